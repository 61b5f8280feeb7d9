// SPDX-License-Identifier: Apache-2.0
#include "core/progress/special_chart/attachment_map.hpp"

#include "core/measure/scoring.hpp"
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"
#include "core/response/same_person.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace attune {

namespace {

struct MapInstrument {
    const char* measure;              ///< id of the measure
    const char* form;                 ///< as the attachment pack writes it
    const char* title;
};
constexpr std::array<MapInstrument, 2> instruments{{{"ecr-r", "ecr_r", "ECR-R"}, {"ecr-rs", "ecr_rs", "ECR-RS"}}};

std::string person_words(std::string person) {
    if (person.empty() || person == "general")
        return "In general";
    std::replace(person.begin(), person.end(), '_', ' ');
    if (person[0] >= 'a' && person[0] <= 'z')
        person[0] = static_cast<char>(person[0] - 'a' + 'A');
    return person;
}

class MapMaker {
public:
    explicit MapMaker(const ClientCourse& course)
        : course_{course} {}

    AttachmentMap make() {
        for (const MapInstrument& instrument : instruments)
            take_measure(instrument);
        for (const CourseNote& note : course_.notes)
            take_note(note);
        for (AttachmentPath& path : map_.paths)
            std::stable_sort(path.points.begin(), path.points.end(),
                             [](const auto& a, const auto& b) { return a.date < b.date; });
        map_.mean = mean_of_people();
        std::erase_if(map_.paths, [](const AttachmentPath& path) {
            return std::none_of(path.points.begin(), path.points.end(), [](const auto& p) { return p.has_place(); });
        });
        for (AttachmentPath& path : map_.paths)
            join(path);
        return std::move(map_);
    }

private:
    AttachmentPath& path_of(const MapInstrument& instrument, const std::string& person) {
        std::string words = person_words(person);
        const auto found = std::find_if(map_.paths.begin(), map_.paths.end(), [&](const auto& path) {
            return path.instrument == instrument.title && same_person(path.person, words);
        });
        if (found != map_.paths.end())
            return *found;
        map_.paths.push_back({.key = std::string{instrument.measure} + "/" + person,
                              .person = std::move(words),
                              .instrument = instrument.title,
                              .points = {}});
        return map_.paths.back();
    }

    [[nodiscard]] const MeasureSeries* series(const char* measure, const char* scale) const {
        for (const MeasureSeries& candidate : course_.timeline.measures)
            if (candidate.measure == measure && candidate.scale == scale)
                return &candidate;
        return nullptr;
    }

    // The two scales of one response belong together; what others say of the client is another matter.
    void take_measure(const MapInstrument& instrument) {
        const MeasureSeries* anxiety = series(instrument.measure, "anxiety");
        const MeasureSeries* avoidance = series(instrument.measure, "avoidance");
        if (!anxiety || !avoidance)
            return;
        for (const MeasurePoint& point : anxiety->points) {
            if (point.rater != "client" && !point.rater.empty())
                continue;
            const auto other = std::find_if(avoidance->points.begin(), avoidance->points.end(), [&](const auto& p) {
                return p.response == point.response && p.date == point.date && p.about == point.about &&
                       p.rater == point.rater;
            });
            // The ECR-R asks about the partner.
            const std::string person = point.about.empty() && instrument.measure == std::string_view{"ecr-r"}
                                           ? "partner"
                                           : point.about.empty() ? "general" : point.about;
            path_of(instrument, person)
                .points.push_back({.date = point.date,
                                   .anxiety = finite(point.value),
                                   .avoidance = other == avoidance->points.end() ? std::nullopt : finite(other->value),
                                   .response = point.response,
                                   .note = {}});
            if (point.is_missed)
                continue;
            meanings_.emplace_back(point.response, meaning_of(point));
            if (other != avoidance->points.end())
                meanings_.back().second.version += other->version;
        }
    }

    void take_note(const CourseNote& note) {
        const Answers* part = part_of(note, "att");
        if (!part)
            return;
        for (const Answers* row : rows_in(*part, "scores")) {
            const std::string form = text_in(*row, "form");
            const auto instrument = std::find_if(instruments.begin(), instruments.end(),
                                                 [&](const auto& i) { return form == i.form; });
            const std::string person = text_in(*row, "person");
            if (instrument == instruments.end() || person.empty())
                continue;
            AttachmentPath& path = path_of(*instrument, person);
            // A response of the same day says it from the items.
            if (std::any_of(path.points.begin(), path.points.end(),
                            [&](const auto& p) { return p.date == note.date && p.response != ResponseId{}; }))
                continue;
            path.points.push_back({.date = note.date,
                                   .anxiety = number_in(*row, "score_anxiety"),
                                   .avoidance = number_in(*row, "score_avoidance"),
                                   .response = {},
                                   .note = note.note});
        }
    }

    [[nodiscard]] AttachmentMean mean_of_people() const {
        AttachmentMean mean;
        mean.anxiety = mean_of_people(&AttachmentPoint::anxiety, mean.anxiety_people);
        mean.avoidance = mean_of_people(&AttachmentPoint::avoidance, mean.avoidance_people);
        return mean;
    }

    std::optional<double> mean_of_people(std::optional<double> AttachmentPoint::* dimension, std::size_t& people) const {
        std::vector<std::optional<double>> latest;
        for (const AttachmentPath& path : map_.paths)
            if (path.key.starts_with("ecr-rs/") && path.key != "ecr-rs/general")
                for (auto point = path.points.rbegin(); point != path.points.rend(); ++point)
                    if ((*point).*dimension) {
                        latest.push_back((*point).*dimension);
                        break;
                    }
        people = latest.size();
        return mean_over_persons(latest);
    }

    // Scores written into notes have no version to compare.
    [[nodiscard]] std::optional<ScoreMeaning> meaning(const AttachmentPoint& point) const {
        const auto found = std::find_if(meanings_.begin(), meanings_.end(),
                                        [&](const auto& known) { return known.first == point.response; });
        if (point.response == ResponseId{} || found == meanings_.end())
            return std::nullopt;
        return found->second;
    }

    void join(AttachmentPath& path) const {
        for (std::size_t index = 1; index < path.points.size(); ++index) {
            const AttachmentPoint& before = path.points[index - 1];
            AttachmentPoint& point = path.points[index];
            point.joined = before.has_place() && point.has_place() && meaning(before) == meaning(point);
        }
    }

    const ClientCourse& course_;
    AttachmentMap map_;
    std::vector<std::pair<ResponseId, ScoreMeaning>> meanings_;
};

std::string moved(double from, double to) {
    const double by = to - from;
    if (std::abs(by) < 0.005)
        return "stayed at " + number_words(to);
    return fmt::format("{} by {}", by < 0 ? "fell" : "rose", number_words(std::abs(by)));
}

} // namespace

AttachmentMap attachment_map(const ClientCourse& course) { return MapMaker{course}.make(); }

std::string pattern_words(std::optional<double> anxiety, std::optional<double> avoidance) {
    if (!anxiety || !avoidance)
        return {};
    if (*anxiety < attachment_middle)
        return *avoidance < attachment_middle ? "secure pattern" : "avoidant pattern";
    return *avoidance < attachment_middle ? "ambivalent pattern" : "fearful pattern";
}

std::string path_words(const AttachmentPath& path, const CourseCalendar& calendar) {
    const auto has_place = [](const AttachmentPoint& point) { return point.has_place(); };
    const auto first = std::find_if(path.points.begin(), path.points.end(), has_place);
    const auto last = std::find_if(path.points.rbegin(), path.points.rend(), has_place);
    const std::string name = path.person + ", " + path.instrument;
    if (first == path.points.end())
        return name + ": not on the map yet";
    if (&*first == &*last)
        return fmt::format("{}: anxiety {} and avoidance {} on {}, once so far", name, number_words(*last->anxiety, 2),
                           number_words(*last->avoidance, 2), calendar.day(last->date));
    const bool is_one_path =
        std::all_of(first + 1, last.base(), [](const AttachmentPoint& point) { return point.joined; });
    return fmt::format("{}: anxiety {}, avoidance {}, from {} to {}; now {} and {}{}", name,
                       moved(*first->anxiety, *last->anxiety), moved(*first->avoidance, *last->avoidance),
                       calendar.day(first->date), calendar.day(last->date), number_words(*last->anxiety, 2),
                       number_words(*last->avoidance, 2), is_one_path ? "" : "; the path has a gap");
}

std::string mean_words(const AttachmentMean& mean) {
    if (std::max(mean.anxiety_people, mean.avoidance_people) < 2)
        return {};
    const auto one = [](const char* name, const std::optional<double>& value, std::size_t people) {
        return fmt::format("{} {} ({} {})", name, value ? number_words(*value, 2) : "not known", people, people == 1 ? "person" : "people");
    };
    return fmt::format("ECR-RS, mean over the people rated, the latest of each: {}, {}",
                       one("anxiety", mean.anxiety, mean.anxiety_people), one("avoidance", mean.avoidance, mean.avoidance_people));
}

std::string attachment_caution() {
    return "Read the two numbers first. The pattern name only says on which side of 4 they lie; 4 is the middle of the "
           "scale, a convention and not a norm. Attachment belongs to a relationship and may differ between people. "
           "In children the fearful pattern is not the same as a disorganized one.";
}

} // namespace attune
