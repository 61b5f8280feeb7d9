// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/progress/statistics/important_change.hpp"
#include "core/progress/statistics/reliable_change.hpp"
#include "core/progress/statistics/score_course.hpp"
#include "core/response/response.hpp"
#include "core/response/score_meaning.hpp"
#include "core/template/template.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// "5 to 9, mild": both ends belong to it, as its source prints it.
struct MeasureBand {
    double from = 0;
    double to = 0;
    std::string name;
    std::string source{}; ///< "Kroenke 2001", with the population where it is known
    EvidenceTag evidence = EvidenceTag::none;
};

/// One score of one response, or the place where one was due.
struct MeasurePoint {
    Date date{};
    std::optional<double> value{};    ///< nothing: not given, or too little was answered; a gap
    ResponseId response{};            ///< 0 when nothing was given
    MeasureBand band{};               ///< of those that counted for this response; its name is empty where it lies in none
    std::string rater{};              ///< "client"; another rater is another line
    std::string about{};              ///< "partner"; another person is another line
    std::string version{};            ///< ScoreScale::basis; what differs is never joined, as with the next three
    std::string recall{};             ///< "past 2 weeks"
    std::string language{};
    std::optional<EpisodeId> episode{}; ///< nothing: outside any
    std::optional<int> session{};     ///< of its episode, see session_on
    bool is_missed = false;           ///< it was due here and not given
    std::optional<Date> base_before{}; ///< change counts from the last score before this day; nothing: from the first
};
[[nodiscard]] ScoreMeaning meaning_of(const MeasurePoint& point);

/// One score of one form of an instrument over time: what the timeline and the special charts are fed with. Forms have
/// bands and cut-offs of their own.
struct MeasureSeries {
    std::string measure;              ///< "phq-9"
    std::string scale;                ///< "total", "anxiety"
    std::string form{};               ///< "parent"; empty: the instrument has one form
    std::string title;                ///< "PHQ-9", "ECR-RS, anxiety", "SDQ Parent, Total difficulties"
    std::string unit;                 ///< "points"
    double min = 0, max = 0;          ///< what the score can be
    int decimals = -1;
    Better better = Better::lower;
    std::vector<MeasureBand> bands;   ///< from low to high; empty where the instrument has none
    std::optional<ClinicalLine> line; ///< between the clinical and the healthy side: drawn, and change is judged by it
    std::optional<ClinicalLine> screen{}; ///< where a screen turns positive: drawn where there is no `line`, judges nothing
    std::optional<ReliableThreshold> threshold; ///< of reliable change
    std::optional<ImportantThreshold> important{}; ///< of a difference that clients feel
    BaseRule base = BaseRule::first;  ///< from where change counts
    std::string source;               ///< of the score itself
    EvidenceTag evidence = EvidenceTag::none;
    std::vector<MeasurePoint> points; ///< by date; of several on one date the one that counts is last
};

/// "measure.phq-9.total", "measure.sdq.total.parent": how views and settings name the series.
[[nodiscard]] std::string series_id(const MeasureSeries& series);

} // namespace attune
