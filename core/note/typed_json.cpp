// SPDX-License-Identifier: Apache-2.0
#include "core/note/typed_json.hpp"

#include "core/error.hpp"

#include <nlohmann/json.hpp>

namespace attune {
namespace {

using Json = nlohmann::json;

[[noreturn]] void throw_damaged() {
    throw Error{ErrorKind::vault_damaged, "a stored value cannot be read; restore the vault from a backup"};
}

Json parse(const std::string& text) {
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        throw_damaged();
    return json;
}

Json to_json(const Value& value) {
    if (value.is_not_asked())
        return {{"not_asked", true}};
    if (const auto* yes = value.get<bool>())
        return *yes;
    if (const auto* number = value.get<double>())
        return *number;
    if (const auto* text = value.get<std::string>())
        return *text;
    if (const auto* date = value.get<Date>())
        return {{"date", format_date(*date)}};
    if (const auto* time = value.get<TimeOfDay>())
        return {{"time", format_time(*time)}};
    if (const auto* list = value.get<TextList>())
        return *list;
    return nullptr;
}

Value tagged(const Json& json) {
    if (json.contains("not_asked"))
        return NotAsked{};
    if (const auto date = json.find("date"); date != json.end() && date->is_string())
        if (const auto day = parse_date(date->get<std::string>()))
            return *day;
    if (const auto time = json.find("time"); time != json.end() && time->is_string())
        if (const auto minute = parse_time(time->get<std::string>()))
            return *minute;
    throw_damaged();
}

Value from_json(const Json& json) {
    switch (json.type()) {
    case Json::value_t::null: return {};
    case Json::value_t::boolean: return json.get<bool>();
    case Json::value_t::string: return json.get<std::string>();
    case Json::value_t::number_float:
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned: return json.get<double>();
    case Json::value_t::object: return tagged(json);
    default: break;
    }
    TextList list;
    for (const auto& each : json) {
        if (!each.is_string())
            throw_damaged();
        list.push_back(each.get<std::string>());
    }
    return list;
}

Json map_to_json(const ValueMap& values) {
    Json json = Json::object();
    for (const auto& [id, value] : values)
        if (!value.is_null())
            json[id] = to_json(value);
    return json;
}

ValueMap map_from_json(const Json& json) {
    if (!json.is_object())
        throw_damaged();
    ValueMap values;
    for (const auto& [id, value] : json.items())
        values.emplace(id, from_json(value));
    return values;
}

} // namespace

std::string write_typed(const Value& value) {
    return to_json(value).dump();
}

Value read_typed(const std::string& json) {
    return json.empty() ? Value{} : from_json(parse(json));
}

std::string write_typed_map(const ValueMap& values) {
    return map_to_json(values).dump();
}

ValueMap read_typed_map(const std::string& json) {
    return json.empty() ? ValueMap{} : map_from_json(parse(json));
}

std::string write_carried(const RegisterBook& book) {
    Json json = Json::object();
    for (const auto& [register_id, entries] : book.entries)
        for (const auto& entry : entries)
            if (!entry.carried.empty() || entry.last_note != 0)
                json[register_id].push_back({{"id", entry.id},
                                             {"state", entry.state},
                                             {"note", entry.last_note},
                                             {"carried", map_to_json(entry.carried)}});
    return json.dump();
}

RegisterBook read_carried(const std::string& json) try {
    RegisterBook book;
    const Json stored = parse(json);
    for (const auto& [register_id, entries] : stored.items())
        for (const auto& each : entries) {
            RegisterEntry entry;
            entry.id = each.at("id").get<std::string>();
            entry.state = each.at("state").get<std::string>();
            entry.last_note = each.at("note").get<std::int64_t>();
            entry.carried = map_from_json(each.at("carried"));
            book.entries[register_id].push_back(std::move(entry));
        }
    return book;
} catch (const Json::exception&) {
    throw_damaged();
}

} // namespace attune
