// SPDX-License-Identifier: Apache-2.0
#include "core/response/schedule/missed_measures.hpp"

#include "core/calendar/local_day.hpp"
#include "core/response/measure_rights.hpp"
#include "core/response/schedule/trauma_work.hpp"

#include <algorithm>
#include <utility>

namespace attune {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int week = 7;
constexpr Date never{std::chrono::year{9999}, std::chrono::December, std::chrono::day{31}};

Date moved(Date day, int by) {
    return Date{sys_days{day} + days{by}};
}

/// One stretch of an episode in which it was not given: from an answer, or the start, to the next answer.
struct Wait {
    std::optional<Date> last;   ///< nothing: since the start of the episode
    Date next = never;          ///< never: not given any more
    std::vector<Date> sessions; ///< from the first on that can fall due, to the end of the episode
};

class MissedDays {
public:
    explicit MissedDays(const PlannedCourse& course)
        : course_{course} {}

    std::vector<Date> find() {
        std::vector<Date> given;
        const Date from = moved(course_.started, -near_start_days);
        const Date until = course_.ended ? moved(*course_.ended, after_end_days) : never;
        std::ranges::copy_if(course_.given, std::back_inserter(given),
                             [&](Date day) { return day >= from && day <= until; });
        std::optional<Date> last;
        for (const Date next : given) {
            look_at(wait(last, next));
            last = next;
        }
        look_at(wait(last, never));
        look_at_end(last);
        std::ranges::sort(missed_);
        missed_.erase(std::unique(missed_.begin(), missed_.end()), missed_.end());
        std::erase_if(missed_, [&](Date day) { return course_.planned_since && day < *course_.planned_since; });
        return std::move(missed_);
    }

private:
    [[nodiscard]] Wait wait(std::optional<Date> last, Date next) const {
        Wait made{.last = last, .next = next, .sessions = {}};
        const Date open_from = last ? moved(*last, std::max(course_.min_days.value_or(1), 1)) : course_.started;
        std::ranges::copy_if(course_.sessions, std::back_inserter(made.sessions),
                             [&](Date day) { return day >= open_from; });
        return made;
    }

    void look_at(const Wait& wait) {
        const PlannedMeasure& planned = course_.planned;
        if (planned.every_sessions)
            look_by_sessions(wait, static_cast<std::size_t>(*planned.every_sessions));
        if (planned.every_weeks)
            look_by_weeks(wait, *planned.every_weeks);
        const bool only_at_start = planned.at_start && !planned.every_sessions && !planned.every_weeks;
        if (only_at_start && !wait.last && wait.next == never && course_.ended && !wait.sessions.empty())
            missed_.push_back(wait.sessions.front());
    }

    // At the start of an episode it is due at once, later at the last of so many sessions.
    void look_by_sessions(const Wait& wait, std::size_t every) {
        for (std::size_t due = wait.last ? every - 1 : 0; due < wait.sessions.size(); due += every) {
            if (wait.sessions[due] >= wait.next)
                return;
            const bool is_due_again = due + every < wait.sessions.size() ? wait.sessions[due + every] <= wait.next
                                                                         : is_over(wait);
            if (is_due_again)
                missed_.push_back(wait.sessions[due]);
        }
    }

    void look_by_weeks(const Wait& wait, int every) {
        Date due = wait.last ? moved(*wait.last, every * week) : course_.started;
        while (due < wait.next && !wait.sessions.empty() && due <= wait.sessions.back()) {
            const Date again = moved(due, every * week);
            const bool is_due_again =
                wait.next != never ? again <= wait.next : again <= wait.sessions.back() || is_over(wait);
            const auto session = std::ranges::lower_bound(wait.sessions, due);
            if (is_due_again && session != wait.sessions.end() && *session < std::min(again, wait.next))
                missed_.push_back(*session);
            due = again;
        }
    }

    void look_at_end(std::optional<Date> last) {
        if (!course_.planned.at_end || !course_.ended || course_.sessions.empty())
            return;
        const bool is_given = last && *last >= moved(*course_.ended, -near_end_days);
        if (!is_given && (!last || course_.sessions.back() > *last))
            missed_.push_back(course_.sessions.back());
    }

    /// Whether nothing can be given any more, so that what is due stays so.
    [[nodiscard]] bool is_over(const Wait& wait) const { return wait.next == never && course_.ended.has_value(); }

    const PlannedCourse& course_;
    std::vector<Date> missed_;
};

/// Reads what `missed_days` is asked about, for one client.
class MissedReader {
public:
    MissedReader(Vault& vault, ClientId client, const ScheduleBasis& basis,
                 const std::map<std::string, std::shared_ptr<const Instrument>>& instruments)
        : database_{vault.database()},
          client_{client},
          shelf_{basis.shelf},
          instruments_{instruments},
          trauma_work_{read_trauma_work(database_, client, basis.trauma_packs)},
          rights_{vault} {}

    std::vector<MissedMeasure> read() {
        read_given();
        Statement select{database_, "SELECT e.id, e.started, e.ended, c.born FROM episode e "
                                    "JOIN client c ON c.id = e.client WHERE e.client = ?1 ORDER BY e.started, e.id"};
        select.bind(client_);
        while (select.step()) {
            episode_ = EpisodeId{select.integer(0)};
            started_ = select.date(1);
            ended_ = select.optional_date(2);
            const auto born = select.optional_date(3);
            age_ = born && *born <= started_ ? std::optional{age_on(*born, started_)} : std::nullopt;
            read_sessions();
            look_at_episode();
        }
        std::ranges::stable_sort(missed_, {}, &MissedMeasure::day);
        return std::move(missed_);
    }

private:
    struct Given {
        std::string measure, about, rater;
        Date day{};
    };

    // This and the sessions come from an index that holds all of it: a page for each row of a course would be the time
    // that a page of a long list takes.
    void read_given() {
        Statement select{database_, "SELECT measure, about, rater, day FROM response WHERE state = 'counts' AND client = ?1 "
                                    "ORDER BY day"};
        select.bind(client_);
        while (select.step())
            given_.push_back({select.text(0), select.text(1), select.text(2), select.date(3)});
    }

    void read_sessions() {
        Statement select{database_, "SELECT DISTINCT date FROM session WHERE episode = ?1 AND voided = 0 "
                                    "AND attendance IN ('attended', 'late', 'left_early') ORDER BY date"};
        select.bind(episode_);
        sessions_.clear();
        while (select.step())
            sessions_.push_back(select.date(0));
    }

    void look_at_episode() {
        const auto trauma = trauma_work_.find(episode_);
        const bool is_trauma = trauma != trauma_work_.end();
        const auto may_be_given = [&](std::string_view measure) {
            const auto instrument = shelf_.find(measure);
            return instrument != nullptr && rights_.may_use(*instrument);
        };
        const auto last_given = [&](std::string_view measure) { return last_given_in_episode(measure); };
        const std::vector<PlannedMeasure> always = usual_plan(age_, TraumaWork::no, may_be_given, last_given);
        const auto trauma_work = is_trauma ? TraumaWork::yes : TraumaWork::no;
        const auto plan = with_choices(usual_plan(age_, trauma_work, may_be_given, last_given),
                                       MeasurePlanStore{database_}.chosen(episode_));
        for (const PlannedMeasure& planned : plan) {
            const auto instrument = instruments_.find(planned.measure);
            if (!planned.is_given() || instrument == instruments_.end() || !is_asked(planned, *instrument->second))
                continue;
            std::optional<Date> since = MeasurePlanStore{database_}.since(episode_, planned);
            const auto begin = [&](Date day) { since = since ? std::max(*since, day) : day; };
            const bool only_in_trauma_work =
                planned.origin == PlannedMeasure::Origin::usual &&
                std::ranges::find(always, planned.measure, &PlannedMeasure::measure) == always.end();
            if (only_in_trauma_work && is_trauma)
                begin(trauma->second);
            if (!instrument->second->is_free_to_use())
                begin(local_day(rights_.find(planned.measure)->confirmed_at));
            add(planned, *instrument->second, since);
        }
    }

    [[nodiscard]] std::optional<Date> last_given_in_episode(std::string_view measure) const {
        std::optional<Date> last;
        for (const Given& given : given_) // by day
            if (given.measure == measure && given.day >= moved(started_, -near_start_days) &&
                (!ended_ || given.day <= moved(*ended_, after_end_days)))
                last = given.day;
        return last;
    }

    [[nodiscard]] bool is_asked(const PlannedMeasure& planned, const Instrument& instrument) const {
        const bool is_other_age = age_ && ((instrument.min_age && *age_ < *instrument.min_age) ||
                                           (instrument.max_age && *age_ > *instrument.max_age));
        return rights_.may_use(instrument) && !(is_other_age && planned.origin == PlannedMeasure::Origin::usual);
    }

    void add(const PlannedMeasure& planned, const Instrument& instrument, std::optional<Date> since) {
        PlannedCourse course{.planned = planned,
                             .started = started_,
                             .ended = ended_,
                             .sessions = sessions_,
                             .given = {},
                             .min_days = instrument.min_days,
                             .planned_since = since};
        for (const Given& given : given_)
            if (fits(planned, given.measure, given.about, given.rater))
                course.given.push_back(given.day);
        const std::vector<Date> missed = missed_days(course);
        if (planned.origin == PlannedMeasure::Origin::usual && !is_mostly_kept(course, missed))
            return;
        for (const Date day : missed)
            missed_.push_back({planned.measure, planned.about, planned.rater, day});
    }

    // Who gives a measure less often than usual and never said so has a rhythm, not a course full of holes.
    [[nodiscard]] static bool is_mostly_kept(const PlannedCourse& course, const std::vector<Date>& missed) {
        const auto given = std::ranges::count_if(course.given, [&](Date day) { return day >= course.started; });
        return given > std::ssize(missed);
    }

    Database& database_;
    ClientId client_;
    const InstrumentShelf& shelf_;
    const std::map<std::string, std::shared_ptr<const Instrument>>& instruments_;
    const std::unordered_map<EpisodeId, Date> trauma_work_;
    MeasureRights rights_;
    EpisodeId episode_{};
    Date started_{};
    std::optional<Date> ended_;
    std::optional<int> age_;
    std::vector<Date> sessions_;
    std::vector<Given> given_;
    std::vector<MissedMeasure> missed_;
};

} // namespace

std::vector<Date> missed_days(const PlannedCourse& course) {
    return MissedDays{course}.find();
}

std::vector<MissedMeasure>
read_missed_measures(Vault& vault, ClientId client, const ScheduleBasis& basis,
                     const std::map<std::string, std::shared_ptr<const Instrument>>& instruments) {
    if (instruments.empty())
        return {};
    return MissedReader{vault, client, basis, instruments}.read();
}

} // namespace attune
