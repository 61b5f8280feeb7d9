// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"

#include <memory>
#include <string>
#include <vector>

namespace attune {

/// Compares what pack.xml declares for its library with the templates: inputs must be fields (and not private
/// ones), and what templates take from the library must be declared with its type. Adds to `pack.problems`.
/// `others` are the templates of the packs that it needs; `file` is for messages.
void check_native_declaration(Pack& pack, const std::vector<std::shared_ptr<const Template>>& others,
                              const std::string& file);

} // namespace attune
