// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/client_course.hpp"
#include "core/progress/course_calendar.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One line of the diary card over all days.
struct DiaryLine {
    std::string group;                ///< "Urges", "Emotions", "Skills", "Acts"
    std::string label;                ///< "Misery"
    double max = 5;                   ///< of the scale, or the highest count
    std::vector<std::optional<double>> values; ///< one per day; nothing: not answered, or no card
};

/// The diary card of dialectical behaviour therapy, day by day. A day without a row is missing, not 0.
struct DiaryHeat {
    Date first{};                     ///< the first day with a row
    std::vector<DiaryLine> lines;     ///< each with as many values
    std::vector<bool> has_card;       ///< one per day, from `first` without holes
    std::vector<NoteId> notes;        ///< one per day; 0 where there is no card

    [[nodiscard]] Date day(std::size_t index) const;
};

/// Days outside `from` and `to` stay out. Without any row the list of lines is empty. At most ten years are kept.
[[nodiscard]] DiaryHeat diary_heat(const ClientCourse& course, std::optional<Date> from = {},
                                   std::optional<Date> to = {});

/// "42 days with a card of 49, from 3 January to 20 February. Misery 3 on average, highest 5."
[[nodiscard]] std::string diary_words(const DiaryHeat& diary,
                                     const CourseCalendar& calendar = CourseCalendar::by_date());

} // namespace attune
