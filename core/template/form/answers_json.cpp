// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/answers_json.hpp"

#include "core/error.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <unordered_map>

namespace attune {
namespace {

using Json = nlohmann::json;
using Fields = std::unordered_map<std::string, const Field*>;

void write_text(const std::string& text, std::string& out) {
    static constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20) {
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 0xFU];
        } else {
            out += c;
        }
    }
    out += '"';
}

void write_number(double number, std::string& out) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    std::array<char, 32> digits{};
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), number == 0 ? 0.0 : number);
    out.append(digits.data(), error == std::errc{} ? end : digits.data());
}

void write(const Value& value, std::string& out) {
    if (value.is_not_asked())
        out += R"({"not_asked":true})";
    else if (const auto* yes = value.get<bool>())
        out += *yes ? "true" : "false";
    else if (const auto* number = value.get<double>())
        write_number(*number, out);
    else if (const auto* text = value.get<std::string>())
        write_text(*text, out);
    else if (const auto* day = value.get<Date>())
        write_text(format_date(*day), out);
    else if (const auto* time = value.get<TimeOfDay>())
        write_text(format_time(*time), out);
    else if (const auto* list = value.get<TextList>()) {
        out += '[';
        for (const std::string& each : *list) {
            if (out.back() != '[')
                out += ',';
            write_text(each, out);
        }
        out += ']';
    } else {
        out += "null";
    }
}

void write(const Answers& answers, std::string& out) {
    // Values and tables share one name space; a map brings both into one order.
    std::map<std::string_view, std::pair<const Value*, const std::vector<Answers>*>> members;
    for (const auto& [id, value] : answers.values)
        if (!value.is_null())
            members[id].first = &value;
    for (const auto& [id, rows] : answers.tables)
        if (!rows.empty())
            members[id] = {nullptr, &rows};
    out += '{';
    for (const auto& [id, member] : members) {
        if (out.back() != '{')
            out += ',';
        write_text(std::string{id}, out);
        out += ':';
        if (member.second == nullptr) {
            write(*member.first, out);
            continue;
        }
        out += '[';
        for (const Answers& row : *member.second) {
            if (out.back() != '[')
                out += ',';
            write(row, out);
        }
        out += ']';
    }
    out += '}';
}

[[noreturn]] void damaged(const char* what) {
    throw Error{ErrorKind::vault_damaged, std::string{"stored answers cannot be read: "} + what};
}

Value read_text(const std::string& text, const Field* field) {
    const FieldKind kind = field == nullptr
                               ? FieldKind::text
                               : (field->kind == FieldKind::computed ? field->result : field->kind);
    if (kind == FieldKind::date)
        if (const auto day = parse_date(text))
            return *day;
    if (kind == FieldKind::time)
        if (const auto time = parse_time(text))
            return *time;
    return text;
}

Value read(const Json& json, const Field* field) {
    if (json.is_null())
        return {};
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return read_text(json.get_ref<const std::string&>(), field);
    if (json.is_object() && json.size() == 1 && json.contains("not_asked"))
        return NotAsked{};
    if (!json.is_array())
        damaged("an object stands where a value was expected");
    TextList list;
    for (const Json& each : json) {
        if (!each.is_string())
            damaged("a list holds something else than text");
        list.push_back(each.get<std::string>());
    }
    return list;
}

void collect(const std::vector<Field>& fields, Fields& into) {
    for (const Field& field : fields) {
        into.emplace(field.id, &field);
        collect(field.columns, into);
    }
}

Fields fields_of(const Template& definition) {
    Fields made;
    for (const Section& section : definition.sections)
        for (const Field& field : section.fields)
            made.emplace(field.id, &field);
    return made;
}

/// Columns are looked up in their table first: a column may have the name of a field outside.
Answers read_rows(const Json& json, const Fields& fields, int depth) {
    if (!json.is_object() || depth > 8)
        damaged("an object was expected");
    Answers made;
    for (const auto& [id, member] : json.items()) {
        const auto found = fields.find(id);
        const Field* field = found == fields.end() ? nullptr : found->second;
        const bool rows = member.is_array() && !member.empty() && member.front().is_object();
        if (!rows) {
            made.values[id] = read(member, field);
            continue;
        }
        Fields inner = fields;
        if (field != nullptr) {
            Fields columns;
            collect(field->columns, columns);
            for (const auto& [name, column] : columns)
                inner[name] = column;
        }
        for (const Json& row : member)
            made.tables[id].push_back(read_rows(row, inner, depth + 1));
    }
    return made;
}

Json parse(std::string_view json) {
    Json parsed = Json::parse(json, nullptr, false);
    if (parsed.is_discarded())
        damaged("it is no JSON");
    return parsed;
}

} // namespace

std::string write_answers(const NoteAnswers& answers) {
    std::string out = "{";
    for (const auto& [prefix, part] : answers.parts) {
        if (out.size() > 1)
            out += ',';
        write_text(prefix, out);
        out += ':';
        write(part, out);
    }
    out += '}';
    return out;
}

NoteAnswers read_answers(std::string_view json, const std::vector<std::shared_ptr<const Template>>& parts) {
    const Json parsed = parse(json);
    if (!parsed.is_object())
        damaged("an object was expected");
    NoteAnswers made;
    for (const auto& [prefix, part] : parsed.items()) {
        Fields fields;
        for (const auto& definition : parts)
            if (definition != nullptr && definition->prefix == prefix)
                fields = fields_of(*definition);
        made.parts[prefix] = read_rows(part, fields, 0);
    }
    return made;
}

std::string write_value(const Value& value) {
    std::string out;
    write(value, out);
    return out;
}

Value read_value(std::string_view json, const Field& field) {
    return read(parse(json), &field);
}

} // namespace attune
