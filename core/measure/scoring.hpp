// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/answers.hpp"
#include "core/measure/instrument.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace attune {

/// What the practice picked where an instrument offers several: band scheme, cut-off, change threshold,
/// classification. Key "scale/bands", "scale/clinical", "scale/reliable"…; value the id. Empty: as the instrument says.
using MeasurePicks = std::map<std::string, std::string, std::less<>>;

/// Who answered and what is known of them; unknown stays unknown.
struct ScoringContext {
    std::string form;               ///< "parent"; empty: the instrument has one form
    std::string sex;                ///< "woman", "man"; empty: not recorded
    std::optional<int> age_years;
    MeasurePicks picks;
};

struct ScaleScore {
    std::optional<double> value;    ///< unrounded
    std::optional<double> compared; ///< what met bands and cut-offs
    int answered = 0, missing = 0;  ///< of the items it is made of
    bool prorated = false;
    bool at_least = false;          ///< a lower bound
    const Band* band = nullptr;     ///< of the scheme that counts here; borrows the instrument
    /// Cut-offs that apply to this client and are reached, by index.
    std::vector<std::size_t> reached;
};

struct LevelResult {
    std::optional<std::size_t> level;    ///< nothing: answers missing
    std::size_t lowest = 0, highest = 0; ///< what it can be
    bool at_least = false;
};

struct PatternResult {
    std::optional<std::size_t> name; ///< nothing: answers missing, or a tie that nothing settles
};

/// What a set of answers says besides its scores. Codes; the window has the words.
struct ScoreFlag {
    enum class Kind {
        safety,          ///< rule `index` fires
        safety_missing,  ///< item `index`, a safety item, is not answered
        incomplete,      ///< at least one item that counts is missing
        prorated,        ///< scale `index`
        unasked_answer,  ///< item `index` was answered although it was not to be asked
        not_applicable,  ///< item `index` does not apply: the score is worked out from the others
        remark,          ///< remark `index`
        choice_differs,  ///< pattern `index`: the client's own choice is not among the highest ratings
        stated_differs,  ///< the total that was stated is not the one of the items
    } kind{};
    std::size_t index = 0;
};

struct MeasureScore {
    std::vector<ScaleScore> scales;           ///< as in the instrument
    std::vector<LevelResult> classifications; ///< as in the instrument
    std::vector<PatternResult> patterns;      ///< as in the instrument
    std::vector<ScoreFlag> flags;
};

/// One answer that cannot be. `item` is the number of items when the number of answers is wrong.
struct AnswerProblem {
    enum class Kind { out_of_range, between_steps, cannot_be_not_applicable, too_many, too_few } kind{};
    std::size_t item = 0;
    double value = 0;
};

/// Everything that is wrong with the answers; empty when they can be scored.
[[nodiscard]] std::vector<AnswerProblem> check_answers(const Instrument& instrument, std::span<const Answer> answers);
/// "item 3 (sleep): 4 is not between 0 and 3".
[[nodiscard]] std::string answer_problem_words(const Instrument& instrument, const AnswerProblem& problem);

/// Scores one set of answers by clinical.md C0 and the instrument's own rules. `answers` passed check_answers.
[[nodiscard]] MeasureScore score(const Instrument& instrument, std::span<const Answer> answers,
                                 const ScoringContext& context);

/// The same again and again without taking memory: for whole practices and for the bench. Thread: one at a time.
class Scorer {
public:
    Scorer(const Instrument& instrument, ScoringContext context);
    /// Valid until the next call.
    [[nodiscard]] const MeasureScore& score(std::span<const Answer> answers);

private:
    const Instrument& instrument_;
    ScoringContext context_;
    MeasureScore result_;
    std::vector<double> low_, high_, value_;
};

} // namespace attune
