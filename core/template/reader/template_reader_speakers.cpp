// SPDX-License-Identifier: Apache-2.0
// Reads rules, prompts, signals, series and the narrative.
#include "core/template/reader/template_reader.hpp"

#include <fmt/format.h>

namespace attune {

void TemplateReader::read_rule(pugi::xml_node node) {
    ElementReader element{session_, node};
    Rule rule;
    rule.line_in_file = element.line();
    rule.id = element.id(ElementReader::Named::elsewhere);
    claim(node, "rule");
    rule.label = element.text("label");
    if (element.required_text("severity").empty())
        element.text("severity");
    rule.severity = static_cast<Severity>(
        element.word("severity", {"information", "caution", "critical", "blocking"}, 0));
    rule.block = element.text("in");
    rule.for_register = element.text("for");
    if (!rule.block.empty() && !rule.for_register.empty())
        element.problem("for", "a rule runs in rows or for entries, not both");
    rule.field = element.text("at");
    if (!node.attribute("when"))
        element.problem("the attribute when is missing");
    rule.when = element.expression("when");
    rule.answers = element.ids("needs");
    rule.evidence = read_evidence(element);
    rule.source = element.text("source");
    rule.message = element.message();
    element.finish();
    result_.rules.push_back(std::move(rule));
}

void TemplateReader::read_signal(pugi::xml_node node) {
    ElementReader element{session_, node};
    Signal signal;
    signal.line_in_file = element.line();
    signal.id = element.id(ElementReader::Named::elsewhere);
    signal.block = element.text("in");
    signal.when = element.expression("when");
    signal.name = element.expression("name");
    signal.value = element.expression("value");
    if (signal.when.empty() && signal.value.empty())
        element.problem("a signal needs when, value or both");
    if (node.first_child())
        signal.words = element.message();
    element.finish();
    result_.signals.push_back(std::move(signal));
}

void TemplateReader::read_prompt(pugi::xml_node node) {
    ElementReader element{session_, node};
    Prompt prompt;
    prompt.line_in_file = element.line();
    prompt.id = element.id(ElementReader::Named::elsewhere);
    claim(node, "prompt");
    prompt.label = element.text("label");
    prompt.block = element.text("in");
    prompt.for_register = element.text("for");
    prompt.when = element.expression("when");
    prompt.message = element.message();
    element.finish();
    result_.prompts.push_back(std::move(prompt));
}

void TemplateReader::read_series(pugi::xml_node node) {
    ElementReader element{session_, node};
    Series series;
    series.line_in_file = element.line();
    series.id = element.id(ElementReader::Named::elsewhere);
    claim(node, "series");
    series.label = element.required_text("label");
    series.group = element.text("group");
    series.unit = element.text("unit");
    const auto min = element.number("min");
    const auto max = element.number("max");
    series.has_range = min && max;
    if (min.has_value() != max.has_value())
        element.problem("a range has min and max");
    if (series.has_range) {
        series.min = *min;
        series.max = *max;
        if (*min >= *max)
            element.problem("min", fmt::format("min {} is not below max {}", *min, *max));
    }
    series.decimals = element.whole_number("decimals", -1, 0, 9);
    series.better = static_cast<Better>(element.word("better", {"neither", "lower", "higher"}, 0));
    series.change_mark = element.number("change");
    series.base = element.text("base");
    series.source = element.text("source");
    series.evidence = read_evidence(element);
    for (const pugi::xml_node& child : element.children()) {
        ElementReader point{session_, child};
        if (point.name() != "point") {
            point.problem("not expected inside <series>; expected is <point>");
            continue;
        }
        SeriesPoint made{.block = point.text("in"),
                         .per = point.text("per"),
                         .when = point.expression("when"),
                         .value = point.expression("value")};
        if (!child.attribute("value"))
            point.problem("the attribute value is missing");
        point.no_children();
        point.finish();
        series.points.push_back(std::move(made));
    }
    if (series.points.empty())
        element.problem("a series needs at least one <point>");
    element.finish();
    result_.series.push_back(std::move(series));
}

void TemplateReader::read_narrative(pugi::xml_node node) {
    ElementReader element{session_, node};
    for (const pugi::xml_node& child : element.children()) {
        ElementReader line{session_, child};
        if (line.name() != "line") {
            line.problem("not expected inside <narrative>; expected is <line>");
            continue;
        }
        NarrativeLine made;
        made.line_in_file = line.line();
        if (line.required_text("part").empty())
            line.text("part");
        made.part = static_cast<NarrativePart>(line.word("part", narrative_parts(), 0));
        made.block = line.text("in");
        made.for_register = line.text("for");
        made.place = line.text("at");
        made.when = line.expression("when");
        made.message = line.message();
        line.finish();
        result_.narrative.push_back(std::move(made));
    }
    element.finish();
}

} // namespace attune
