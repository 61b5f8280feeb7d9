// SPDX-License-Identifier: Apache-2.0
#include "core/practice/rule_list.hpp"

#include "core/template/expression/evaluator.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace attune {
namespace {

/// The sentence without what only a note can fill in, and without the parts that stand only when something is.
std::string words_of(const Message& message) {
    std::string words;
    int optional = 0;
    for (const MessagePiece& piece : message.pieces) {
        if (piece.kind == MessagePiece::Kind::optional_begin)
            ++optional;
        else if (piece.kind == MessagePiece::Kind::optional_end)
            --optional;
        else if (optional > 0)
            continue;
        else if (piece.kind == MessagePiece::Kind::expression)
            words += words.ends_with("…") ? "" : "…";
        else // three dots end a sentence as one does
            words += words.ends_with("…") && piece.text.starts_with('.') ? piece.text.substr(1) : piece.text;
    }
    return words;
}

/// "risk_again" as "Risk again".
std::string label_from(const std::string& id) {
    std::string label = id;
    std::ranges::replace(label, '_', ' ');
    if (!label.empty() && label.front() >= 'a' && label.front() <= 'z')
        label.front() = static_cast<char>(label.front() - 'a' + 'A');
    return label;
}

RuleNumber number_of(const Parameter& parameter, std::string name, const NoteSettings& settings) {
    const auto set = settings.rules.parameters.find(name);
    const double value = set == settings.rules.parameters.end() ? parameter.initial : set->second;
    return {.name = std::move(name),
            .label = parameter.label,
            .unit = parameter.unit,
            .hint = parameter.hint,
            .value = value,
            .delivered = parameter.initial,
            .min = parameter.min,
            .max = parameter.max,
            .step = parameter.step,
            .evidence = parameter.evidence,
            .source = parameter.source};
}

PracticeRule unsigned_notes(const NoteSettings& settings) {
    const NoteSettings delivered;
    return {.name = std::string{unsigned_rule},
            .label = "Unsigned note",
            .says = "A note waits unsigned for longer than the practice allows. Shown in Today.",
            .severity = Severity::information,
            .evidence = EvidenceTag::app_defined,
            .source = {},
            .is_on = is_on(settings, unsigned_rule),
            .numbers = {{.name = std::string{unsigned_hours_number},
                         .label = "Late after",
                         .unit = "hours",
                         .hint = {},
                         .value = static_cast<double>(settings.unsigned_hours),
                         .delivered = static_cast<double>(delivered.unsigned_hours),
                         .min = 1,
                         .max = 720,
                         .step = 1,
                         .evidence = EvidenceTag::app_defined,
                         .source = {}}}};
}

} // namespace

bool PracticeRule::is_as_delivered() const {
    return is_on &&
           std::ranges::all_of(numbers, [](const RuleNumber& each) { return each.value == each.delivered; });
}

std::vector<PracticeRule> list_rules(const Template& form, const NoteSettings& settings) {
    std::vector<PracticeRule> rules;
    if (form.pack == "header")
        rules.push_back(unsigned_notes(settings));
    const std::string above = form.full_id() + ".";
    const auto add = [&](const std::string& id, const std::string& label,
                         const Message& message) -> PracticeRule& {
        PracticeRule made;
        made.name = above + id;
        made.label = label.empty() ? label_from(id) : label;
        made.says = words_of(message);
        made.is_on = is_on(settings, made.name);
        for (const Parameter& parameter : form.parameters)
            if (parameter.rule == id && !id.empty())
                made.numbers.push_back(number_of(parameter, above + parameter.id, settings));
        rules.push_back(std::move(made));
        return rules.back();
    };
    for (const Rule& rule : form.rules) {
        PracticeRule& made = add(rule.id, rule.label, rule.message);
        made.severity = rule.severity;
        made.evidence = rule.evidence;
        made.source = rule.source;
    }
    for (const Prompt& prompt : form.prompts)
        if (std::ranges::find(rules, above + prompt.id, &PracticeRule::name) == rules.end())
            add(prompt.id, prompt.label, prompt.message);
    PracticeRule others;
    for (const Parameter& parameter : form.parameters)
        if (parameter.rule.empty())
            others.numbers.push_back(number_of(parameter, above + parameter.id, settings));
    if (!others.numbers.empty())
        rules.push_back(std::move(others));
    return rules;
}

std::string number_problem(const RuleNumber& number, double value) {
    const auto outside = [&](const std::optional<double>& end, int side) {
        return end && (side < 0 ? value < *end : value > *end);
    };
    if (std::isfinite(value) && !outside(number.min, -1) && !outside(number.max, 1))
        return {};
    std::string range = "a number";
    if (number.min && number.max)
        range = format_number(*number.min) + " to " + format_number(*number.max);
    else if (number.min)
        range = format_number(*number.min) + " or more";
    else if (number.max)
        range = format_number(*number.max) + " or less";
    return number.label + ": " + range + " was expected";
}

void set_number(NoteSettings& settings, const RuleNumber& number, double value) {
    if (number.name == unsigned_hours_number)
        settings.unsigned_hours = static_cast<int>(std::lround(value));
    else if (value == number.delivered)
        settings.rules.parameters.erase(number.name);
    else
        settings.rules.parameters.insert_or_assign(number.name, value);
}

void switch_rule(NoteSettings& settings, std::string_view name, RuleSwitch position) {
    if (position == RuleSwitch::off)
        settings.rules.off.emplace(name);
    else
        settings.rules.off.erase(std::string{name});
}

void set_as_delivered(NoteSettings& settings, const PracticeRule& rule) {
    if (!rule.name.empty())
        switch_rule(settings, rule.name, RuleSwitch::on);
    for (const RuleNumber& number : rule.numbers)
        set_number(settings, number, number.delivered);
}

bool is_on(const NoteSettings& settings, std::string_view name) {
    return !settings.rules.off.contains(name);
}

} // namespace attune
