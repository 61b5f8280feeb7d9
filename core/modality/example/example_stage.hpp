// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/example/example.hpp"
#include "core/modality/example/example_names.hpp"
#include "core/modality/pack.hpp"

#include <memory>
#include <string>
#include <vector>

namespace attune {

/// The forms through which examples are played.
struct ExampleStage {
    ExampleParts parts;                  ///< the header first, where there is one
    std::shared_ptr<const Template> own; ///< the example's template, one of the parts
    std::vector<Option> packs;           ///< modalities to choose from in the header
};

/// Puts the forms of an example of `pack` together: the header, its template, and those that it is played
/// `with`. `others` are the packs at hand. Returns which form is not at hand; empty when all are.
[[nodiscard]] std::string build_stage(ExampleStage& stage, const Example& example, const Pack& pack,
                                      const std::vector<Pack>& others);

} // namespace attune
