// SPDX-License-Identifier: Apache-2.0
#include "core/response/response_draft.hpp"

#include "core/error.hpp"
#include "core/vault/database.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

using Json = nlohmann::json;

constexpr const char* where_key = "WHERE client = ?1 AND measure = ?2 AND corrects = ?3";

/// 0 stands for a new response: it must be part of a primary key.
std::int64_t corrected(const DraftKey& key) {
    return key.corrects ? static_cast<std::int64_t>(*key.corrects) : 0;
}

Json answers_json(const Instrument& instrument, const ResponseDraft& draft) {
    Json answers = Json::object();
    for (std::size_t i = 0; i < std::min(draft.answers.size(), instrument.items.size()); ++i) {
        const Answer& answer = draft.answers[i];
        const bool left_out = i < draft.left_out.size() && draft.left_out[i];
        if (answer.is_given())
            answers[instrument.items[i].id] = Json(answer.value);
        else if (answer.kind == Answer::Kind::not_applicable)
            answers[instrument.items[i].id] = "na";
        else if (left_out)
            answers[instrument.items[i].id] = "x";
    }
    return answers;
}

void read_answers_into(ResponseDraft& draft, const Instrument& instrument, const Json& answers) {
    draft.answers.assign(instrument.items.size(), {});
    draft.left_out.assign(instrument.items.size(), false);
    if (!answers.is_object())
        return;
    for (const auto& [id, value] : answers.items()) {
        const auto item = instrument.find_item(id);
        if (!item)
            continue;
        const MeasureItem& found = instrument.items[*item];
        if (value.is_number()) {
            const auto number = value.get<double>();
            if (instrument.answer_scales.at(found.scale).allows(number))
                draft.answers[*item] = Answer::of(number);
        } else if (value == "na" && found.applies == MeasureItem::Applies::may_not) {
            draft.answers[*item] = Answer::does_not_apply();
        } else if (value == "x") {
            draft.left_out[*item] = true;
        }
    }
}

std::string word(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

} // namespace

void ResponseDraftStore::save(const Instrument& instrument, const ResponseDraft& draft) {
    const Json content{{"answers", answers_json(instrument, draft)},
                       {"day", Json(draft.day)},
                       {"rater", Json(draft.rater)},
                       {"about", Json(draft.about)},
                       {"mode", Json(std::string{to_id(draft.mode)})},
                       {"index_event", Json(draft.index_event)},
                       {"stated", Json(draft.stated)},
                       {"remark", Json(draft.remark)},
                       {"revision", Json(draft.revision)}};
    const DraftKey key{draft.client, draft.measure, draft.corrects};
    Change change{vault_.database()};
    Statement write{vault_.database(),
                    "INSERT INTO response_draft (client, measure, corrects, content, author, saved_at) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (client, measure, corrects) DO UPDATE "
                    "SET content = excluded.content, author = excluded.author, saved_at = excluded.saved_at"};
    write.bind(key.client, key.measure, corrected(key), content.dump(-1, ' ', false, Json::error_handler_t::replace),
               vault_.user(), vault_.clock().now())
        .run();
    change.record({.action = "response.draft",
                   .object = "client",
                   .object_id = static_cast<std::int64_t>(draft.client),
                   .fields = "answers"});
    change.commit();
}

std::optional<ResponseDraft> ResponseDraftStore::find(const Instrument& instrument, const DraftKey& key) const {
    Statement select{vault_.database(),
                     std::string{"SELECT content, author, saved_at FROM response_draft "} + where_key};
    if (!select.bind(key.client, key.measure, corrected(key)).step())
        return std::nullopt;
    const Json content = Json::parse(select.text(0), nullptr, false);
    if (!content.is_object())
        throw Error{ErrorKind::vault_damaged, "a sheet that was not saved cannot be read"};
    ResponseDraft draft{.client = key.client, .measure = key.measure, .corrects = key.corrects};
    read_answers_into(draft, instrument, content.value("answers", Json::object()));
    draft.day = word(content, "day");
    draft.rater = word(content, "rater");
    draft.about = word(content, "about");
    draft.mode = response_mode_from_id(word(content, "mode")).value_or(ResponseMode::paper);
    draft.index_event = word(content, "index_event");
    draft.stated = word(content, "stated");
    draft.remark = word(content, "remark");
    draft.revision = content.value("revision", 0);
    draft.author = UserId{select.integer(1)};
    draft.saved_at = select.instant(2);
    return draft;
}

void ResponseDraftStore::remove(const DraftKey& key) {
    {
        Statement select{vault_.database(), std::string{"SELECT 1 FROM response_draft "} + where_key};
        if (!select.bind(key.client, key.measure, corrected(key)).step())
            return;
    }
    Change change{vault_.database()};
    Statement forget{vault_.database(), std::string{"DELETE FROM response_draft "} + where_key};
    forget.bind(key.client, key.measure, corrected(key)).run();
    change.record({.action = "response.draft_remove",
                   .object = "client",
                   .object_id = static_cast<std::int64_t>(key.client),
                   .fields = "answers"});
    change.commit();
}

void ResponseDraftStore::move(const Response& response, ClientId to, int revision) {
    std::string text;
    {
        Statement select{vault_.database(),
                         "SELECT content FROM response_draft WHERE client = ?1 AND measure = ?2 AND corrects = ?3"};
        if (!select.bind(response.client, response.measure(), response.id).step())
            return;
        text = select.text(0);
    }
    Json content = Json::parse(text, nullptr, false);
    if (const auto rests_on = content.find("revision"); rests_on != content.end() && *rests_on == Json(response.revision)) {
        *rests_on = Json(revision);
        text = content.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    Change change{vault_.database()};
    // One that was left there when the response went away from there is older than this one.
    Statement write{vault_.database(), "UPDATE OR REPLACE response_draft SET client = ?4, content = ?5 "
                                       "WHERE client = ?1 AND measure = ?2 AND corrects = ?3"};
    write.bind(response.client, response.measure(), response.id, to, text).run();
    for (const ClientId client : {response.client, to})
        change.record({.action = "response.draft_move",
                       .object = "client",
                       .object_id = static_cast<std::int64_t>(client),
                       .fields = "answers"});
    change.commit();
}

std::vector<DraftKey> ResponseDraftStore::of(ClientId client) const {
    Statement select{vault_.database(),
                     "SELECT measure, corrects FROM response_draft WHERE client = ?1 ORDER BY saved_at DESC"};
    select.bind(client);
    std::vector<DraftKey> keys;
    while (select.step()) {
        DraftKey key{.client = client, .measure = select.text(0), .corrects = {}};
        if (select.integer(1) != 0)
            key.corrects = ResponseId{select.integer(1)};
        keys.push_back(std::move(key));
    }
    return keys;
}

} // namespace attune
