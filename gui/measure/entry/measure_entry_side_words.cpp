// SPDX-License-Identifier: Apache-2.0
// What stands beside the items while they are answered: what they come to so far, the course, and the place.
#include "core/response/measure_choices.hpp"
#include "core/response/score_meaning.hpp"
#include "gui/measure/entry/measure_entry_view_model.hpp"
#include "gui/workspace/date_words.hpp"

#include <fmt/format.h>

namespace attune {

std::string MeasureEntryViewModel::last_score_words() const {
    if (!last_score_) {
        last_score_ = "";
        if (!earlier_.empty())
            last_score_ = fmt::format("Last time {}.", result_in_short(*earlier_.front().instrument,
                                                                       workspace_.responses.score(earlier_.front())));
    }
    return *last_score_;
}

SoFar MeasureEntryViewModel::so_far() const {
    const std::size_t answered = sheet_.answered();
    const std::size_t all = sheet_.counting();
    SoFar so_far{.number = {}, .words = fmt::format("{} of {} items", answered, all), .note = {}};
    const auto main = main_scale(*instrument_);
    if (answered == all && main) {
        const MeasureScore score =
            attune::score(*instrument_, sheet_.answers(), workspace_.responses.scoring_context(as_response()));
        const ScoreScale& scale = instrument_->scales[*main];
        const ScaleScore& scored = score.scales.at(*main);
        so_far.number = scored.value ? score_value_words(scale, scored) : "";
        so_far.words = scored.band != nullptr ? scored.band->label : "all items answered";
        so_far.note = last_score_words();
        return so_far;
    }
    const bool adds_up = main && instrument_->scales[*main].kind == ScoreKind::sum &&
                         instrument_->scales[*main].factor == 1 && instrument_->scales[*main].offset == 0;
    if (adds_up && answered > 0) {
        double sum = 0;
        for (const ScoreTerm& term : instrument_->scales[*main].terms)
            if (term.of == ScoreTerm::Of::item && sheet_.answer(term.index).is_given()) {
                const AnswerScale& scale = sheet_.scale(term.index);
                const double value = sheet_.answer(term.index).value;
                sum += term.weight *
                       (sheet_.item(term.index).reverse == MeasureItem::Reverse::yes ? scale.min + scale.max - value : value);
            }
        so_far.number = answer_number(sum);
        so_far.words = fmt::format("from {} of {} items", answered, all);
    }
    so_far.note = !main                                         ? "It has no score: each answer counts by itself."
                  : !instrument_->scales[*main].bands.empty() ? "The score and its band appear when all items are answered."
                                                              : "The score appears when all items are answered.";
    if (const std::string last = last_score_words(); !last.empty())
        so_far.note += " " + last;
    return so_far;
}

CourseSketch MeasureEntryViewModel::course() const {
    if (!course_)
        course_ = read_course();
    return *course_;
}

CourseSketch MeasureEntryViewModel::read_course() const {
    CourseSketch sketch;
    const auto main = main_scale(*instrument_);
    if (!main)
        return sketch;
    const ScoreScale& scale = instrument_->scales[*main];
    sketch.title = scale.title;
    sketch.min = scale.min;
    sketch.max = scale.max;
    std::optional<ScoreMeaning> before;
    for (auto each = earlier_.rbegin(); each != earlier_.rend(); ++each) {
        const auto there = each->instrument->find_scale(scale.id);
        if (!there)
            continue;
        const MeasureScore score = workspace_.responses.score(*each);
        if (!score.scales.at(*there).value)
            continue;
        ScoreMeaning meaning = meaning_of(*each, each->instrument->scales[*there]);
        sketch.points.push_back({each->day, *score.scales.at(*there).value, !before || *before == meaning});
        before = std::move(meaning);
    }
    const ScoringContext context = workspace_.responses.scoring_context(as_response());
    if (const BandScheme* scheme = bands_in_use(scale, context))
        sketch.bands = scheme->bands;
    for (const CutOffPurpose purpose : {CutOffPurpose::clinical, CutOffPurpose::caseness, CutOffPurpose::screen})
        if (const CutOff* cut_off = cut_off_in_use(scale, purpose, context); cut_off != nullptr && !sketch.cut_off)
            sketch.cut_off = cut_off->value;
    if (sketch.points.empty())
        sketch.words = "No earlier score to compare with.";
    else if (sketch.points.size() == 1)
        sketch.words = fmt::format("{} on {}.", answer_number(sketch.points.front().value),
                                   long_date(sketch.points.front().day));
    else
        sketch.words = fmt::format("From {} on {} to {} on {}.", answer_number(sketch.points.front().value),
                                   long_date(sketch.points.front().day), answer_number(sketch.points.back().value),
                                   long_date(sketch.points.back().day));
    if (sketch.cut_off && !sketch.points.empty())
        sketch.words += fmt::format(" Line at {}: cut-off.", answer_number(*sketch.cut_off));
    return sketch;
}

std::string MeasureEntryViewModel::last_words(std::size_t item) const {
    if (earlier_.empty())
        return {};
    const Response& last = earlier_.front();
    const auto there = last.instrument->find_item(instrument_->items.at(item).id);
    if (!there || last.answers.size() <= *there)
        return {};
    const Answer& answer = last.answers[*there];
    switch (answer.kind) {
    case Answer::Kind::given: return "last " + answer_number(answer.value);
    case Answer::Kind::not_applicable: return "last n/a";
    case Answer::Kind::missing: break;
    }
    return {};
}

std::vector<SafetyWatch> MeasureEntryViewModel::watches() const {
    auto watches = safety_watches(*instrument_);
    for (SafetyWatch& watch : watches) {
        std::string last;
        if (watch.items.size() == 1)
            last = last_words(watch.items.front());
        if (!last.empty())
            watch.unanswered = fmt::format("Last time {}. {}", last.substr(5), watch.unanswered);
    }
    return watches;
}

std::string MeasureEntryViewModel::key_words() const {
    if (sheet_.is_at_end())
        return "save";
    switch (answer_way(sheet_.scale(sheet_.current()))) {
    case AnswerWay::tens: return "tens: 7 is 70";
    case AnswerWay::number: return "a number, then Enter";
    case AnswerWay::buttons: break;
    }
    return "answer and go on";
}

std::string MeasureEntryViewModel::place_words() const {
    if (!sheet_.is_at_end())
        return fmt::format("Item {} of {}", sheet_.current() + 1, sheet_.size());
    const std::size_t open = sheet_.open_items().size();
    if (open == 0)
        return "All items done";
    return open == 1 ? "1 item has no answer yet" : fmt::format("{} items have no answer yet", open);
}

} // namespace attune
