// SPDX-License-Identifier: Apache-2.0
#include "core/measure/episode_course.hpp"

#include <map>

namespace attune {
namespace {

constexpr int after_end_days = 28;

/// Reads whole tables when all clients are asked for, and by index when one is: each question has its own text.
class CourseReader {
public:
    CourseReader(Database& database, std::optional<ClientId> client, Date today)
        : database_{database},
          of_client_{client ? "= ?1 " : "IS NOT ?1 "},
          whom_{client ? static_cast<std::int64_t>(*client) : -1},
          today_{today} {}

    void read_episodes() {
        Statement select{database_, "SELECT e.id, e.client, e.started, e.ended, c.born FROM episode e "
                                    "JOIN client c ON c.id = e.client WHERE e.client " +
                                        of_client_ +
                                        "AND c.archived = 0 AND e.started <= ?2 AND "
                                        "(e.ended IS NULL OR e.ended >= ?3) ORDER BY e.client, e.started, e.id"};
        const Date earliest_end{std::chrono::sys_days{today_} - std::chrono::days{after_end_days}};
        select.bind(whom_, today_, earliest_end);
        while (select.step()) {
            EpisodeCourse course{.episode = EpisodeId{select.integer(0)},
                                 .client = ClientId{select.integer(1)},
                                 .started = select.date(2),
                                 .ended = select.optional_date(3)};
            if (course.ended && *course.ended > today_)
                course.ended.reset();
            if (const auto born = select.optional_date(4); born && *born <= course.started)
                course.age = age_on(*born, course.started);
            by_episode_.emplace(course.episode, all_.size());
            by_client_.emplace(course.client, all_.size());
            all_.push_back(std::move(course));
        }
    }

    void read_sessions() {
        Statement select{database_, "SELECT episode, date FROM session WHERE client " + of_client_ +
                                        "AND ((attended = 1 AND date <= ?2) OR (planned = 1 AND date = ?2)) "
                                        "ORDER BY date"};
        select.bind(whom_, today_);
        while (select.step())
            if (EpisodeCourse* course = find(select.integer(0)))
                course->sessions.push_back(select.date(1));
    }

    void read_given() {
        Statement select{database_, "SELECT client, measure, about, rater, max(day) FROM response "
                                    "WHERE counts = 1 AND client " +
                                        of_client_ + "AND day <= ?2 GROUP BY client, measure, about, rater"};
        select.bind(whom_, today_);
        while (select.step()) {
            const auto [begin, end] = by_client_.equal_range(ClientId{select.integer(0)});
            for (auto at = begin; at != end; ++at)
                all_[at->second].given.push_back({select.text(1), select.text(2), select.text(3), select.date(4)});
        }
    }

    void read_trauma_work(const std::set<std::string, std::less<>>& packs) {
        Statement select{database_, "SELECT DISTINCT n.episode, v.prefix FROM note n "
                                    "JOIN note_template t ON t.note = n.id AND t.active = 1 "
                                    "JOIN template_version v ON v.id = t.template "
                                    "WHERE n.state <> 'void' AND n.client " +
                                        of_client_};
        select.bind(whom_);
        while (select.step())
            if (EpisodeCourse* course = find(select.integer(0)); course != nullptr && packs.contains(select.text(1)))
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
    EpisodeCourse* find(std::int64_t episode) {
        const auto at = by_episode_.find(EpisodeId{episode});
        return at == by_episode_.end() ? nullptr : &all_[at->second];
    }

    Database& database_;
    std::string of_client_;
    std::int64_t whom_;
    Date today_;
    std::vector<EpisodeCourse> all_;
    std::map<EpisodeId, std::size_t> by_episode_;
    std::multimap<ClientId, std::size_t> by_client_;
};

} // namespace

std::vector<EpisodeCourse> read_courses(Database& database, std::optional<ClientId> client, Date today,
                                        const std::set<std::string, std::less<>>& trauma_packs) {
    CourseReader reader{database, client, today};
    reader.read_episodes();
    reader.read_sessions();
    reader.read_given();
    reader.read_trauma_work(trauma_packs);
    reader.read_choices();
    return reader.take();
}

} // namespace attune
