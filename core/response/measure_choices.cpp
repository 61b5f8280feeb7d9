// SPDX-License-Identifier: Apache-2.0
#include "core/response/measure_choices.hpp"

#include "core/practice/settings_store.hpp"
#include "core/response/response_check.hpp"
#include "core/text/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

using Json = nlohmann::json;

/// "phq-9" as a name of a setting.
std::string key_of(std::string_view measure) {
    std::string key = "measure.choices.";
    for (const char c : measure)
        key += c == '-' ? '_' : c;
    return key;
}

Json norm_json(const OwnNorm& norm) {
    Json json{{"sd", norm.sd}, {"source", norm.source}};
    if (norm.reliability)
        json["reliability"] = *norm.reliability;
    if (norm.mean)
        json["mean"] = *norm.mean;
    return json;
}

std::optional<double> number_in(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? std::optional{found->get<double>()} : std::nullopt;
}

std::optional<OwnNorm> norm_of(const Json& json) {
    if (!json.is_object() || !json.contains("source") || !json["source"].is_string())
        return std::nullopt;
    const auto sd = number_in(json, "sd");
    if (!sd || !(*sd > 0))
        return std::nullopt;
    return OwnNorm{*sd, number_in(json, "reliability"), number_in(json, "mean"), json["source"].get<std::string>()};
}

} // namespace

std::vector<std::string> choices_problems(const Instrument& instrument, const MeasureChoices& choices) {
    std::vector<std::string> problems;
    for (const auto& [scale, norm] : choices.norms) {
        const std::string at = scale + ": ";
        if (!instrument.find_scale(scale))
            problems.push_back(at + instrument.title + " has no such scale");
        if (!std::isfinite(norm.sd) || norm.sd <= 0)
            problems.push_back(at + "the standard deviation must be above 0");
        if (norm.reliability && !(*norm.reliability >= 0 && *norm.reliability <= 1)) // refuses what is no number, too
            problems.push_back(at + "the reliability must lie between 0 and 1, both included");
        if (norm.mean && !std::isfinite(*norm.mean))
            problems.push_back(at + "the mean is no number");
        constexpr std::size_t longest = 1'000;
        check_text(problems, (at + "source").c_str(), norm.source, longest);
        if (tidy_name(norm.source).empty())
            problems.push_back(at + "say where the figures come from");
    }
    return problems;
}

MeasureChoices MeasureChoicesStore::load(std::string_view measure) const {
    MeasureChoices choices;
    const auto text = SettingsStore{database_}.text(key_of(measure));
    const Json json = text ? Json::parse(*text, nullptr, false) : Json();
    if (!json.is_object())
        return choices;
    const Json picks = json.value("picks", Json::object());
    for (const auto& [key, id] : picks.items())
        if (id.is_string())
            choices.picks.emplace(key, id.get<std::string>());
    const Json norms = json.value("norms", Json::object());
    for (const auto& [scale, norm] : norms.items())
        if (auto read = norm_of(norm))
            choices.norms.emplace(scale, std::move(*read));
    return choices;
}

void MeasureChoicesStore::save(const Instrument& instrument, const MeasureChoices& choices) {
    throw_problems(choices_problems(instrument, choices));
    Json json{{"picks", Json::object()}, {"norms", Json::object()}};
    for (const auto& [key, id] : choices.picks)
        json["picks"][key] = id;
    for (const auto& [scale, norm] : choices.norms)
        json["norms"][scale] = norm_json(norm);
    SettingsStore{database_}.set_text(key_of(instrument.id), json.dump());
}

} // namespace attune
