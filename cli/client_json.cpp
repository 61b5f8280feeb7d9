// SPDX-License-Identifier: Apache-2.0
#include "cli/client_json.hpp"

namespace attune::cli {

// Json(value), never Json{value}: braces would make a list of one.
using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json client_json(const Client& client) {
    return {{"id", static_cast<std::int64_t>(client.id)},
            {"record_number", client.record_number},
            {"given_name", client.given_name},
            {"family_name", client.family_name},
            {"preferred_name", text_or_null(client.preferred_name)},
            {"pronouns", text_or_null(client.pronouns)},
            {"sex", text_or_null(std::string{to_id(client.sex)})},
            {"born", text_or_null(client.born ? format_date(*client.born) : "")},
            {"phone", text_or_null(client.phone)},
            {"email", text_or_null(client.email)},
            {"address", text_or_null(client.address)},
            {"emergency_contact", text_or_null(client.emergency_contact)},
            {"remarks", text_or_null(client.remarks)},
            {"archived_at", text_or_null(client.archived_at ? format_instant(*client.archived_at) : "")}};
}

Json episode_json(const Episode& episode) {
    return {{"id", static_cast<std::int64_t>(episode.id)},
            {"title", episode.title},
            {"level_of_care", text_or_null(episode.level_of_care)},
            {"started", format_date(episode.started)},
            {"ended", text_or_null(episode.ended ? format_date(*episode.ended) : "")},
            {"end_reason", text_or_null(episode.end_reason)}};
}

Json session_json(const Session& session) {
    return {{"id", static_cast<std::int64_t>(session.id)},
            {"client", static_cast<std::int64_t>(session.client)},
            {"episode", static_cast<std::int64_t>(session.episode)},
            {"date", format_date(session.date)},
            {"start", text_or_null(session.start ? format_time(*session.start) : "")},
            {"stop", text_or_null(session.stop ? format_time(*session.stop) : "")},
            {"attendance", to_id(session.attendance)},
            {"approach", text_or_null(session.approach)}};
}

} // namespace attune::cli
