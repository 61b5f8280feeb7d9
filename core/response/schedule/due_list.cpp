// SPDX-License-Identifier: Apache-2.0
#include "core/response/schedule/due_list.hpp"

#include "core/error.hpp"
#include "core/response/same_person.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace attune {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int week = 7;

Date moved(Date day, int by) {
    return Date{sys_days{day} + days{by}};
}

/// Whether another episode of the client asks for it already; those of one client stand together.
bool is_asked_for(const std::vector<DueMeasure>& due, ClientId client, const std::string& measure,
                  const PlannedMeasure* planned) {
    for (auto at = due.rbegin(); at != due.rend() && at->client == client; ++at)
        if (at->measure == measure &&
            (planned == nullptr || (at->about == planned->about && at->rater == planned->rater)))
            return true;
    return false;
}

/// Whether the same person answered it later, under another spelling of whom it is about.
bool is_given_again(const EpisodeCourse& course, const MeasureGiven& given) {
    return std::ranges::any_of(course.given, [&](const MeasureGiven& other) {
        return other.day > given.day && other.measure == given.measure && other.rater == given.rater &&
               same_person(other.about, given.about);
    });
}

std::string counted(int number, const char* one, const char* several) {
    return fmt::format("{} {}", number, number == 1 ? one : several);
}

} // namespace

struct DueList::Question {
    const EpisodeCourse& course;
    const PlannedMeasure& planned;
    std::optional<int> min_days; ///< of the instrument
    std::optional<Date> last;    ///< given for this episode
    Date today;
};

/// What may be given now, looked up once for all episodes of one question.
class DueList::Offer {
public:
    Offer(const InstrumentShelf& shelf, const MeasureRights& rights)
        : shelf_{shelf},
          rights_{rights} {}

    /// Null when it is not at hand, or the practice has no right to it.
    const Instrument* usable(const std::string& measure) {
        const auto [found, is_new] = usable_.try_emplace(measure);
        if (is_new) {
            const auto instrument = shelf_.find(measure);
            if (instrument != nullptr && rights_.may_use(*instrument))
                found->second = instrument;
        }
        return found->second.get();
    }

    /// Whether the answers of this client to it may ask for a measure that can be given: spares reading all others.
    bool can_suggest(const std::string& measure, const EpisodeCourse& course) {
        const auto [found, is_new] = asking_.try_emplace(measure);
        if (is_new)
            found->second = asking_of(measure);
        return found->second.by_remark || (found->second.by_safety && course.warned.contains(measure));
    }

private:
    struct Asking {
        bool by_remark = false, by_safety = false;
    };

    Asking asking_of(const std::string& measure) {
        const auto instrument = shelf_.find(measure);
        if (instrument == nullptr)
            return {};
        const auto asks = [&](const auto& rule) {
            return std::ranges::any_of(rule.suggests, [&](const std::string& other) { return usable(other) != nullptr; });
        };
        return {std::ranges::any_of(instrument->remarks, asks), std::ranges::any_of(instrument->safety, asks)};
    }

    const InstrumentShelf& shelf_;
    const MeasureRights& rights_;
    std::map<std::string, std::shared_ptr<const Instrument>> usable_;
    std::map<std::string, Asking> asking_;
};

std::string whose_words(const std::string& rater, const std::string& about) {
    return (rater.empty() ? "" : ", by " + rater) + (about.empty() ? "" : ", about " + about);
}

std::string due_words(const DueMeasure& due, const InstrumentShelf& shelf) {
    const auto title_of = [&](const std::string& id) {
        const auto instrument = shelf.find(id);
        return instrument == nullptr ? id : instrument->title;
    };
    const std::string title = title_of(due.measure) + whose_words(due.rater, due.about);
    const std::string last = due.last ? format_date(*due.last) : std::string{};
    switch (due.reason) {
    case DueMeasure::Reason::start: return title + ": at the start of the episode";
    case DueMeasure::Reason::end: return title + ": at the end of the episode";
    case DueMeasure::Reason::aftercare:
        return fmt::format("{}: aftercare, {} since the end of the episode", title, counted(due.weeks, "week", "weeks"));
    case DueMeasure::Reason::sessions:
        return due.last ? fmt::format("{}: {} since it was last given on {}", title,
                                      counted(due.sessions, "session", "sessions"), last)
                        : title + ": not given in this episode";
    case DueMeasure::Reason::weeks:
        return due.last ? fmt::format("{}: {} since it was last given on {}", title,
                                      counted(due.weeks, "week", "weeks"), last)
                        : title + ": not given in this episode";
    case DueMeasure::Reason::suggested:
        return fmt::format("{}: an answer of {} on {} asks for it", title, title_of(due.suggested_by),
                           format_date(due.since));
    }
    return title;
}

DueList::DueList(Vault& vault, const ResponseStore& responses, const InstrumentShelf& shelf,
                 TraumaPacks trauma_packs)
    : vault_{vault},
      responses_{responses},
      shelf_{shelf},
      rights_{vault},
      trauma_packs_{std::move(trauma_packs)} {}

std::vector<PlannedMeasure> DueList::plan_of(const EpisodeCourse& course, Offer& offer) {
    const auto may_be_given = [&](std::string_view measure) { return offer.usable(std::string{measure}) != nullptr; };
    const auto last_given = [&](std::string_view measure) {
        std::optional<Date> last;
        for (const MeasureGiven& given : course.given)
            if (given.measure == measure && given.day >= moved(course.started, -near_start_days) && (!last || given.day > *last))
                last = given.day;
        return last;
    };
    return with_choices(usual_plan(course.age, course.trauma, may_be_given, last_given), course.chosen);
}

std::vector<PlannedMeasure> DueList::plan(EpisodeId episode) const {
    Statement select{vault_.database(), "SELECT client, started, ended FROM episode WHERE id = ?1"};
    if (!select.bind(episode).step())
        throw Error{ErrorKind::not_found, "no episode with this number"};
    // What was given up to now, or up to its end, says which course goes on.
    const Date as_of = select.optional_date(2).value_or(std::max(select.date(1), vault_.clock().today()));
    Offer offer{shelf_, rights_};
    for (const EpisodeCourse& course : read_courses(vault_.database(), ClientId{select.integer(0)}, as_of, trauma_packs_))
        if (course.episode == episode)
            return plan_of(course, offer);
    return {};
}

std::vector<DueMeasure> DueList::of(ClientId client, Date today) const {
    std::vector<DueMeasure> due;
    Offer offer{shelf_, rights_};
    for (const EpisodeCourse& course : read_courses(vault_.database(), client, today, trauma_packs_))
        ask(course, today, offer, due);
    std::ranges::stable_sort(due, {}, &DueMeasure::since);
    return due;
}

std::vector<DueMeasure> DueList::of_practice(Date today) const {
    std::vector<DueMeasure> due;
    Offer offer{shelf_, rights_};
    for (const EpisodeCourse& course : read_courses(vault_.database(), std::nullopt, today, trauma_packs_))
        ask(course, today, offer, due);
    std::ranges::stable_sort(due, [](const DueMeasure& one, const DueMeasure& other) {
        return std::pair{one.client, one.since} < std::pair{other.client, other.since};
    });
    return due;
}

void DueList::ask(const EpisodeCourse& course, Date today, Offer& offer, std::vector<DueMeasure>& due) const {
    for (const PlannedMeasure& planned : plan_of(course, offer)) {
        const Instrument* const instrument = planned.is_given() ? offer.usable(planned.measure) : nullptr;
        if (instrument == nullptr)
            continue;
        const bool is_other_age = course.age && ((instrument->min_age && *course.age < *instrument->min_age) ||
                                                 (instrument->max_age && *course.age > *instrument->max_age));
        if (is_other_age && planned.origin == PlannedMeasure::Origin::usual)
            continue;
        Question question{course, planned, instrument->min_days, std::nullopt, today};
        for (const MeasureGiven& given : course.given)
            if (fits(planned, given.measure, given.about, given.rater) && given.day >= moved(course.started, -near_start_days) &&
                (!question.last || given.day > *question.last))
                question.last = given.day;
        if (auto one = answer(question); one && !is_asked_for(due, course.client, planned.measure, &planned))
            due.push_back(std::move(*one));
    }
    suggest(course, offer, due);
}

/// A client who is in treatment again is asked by the schedule of that.
std::optional<DueMeasure> DueList::aftercare_of(const Question& question, DueMeasure due) {
    const auto& [course, planned, min_days, last, today] = question;
    if (!planned.after_weeks || course.went_on == EpisodeCourse::WentOn::yes)
        return std::nullopt;
    due.since = moved(*course.ended, *planned.after_weeks * week);
    const bool is_given = last && *last >= moved(due.since, -near_end_days);
    if (is_given || today < due.since || today > moved(due.since, after_end_days))
        return std::nullopt;
    due.weeks = days_between(*course.ended, today) / week;
    due.reason = DueMeasure::Reason::aftercare;
    return due;
}

std::optional<DueMeasure> DueList::answer(const Question& question) {
    const auto& [course, planned, min_days, last, today] = question;
    DueMeasure due{.client = course.client,
                   .episode = course.episode,
                   .measure = planned.measure,
                   .about = planned.about,
                   .rater = planned.rater,
                   .since = course.started,
                   .last = last};
    if (course.ended) {
        if (auto aftercare = aftercare_of(question, due))
            return aftercare;
        if (!planned.at_end || today > moved(*course.ended, after_end_days) ||
            (last && *last >= moved(*course.ended, -near_end_days)))
            return std::nullopt;
        due.since = *course.ended;
        due.reason = DueMeasure::Reason::end;
        return due;
    }
    if (!last) {
        due.reason = planned.at_start         ? DueMeasure::Reason::start
                     : planned.every_sessions ? DueMeasure::Reason::sessions
                                              : DueMeasure::Reason::weeks;
        const bool has_begun = planned.at_start || planned.every_sessions || planned.every_weeks;
        return has_begun ? std::optional{due} : std::nullopt;
    }
    const Date open_from = moved(*last, std::max(min_days.value_or(1), 1));
    const auto first = std::ranges::lower_bound(course.sessions, open_from);
    due.sessions = static_cast<int>(course.sessions.end() - first);
    due.weeks = days_between(*last, today) / week;
    if (planned.every_sessions && due.sessions >= *planned.every_sessions) {
        due.reason = DueMeasure::Reason::sessions;
        due.since = *(first + (*planned.every_sessions - 1));
        return due;
    }
    if (planned.every_weeks && due.weeks >= *planned.every_weeks) {
        due.reason = DueMeasure::Reason::weeks;
        due.since = moved(*last, *planned.every_weeks * week);
        return due;
    }
    return std::nullopt;
}

/// By the newest answers of each person to each measure that can ask for another one: what one person tells is not
/// taken back by what another one answers later.
void DueList::suggest(const EpisodeCourse& course, Offer& offer, std::vector<DueMeasure>& due) const {
    if (course.ended)
        return;
    for (const MeasureGiven& given : course.given) {
        if (given.day < course.started || !offer.can_suggest(given.measure, course) || is_given_again(course, given))
            continue;
        const auto newest = responses_.newest(course.client, given.measure, given.rater, given.about);
        for (const std::string& measure : newest ? suggested_by(*newest) : std::set<std::string>{}) {
            const bool is_given = std::ranges::any_of(course.given, [&](const MeasureGiven& other) {
                return other.measure == measure && other.day >= newest->day;
            });
            if (!is_given && !is_asked_for(due, course.client, measure, nullptr) && offer.usable(measure) != nullptr)
                due.push_back({.client = course.client,
                               .episode = course.episode,
                               .measure = measure,
                               .since = newest->day,
                               .reason = DueMeasure::Reason::suggested,
                               .suggested_by = given.measure});
        }
    }
}

std::set<std::string> DueList::suggested_by(const Response& response) const {
    std::set<std::string> measures;
    for (const ScoreFlag& flag : responses_.score(response).flags) {
        if (flag.kind == ScoreFlag::Kind::safety)
            for (const std::string& measure : response.instrument->safety[flag.index].suggests)
                measures.insert(measure);
        if (flag.kind == ScoreFlag::Kind::remark)
            for (const std::string& measure : response.instrument->remarks[flag.index].suggests)
                measures.insert(measure);
    }
    return measures;
}

} // namespace attune
