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
/// classification. Key "total/bands", "total/clinical" (the purpose of a cut-off), "total/reliable" (the kind of a change),
/// "syndrome" (a classification); value the id. Without a key: as the instrument says.
using MeasurePicks = std::map<std::string, std::string, std::less<>>;

/// Who answered and what is known of them; unknown stays unknown.
struct ScoringContext {
    std::string form{};             ///< "parent"; empty: the instrument has one form
    std::string sex{};              ///< "woman", "man"; anything else: not recorded
    std::optional<int> age_years{}; ///< on the day of the answers
    MeasurePicks picks{};
    std::map<std::string, double, std::less<>> stated{}; ///< totals as somebody stated them, by scale
};

/// The scheme, cut-off, change threshold or classification that counts for this client: the one picked, else the one
/// that the instrument chose, else the first, of those that admit the client. Borrow the instrument; null: none.
[[nodiscard]] const BandScheme* bands_in_use(const ScoreScale& scale, const ScoringContext& context);
[[nodiscard]] const CutOff* cut_off_in_use(const ScoreScale& scale, CutOffPurpose purpose, const ScoringContext& context);
[[nodiscard]] const ChangeThreshold* change_in_use(const ScoreScale& scale, ChangeThreshold::Kind kind,
                                                   const ScoringContext& context);
[[nodiscard]] bool is_in_use(const Instrument& instrument, const WithCutOff& with, const ScoringContext& context);
/// Of a classification and its alternatives. Index into Instrument::classifications; nothing where all of them go with
/// other cut-offs than those in use.
[[nodiscard]] std::optional<std::size_t> classification_in_use(const Instrument& instrument, std::size_t classification,
                                                               const ScoringContext& context);
/// Of this score in the scheme; null without a value.
[[nodiscard]] const Band* band_of(const BandScheme& scheme, std::optional<double> compared) noexcept;

/// One score of one sheet, by the key, missing rule and rounding of its scale. Borrows the instrument.
struct ScaleScore {
    std::optional<double> value;    ///< unrounded, unless the scale rounds the score itself
    std::optional<double> compared; ///< what met bands and cut-offs
    int answered = 0, missing = 0;  ///< of the items it is made of
    bool prorated = false;
    bool at_least = false;          ///< a lower bound
    const Band* band = nullptr;     ///< of the scheme that counts here; borrows the instrument
    /// Cut-offs that admit this client and are reached, by index; those in use and those beside them.
    std::vector<std::size_t> reached;
};

struct LevelResult {
    std::optional<std::size_t> level;    ///< nothing: answers missing, or not for this client
    std::size_t lowest = 0, highest = 0; ///< what it can be
    bool at_least = false;               ///< by lower bound, and an answer is missing
    bool admitted = true;                ///< no: not for this client
};

struct PatternResult {
    std::optional<std::size_t> name; ///< nothing: answers missing, or a tie that nothing settles
};

/// What a set of answers says besides its scores. Codes; the window has the words.
struct ScoreFlag {
    enum class Kind {
        safety,          ///< rule `index` fires
        safety_missing,  ///< item `index`, a safety item, is not answered
        incomplete,      ///< `index` items that count are missing
        prorated,        ///< scale `index`
        unasked_answer,  ///< item `index` was answered although it was not to be asked
        not_applicable,  ///< item `index` does not apply: the score is worked out from the others
        remark,          ///< remark `index`
        choice_differs,  ///< pattern `index`: the client's own choice is not among the highest ratings
        stated_differs,  ///< the total stated for scale `index` is not the one of the items
    } kind{};
    std::size_t index = 0;
};

/// Everything that one sheet comes to. Borrows the instrument, as its parts do.
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
/// The same answers with the items at the end that do not count left unanswered, where only these are not there.
[[nodiscard]] ItemAnswers with_uncounted_end(const Instrument& instrument, ItemAnswers answers);

/// Mean of the persons rated (ECR-RS, clinical specification C8); nothing when none has a score.
[[nodiscard]] std::optional<double> mean_over_persons(std::span<const std::optional<double>> scores) noexcept;

/// Scores one set of answers by the clinical specification, C0, and the instrument's own rules. `answers` passed check_answers.
[[nodiscard]] MeasureScore score(const Instrument& instrument, std::span<const Answer> answers,
                                 const ScoringContext& context);

/// The same again and again without taking memory: for whole practices and for the bench. Borrows the instrument.
/// Thread: one at a time.
class Scorer {
public:
    Scorer(const Instrument& instrument, ScoringContext context);
    /// Valid until the next call.
    [[nodiscard]] const MeasureScore& score(std::span<const Answer> answers);

private:
    /// What is known of an item once reversing and what was not to be asked are settled.
    enum class ItemState : std::uint8_t { missing, known, not_applicable };
    struct ScaleInUse {
        const BandScheme* bands = nullptr;
        std::vector<std::size_t> cut_offs; ///< that admit the client
        std::optional<double> stated;
    };

    struct Tally;

    void settle_items(std::span<const Answer> answers);
    void settle_item(std::size_t index, const Answer& answer);
    void score_scale(std::size_t index);
    [[nodiscard]] Tally tally_of(const ScoreScale& scale, ScaleScore& made) const;
    void compare(std::size_t index);
    void classify(std::size_t index);
    void name_pattern(std::size_t index, std::span<const Answer> answers);
    void name_highest(std::size_t index, std::span<const Answer> answers);
    void check_safety(std::span<const Answer> answers);
    void flag(ScoreFlag::Kind kind, std::size_t index) { result_.flags.push_back({kind, index}); }

    const Instrument& instrument_;
    ScoringContext context_;
    MeasureScore result_;
    std::vector<double> low_, high_; ///< by item: what its value can be
    std::vector<ItemState> state_;
    std::vector<ScaleInUse> in_use_;                  ///< by scale
    std::vector<std::vector<std::size_t>> looked_at_; ///< by classification: items
    std::vector<bool> remarks_, safety_;              ///< those that admit the client
};

} // namespace attune
