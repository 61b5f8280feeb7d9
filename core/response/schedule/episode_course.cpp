// SPDX-License-Identifier: Apache-2.0
#include "core/response/schedule/episode_course.hpp"

#include "core/response/schedule/trauma_work.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace attune {
namespace {

/// Reads whole tables when all clients are asked for, and by index when one is: each question has its own text.
class CourseReader {
public:
    CourseReader(Database& database, std::optional<ClientId> client, Date today)
        : database_{database},
          of_client_{client ? "= ?1 " : "IS NOT ?1 "},
          whom_{client ? static_cast<std::int64_t>(*client) : -1},
          today_{today} {}

    void read_episodes() {
        Statement select{database_, "SELECT e.id, e.client, e.started, e.ended, c.born, e.ended <= ?5 AND EXISTS "
                                    "(SELECT 1 FROM episode n WHERE n.client = e.client AND n.id <> e.id AND n.started <= ?2 "
                                    "AND (n.ended IS NULL OR n.ended > e.ended)) FROM episode e "
                                    "CROSS JOIN client c ON c.id = e.client WHERE e.client " +
                                        of_client_ +
                                        "AND c.archived_at IS NULL AND e.started <= ?2 AND "
                                        "(e.ended IS NULL OR e.ended >= ?3 OR e.ended BETWEEN ?4 AND ?5) "
                                        "ORDER BY e.client, e.started, e.id"};
        const auto before = [&](int by) { return Date{std::chrono::sys_days{today_} - std::chrono::days{by}}; };
        constexpr int aftercare_days = 7 * aftercare_weeks;
        select.bind(whom_, today_, before(after_end_days), before(aftercare_days + after_end_days), before(aftercare_days));
        while (select.step()) {
            EpisodeCourse course{.episode = EpisodeId{select.integer(0)},
                                 .client = ClientId{select.integer(1)},
                                 .started = select.date(2),
                                 .ended = select.optional_date(3)};
            if (course.ended && *course.ended > today_)
                course.ended.reset();
            if (const auto born = select.optional_date(4); born && *born <= course.started)
                course.age = age_on(*born, course.started);
            if (course.ended && !select.is_null(5) && select.integer(5) != 0)
                course.went_on = EpisodeCourse::WentOn::yes;
            by_episode_.emplace(course.episode, all_.size());
            all_.push_back(std::move(course));
        }
    }

    void read_sessions() {
        // Each is an index of its own; asked for at once they would be a walk through the whole table.
        add_sessions(is_one_client() ? "SELECT episode, date FROM session WHERE client = ?1 AND attended = 1 AND date <= ?2 "
                                       "ORDER BY date"
                                     : "SELECT episode, date FROM session WHERE voided = 0 AND attendance IN ('attended', "
                                       "'late', 'left_early') AND date <= ?2 ORDER BY episode, date");
        add_sessions(is_one_client() ? "SELECT episode, date FROM session WHERE client = ?1 AND planned = 1 AND date = ?2"
                                     : "SELECT episode, date FROM session WHERE planned = 1 AND date = ?2");
    }

    void read_given() {
        Statement select{database_, "SELECT client, measure, about, rater, max(day) FROM response "
                                    "WHERE state = 'counts' AND client " +
                                        of_client_ + "AND day <= ?2 GROUP BY client, measure, about, rater"};
        select.bind(whom_, today_);
        while (select.step()) {
            for (EpisodeCourse& course : of_client(ClientId{select.integer(0)}))
                course.given.push_back({select.text(1), select.text(2), select.text(3), select.date(4)});
        }
    }

    void read_warnings() {
        // The side with fewer rows first.
        Statement select{database_, is_one_client() ? "SELECT DISTINCT r.client, r.measure FROM response r CROSS JOIN "
                                                      "response_safety s ON s.response = r.id WHERE r.client = ?1"
                                                    : "SELECT DISTINCT r.client, r.measure FROM response_safety s CROSS JOIN "
                                                      "response r ON r.id = s.response WHERE r.client IS NOT ?1"};
        select.bind(whom_);
        while (select.step())
            for (EpisodeCourse& course : of_client(ClientId{select.integer(0)}))
                course.warned.insert(select.text(1));
    }

    void add_trauma_work(const TraumaPacks& packs) {
        const auto client = is_one_client() ? std::optional{ClientId{whom_}} : std::nullopt;
        for (const auto& [episode, first] : read_trauma_work(database_, client, packs))
            if (EpisodeCourse* course = find(static_cast<std::int64_t>(episode)))
                course->trauma = TraumaWork::yes;
    }

    void read_choices() {
        const MeasurePlanStore plans{database_};
        Statement select{database_, "SELECT DISTINCT p.episode FROM measure_plan p JOIN episode e ON e.id = p.episode "
                                    "WHERE e.client " +
                                        of_client_};
        select.bind(whom_);
        std::vector<std::int64_t> episodes;
        while (select.step())
            episodes.push_back(select.integer(0));
        for (const std::int64_t episode : episodes)
            if (EpisodeCourse* course = find(episode))
                course->chosen = plans.chosen(course->episode);
    }

    [[nodiscard]] std::vector<EpisodeCourse> take() { return std::move(all_); }

private:
    [[nodiscard]] bool is_one_client() const noexcept { return whom_ >= 0; }

    void add_sessions(const char* sql) {
        Statement select{database_, sql};
        select.bind(whom_, today_);
        while (select.step())
            if (EpisodeCourse* course = find(select.integer(0)))
                course->sessions.push_back(select.date(1));
    }

    std::span<EpisodeCourse> of_client(ClientId client) {
        const auto [first, end] = std::equal_range(all_.begin(), all_.end(), EpisodeCourse{.client = client},
                                                   [](const auto& one, const auto& other) { return one.client < other.client; });
        return {first, end};
    }

    EpisodeCourse* find(std::int64_t episode) {
        const auto at = by_episode_.find(EpisodeId{episode});
        return at == by_episode_.end() ? nullptr : &all_[at->second];
    }

    Database& database_;
    std::string of_client_;
    std::int64_t whom_;
    Date today_;
    std::vector<EpisodeCourse> all_; ///< by client
    std::unordered_map<EpisodeId, std::size_t> by_episode_;
};

} // namespace

std::vector<EpisodeCourse> read_courses(Database& database, std::optional<ClientId> client, Date today,
                                        const TraumaPacks& trauma_packs) {
    CourseReader reader{database, client, today};
    reader.read_episodes();
    reader.read_sessions();
    reader.read_given();
    reader.read_warnings();
    reader.add_trauma_work(trauma_packs);
    reader.read_choices();
    return reader.take();
}

} // namespace attune
