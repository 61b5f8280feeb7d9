// SPDX-License-Identifier: Apache-2.0
#include "cli/note_json.hpp"

#include "cli/client_json.hpp"
#include "core/template/form/answers_json.hpp"

namespace attune::cli {

// Json(value), never Json{value}: braces would make a list of one.
using Json = nlohmann::ordered_json;

namespace {

std::string_view severity_word(Severity severity) {
    switch (severity) {
    case Severity::information: return "information";
    case Severity::caution: return "caution";
    case Severity::critical: return "critical";
    case Severity::blocking: return "blocking";
    }
    return "";
}

std::string_view kind_word(AddendumKind kind) {
    switch (kind) {
    case AddendumKind::addendum: return "addendum";
    case AddendumKind::correction: return "correction";
    case AddendumKind::late_entry: return "late entry";
    }
    return "";
}

Json templates_json(const Note& note) {
    Json list = Json::array();
    for (const auto& part : note.templates)
        list.push_back({{"id", part->full_id()}, {"version", part->version}, {"hash", part->hash}});
    return list;
}

void add_findings(Json& document, const Form& form) {
    document["problems"] = Json::array();
    for (const auto& problem : form.problems())
        document["problems"].push_back({{"field", to_string(problem.path)}, {"message", problem.message}});
    document["rules"] = Json::array();
    for (const auto& rule : form.rules())
        document["rules"].push_back({{"id", rule.part + "." + rule.rule->id},
                                     {"severity", severity_word(rule.rule->severity)},
                                     {"field", to_string(rule.place)},
                                     {"message", rule.message}});
    document["prompts"] = Json::array();
    for (const auto& prompt : form.prompts())
        document["prompts"].push_back(prompt.message);
}

} // namespace

std::string_view state_word(NoteState state) {
    switch (state) {
    case NoteState::draft: return "draft";
    case NoteState::signed_off: return "signed";
    case NoteState::voided: return "void";
    }
    return "";
}

Json number_json(double number) {
    const auto whole = static_cast<std::int64_t>(number);
    return static_cast<double>(whole) == number ? Json(whole) : Json(number);
}

Json value_json(const Value& value) {
    return std::visit(
        [](const auto& content) -> Json {
            using T = std::remove_cvref_t<decltype(content)>;
            if constexpr (std::is_same_v<T, std::monostate>)
                return nullptr;
            else if constexpr (std::is_same_v<T, NotAsked>)
                return "not asked";
            else if constexpr (std::is_same_v<T, double>)
                return number_json(content);
            else if constexpr (std::is_same_v<T, Date>)
                return format_date(content);
            else if constexpr (std::is_same_v<T, TimeOfDay>)
                return format_time(content);
            else
                return content;
        },
        value.content());
}

Json note_row_json(const NoteRow& row) {
    return {{"id", static_cast<std::int64_t>(row.id)},
            {"session", static_cast<std::int64_t>(row.session)},
            {"date", format_date(row.date)},
            {"start", text_or_null(row.start ? format_time(*row.start) : "")},
            {"approach", row.approach},
            {"number", row.number ? Json(*row.number) : Json(nullptr)},
            {"state", state_word(row.state)},
            {"attendance", to_id(row.attendance)},
            {"summary", row.summary},
            {"addenda", row.addenda},
            {"to_fill", row.to_fill}};
}

Json note_json(const Practice& practice, NoteId id) {
    const Note note = practice.notes.load(id);
    const Form form = practice.notes.open_form(id);
    Json document{{"id", static_cast<std::int64_t>(id)},
                  {"uuid", note.uuid},
                  {"client", static_cast<std::int64_t>(note.client)},
                  {"session", static_cast<std::int64_t>(note.session)},
                  {"state", state_word(note.state)},
                  {"author", practice.vault->name_of(note.author)},
                  {"created_at", format_instant(note.created_at)},
                  {"saved_at", format_instant(note.saved_at)},
                  {"signed_at", text_or_null(note.signed_at ? format_instant(*note.signed_at) : "")},
                  {"templates", templates_json(note)},
                  {"answers", Json::parse(write_answers(note.answers))},
                  {"values", Json::parse(write_answers(form.values()))}};
    if (note.state == NoteState::signed_off)
        document["signature"] =
            practice.notes.check_signature(id) == SignatureState::holds ? "holds" : "broken";
    else
        add_findings(document, form);
    document["addenda"] = Json::array();
    for (const auto& addendum : practice.notes.addenda(id))
        document["addenda"].push_back({{"kind", kind_word(addendum.kind)},
                                       {"text", addendum.text},
                                       {"reason", text_or_null(addendum.reason)},
                                       {"author", practice.vault->name_of(addendum.author)},
                                       {"written_at", format_instant(addendum.written_at)},
                                       {"signature", addendum.signature_holds ? "holds" : "broken"}});
    return document;
}

} // namespace attune::cli
