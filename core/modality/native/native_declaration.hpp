// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"
#include "core/template/reader/source_text.hpp"

#include <memory>
#include <string>
#include <vector>

namespace attune {

/// Where things stand, for messages.
struct NativeDeclarationPlaces {
    std::string manifest;                ///< "calm/pack.xml"
    std::vector<SourcePlace> inputs;     ///< of the pack's inputs
    std::vector<std::string> templates;  ///< files of the pack's templates: "calm/templates/session.xml"
};

/// Compares what pack.xml declares for its library with the templates: inputs must be fields (and not private
/// ones), and what templates take from the library must be declared with its type. Adds to `pack.problems`.
/// `others` are the templates of the packs that it needs.
void check_native_declaration(Pack& pack, const std::vector<std::shared_ptr<const Template>>& others,
                              const NativeDeclarationPlaces& places);

} // namespace attune
