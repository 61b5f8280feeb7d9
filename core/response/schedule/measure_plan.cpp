// SPDX-License-Identifier: Apache-2.0
#include "core/response/schedule/measure_plan.hpp"

#include "core/calendar/local_day.hpp"
#include "core/error.hpp"
#include "core/response/response_check.hpp"
#include "core/response/same_person.hpp"

#include <algorithm>

namespace attune {
namespace {

constexpr int adult_from = 18;
constexpr int childrens_weeks = 6; // G2: after 6 to 8 weeks, so it is due from the sixth on
constexpr int most_sessions = 100;
constexpr int most_weeks = 520;

PlannedMeasure each_session(const char* measure) {
    return {.measure = measure, .every_sessions = 1};
}

PlannedMeasure at_start(const char* measure) {
    return {.measure = measure, .at_start = true};
}

PlannedMeasure from_start_to_end(const char* measure, int weeks) {
    return {.measure = measure, .at_start = true, .at_end = true, .every_weeks = weeks};
}

/// Without a right to either the note's own rating of the alliance has to do.
std::optional<PlannedMeasure> alliance_check(const MayBeGiven& may_be_given, const LastGiven& last_given) {
    const bool may_srs = may_be_given("srs");
    const bool may_wai = may_be_given("wai-sr");
    if (!may_srs && !may_wai)
        return std::nullopt;
    if (!may_srs || !may_wai)
        return each_session(may_srs ? "srs" : "wai-sr");
    const auto srs = last_given("srs");
    const auto wai = last_given("wai-sr");
    if (!wai || (srs && *srs >= *wai))
        return each_session("srs");
    PlannedMeasure planned = each_session("wai-sr");
    planned.in_place_of = "srs";
    return planned;
}

/// Of the measures that G2 lets choose from the one that the episode began with, else the first that may be given, else
/// the first of all. Nothing for those who are too young for any.
std::optional<PlannedMeasure> childrens_trauma_measure(int age, const MayBeGiven& may_be_given, const LastGiven& last_given) {
    struct FromAge {
        const char* measure;
        int age;
    };
    constexpr int cats_from = 7;
    constexpr int others_from = 8;
    const char* first = nullptr;
    const char* begun = nullptr;
    std::optional<Date> last;
    for (const auto& [measure, from] : {FromAge{"cats-2", cats_from}, {"cpss-5", others_from}, {"cries-8", others_from}}) {
        if (age < from || !may_be_given(measure))
            continue;
        if (first == nullptr)
            first = measure;
        if (const auto given = last_given(measure); given && (!last || *given > *last)) {
            last = given;
            begun = measure;
        }
    }
    if (age < cats_from)
        return std::nullopt;
    if (first == nullptr)
        first = "cats-2";
    PlannedMeasure planned = from_start_to_end(begun != nullptr ? begun : first, childrens_weeks);
    if (planned.measure != first)
        planned.in_place_of = first;
    return planned;
}

std::vector<PlannedMeasure> childrens_plan(int age, const MayBeGiven& may_be_given, const LastGiven& last_given) {
    constexpr int sdq_from = 4;
    constexpr int sdq_self_from = 11;
    std::vector<PlannedMeasure> plan;
    if (auto trauma = childrens_trauma_measure(age, may_be_given, last_given))
        plan.push_back(std::move(*trauma));
    if (age >= sdq_from) {
        plan.push_back(from_start_to_end("sdq", childrens_weeks));
        plan.back().rater = age >= sdq_self_from ? "client" : "parent";
    }
    return plan;
}

bool is_same_place(const PlannedMeasure& one, const PlannedMeasure& other) {
    return one.measure == other.measure && one.about == other.about && one.rater == other.rater;
}

/// Leaves the row in the trail, and its moment beside the plan.
void audit(Database& database, Change& change, EpisodeId episode, const char* action, const PlannedMeasure& planned) {
    change.record({.action = action,
                   .object = "episode",
                   .object_id = static_cast<std::int64_t>(episode),
                   .fields = planned.measure});
    Statement upsert{database, "INSERT INTO measure_plan_since (episode, measure, about, rater, since) "
                               "VALUES (?1, ?2, ?3, ?4, (SELECT at FROM audit ORDER BY seq DESC LIMIT 1)) "
                               "ON CONFLICT (episode, measure, about, rater) DO UPDATE SET since = excluded.since"};
    upsert.bind(episode, planned.measure, planned.about, planned.rater).run();
}

std::vector<std::string> problems_of(Database& database, EpisodeId episode, const PlannedMeasure& planned) {
    std::vector<std::string> problems;
    Statement known{database, "SELECT 1 FROM episode WHERE id = ?1"};
    if (!known.bind(episode).step())
        problems.emplace_back("episode: there is none with this number");
    if (planned.measure.empty())
        problems.emplace_back("measure: say which");
    constexpr std::size_t longest = 80;
    check_text(problems, "measure", planned.measure, longest);
    check_text(problems, "about", planned.about, longest);
    check_text(problems, "rater", planned.rater, longest);
    const auto is_outside = [](const std::optional<int>& number, int most) {
        return number && (*number < 1 || *number > most);
    };
    if (is_outside(planned.every_sessions, most_sessions))
        problems.emplace_back("sessions: every 1 to 100");
    if (is_outside(planned.every_weeks, most_weeks))
        problems.emplace_back("weeks: every 1 to 520");
    return problems;
}

} // namespace

bool fits(const PlannedMeasure& planned, std::string_view measure, std::string_view about, std::string_view rater) {
    return planned.measure == measure && (planned.about.empty() || same_person(planned.about, about)) &&
           (planned.rater.empty() || planned.rater == rater);
}

std::vector<PlannedMeasure> usual_plan(std::optional<int> age, TraumaWork trauma, const MayBeGiven& may_be_given,
                                       const LastGiven& last_given) {
    if (age && *age < adult_from)
        return childrens_plan(*age, may_be_given, last_given);
    std::vector<PlannedMeasure> plan{each_session("phq-9"), each_session("gad-7")};
    if (auto alliance = alliance_check(may_be_given, last_given))
        plan.push_back(std::move(*alliance));
    if (trauma == TraumaWork::yes)
        plan.push_back({.measure = "pcl-5", .every_sessions = 4});
    constexpr int quarter = 12;
    for (const char* measure : {"ecr-rs", "who-5", "wsas"}) {
        plan.push_back(from_start_to_end(measure, quarter));
        plan.back().after_weeks = aftercare_weeks;
    }
    for (const char* measure : {"ace", "des-ii", "audit-c", "pc-ptsd-5"})
        plan.push_back(at_start(measure));
    return plan;
}

std::vector<PlannedMeasure> with_choices(std::vector<PlannedMeasure> usual,
                                         const std::vector<PlannedMeasure>& chosen) {
    for (const PlannedMeasure& one : chosen) {
        const auto same = std::ranges::find_if(usual, [&](const auto& other) { return is_same_place(one, other); });
        if (same == usual.end()) {
            usual.push_back(one);
            continue;
        }
        const auto after_weeks = one.at_end ? same->after_weeks : std::nullopt;
        *same = one;
        same->after_weeks = after_weeks;
    }
    return usual;
}

std::vector<PlannedMeasure> MeasurePlanStore::chosen(EpisodeId episode) const {
    Statement select{database_, "SELECT measure, about, rater, at_start, at_end, every_sessions, every_weeks "
                                "FROM measure_plan WHERE episode = ?1 ORDER BY measure, about, rater"};
    select.bind(episode);
    const auto number_in = [&](int column) {
        const auto number = select.optional_integer(column);
        return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
    };
    std::vector<PlannedMeasure> plan;
    while (select.step())
        plan.push_back({.measure = select.text(0),
                        .about = select.text(1),
                        .rater = select.text(2),
                        .at_start = select.integer(3) != 0,
                        .at_end = select.integer(4) != 0,
                        .every_sessions = number_in(5),
                        .every_weeks = number_in(6),
                        .origin = PlannedMeasure::Origin::chosen});
    return plan;
}

void MeasurePlanStore::choose(EpisodeId episode, const PlannedMeasure& planned) {
    throw_problems(problems_of(database_, episode, planned));
    Change change{database_};
    Statement upsert{database_,
                     "INSERT INTO measure_plan (episode, measure, about, rater, at_start, at_end, every_sessions, "
                     "every_weeks) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (episode, measure, about, rater) "
                     "DO UPDATE SET at_start = excluded.at_start, at_end = excluded.at_end, "
                     "every_sessions = excluded.every_sessions, every_weeks = excluded.every_weeks"};
    upsert
        .bind(episode, planned.measure, planned.about, planned.rater, planned.at_start ? 1 : 0,
              planned.at_end ? 1 : 0, planned.every_sessions, planned.every_weeks)
        .run();
    audit(database_, change, episode, "measure_plan.choose", planned);
    change.commit();
}

void MeasurePlanStore::forget(EpisodeId episode, const PlannedMeasure& planned) {
    Change change{database_};
    Statement remove{database_, "DELETE FROM measure_plan WHERE episode = ?1 AND measure = ?2 AND about = ?3 AND "
                                "rater = ?4"};
    remove.bind(episode, planned.measure, planned.about, planned.rater).run();
    if (database_.changes() == 0)
        return;
    audit(database_, change, episode, "measure_plan.forget", planned);
    change.commit();
}

std::optional<Date> MeasurePlanStore::since(EpisodeId episode, const PlannedMeasure& planned) const {
    Statement select{database_, "SELECT since FROM measure_plan_since WHERE episode = ?1 AND measure = ?2 AND about = ?3 "
                                "AND rater = ?4"};
    if (!select.bind(episode, planned.measure, planned.about, planned.rater).step())
        return std::nullopt;
    return local_day(select.instant(0));
}

} // namespace attune
