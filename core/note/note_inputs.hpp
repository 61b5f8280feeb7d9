// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace attune {

/// What a note is read with beside its answers: values of native libraries, the practice's numbers and the
/// rules that it switched off, and what the program knew. Kept with the note and signed with it, so that a
/// signed note says the same for ever.
struct NoteInputs {
    std::map<std::string, Value> native; ///< "se.cycles"
    PracticeRules practice;
    std::map<std::string, Value, std::less<>> facts;
};

/// What of the practice's settings these templates can see.
[[nodiscard]] PracticeRules seen_by(const std::vector<std::shared_ptr<const Template>>& parts,
                                    const PracticeRules& practice);
/// As canonical JSON, and back; a text without any is that of a note that was written without.
[[nodiscard]] std::string write_inputs(const NoteInputs& inputs);
[[nodiscard]] NoteInputs read_inputs(const std::string& json);

} // namespace attune
