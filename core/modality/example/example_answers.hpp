// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/example/example_stage.hpp"

#include <string>
#include <vector>

namespace attune {

/// The days of an example's sessions: as written, else a week after the one before; the first 4 January 2027.
[[nodiscard]] std::vector<Date> session_days(const Example& example);

/// What a session of an example need not say: the header of an attended session in person with one client in
/// which nothing was of concern. Empty without a header.
[[nodiscard]] NoteAnswers ordinary_session(const ExampleStage& stage, Date day);

/// Writes what a `set` of a session says into the form; rows that are not there yet are added. Returns why it
/// cannot be entered; empty when it was.
[[nodiscard]] std::string enter_answer(const ExampleStep& set, Form& form, const ExampleStage& stage,
                                       const EntryNames& entries);

} // namespace attune
