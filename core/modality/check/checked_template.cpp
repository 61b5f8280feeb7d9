// SPDX-License-Identifier: Apache-2.0
#include "core/modality/check/checked_template.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

namespace attune {
namespace {

bool is(pugi::xml_node node, std::string_view name) {
    return std::string_view{node.name()} == name;
}

/// Pairs the children of `node` that `fits` with the things that were read from them, in their order.
template<typename Things, typename Fits, typename Use>
void pair_up(pugi::xml_node node, const Things& things, Fits fits, Use use) {
    auto thing = things.begin();
    for (const pugi::xml_node child : node.children())
        if (thing != things.end() && fits(child))
            use(child, *thing++);
}

auto named(std::string_view name) {
    return [name](pugi::xml_node node) { return is(node, name); };
}

} // namespace

bool is_field_element(pugi::xml_node node) {
    static constexpr std::array<std::string_view, 15> names{
        "text",   "long-text", "choice", "multi-choice",  "checklist", "scale",    "number", "date",
        "time",   "duration",  "yes-no", "body-location", "reference", "computed", "table"};
    return std::ranges::find(names, std::string_view{node.name()}) != names.end();
}

std::string element_words(pugi::xml_node node) {
    const char* name = is(node, "option") ? "value" : is(node, "on") ? "event" : "id";
    const std::string_view word = node.attribute(name).value();
    return word.empty() ? node.name() : fmt::format("{} {}", node.name(), word);
}

CheckedTemplate::CheckedTemplate(std::string file, std::shared_ptr<const Template> made, bool is_sound,
                                 std::vector<std::shared_ptr<const Template>> scope)
    : file_{std::move(file)},
      made_{std::move(made)},
      scope_{std::move(scope)},
      source_{made_->xml} {
    document_.load_buffer(made_->xml.data(), made_->xml.size(), pugi::parse_default | pugi::parse_doctype,
                          pugi::encoding_utf8);
    know_all();
    if (!is_sound)
        return;
    std::vector<const Template*> parts;
    for (const auto& other : scope_)
        if (other->prefix != made_->prefix)
            parts.push_back(other.get());
    part_ = static_cast<int>(parts.size());
    parts.push_back(made_.get());
    program_ = std::make_unique<const Program>(parts);
}

pugi::xml_node CheckedTemplate::node_of(const void* thing) const {
    const auto found = nodes_.find(thing);
    return found == nodes_.end() ? pugi::xml_node{} : found->second;
}

void CheckedTemplate::warn(const char* code, pugi::xml_node node, std::string_view attribute,
                           std::string problem, std::string expected) {
    const pugi::xml_node placed = node ? node : root();
    const auto element = static_cast<std::size_t>(placed.offset_debug());
    const auto value =
        attribute.empty() ? std::nullopt : source_.attribute_value(element, attribute);
    const SourcePlace place = source_.place(value.value_or(element - 1)); // the element begins with "<"
    findings.push_back({.severity = PackFinding::Severity::warning,
                        .code = code,
                        .file = file_,
                        .line = place.line,
                        .column = place.column,
                        .element = element_words(placed),
                        .problem = std::move(problem),
                        .expected = std::move(expected)});
}

void CheckedTemplate::know_fields(pugi::xml_node node, const std::vector<Field>& fields) {
    pair_up(node, fields, is_field_element, [&](pugi::xml_node child, const Field& field) {
        nodes_.emplace(&field, child);
        know_fields(child, field.columns);
    });
}

void CheckedTemplate::know_section(pugi::xml_node node, std::size_t& next) {
    if (next >= made_->sections.size())
        return;
    const Section& section = made_->sections[next++];
    nodes_.emplace(&section, node);
    know_fields(node, section.fields);
}

void CheckedTemplate::know_register(pugi::xml_node node, const Register& definition) {
    nodes_.emplace(&definition, node);
    know_fields(node, definition.fields);
    const auto know = [&](pugi::xml_node child, const auto& thing) { nodes_.emplace(&thing, child); };
    pair_up(node, definition.carried, named("carried"), know);
    pair_up(node, definition.states, named("state"), [&](pugi::xml_node child, const RegisterState& state) {
        nodes_.emplace(&state, child);
        pair_up(child, state.transitions, named("on"), know);
    });
    pair_up(node, definition.passes, named("pass"), [&](pugi::xml_node child, const RegisterPass& pass) {
        nodes_.emplace(&pass, child);
        pair_up(child, pass.events, named("event"), know);
    });
}

void CheckedTemplate::know_all() {
    const auto know = [&](pugi::xml_node child, const auto& thing) { nodes_.emplace(&thing, child); };
    std::size_t next_section = 0;
    for (const pugi::xml_node child : root().children()) {
        if (is(child, "section"))
            know_section(child, next_section);
        if (is(child, "block"))
            for (const pugi::xml_node inner : child.children("section"))
                know_section(inner, next_section);
    }
    pair_up(root(), made_->blocks, named("block"), know);
    pair_up(root(), made_->aliases, named("alias"), know);
    pair_up(root(), made_->parameters, named("parameter"), know);
    pair_up(root(), made_->signals, named("signal"), know);
    pair_up(root(), made_->rules, named("rule"), know);
    pair_up(root(), made_->prompts, named("prompt"), know);
    pair_up(root(), made_->series, named("series"), [&](pugi::xml_node child, const Series& series) {
        nodes_.emplace(&series, child);
        pair_up(child, series.points, named("point"), know);
    });
    pair_up(root(), made_->registers, named("register"),
            [&](pugi::xml_node child, const Register& each) { know_register(child, each); });
    auto line = made_->narrative.begin();
    for (const pugi::xml_node narrative : root().children("narrative"))
        for (const pugi::xml_node child : narrative.children("line"))
            if (line != made_->narrative.end())
                know(child, *line++);
}

} // namespace attune
