// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/client_course.hpp"
#include "core/progress/course_calendar.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// Both dimensions run from 1 to 7 (clinical specification C8); 4 is the middle of the scale, a convention and not a norm (B1).
inline constexpr double attachment_low = 1;
inline constexpr double attachment_high = 7;
inline constexpr double attachment_middle = 4;

/// One filled-in ECR-R or ECR-RS. Without both dimensions it has no place on the map: a gap.
struct AttachmentPoint {
    Date date{};
    std::optional<double> anxiety, avoidance;
    ResponseId response{};            ///< 0 where the scores were written into a note
    NoteId note{};                    ///< 0 where they are a response
    bool joined = false;              ///< whether the path may lead here from the point before

    [[nodiscard]] bool has_place() const { return anxiety && avoidance; }
};

/// One relationship, measured with one instrument: two instruments are never joined.
struct AttachmentPath {
    std::string key;                  ///< "ecr-rs/partner"
    std::string person;               ///< "Partner", "In general"
    std::string instrument;           ///< "ECR-RS"
    std::vector<AttachmentPoint> points; ///< by date; at least one has a place
};

/// The global scores of the ECR-RS: of each person rated the latest values, and their means over the persons (C8). What
/// was answered in general is about no person.
struct AttachmentMean {
    std::optional<double> anxiety, avoidance; ///< 1 to 7; nothing when nobody was rated
    std::size_t anxiety_people = 0, avoidance_people = 0;
};

/// Anxiety against avoidance over time, a path for each relationship and instrument (C8, B1), and the mean over persons.
struct AttachmentMap {
    std::vector<AttachmentPath> paths;
    AttachmentMean mean{};
};

[[nodiscard]] AttachmentMap attachment_map(const ClientCourse& course);

/// "secure pattern" for two scores: on which side of 4 they lie and nothing more (B1). Empty when one is missing.
[[nodiscard]] std::string pattern_words(std::optional<double> anxiety, std::optional<double> avoidance);
/// "Anxiety fell by 2 and avoidance by 0.5 since June 2026".
[[nodiscard]] std::string path_words(const AttachmentPath& path,
                                     const CourseCalendar& calendar = CourseCalendar::by_date());
/// "ECR-RS, mean over the people rated, the latest of each: anxiety 3.00 (3 people), avoidance 4.75 (2 people)"; empty for
/// fewer than two people.
[[nodiscard]] std::string mean_words(const AttachmentMean& mean);
/// What the map cannot say (B1).
[[nodiscard]] std::string attachment_caution();

} // namespace attune
