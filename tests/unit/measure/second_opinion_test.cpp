// SPDX-License-Identifier: Apache-2.0
// The engine with the measures that come with Attune against the second opinion: 100,000 sheets for each
// measure.
#include "core/measure/scoring.hpp"
#include "tests/unit/measure/random_sheet.hpp"
#include "tests/unit/measure/second_opinion.hpp"
#include "tests/unit/measure/shipped_measures.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace attune {
namespace {

using second_opinion::Mark;
using second_opinion::Measure;
using second_opinion::Opinion;
using second_opinion::RandomSheets;
using second_opinion::Sheet;

constexpr int sheets_each = 100'000;

/// Everybody for whom a figure may differ, and each choice of bands.
std::vector<ScoringContext> contexts(const Instrument& instrument) {
    std::vector<MeasurePicks> picks{{}};
    for (const ScoreScale& scale : instrument.scales)
        for (const BandScheme& scheme : scale.bands)
            picks.push_back({{scale.id + "/bands", scheme.id}});
    std::vector<std::string> forms{""};
    if (!instrument.forms.empty())
        forms.clear();
    for (const MeasureForm& form : instrument.forms)
        forms.push_back(form.id);
    std::vector<ScoringContext> all;
    for (const std::string& form : forms)
        for (const char* sex : {"", "woman", "man"})
            for (const std::optional<int> age :
                 {std::optional<int>{}, {5}, {6}, {12}, {13}, {17}, {18}, {40}})
                for (const MeasurePicks& pick : picks)
                    all.push_back({.form = form, .sex = sex, .age_years = age, .picks = pick});
    return all;
}

void copy(const Sheet& sheet, ItemAnswers& answers) {
    answers.resize(sheet.answers.size());
    for (std::size_t item = 0; item < answers.size(); ++item)
        answers[item] = sheet.answers[item]          ? Answer::of(*sheet.answers[item])
                        : sheet.does_not_apply[item] ? Answer::does_not_apply()
                                                     : Answer{};
}

std::string words(const Sheet& sheet) {
    std::string text = "form '" + std::string{sheet.form} + "', sex '" + std::string{sheet.sex} + "', age " +
                       (sheet.age ? std::to_string(*sheet.age) : "unknown") + ":";
    for (std::size_t item = 0; item < sheet.answers.size(); ++item)
        text += sheet.answers[item]          ? " " + std::to_string(*sheet.answers[item])
                : sheet.does_not_apply[item] ? " na"
                                             : " –";
    return text;
}

/// Compares one score of the engine with the second opinion. Names the first thing in which they differ;
/// empty: none.
class Comparison {
public:
    Comparison(const Instrument& instrument, const ScoringContext& context)
        : instrument_{instrument},
          context_{context} {}

    std::string difference(const MeasureScore& score, const Opinion& opinion) {
        if (opinion.scores.size() != instrument_.scales.size())
            return "number of scores";
        for (std::size_t index = 0; index < instrument_.scales.size(); ++index)
            if (std::string differs = of_scale(instrument_.scales[index], score.scales[index], opinion);
                !differs.empty())
                return differs;
        if (opinion.levels.size() != instrument_.classifications.size())
            return "number of classifications";
        for (std::size_t index = 0; index < instrument_.classifications.size(); ++index)
            if (!same_level(instrument_.classifications[index], score.classifications[index], opinion))
                return "level of " + instrument_.classifications[index].id;
        if (opinion.patterns.size() != instrument_.patterns.size())
            return "number of patterns";
        for (std::size_t index = 0; index < instrument_.patterns.size(); ++index)
            if (!same_name(instrument_.patterns[index], score.patterns[index], opinion))
                return "name of " + instrument_.patterns[index].id;
        return same_flags(score, opinion) ? "" : "flags";
    }

private:
    std::string of_scale(const ScoreScale& scale, const ScaleScore& score, const Opinion& opinion) {
        const auto found = std::ranges::find(opinion.scores, scale.id, &Opinion::Score::scale);
        if (found == opinion.scores.end())
            return "no second opinion of " + scale.id;
        if (score.value.has_value() != found->value.has_value() ||
            (score.value && std::abs(*score.value - *found->value) > 1e-9) ||
            score.at_least != (found->bound == Opinion::Score::Bound::at_least && score.value.has_value()))
            return scale.id + " is " + (score.value ? std::to_string(*score.value) : "null") + ", not " +
                   (found->value ? std::to_string(*found->value) : "null");
        const BandScheme* scheme = bands_in_use(scale, context_);
        const auto band = std::ranges::find_if(opinion.bands, [&](const Opinion::Band& each) {
            return each.scale == scale.id && scheme != nullptr && each.scheme == scheme->id;
        });
        const std::string_view expected = band == opinion.bands.end() ? "" : band->band;
        if ((score.band == nullptr ? std::string_view{} : std::string_view{score.band->id}) != expected)
            return "band of " + scale.id;
        for (std::size_t cut = 0; cut < scale.cut_offs.size(); ++cut) {
            const Mark mark{scale.id, scale.cut_offs[cut].id};
            if ((std::ranges::count(score.reached, cut) > 0) !=
                (std::ranges::count(opinion.reached, mark) > 0))
                return "cut-off " + scale.cut_offs[cut].id + " of " + scale.id;
        }
        return {};
    }

    static bool same_level(const Classification& classification, const LevelResult& result,
                           const Opinion& opinion) {
        const auto found =
            std::ranges::find(opinion.levels, classification.id, &second_opinion::Level::classification);
        if (found == opinion.levels.end())
            return false;
        const std::string_view level =
            result.level ? std::string_view{classification.levels[*result.level].id} : std::string_view{};
        return level == found->level && classification.levels[result.lowest].id == found->lowest &&
               classification.levels[result.highest].id == found->highest &&
               (result.at_least && result.level.has_value()) ==
                   (found->bound == second_opinion::Level::Bound::at_least);
    }

    static bool same_name(const Pattern& pattern, const PatternResult& result, const Opinion& opinion) {
        const auto found = std::ranges::find(opinion.patterns, pattern.id, &Opinion::Pattern::pattern);
        return found != opinion.patterns.end() &&
               (result.name ? std::string_view{pattern.names[*result.name].id} : std::string_view{}) ==
                   found->name;
    }

    bool same_flags(const MeasureScore& score, const Opinion& opinion) {
        actual_.clear();
        for (const ScoreFlag& flag : score.flags)
            actual_.push_back(mark(flag));
        expected_ = opinion.flags;
        std::ranges::sort(actual_);
        std::ranges::sort(expected_);
        return actual_ == expected_;
    }

    [[nodiscard]] Mark mark(const ScoreFlag& flag) const {
        using Kind = ScoreFlag::Kind;
        switch (flag.kind) {
        case Kind::safety: return {"safety", instrument_.safety[flag.index].id};
        case Kind::safety_missing: return {"unanswered", instrument_.items[flag.index].id};
        case Kind::incomplete: return {"incomplete", ""};
        case Kind::prorated: return {"prorated", instrument_.scales[flag.index].id};
        case Kind::unasked_answer: return {"unasked", instrument_.items[flag.index].id};
        case Kind::not_applicable: return {"not-applicable", instrument_.items[flag.index].id};
        case Kind::remark: return {"remark", instrument_.remarks[flag.index].id};
        case Kind::choice_differs: return {"choice-differs", instrument_.patterns[flag.index].id};
        case Kind::stated_differs: return {"stated-differs", instrument_.scales[flag.index].id};
        }
        return {};
    }

    const Instrument& instrument_;
    const ScoringContext& context_;
    std::vector<Mark> actual_, expected_;
};

class SecondOpinionTest : public testing::TestWithParam<std::string> {};

TEST_P(SecondOpinionTest, AgreesOnEverySheet) {
    const Instrument& instrument = shipped_measure(GetParam());
    const Measure& measure = second_opinion::measure(GetParam());
    ASSERT_EQ(instrument.items.size(), measure.items.size());
    const std::vector<ScoringContext> people = contexts(instrument);
    RandomSheets sheets{measure, 20'270'104};
    Sheet sheet;
    ItemAnswers answers;
    Opinion opinion;
    int differing = 0;

    for (std::size_t person = 0; person < people.size() && differing < 5; ++person) {
        const ScoringContext& context = people[person];
        Scorer scorer{instrument, context};
        Comparison comparison{instrument, context};
        sheet.form = context.form;
        sheet.sex = context.sex;
        sheet.age = context.age_years;
        const int count =
            static_cast<int>(sheets_each / people.size() + (person < sheets_each % people.size()));
        for (int number = 0; number < count && differing < 5; ++number) {
            sheets.fill(sheet);
            copy(sheet, answers);
            opinion.clear();
            measure.score(sheet, opinion);
            const std::string difference = comparison.difference(scorer.score(answers), opinion);
            if (!difference.empty()) {
                ++differing;
                ADD_FAILURE() << difference << "\n" << words(sheet);
            }
        }
    }
}

/// What the sheet looks like: so many items, these values and no others.
TEST_P(SecondOpinionTest, AgreesOnWhatMayBeAnswered) {
    const Instrument& instrument = shipped_measure(GetParam());
    const Measure& measure = second_opinion::measure(GetParam());
    ASSERT_EQ(instrument.items.size(), measure.items.size());

    for (std::size_t index = 0; index < measure.items.size(); ++index) {
        const second_opinion::Range& range = measure.items[index];
        const MeasureItem& item = instrument.items[index];
        const AnswerScale& answers = instrument.answer_scales[item.scale];
        SCOPED_TRACE("item " + item.id);

        EXPECT_EQ(item.applies == MeasureItem::Applies::may_not,
                  range.applies == second_opinion::Range::Applies::may_not);
        for (int tenth = -20; tenth <= 1020; ++tenth) {
            const double value = tenth / 10.0;
            const double steps = (value - range.min) / range.step;
            const bool allowed = range.only.empty() ? value >= range.min && value <= range.max &&
                                                          std::abs(steps - std::round(steps)) < 1e-6
                                                    : std::ranges::count(range.only, value) > 0;
            EXPECT_EQ(answers.allows(value), allowed) << value;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Measures, SecondOpinionTest, testing::ValuesIn(shipped_measure_ids()),
                         [](const auto& each) {
                             std::string name = each.param;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

TEST(SecondOpinionsTest, AreOfEveryMeasureThatIsShipped) {
    std::vector<std::string> ids;
    for (const Measure& measure : second_opinion::measures())
        ids.emplace_back(measure.id);
    std::ranges::sort(ids);

    EXPECT_EQ(ids, shipped_measure_ids());
}

} // namespace
} // namespace attune
