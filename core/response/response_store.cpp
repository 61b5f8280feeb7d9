// SPDX-License-Identifier: Apache-2.0
#include "core/response/response_store.hpp"

#include "core/error.hpp"
#include "core/response/response_check.hpp"
#include "core/response/response_json.hpp"
#include "core/response/schedule/measure_plan.hpp"
#include "core/response/scored_person.hpp"
#include "core/text/text.hpp"
#include "core/vault/random_id.hpp"

#include <utility>

namespace attune {
namespace {

/// What does not change the answers but stands in the way of finding them again.
Response tidy(Response response) {
    response.rater = tidy_name(response.rater);
    response.about = tidy_name(response.about);
    response.language = tidy_name(response.language);
    return response;
}

bool says_the_same(const Response& one, const Response& other) {
    const auto content = [](const Response& response) {
        return std::tuple{response.episode, response.day,      response.time, response.rater,
                          response.about,   response.language, response.mode, response.index_event,
                          response.stated,  response.remark};
    };
    return content(one) == content(other) && one.answers == other.answers;
}

void audit(Change& change, const char* action, const char* object, std::int64_t id, const char* fields) {
    change.record({.action = action, .object = object, .object_id = id, .fields = fields});
}

constexpr const char* all_fields = "day time rater about language mode event answers stated remark";

} // namespace

struct ResponseStore::Act {
    ResponseAct what{};
    std::string reason;
};

ResponseStore::ResponseStore(Vault& vault, InstrumentReading read)
    : vault_{vault},
      versions_{vault.database(), std::move(read)} {}

std::vector<std::string> ResponseStore::problems(const Response& response) const {
    const auto client = read_scored_person(vault_.database(), response.client);
    std::vector<std::string> found =
        response_problems(response, client ? client->born : std::nullopt, vault_.clock().today());
    if (!client)
        found.emplace_back("client: there is none with this number");
    if (response.episode) {
        Statement select{vault_.database(), "SELECT 1 FROM episode WHERE id = ?1 AND client = ?2"};
        if (!select.bind(*response.episode, response.client).step())
            found.emplace_back("episode: it is not one of the client's");
    }
    return found;
}

void ResponseStore::refuse(const Response& response, std::vector<std::string> more) const {
    for (std::string& problem : problems(response))
        more.push_back(std::move(problem));
    throw_problems(more);
}

ResponseId ResponseStore::record(const Response& typed) {
    Response response = tidy(typed);
    refuse(response, {});
    if (!response.episode)
        response.episode = episode_on(response.client, response.day);
    response.revision = 1;
    response.state = Response::State::counts;
    auto& database = vault_.database();
    Change change{database};
    Statement insert{database,
                     "INSERT INTO response (uid, client, episode, measure, measure_version, day, at_minute, rater, "
                     "about, language, revision, state, register_entry, entered_at) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, 'counts', '', ?11)"};
    insert
        .bind(random_id(), response.client, response.episode, response.measure(),
              versions_.keep(*response.instrument), response.day, response.time, response.rater, response.about,
              response.language, vault_.clock().now())
        .run();
    response.id = ResponseId{database.last_row_id()};
    write_revision(response, {ResponseAct::entered, {}});
    audit(change, "response.record", "response", static_cast<std::int64_t>(response.id), all_fields);
    change.commit();
    return response.id;
}

Response ResponseStore::counting(ResponseId id) const {
    Response response = load(id);
    if (response.state == Response::State::withdrawn)
        throw Error{ErrorKind::bad_input, "the response is withdrawn: enter it anew"};
    return response;
}

void ResponseStore::correct(ResponseId id, const Response& corrected, const std::string& reason) {
    const Response before = counting(id);
    Response after = tidy(corrected);
    std::vector<std::string> wrong;
    if (const auto problem = reason_problem(reason))
        wrong.push_back(*problem);
    if (after.client != before.client)
        wrong.emplace_back("client: a correction stays with the client; move the response instead");
    if (after.instrument->hash != before.instrument->hash)
        wrong.emplace_back("measure: a correction stays with the version that was given");
    if (after.revision != before.revision)
        wrong.emplace_back("the response was corrected meanwhile: look at it again");
    const bool keeps_episode = after.episode == before.episode;
    if (after.day != before.day && keeps_episode)
        after.episode = episode_on(before.client, after.day);
    refuse(after, std::move(wrong));
    if (says_the_same(before, after))
        return;
    after.id = id;
    after.revision = before.revision + 1;
    Change change{vault_.database()};
    write_revision(after, {ResponseAct::corrected, reason});
    audit(change, "response.correct", "response", static_cast<std::int64_t>(id), all_fields);
    change.commit();
}

void ResponseStore::move(ResponseId id, ClientId to, const std::string& reason) {
    Response response = counting(id);
    const ClientId from = response.client;
    std::vector<std::string> wrong;
    if (const auto problem = reason_problem(reason))
        wrong.push_back(*problem);
    if (from == to)
        wrong.emplace_back("client: the response is this client's already");
    response.client = to;
    response.episode.reset();
    refuse(response, std::move(wrong));
    response.episode = episode_on(to, response.day);
    ++response.revision;
    Change change{vault_.database()};
    write_revision(response, {ResponseAct::moved, reason});
    audit(change, "response.move", "response", static_cast<std::int64_t>(id), "client episode");
    audit(change, "client.response_out", "client", static_cast<std::int64_t>(from), "response");
    audit(change, "client.response_in", "client", static_cast<std::int64_t>(to), "response");
    change.commit();
}

void ResponseStore::withdraw(ResponseId id, const std::string& reason) {
    Response response = counting(id);
    if (const auto problem = reason_problem(reason))
        throw Error{ErrorKind::bad_input, *problem};
    response.state = Response::State::withdrawn;
    ++response.revision;
    Change change{vault_.database()};
    write_revision(response, {ResponseAct::withdrawn, reason});
    audit(change, "response.withdraw", "response", static_cast<std::int64_t>(id), "state");
    change.commit();
}

void ResponseStore::write_revision(const Response& response, const Act& act) {
    auto& database = vault_.database();
    Statement insert{database,
                     "INSERT INTO response_revision (response, revision, act, client, episode, day, at_minute, rater, "
                     "about, language, mode, index_event, answers, stated, remark, reason, author, written_at) VALUES "
                     "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)"};
    insert
        .bind(response.id, response.revision, to_id(act.what), response.client, response.episode, response.day,
              response.time, response.rater, response.about, response.language, to_id(response.mode),
              response.index_event, write_item_answers(*response.instrument, response.answers),
              write_stated(response.stated), response.remark, act.reason, vault_.user(), vault_.clock().now())
        .run();
    const bool is_withdrawn = response.state == Response::State::withdrawn;
    Statement update{database, "UPDATE response SET client = ?2, episode = ?3, day = ?4, at_minute = ?5, rater = ?6, "
                               "about = ?7, language = ?8, revision = ?9, state = ?10 WHERE id = ?1"};
    update
        .bind(response.id, response.client, response.episode, response.day, response.time, response.rater,
              response.about, response.language, response.revision, is_withdrawn ? "withdrawn" : "counts")
        .run();
    write_scores(response);
}

void ResponseStore::set_register_entry(ResponseId id, const std::string& entry) {
    Statement update{vault_.database(), "UPDATE response SET register_entry = ?2 WHERE id = ?1"};
    update.bind(id, entry).run();
}

void ResponseStore::record_view(ResponseId id) {
    Change change{vault_.database()};
    audit(change, "response.view", "response", static_cast<std::int64_t>(id), "answers");
    change.commit();
}

/// The episode of the day; on a day in none the one that still or already counts, as the schedule has it.
std::optional<EpisodeId> ResponseStore::episode_on(ClientId client, Date day) const {
    Statement select{vault_.database(), "SELECT id FROM episode WHERE client = ?1 AND started <= ?3 "
                                        "AND (ended IS NULL OR ended >= ?4) "
                                        "ORDER BY started <= ?2 AND (ended IS NULL OR ended >= ?2) DESC, started <= ?2 DESC, "
                                        "started DESC, id DESC LIMIT 1"};
    const std::chrono::sys_days at{day};
    if (!select.bind(client, day, Date{at + std::chrono::days{near_start_days}}, Date{at - std::chrono::days{after_end_days}}).step())
        return std::nullopt;
    return EpisodeId{select.integer(0)};
}

} // namespace attune
