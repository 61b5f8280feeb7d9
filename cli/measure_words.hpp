// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/scoring.hpp"
#include "core/modality/template_shelf.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune::cli {

/// The newest one at hand. Throws WrongUse when there is none.
[[nodiscard]] std::shared_ptr<const Instrument> find_measure(const TemplateShelf& shelf, const std::string& id);
/// "FREE", "PERM"…
[[nodiscard]] std::string_view licence_word(LicenceClass licence);
/// "≥", ">", "≤", "<".
[[nodiscard]] std::string_view operator_sign(CutOff::Operator op);
/// "Safety item not answered: item 9 (…)", "Total: 14 is stated, the items come to 11".
[[nodiscard]] std::string flag_words(const Instrument& instrument, const MeasureScore& score, const ScoringContext& context,
                                     const ScoreFlag& flag);
/// "  1 low mood: 2, more than half the days", one for each item.
[[nodiscard]] std::vector<std::string> item_lines(const Instrument& instrument, const ItemAnswers& answers);
/// "2,1,-,na": as answers_from reads them.
[[nodiscard]] std::string items_words(const ItemAnswers& answers);
/// "S", "L", "A", "U"; empty for none.
[[nodiscard]] std::string_view evidence_word(EvidenceTag evidence);
/// "Kroenke 2001 [S]", with the population where it is said.
[[nodiscard]] std::string citation_words(const Citation& citation);
/// What a set of answers says, as lines for people.
[[nodiscard]] std::vector<std::string> score_lines(const Instrument& instrument, const MeasureScore& score,
                                                   const ScoringContext& context);
/// "1,2,-,na": one answer for each item, separated by commas, semicolons or blanks. Missing: empty (between commas),
/// -, – or x. Does not apply: na. Yes and no also as y and n. Adds to `problems` what is no answer.
[[nodiscard]] ItemAnswers answers_from(const std::string& text, std::vector<std::string>& problems);

} // namespace attune::cli
