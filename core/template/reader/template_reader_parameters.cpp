// SPDX-License-Identifier: Apache-2.0
// Reads the numbers that a practice may set.
#include "core/template/reader/template_reader.hpp"

#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

void TemplateReader::read_parameter(pugi::xml_node node) {
    ElementReader element{session_, node};
    Parameter made;
    made.line_in_file = element.line();
    made.id = element.id();
    claim(node, "field");
    made.label = element.required_text("label");
    made.hint = element.text("hint");
    made.unit = element.text("unit");
    made.rule = element.text("rule");
    made.min = element.number("min");
    made.max = element.number("max");
    made.step = element.number("step");
    made.evidence = read_evidence(element);
    made.source = element.text("source");
    const auto initial = element.number("default");
    if (!node.attribute("default"))
        element.problem(
            "the attribute default is missing: the number that holds until a practice sets its own");
    made.initial = initial.value_or(0);
    if (made.min && made.max && *made.min >= *made.max)
        element.problem("min", fmt::format("min {} is not below max {}", *made.min, *made.max));
    else if (initial && ((made.min && *initial < *made.min) || (made.max && *initial > *made.max)))
        element.problem("default", fmt::format("{} lies outside its own range", *initial));
    if (made.step && *made.step <= 0)
        element.problem("step", "a step is greater than 0");
    element.no_children();
    element.finish();
    result_.parameters.push_back(std::move(made));
}

/// What the settings show beside a rule must name one.
void TemplateReader::check_parameters() {
    std::vector<std::string> names;
    for (const Rule& rule : result_.rules)
        names.push_back(rule.id);
    for (const Prompt& prompt : result_.prompts)
        names.push_back(prompt.id);
    for (const Claim& each : claims_) {
        if (std::string_view{each.node.name()} != "parameter")
            continue;
        const std::string rule = each.node.attribute("rule").value();
        if (!rule.empty() && std::find(names.begin(), names.end(), rule) == names.end())
            ElementReader{session_, each.node}.problem(
                "rule", fmt::format("\"{}\" names no rule or prompt of this template{}", rule,
                                    did_you_mean(rule, names)));
    }
}

} // namespace attune
