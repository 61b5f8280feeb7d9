// SPDX-License-Identifier: Apache-2.0
#include "core/response/response_json.hpp"

#include "core/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

using Json = nlohmann::json;

Json number_json(double value) {
    constexpr double whole_to = 1e15;
    if (std::abs(value) < whole_to && value == std::floor(value))
        return Json(static_cast<std::int64_t>(value));
    return Json(value);
}

[[noreturn]] void throw_damaged() {
    throw Error{ErrorKind::vault_damaged, "the answers of a response cannot be read"};
}

Json read_object(std::string_view json) {
    Json object = Json::parse(json, nullptr, false);
    if (!object.is_object())
        throw_damaged();
    return object;
}

} // namespace

std::string write_item_answers(const Instrument& instrument, const ItemAnswers& answers) {
    Json object = Json::object();
    for (std::size_t item = 0; item < std::min(answers.size(), instrument.items.size()); ++item) {
        const Answer& answer = answers[item];
        if (answer.is_given())
            object[instrument.items[item].id] = number_json(answer.value);
        else if (answer.kind == Answer::Kind::not_applicable)
            object[instrument.items[item].id] = "na";
    }
    return object.dump();
}

ItemAnswers read_item_answers(const Instrument& instrument, std::string_view json) {
    ItemAnswers answers(instrument.items.size());
    const Json object = read_object(json);
    for (const auto& [id, value] : object.items()) {
        const auto item = instrument.find_item(id);
        if (!item || !(value.is_number() || value == "na"))
            throw_damaged();
        answers[*item] = value.is_number() ? Answer::of(value.get<double>()) : Answer::does_not_apply();
    }
    return answers;
}

std::string write_stated(const StatedTotals& stated) {
    Json object = Json::object();
    for (const auto& [scale, value] : stated)
        object[scale] = number_json(value);
    return object.dump();
}

StatedTotals read_stated(std::string_view json) {
    StatedTotals stated;
    const Json object = read_object(json);
    for (const auto& [scale, value] : object.items()) {
        if (!value.is_number())
            throw_damaged();
        stated.emplace(scale, value.get<double>());
    }
    return stated;
}

} // namespace attune
