// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/response/measure_choices.hpp"
#include "core/response/response_json.hpp"
#include "core/response/response_store.hpp"
#include "core/response/scored_person.hpp"

#include <algorithm>

namespace attune {
namespace {

constexpr const char* select_responses =
    "SELECT r.id, r.uid, r.client, r.episode, v.hash, r.day, r.at_minute, r.rater, r.about, n.language, n.mode, "
    "n.index_event, n.answers, n.stated, n.remark, r.revision, r.state, r.register_entry, r.entered_at, "
    "v.measure, v.version "
    "FROM response r JOIN measure_version v ON v.id = r.measure_version "
    "JOIN response_revision n ON n.response = r.id AND n.revision = r.revision ";
// D1: of one day the later time, then the later entry; one without a time (NULL) comes before those with one.
constexpr const char* newest_first = "ORDER BY r.day DESC, r.at_minute DESC, r.entered_at DESC, r.id DESC";

std::optional<TimeOfDay> time_in(const Statement& row, int column) {
    const auto minutes = row.optional_integer(column);
    return minutes ? std::optional{TimeOfDay{static_cast<int>(*minutes)}} : std::nullopt;
}

std::optional<EpisodeId> episode_in(const Statement& row, int column) {
    const auto id = row.optional_integer(column);
    return id ? std::optional{EpisodeId{*id}} : std::nullopt;
}

ResponseAct act_from(const std::string& id) {
    for (const auto act : {ResponseAct::corrected, ResponseAct::moved, ResponseAct::withdrawn})
        if (to_id(act) == id)
            return act;
    return ResponseAct::entered;
}

/// What a response and each of its revisions keep alike: the episode, and ten columns from `first` on. The
/// instrument of `response` is known.
void read_given(const Statement& row, int episode, int first, Response& response) {
    response.episode = episode_in(row, episode);
    response.day = row.date(first);
    response.time = time_in(row, first + 1);
    response.rater = row.text(first + 2);
    response.about = row.text(first + 3);
    response.language = row.text(first + 4);
    response.mode = response_mode_from_id(row.text(first + 5)).value_or(ResponseMode::paper);
    response.index_event = row.text(first + 6);
    response.answers = read_item_answers(*response.instrument, row.text(first + 7));
    response.stated = read_stated(row.text(first + 8));
    response.remark = row.text(first + 9);
}

Response::State state_in(const Statement& row) {
    return row.text(16) == "withdrawn" ? Response::State::withdrawn : Response::State::counts;
}

} // namespace

Response ResponseStore::read_row(const Statement& row) const {
    Response response;
    response.id = ResponseId{row.integer(0)};
    response.uid = row.text(1);
    response.client = ClientId{row.integer(2)};
    response.instrument = versions_.load(row.text(4));
    read_given(row, 3, 5, response);
    response.revision = static_cast<int>(row.integer(15));
    response.state = state_in(row);
    response.register_entry = row.text(17);
    response.entered_at = row.instant(18);
    return response;
}

std::optional<Response> ResponseStore::read_if_readable(const Statement& row) const {
    try {
        return read_row(row);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::template_rejected)
            throw;
        return std::nullopt;
    }
}

std::optional<Response> ResponseStore::find_readable(ResponseId id) const {
    Statement select{vault_.database(), std::string{select_responses} + "WHERE r.id = ?1"};
    return select.bind(id).step() ? read_if_readable(select) : std::nullopt;
}

std::optional<Response> ResponseStore::find(ResponseId id) const {
    Statement select{vault_.database(), std::string{select_responses} + "WHERE r.id = ?1"};
    if (!select.bind(id).step())
        return std::nullopt;
    return read_row(select);
}

Response ResponseStore::load(ResponseId id) const {
    auto response = find(id);
    if (!response)
        throw Error{ErrorKind::not_found, "no response to a measure with this number"};
    return std::move(*response);
}

std::vector<ResponseRevision> ResponseStore::revisions(ResponseId id) const {
    const Response newest = load(id);
    Statement select{vault_.database(),
                     "SELECT revision, act, client, episode, day, at_minute, rater, about, language, mode, index_event, "
                     "answers, stated, remark, reason, author, written_at FROM response_revision "
                     "WHERE response = ?1 ORDER BY revision"};
    select.bind(id);
    std::vector<ResponseRevision> all;
    while (select.step()) {
        ResponseRevision one{.act = act_from(select.text(1)),
                             .response = newest,
                             .reason = select.text(14),
                             .author = UserId{select.integer(15)},
                             .written_at = select.instant(16)};
        Response& response = one.response;
        response.revision = static_cast<int>(select.integer(0));
        response.client = ClientId{select.integer(2)};
        read_given(select, 3, 4, response);
        response.state =
            one.act == ResponseAct::withdrawn ? Response::State::withdrawn : Response::State::counts;
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<ListedResponse> ResponseStore::listed(ClientId client, Withdrawn withdrawn) const {
    Statement select{vault_.database(), std::string{select_responses} +
                                            "WHERE r.client = ?1 AND (?2 = 1 OR r.counts = 1) " + newest_first};
    select.bind(client, withdrawn == Withdrawn::show ? 1 : 0);
    std::vector<ListedResponse> found;
    while (select.step())
        found.push_back({.id = ResponseId{select.integer(0)},
                         .measure = select.text(19),
                         .version = select.text(20),
                         .day = select.date(5),
                         .rater = select.text(7),
                         .about = select.text(8),
                         .state = state_in(select),
                         .response = read_if_readable(select)});
    return found;
}

std::vector<Response> ResponseStore::of(ClientId client, std::string_view measure) const {
    Statement select{vault_.database(), std::string{select_responses} +
                                            "WHERE r.client = ?1 AND r.measure = ?2 AND r.counts = 1 " + newest_first};
    select.bind(client, measure);
    std::vector<Response> found;
    while (select.step())
        if (auto response = read_if_readable(select))
            found.push_back(std::move(*response));
    return found;
}

std::vector<Response> ResponseStore::readable(ClientId client) const {
    Statement select{vault_.database(), std::string{select_responses} + "WHERE r.client = ?1 AND r.counts = 1 " + newest_first};
    select.bind(client);
    std::vector<Response> found;
    while (select.step())
        if (auto response = read_if_readable(select))
            found.push_back(std::move(*response));
    return found;
}

std::optional<Response> ResponseStore::newest(ClientId client, std::string_view measure, std::string_view rater,
                                              std::string_view about) const {
    Statement select{vault_.database(),
                     std::string{select_responses} +
                         "WHERE r.client = ?1 AND r.measure = ?2 AND r.counts = 1 AND r.rater = ?3 AND r.about = ?4 " +
                         newest_first + " LIMIT 1"};
    return select.bind(client, measure, rater, about).step() ? read_if_readable(select) : std::nullopt;
}

ScoringContext ResponseStore::scoring_context(const Response& response) const {
    ScoringContext context;
    context.form = form_for(*response.instrument, response.rater).value_or("");
    if (const auto person = read_scored_person(vault_.database(), response.client))
        person->describe_on(response.day, context);
    context.picks = MeasureChoicesStore{vault_.database()}.load(response.measure()).picks;
    context.stated = response.stated;
    return context;
}

MeasureScore ResponseStore::score(const Response& response) const {
    return attune::score(*response.instrument, response.answers, scoring_context(response));
}

std::optional<ResponseId> ResponseStore::behind_entry(std::string_view entry) const {
    Statement select{vault_.database(), "SELECT id FROM response WHERE register_entry = ?1 AND register_entry <> ''"};
    if (!select.bind(entry).step())
        return std::nullopt;
    return ResponseId{select.integer(0)};
}

} // namespace attune
