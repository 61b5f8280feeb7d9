// SPDX-License-Identifier: Apache-2.0
#include "cli/response_json.hpp"

#include "cli/measure_json.hpp"
#include "cli/measure_words.hpp"

namespace attune::cli {
namespace {

// Json(value), never Json{value}: braces would make a list of one.
using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json or_null(const std::optional<Date>& day) { return day ? Json(format_date(*day)) : Json(nullptr); }

Json or_null(const std::optional<int>& number) { return number ? Json(*number) : Json(nullptr); }

Json answer_json(const Answer& answer) {
    if (answer.is_given())
        return Json(answer.value);
    return answer.kind == Answer::Kind::not_applicable ? Json("na") : Json(nullptr);
}

const char* reason_id(DueMeasure::Reason reason) {
    switch (reason) {
    case DueMeasure::Reason::start: return "start";
    case DueMeasure::Reason::end: return "end";
    case DueMeasure::Reason::aftercare: return "aftercare";
    case DueMeasure::Reason::sessions: return "sessions";
    case DueMeasure::Reason::weeks: return "weeks";
    case DueMeasure::Reason::suggested: return "suggested";
    }
    return "";
}

const char* flag_id(ResponseFlag::Kind kind) {
    switch (kind) {
    case ResponseFlag::Kind::before_episode: return "before_episode";
    case ResponseFlag::Kind::outside_episode: return "outside_episode";
    case ResponseFlag::Kind::same_day: return "same_day";
    case ResponseFlag::Kind::duplicate: return "duplicate";
    case ResponseFlag::Kind::too_soon: return "too_soon";
    case ResponseFlag::Kind::outside_age: return "outside_age";
    case ResponseFlag::Kind::no_index_event: return "no_index_event";
    case ResponseFlag::Kind::stated_differs: return "stated_differs";
    case ResponseFlag::Kind::stated_alone: return "stated_alone";
    }
    return "";
}

} // namespace

Json response_json(const Response& response) {
    Json json{{"id", static_cast<std::int64_t>(response.id)},
              {"client", static_cast<std::int64_t>(response.client)},
              {"measure", response.measure()},
              {"version", response.instrument->version},
              {"date", format_date(response.day)},
              {"time", response.time ? Json(format_time(*response.time)) : Json(nullptr)},
              {"rater", response.rater},
              {"about", or_null(response.about)},
              {"language", or_null(response.language)},
              {"mode", std::string{to_id(response.mode)}},
              {"event", or_null(response.index_event)},
              {"remark", or_null(response.remark)},
              {"revision", response.revision},
              {"counts", response.state == Response::State::counts}};
    json["episode"] = response.episode ? Json(static_cast<std::int64_t>(*response.episode)) : Json(nullptr);
    json["items"] = Json::object();
    for (std::size_t item = 0; item < response.answers.size(); ++item)
        json["items"][response.instrument->items[item].id] = answer_json(response.answers[item]);
    json["stated"] = Json::object();
    for (const auto& [scale, value] : response.stated)
        json["stated"][scale] = value;
    return json;
}

Json listed_json(const ListedResponse& listed, ClientId client) {
    if (listed.response)
        return response_json(*listed.response);
    return {{"id", static_cast<std::int64_t>(listed.id)},
            {"client", static_cast<std::int64_t>(client)},
            {"measure", listed.measure},
            {"version", listed.version},
            {"date", format_date(listed.day)},
            {"rater", listed.rater},
            {"about", or_null(listed.about)},
            {"counts", listed.state == Response::State::counts},
            {"items", nullptr}};
}

Json recorded_json(const RecordedResponse& recorded, const ScoringContext& context) {
    Json json = response_json(recorded.response);
    json["score"] = score_json(*recorded.response.instrument, recorded.score, context);
    json["flags"] = Json::array();
    for (const ResponseFlag& flag : recorded.flags) {
        Json one{{"flag", flag_id(flag.kind)}};
        if (!flag.scale.empty())
            one["scale"] = flag.scale;
        if (flag.other)
            one["other"] = static_cast<std::int64_t>(*flag.other);
        json["flags"].push_back(std::move(one));
    }
    return json;
}

Json revision_json(const ResponseRevision& revision, const std::string& author) {
    Json json{{"act", std::string{to_id(revision.act)}},
              {"reason", or_null(revision.reason)},
              {"author", author},
              {"at", format_instant(revision.written_at)}};
    json.update(response_json(revision.response));
    return json;
}

Json due_json(const DueMeasure& due, const std::string& words) {
    return {{"client", static_cast<std::int64_t>(due.client)},
            {"episode", static_cast<std::int64_t>(due.episode)},
            {"measure", due.measure},
            {"about", or_null(due.about)},
            {"rater", or_null(due.rater)},
            {"since", format_date(due.since)},
            {"reason", reason_id(due.reason)},
            {"last", or_null(due.last)},
            {"sessions", due.sessions},
            {"weeks", due.weeks},
            {"suggested_by", or_null(due.suggested_by)},
            {"words", words}};
}

Json planned_json(const PlannedMeasure& planned) {
    return {{"measure", planned.measure},
            {"about", or_null(planned.about)},
            {"rater", or_null(planned.rater)},
            {"at_start", planned.at_start},
            {"at_end", planned.at_end},
            {"after_weeks", or_null(planned.after_weeks)},
            {"every_sessions", or_null(planned.every_sessions)},
            {"every_weeks", or_null(planned.every_weeks)},
            {"chosen", planned.origin == PlannedMeasure::Origin::chosen},
            {"in_place_of", or_null(planned.in_place_of)}};
}

Json event_json(const ClientEvent& event) {
    return {{"id", static_cast<std::int64_t>(event.id)},
            {"client", static_cast<std::int64_t>(event.client)},
            {"kind", std::string{to_id(event.kind)}},
            {"label", event.label},
            {"first", format_date(event.first)},
            {"last", or_null(event.last)}};
}

} // namespace attune::cli
