// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/example/example_stage.hpp"
#include "core/template/form/form.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace attune {

using FormWatcher = std::function<void(const Form&)>;

/// Plays an example as a vault would keep it: each session sees the notes and register entries before it and
/// leaves its own to the next. Returns everything that does not hold or cannot be entered, with its place.
///
/// A session without a date lies a week after the one before, the first on 4 January 2027. The header of each
/// is filled as an attended session in person with one client in which nothing was of concern, so that an
/// example need only say what it is about.
/// A sample must end with a note that could be signed. `watch` is shown the form before what is expected of it
/// and at the end of each session, where it changed since it was last shown.
[[nodiscard]] std::vector<FileProblem> run_example(const Example& example, const ExampleStage& stage,
                                                   const FormWatcher& watch = {});

/// Plays an example in the same way and returns the form at the end of its last session. Expectations are not
/// asked, and what cannot be entered is left out. Nothing for an example without a session.
[[nodiscard]] std::optional<Form> play_example(const Example& example, const ExampleStage& stage);

} // namespace attune
