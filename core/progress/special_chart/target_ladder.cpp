// SPDX-License-Identifier: Apache-2.0
#include "core/progress/special_chart/target_ladder.hpp"

#include "core/progress/statistics/number_words.hpp"
#include "core/progress/timeline_events.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

namespace {

class TargetReader {
public:
    explicit TargetReader(const ClientCourse& course)
        : course_{course},
          names_{name_entries(course.timeline)} {}

    std::vector<TargetCourse> read() {
        for (const CourseNote& note : course_.notes)
            if (const Answers* part = part_of(note, "emdr"))
                read_note(note, *part);
        std::erase_if(targets_, [](const TargetCourse& target) { return target.sessions.empty(); });
        std::stable_sort(targets_.begin(), targets_.end(),
                         [](const TargetCourse& a, const TargetCourse& b) { return a.place < b.place; });
        return std::move(targets_);
    }

private:
    void read_note(const CourseNote& note, const Answers& part) {
        const std::string rechecked = text_in(part, "p8_target");
        const TargetRating recheck{.when = TargetRating::When::recheck,
                                   .set = 0,
                                   .sud = number_in(part, "p8_sud"),
                                   .voc = number_in(part, "p8_voc")};
        if (!rechecked.empty() && (recheck.sud || recheck.voc))
            session_of(rechecked, note).ratings.push_back(recheck);
        for (const Answers* work : rows_in(part, "work"))
            read_work(note, *work);
    }

    void read_work(const CourseNote& note, const Answers& work) {
        const std::string target = text_in(work, "p3_target");
        std::vector<TargetRating> ratings;
        const TargetRating before{.when = TargetRating::When::before_work,
                                  .set = 0,
                                  .sud = number_in(work, "p3_sud0"),
                                  .voc = number_in(work, "p3_voc0")};
        if (before.sud || before.voc)
            ratings.push_back(before);
        int set = 0;
        for (const char* table : {"p4_sets", "p5_sets"})
            for (const Answers* row : rows_in(work, table, "no"))
                ratings.push_back({.when = TargetRating::When::set,
                                   .set = ++set,
                                   .sud = number_in(*row, "sud"),
                                   .voc = number_in(*row, "voc")});
        if (target.empty() || ratings.empty())
            return;
        auto& all = session_of(target, note).ratings;
        all.insert(all.end(), ratings.begin(), ratings.end());
    }

    TargetSession& session_of(const std::string& key, const CourseNote& note) {
        auto target = std::find_if(targets_.begin(), targets_.end(), [&](const auto& t) { return t.key == key; });
        if (target == targets_.end())
            target = targets_.insert(targets_.end(), named(key));
        if (target->sessions.empty() || target->sessions.back().note != note.note)
            target->sessions.push_back({.date = note.date, .number = note.number, .note = note.note, .ratings = {}});
        return target->sessions.back();
    }

    [[nodiscard]] TargetCourse named(const std::string& key) const {
        const auto name = std::find_if(names_.begin(), names_.end(), [&](const auto& n) { return n.key == key; });
        if (name == names_.end())
            return {.key = key,
                    .title = "Target without a name",
                    .state = {},
                    .place = static_cast<int>(names_.size() + targets_.size()),
                    .sessions = {}};
        return {.key = key, .title = name->title, .state = name->state, .place = name->place, .sessions = {}};
    }

    const ClientCourse& course_;
    std::vector<RegisterName> names_;
    std::vector<TargetCourse> targets_;
};

/// "SUD from 8 to 0"; empty when it was never asked.
std::string from_to(const char* name, const TargetCourse& target, std::optional<double> TargetRating::*value) {
    std::optional<double> first;
    std::optional<double> last;
    for (const TargetSession& session : target.sessions)
        for (const TargetRating& rating : session.ratings) {
            last = rating.*value ? rating.*value : last;
            first = first ? first : last;
        }
    if (!first)
        return std::string{name} + " not asked";
    return *first == *last ? fmt::format("{} {}", name, number_words(*last))
                           : fmt::format("{} from {} to {}", name, number_words(*first), number_words(*last));
}

} // namespace

std::vector<TargetCourse> target_courses(const ClientCourse& course) { return TargetReader{course}.read(); }

std::string target_words(const TargetCourse& target) {
    std::size_t sets = 0;
    for (const TargetSession& session : target.sessions)
        for (const TargetRating& rating : session.ratings)
            sets += rating.when == TargetRating::When::set ? 1 : 0;
    std::string words = fmt::format("{}: {}, {}, {} {} in {} {}", target.title,
                                    from_to("SUD", target, &TargetRating::sud),
                                    from_to("VoC", target, &TargetRating::voc), sets, sets == 1 ? "set" : "sets",
                                    target.sessions.size(), target.sessions.size() == 1 ? "session" : "sessions");
    return target.state.empty() ? words : words + "; " + target.state;
}

} // namespace attune
