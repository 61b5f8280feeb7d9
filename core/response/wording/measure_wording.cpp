// SPDX-License-Identifier: Apache-2.0
#include "core/response/wording/measure_wording.hpp"

#include "core/error.hpp"
#include "core/response/response_check.hpp"
#include "core/response/wording/answer_values.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace attune {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_text = 4'000;
constexpr std::size_t longest_label = 400;

void check_options(const Instrument& instrument, const MeasureItem& item, const MeasureWording::Labels& labels,
                   std::vector<std::string>& problems) {
    for (const auto& [value, label] : labels) {
        const std::string at = fmt::format("item {}, answer {}", item.id, value);
        if (!instrument.answer_scales[item.scale].allows(value))
            problems.push_back(at + ": the instrument has no such answer");
        check_text(problems, at.c_str(), label, longest_label);
        if (tidy_name(label).empty())
            problems.push_back(at + ": has no words");
    }
}

std::string wording_json(const MeasureWording& wording) {
    Json json{{"title", wording.title},
              {"instruction", wording.instruction},
              {"items", Json::object()},
              {"options", Json::object()}};
    for (const auto& [id, text] : wording.items)
        json["items"][id] = text;
    for (const auto& [id, labels] : wording.options)
        for (const auto& [value, label] : labels)
            json["options"][id][fmt::format("{}", value)] = label;
    return json.dump();
}

MeasureWording read_json(std::string_view text, std::string measure, std::string language) {
    const Json json = Json::parse(text, nullptr, false);
    MeasureWording wording{.measure = std::move(measure), .language = std::move(language)};
    try {
        wording.title = json.at("title").get<std::string>();
        wording.instruction = json.at("instruction").get<std::string>();
        for (const auto& [id, item] : json.at("items").items())
            wording.items.emplace(id, item.get<std::string>());
        for (const auto& [id, labels] : json.at("options").items())
            for (const auto& [value, label] : labels.items())
                if (const auto number = answer_value(value))
                    wording.options[id].emplace(*number, label.get<std::string>());
    } catch (const Json::exception&) {
        throw Error{ErrorKind::vault_damaged, "the wording of a measure cannot be read"};
    }
    return wording;
}

} // namespace

const std::string& MeasureWording::text_of(const MeasureItem& item) const {
    const auto found = items.find(item.id);
    return found == items.end() ? item.topic : found->second;
}

std::optional<std::string> MeasureWording::label_of(const MeasureItem& item, double value) const {
    const auto labels = options.find(item.id);
    if (labels == options.end())
        return std::nullopt;
    const auto label = labels->second.find(value);
    return label == labels->second.end() ? std::nullopt : std::optional{label->second};
}

std::vector<std::string> wording_problems(const Instrument& instrument, const MeasureWording& wording) {
    std::vector<std::string> problems;
    if (wording.measure != instrument.id)
        problems.push_back(fmt::format("the wording is of {}, the instrument is {}", wording.measure, instrument.id));
    if (tidy_name(wording.language).empty())
        problems.emplace_back("language: say which");
    check_text(problems, "title", wording.title, longest_label);
    check_text(problems, "instruction", wording.instruction, longest_text);
    for (const MeasureItem& item : instrument.items)
        if (item.counts == MeasureItem::Counts::yes && !wording.items.contains(item.id))
            problems.push_back(fmt::format("item {} ({}): its text is missing", item.id, item.topic));
    for (const auto& [id, text] : wording.items) {
        const std::string at = "item " + id;
        if (!instrument.find_item(id))
            problems.push_back(fmt::format("{}: {} has no such item", at, instrument.title));
        check_text(problems, at.c_str(), text, longest_text);
        if (tidy_name(text).empty())
            problems.push_back(at + ": has no words");
    }
    for (const auto& [id, labels] : wording.options) {
        if (const auto item = instrument.find_item(id))
            check_options(instrument, instrument.items[*item], labels, problems);
        else
            problems.push_back(fmt::format("answers of item {}: {} has no such item", id, instrument.title));
    }
    return problems;
}

std::vector<std::string> first_items(const Instrument& instrument, const MeasureWording& wording) {
    constexpr std::size_t shown = 2;
    constexpr std::size_t longest = 120;
    std::vector<std::string> lines;
    for (const MeasureItem& item : instrument.items)
        if (const auto text = wording.items.find(item.id); text != wording.items.end() && lines.size() < shown)
            lines.push_back(fmt::format("{}. {}", item.id, shorten(text->second, longest)));
    return lines;
}

WordingFile read_wording(std::string_view bytes, const Instrument& instrument, const InstrumentShelf& shelf) {
    const auto start = bytes.find("urn:attune:wording:");
    constexpr std::size_t head = 2'000;
    return start != std::string_view::npos && start < head ? read_items_local(bytes, instrument)
                                                           : read_fhir_questionnaire(bytes, instrument, shelf);
}

void MeasureWordingStore::save(const Instrument& instrument, const MeasureWording& wording,
                               const std::string& origin) {
    auto problems = wording_problems(instrument, wording);
    check_text(problems, "file", origin, longest_label);
    throw_problems(problems);
    Change change{vault_.database()};
    Statement upsert{vault_.database(),
                     "INSERT INTO measure_wording (measure, language, wording, origin, loaded_by, loaded_at) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (measure, language) DO UPDATE SET "
                     "wording = excluded.wording, origin = excluded.origin, loaded_by = excluded.loaded_by, "
                     "loaded_at = excluded.loaded_at"};
    upsert
        .bind(wording.measure, wording.language, wording_json(wording), tidy_name(origin), vault_.user(),
              vault_.clock().now())
        .run();
    change.record({.action = "measure.wording_load",
                   .object = "measure",
                   .object_id = 0,
                   .fields = wording.measure + " " + wording.language});
    change.commit();
}

void MeasureWordingStore::remove(std::string_view measure, std::string_view language) {
    auto& database = vault_.database();
    Change change{database};
    Statement remove{database, "DELETE FROM measure_wording WHERE measure = ?1 AND language = ?2"};
    remove.bind(measure, language).run();
    if (database.changes() == 0)
        throw Error{ErrorKind::not_found, "no wording of this measure was loaded in this language"};
    change.record({.action = "measure.wording_remove",
                   .object = "measure",
                   .object_id = 0,
                   .fields = std::string{measure} + " " + std::string{language}});
    change.commit();
}

std::optional<MeasureWording> MeasureWordingStore::find(std::string_view measure, std::string_view language) const {
    Statement select{vault_.database(), "SELECT wording, language FROM measure_wording WHERE measure = ?1 "
                                        "ORDER BY language <> ?2, language LIMIT 1"};
    if (!select.bind(measure, language).step())
        return std::nullopt;
    return read_json(select.text(0), std::string{measure}, select.text(1));
}

std::vector<MeasureWordingStore::Row> MeasureWordingStore::all() const {
    Statement select{vault_.database(),
                     "SELECT measure, language, origin, loaded_at FROM measure_wording ORDER BY measure, language"};
    select.bind();
    std::vector<Row> rows;
    while (select.step())
        rows.push_back({select.text(0), select.text(1), select.text(2), select.instant(3)});
    return rows;
}

std::optional<MeasureWordingStore::Row> MeasureWordingStore::replaced_by(const MeasureWording& wording) const {
    Statement select{vault_.database(), "SELECT measure, language, origin, loaded_at FROM measure_wording "
                                        "WHERE measure = ?1 AND language = ?2 AND wording <> ?3"};
    if (!select.bind(wording.measure, wording.language, wording_json(wording)).step())
        return std::nullopt;
    return Row{select.text(0), select.text(1), select.text(2), select.instant(3)};
}

} // namespace attune
