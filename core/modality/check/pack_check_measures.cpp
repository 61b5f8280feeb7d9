// SPDX-License-Identifier: Apache-2.0
// Numbers and what they mean: ends of scales, directions and sources.
#include "core/modality/check/pack_lints.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

namespace attune {
namespace {

void check_scale(CheckedTemplate& form, const Field& scale) {
    const pugi::xml_node node = form.node_of(&scale);
    for (const auto& [end, attribute] : {std::pair{scale.min, "min"}, std::pair{scale.max, "max"}})
        if (end && std::ranges::find(scale.anchors, *end, &Anchor::value) == scale.anchors.end())
            form.warn("scale-ends", node, attribute,
                      fmt::format("nothing says what {} means on this scale", *end),
                      fmt::format(R"(<anchor value="{}" label="…"/>)", *end));
}

void check_evidence(CheckedTemplate& form, pugi::xml_node node) {
    const std::string_view tag = node.attribute("evidence").value();
    if ((tag == "S" || tag == "L") && !node.attribute("source"))
        form.warn("no-source", node, "evidence",
                  fmt::format("evidence {} without the source that it points to", tag),
                  R"(source="…": the work in which it stands)");
}

void check_evidence_below(CheckedTemplate& form, pugi::xml_node parent) {
    for (const pugi::xml_node node : parent.children()) {
        check_evidence(form, node);
        check_evidence_below(form, node);
    }
}

/// Whether a point takes a scale, by itself or through a function over its rows.
bool takes_scale(const Bound& value) {
    if (value.field != nullptr && value.field->kind == FieldKind::scale)
        return true;
    return value.kind == Bound::Kind::call && std::ranges::any_of(value.children, takes_scale);
}

void check_series(CheckedTemplate& form, const Series& series) {
    const pugi::xml_node node = form.node_of(&series);
    if (!node.attribute("better"))
        form.warn("series-direction", node, {}, "the direction that is better is missing",
                  R"(better="lower", "higher" or "neither")");
    if (series.evidence == EvidenceTag::none || series.source.empty())
        form.warn("series-source", node, {}, "nothing says where this series comes from",
                  R"(evidence="S", "L", "A" or "U", and source="…")");
    if (series.unit.empty() && !series.has_range)
        form.warn("series-unit", node, {}, "neither a range nor a unit says what its numbers are",
                  R"(min="…" max="…" for a scale, unit="…" for the rest)");
}

void check_series_range(CheckedTemplate& form, const SeriesProgram& program) {
    const bool scaled =
        std::ranges::any_of(program.points, [](const PointProgram& each) { return takes_scale(each.value); });
    if (scaled && !program.series->has_range)
        form.warn("series-range", form.node_of(program.series), {},
                  "its points are a scale, but it has no range, so its chart would cut the scale",
                  R"(min="…" max="…", as the scale has them)");
}

using Words = std::set<std::string, std::less<>>;

void add_words(std::string_view text, Words& words) {
    const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (auto at = text.begin(); at != text.end();) {
        const auto begin = std::find_if(at, text.end(), is_part);
        at = std::find_if_not(begin, text.end(), is_part);
        if (begin != at)
            words.emplace(begin, at);
    }
}

/// Every word in attributes and texts, the ids of parameters aside.
void add_words_below(pugi::xml_node parent, Words& words) {
    for (const pugi::xml_node node : parent.children()) {
        add_words(node.value(), words);
        const bool defines = std::string_view{node.name()} == "parameter";
        for (const pugi::xml_attribute attribute : node.attributes())
            if (!defines || std::string_view{attribute.name()} != "id")
                add_words(attribute.value(), words);
        add_words_below(node, words);
    }
}

void check_parameters(CheckedTemplate& form) {
    Words words;
    if (!form.made().parameters.empty())
        add_words_below(form.root(), words);
    for (const Parameter& parameter : form.made().parameters) {
        const pugi::xml_node node = form.node_of(&parameter);
        if (parameter.evidence == EvidenceTag::none && parameter.source.empty())
            form.warn("cut-off-source", node, "default",
                      "a practice may set this number, but nothing says where its own value comes from",
                      R"(evidence="A" where it is your own choice, else "S" or "L" and source="…")");
        if (!words.contains(parameter.id))
            form.warn("parameter-unused", node, "id", "a practice may set this number, but no expression reads it",
                      "its name in the condition that it is for, or no parameter");
    }
}

/// A number that an answer is held against: a scale or a computed value against more than a count of 1.
bool has_cut_off(const ExpressionNode& node) {
    const bool compares = node.operation == Operation::less || node.operation == Operation::less_equal ||
                          node.operation == Operation::greater || node.operation == Operation::greater_equal;
    if (compares)
        for (const ExpressionNode& child : node.children)
            if (child.operation == Operation::number && child.number > 1)
                return true;
    for (const ExpressionNode& child : node.children)
        if (has_cut_off(child))
            return true;
    return false;
}

} // namespace

void check_measures(CheckedTemplate& form) {
    check_evidence_below(form, form.root());
    for (const Section& section : form.made().sections)
        for (const Field& field : section.fields)
            if (field.kind == FieldKind::scale)
                check_scale(form, field);
    for (const Series& series : form.made().series)
        check_series(form, series);
    for (const Rule& rule : form.made().rules)
        if (rule.evidence == EvidenceTag::none && rule.source.empty() && !rule.when.empty() && has_cut_off(*rule.when.root()))
            form.warn("cut-off-source", form.node_of(&rule), "when",
                      "it holds an answer against a number, but nothing says where the number comes from",
                      R"(evidence="A" where it is your own choice, else "S" or "L" and source="…")");
    check_parameters(form);
    if (form.program() != nullptr)
        for (const SeriesProgram& series : form.program()->series)
            if (series.part == form.part())
                check_series_range(form, series);
}

} // namespace attune
