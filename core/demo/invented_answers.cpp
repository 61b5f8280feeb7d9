// SPDX-License-Identifier: Apache-2.0
#include "core/demo/invented_answers.hpp"

#include <algorithm>
#include <vector>

namespace attune {
namespace {

const AnswerScale& answers_of(const Instrument& instrument, std::size_t item) {
    return instrument.answer_scales[instrument.items[item].scale];
}

/// The values that may be answered, from low to high.
std::vector<double> steps_of(const AnswerScale& scale) {
    if (!scale.only.empty())
        return scale.only;
    std::vector<double> steps;
    const double step = scale.step > 0 ? scale.step : 1;
    for (double at = scale.min; at <= scale.max + step / 4; at += step)
        steps.push_back(at);
    return steps;
}

/// Raises the items of one scale, step by step, until their sum is what is wanted.
class Spreading {
public:
    Spreading(const Instrument& instrument, const ScoreScale& scale)
        : instrument_{instrument} {
        for (const ScoreTerm& term : scale.terms)
            if (term.of == ScoreTerm::Of::item)
                items_.push_back({term.index, steps_of(answers_of(instrument, term.index)), 0, is_about_safety(term.index)});
    }

    void reach(double sum, Dice& dice) {
        double now = 0;
        for (const One& one : items_)
            now += one.value();
        while (One* one = next(sum - now, dice)) {
            now += one->rise();
            ++one->at;
        }
    }

    void write(ItemAnswers& answers) const {
        for (const One& one : items_) {
            const AnswerScale& scale = answers_of(instrument_, one.item);
            const bool turned = instrument_.items[one.item].reverse == MeasureItem::Reverse::yes;
            answers[one.item] = Answer::of(turned ? scale.min + scale.max - one.value() : one.value());
        }
    }

private:
    struct One {
        std::size_t item = 0;
        std::vector<double> steps;
        std::size_t at = 0;
        bool about_safety = false;
        [[nodiscard]] double value() const { return steps[at]; }
        [[nodiscard]] double rise() const { return steps[at + 1] - steps[at]; }
    };

    [[nodiscard]] bool is_about_safety(std::size_t item) const {
        return std::ranges::any_of(instrument_.safety, [&](const SafetyRule& rule) {
            return std::ranges::find(rule.items, item) != rule.items.end();
        });
    }

    /// Of two thrown, the lower: answers differ, but not wildly.
    One* next(double room, Dice& dice) {
        constexpr double tolerance = 1e-9;
        std::vector<One*> able;
        for (const bool safety : {false, true}) {
            for (One& one : items_)
                if (one.about_safety == safety && one.at + 1 < one.steps.size() && one.rise() <= room + tolerance)
                    able.push_back(&one);
            if (!able.empty())
                break;
        }
        if (able.empty())
            return nullptr;
        const auto thrown = [&] { return able[static_cast<std::size_t>(dice.between(0, static_cast<int>(able.size()) - 1))]; };
        One* first = thrown();
        One* second = thrown();
        return second->at < first->at ? second : first;
    }

    const Instrument& instrument_;
    std::vector<One> items_;
};

} // namespace

ItemAnswers invented_answers(const Instrument& instrument, std::span<const WantedScore> wanted, Dice& dice) {
    ItemAnswers answers;
    for (std::size_t i = 0; i < instrument.items.size(); ++i)
        answers.push_back(Answer::of(answers_of(instrument, i).min));
    for (const WantedScore& want : wanted) {
        const auto found = instrument.find_scale(want.scale);
        if (!found)
            continue;
        const ScoreScale& scale = instrument.scales[*found];
        const double plain = (want.value - scale.offset) / (scale.factor != 0 ? scale.factor : 1);
        Spreading spreading{instrument, scale};
        spreading.reach(scale.kind == ScoreKind::mean ? plain * static_cast<double>(scale.terms.size()) : plain, dice);
        spreading.write(answers);
    }
    return answers;
}

} // namespace attune
