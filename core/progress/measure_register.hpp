// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/scoring.hpp"
#include "core/response/response.hpp"
#include "core/template/form/entry_form.hpp"

#include <memory>

namespace attune {

/// The header's list of measures given, which rules and gates of all packs read.
inline constexpr const char* measure_register = "hdr.measure_given";

/// What a response says in that list: instrument, day, total and subscales as they meet bands (so that a limit of a
/// rule means what a limit of the instrument means), answer to the safety item, triage, whether a rule about danger
/// applies, and what is to be talked about. Scores that are not known are left out. `owner` has the register.
[[nodiscard]] EntryFields measure_entry_fields(const std::shared_ptr<const Template>& owner, const Response& response,
                                               const MeasureScore& score);

/// What is left of it when the response no longer counts: the instrument, on no day.
[[nodiscard]] EntryFields withdrawn_entry_fields(const EntryFields& fields);

} // namespace attune
