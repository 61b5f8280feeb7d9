// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/example.hpp"
#include "core/modality/example_names.hpp"

#include <memory>
#include <vector>

namespace attune {

/// The forms through which examples are played.
struct ExampleStage {
    ExampleParts parts;                  ///< the header first, where there is one
    std::shared_ptr<const Template> own; ///< the example's template, one of the parts
    std::vector<Option> packs;           ///< modalities to choose from in the header
};

/// Plays an example as a vault would keep it: each session sees the notes and register entries before it and
/// leaves its own to the next. Returns everything that does not hold or cannot be entered, with its place.
///
/// A session without a date lies a week after the one before, the first on 4 January 2027. The header of each
/// is filled as an attended session in person with one client in which nothing was of concern, so that an
/// example need only say what it is about.
[[nodiscard]] std::vector<FileProblem> run_example(const Example& example, const ExampleStage& stage);

} // namespace attune
