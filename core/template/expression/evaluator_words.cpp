// SPDX-License-Identifier: Apache-2.0
// Functions on texts, and how values read.
#include "core/template/expression/evaluator.hpp"
#include "core/template/register_words.hpp"
#include "core/template/sentence.hpp"
#include "core/template/template.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace attune {
namespace {

using Id = FunctionId;

std::string label_of(const std::string& value, const Field& field) {
    for (const Option& option : field.options)
        if (option.value == value)
            return option.label;
    return value;
}

} // namespace

std::string format_number(double number, int decimals) {
    const double rounded = round_half_away(number, decimals < 0 ? 2 : decimals);
    std::string text = fmt::format("{:.{}f}", rounded, decimals < 0 ? 2 : decimals);
    if (decimals < 0) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

double round_half_away(double number, int digits) {
    const double scale = std::pow(10.0, std::clamp(digits, -9, 9));
    const double scaled = number * scale;
    // 2.675 is stored a little below itself; what was written as a tie is to round as a tie.
    const double nudged = scaled * (1 + 4e-16);
    const double rounded = std::round(nudged) / scale;
    return std::isfinite(rounded) ? rounded : number;
}

void Evaluator::text_call(const Bound& bound, const Frame& frame, Value& result) {
    const auto some = [&result](std::string text) {
        if (!text.empty())
            result = std::move(text);
    };
    switch (bound.function) {
    case Id::text:
    case Id::label: return some(shown(bound.children[0], frame));
    case Id::in_sentence: return some(shown_in_sentence(bound.children[0], frame));
    case Id::concat: {
        std::string joined;
        for (const Bound& child : bound.children)
            joined += shown(child, frame);
        return some(std::move(joined));
    }
    default: break;
    }
    Value scratch;
    const Value& first = get(bound.children[0], frame, scratch);
    if (bound.function == Id::length) {
        if (const auto* text = first.get<std::string>())
            result = static_cast<double>(length_in_characters(*text));
        if (const auto* list = first.get<TextList>())
            result = static_cast<double>(list->size());
        return;
    }
    if (bound.function == Id::selected) {
        result = false;
        for (std::size_t i = 1; i < bound.children.size(); ++i) {
            const Value option = evaluate(bound.children[i], frame);
            const auto* value = option.get<std::string>();
            const auto* list = first.get<TextList>();
            const auto* one = first.get<std::string>();
            if (value != nullptr &&
                ((one != nullptr && *one == *value) ||
                 (list != nullptr && std::find(list->begin(), list->end(), *value) != list->end())))
                result = true;
        }
        return;
    }
    const Value second = evaluate(bound.children[1], frame);
    const auto* whole = first.get<std::string>();
    const auto* piece = second.get<std::string>();
    if (whole == nullptr || piece == nullptr)
        return;
    const std::string folded = fold(*whole);
    const std::string wanted = fold(*piece);
    result = bound.function == Id::contains ? folded.find(wanted) != std::string::npos
                                            : folded.starts_with(wanted);
}

std::string Evaluator::shown_in_sentence(const Bound& bound, const Frame& frame) {
    const Value value = evaluate(bound, frame);
    const auto* list = value.get<TextList>();
    if (list == nullptr)
        return in_sentence(shown_value(value, bound.field));
    std::string joined;
    for (const std::string& text : *list)
        joined.append(joined.empty() ? "" : ", ").append(in_sentence(shown_value(Value{text}, bound.field)));
    return joined;
}

std::string Evaluator::shown(const Bound& bound, const Frame& frame) {
    const Value value = evaluate(bound, frame);
    return shown_value(value, bound.field);
}

std::string Evaluator::shown_value(const Value& value, const Field* field) {
    if (const auto* yes = value.get<bool>())
        return *yes ? "yes" : "no";
    if (const auto* number = value.get<double>())
        return format_number(*number, field == nullptr ? -1 : field->decimals);
    if (const auto* day = value.get<Date>())
        return format_date(*day);
    if (const auto* time = value.get<TimeOfDay>())
        return format_time(*time);
    const auto one = [&](const std::string& text) {
        if (field == nullptr)
            return text;
        if (field->kind == FieldKind::body_location)
            return body_words(text);
        if (field->kind != FieldKind::reference)
            return label_of(text, *field);
        const int which = world_.layout->find_register(field->reference_to);
        Instance* found = which < 0 ? nullptr : entry(which, text);
        if (found == nullptr)
            return text;
        std::string title = title_of_entry(*found->layout->register_definition, *found->entry);
        return title.empty() ? text : title;
    };
    if (const auto* text = value.get<std::string>())
        return one(*text);
    std::string joined;
    if (const auto* list = value.get<TextList>())
        for (const std::string& text : *list)
            joined.append(joined.empty() ? "" : ", ").append(one(text));
    return joined;
}

} // namespace attune
