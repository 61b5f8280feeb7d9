// SPDX-License-Identifier: Apache-2.0
#include "core/template/template_reader.hpp"

#include "core/template/suggestion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

namespace attune {
namespace {

bool is_version(std::string_view text) {
    int dots = 0;
    bool digit = false;
    for (const char c : text) {
        if (c == '.' && digit) {
            ++dots;
            digit = false;
        } else if (c >= '0' && c <= '9') {
            digit = true;
        } else {
            return false;
        }
    }
    return dots == 2 && digit && text.size() <= 20;
}

const std::vector<std::string>& template_children() {
    static const std::vector<std::string> names{"title",  "summary", "choices",  "section",
                                                "block",  "alias",   "register", "rule",
                                                "prompt", "series",  "narrative"};
    return names;
}

} // namespace

void TemplateReader::claim(pugi::xml_node node, std::string_view kind) {
    const std::string_view id = node.attribute("id").value();
    if (!id.empty())
        claims_.push_back({.kind = kind, .id = id, .node = node});
}

void TemplateReader::check_claims() {
    const auto name = [](const Claim& claim) { return std::tie(claim.kind, claim.id); };
    std::stable_sort(claims_.begin(), claims_.end(),
                     [&](const Claim& a, const Claim& b) { return name(a) < name(b); });
    const Claim* first = nullptr;
    for (const Claim& each : claims_) {
        if (first == nullptr || name(*first) != name(each)) {
            first = &each;
            continue;
        }
        ElementReader{session_, each.node}.problem(
            "id", fmt::format("{} \"{}\" stands twice; the first is in line {}", each.kind, each.id,
                              ElementReader{session_, first->node}.line()));
    }
}

void TemplateReader::read(pugi::xml_node root) {
    ElementReader element{session_, root};
    read_head(element);
    // Lists first: a field may use one that is written further down.
    const auto children = element.children();
    for (const pugi::xml_node& child : children)
        if (std::string_view{child.name()} == "choices")
            read_choices(child);
    for (const pugi::xml_node& child : children)
        read_child(child);
    check_claims();
    if (result_.title.empty())
        element.problem("<title> is missing");
    element.finish();
}

void TemplateReader::read_head(ElementReader& element) {
    element.text("xmlns");
    result_.id = element.id(ElementReader::Named::elsewhere);
    result_.version = element.required_text("version");
    if (!result_.version.empty() && !is_version(result_.version))
        element.problem(
            "version",
            fmt::format("\"{}\" was found, three numbers with dots were expected: 1.0.0", result_.version));
    result_.language = element.required_text("language");
    result_.counts = element.expression("counts");
}

void TemplateReader::read_child(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "title" || name == "summary") {
        ElementReader element{session_, node};
        std::string& text = name == "title" ? result_.title : result_.summary;
        if (!text.empty())
            element.problem("it stands twice");
        text = element.content();
        if (text.empty())
            element.problem("a text is expected between the tags");
        element.finish();
    } else if (name == "section") {
        read_section(node, "");
    } else if (name == "block") {
        read_block(node);
    } else if (name == "alias") {
        read_alias(node);
    } else if (name == "register") {
        read_register(node);
    } else if (name == "rule") {
        read_rule(node);
    } else if (name == "prompt") {
        read_prompt(node);
    } else if (name == "series") {
        read_series(node);
    } else if (name == "narrative") {
        read_narrative(node);
    } else if (name != "choices") {
        const std::string guess = did_you_mean(name, template_children());
        session_.problem(node, fmt::format("not expected inside <template>{}",
                                           guess.empty() ? fmt::format("; expected are {}",
                                                                       fmt::join(template_children(), ", "))
                                                         : guess));
    }
}

void TemplateReader::read_choices(pugi::xml_node node) {
    ElementReader element{session_, node};
    const std::string id = element.id(ElementReader::Named::elsewhere);
    claim(node, "choices");
    auto options = fields_.read_options(element, element.children());
    if (options.empty())
        element.problem("a list needs <option>s");
    choices_.emplace(id, std::move(options));
    element.finish();
}

void TemplateReader::read_section(pugi::xml_node node, const std::string& block) {
    ElementReader element{session_, node};
    Section section;
    section.line_in_file = element.line();
    section.block = block;
    section.id = element.id(ElementReader::Named::elsewhere);
    claim(node, "section");
    section.title = element.required_text("title");
    section.hint = element.text("hint");
    section.relevant = element.expression("relevant");
    section.say = static_cast<NarrativePart>(element.word("say", narrative_parts(), 0));
    section.last = element.flag("last", false);
    if (section.last && !block.empty())
        element.problem("last", "a section in a block cannot stand last");
    const auto children = element.children();
    section.fields.reserve(children.size());
    for (const pugi::xml_node& child : children) {
        if (!FieldReader::is_field(child.name())) {
            session_.problem(child, fmt::format("not expected inside <section>; expected is a field{}",
                                                did_you_mean(child.name(), FieldReader::element_names())));
            continue;
        }
        fields_.read(child, FieldPlaceKind::section, section.say, section.fields.emplace_back());
        claim(child, "field");
    }
    element.finish();
    result_.sections.push_back(std::move(section));
}

void TemplateReader::read_block(pugi::xml_node node) {
    ElementReader element{session_, node};
    Block block;
    block.line_in_file = element.line();
    block.id = element.id();
    claim(node, "field");
    block.label = element.required_text("label");
    block.row_label = element.required_text("row-label");
    block.max_rows = element.whole_number("max-rows", 8, 1, 50);
    block.relevant = element.expression("relevant");
    const auto children = element.children();
    for (const pugi::xml_node& child : children) {
        if (std::string_view{child.name()} == "section")
            read_section(child, block.id);
        else
            session_.problem(child, "not expected inside <block>; expected is <section>");
    }
    if (children.empty())
        element.problem("a block needs sections");
    element.finish();
    result_.blocks.push_back(std::move(block));
}

void TemplateReader::read_alias(pugi::xml_node node) {
    ElementReader element{session_, node};
    Alias alias;
    alias.line_in_file = element.line();
    alias.id = element.id();
    claim(node, "field");
    alias.of = element.required_text("of");
    alias.required = element.expression("required");
    element.no_children();
    element.finish();
    result_.aliases.push_back(std::move(alias));
}

void TemplateReader::read_rule(pugi::xml_node node) {
    ElementReader element{session_, node};
    Rule rule;
    rule.line_in_file = element.line();
    rule.id = element.id(ElementReader::Named::elsewhere);
    claim(node, "rule");
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

void TemplateReader::read_prompt(pugi::xml_node node) {
    ElementReader element{session_, node};
    Prompt prompt;
    prompt.line_in_file = element.line();
    prompt.id = element.id(ElementReader::Named::elsewhere);
    claim(node, "prompt");
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

// registers ------------------------------------------------------------------------------------------------

void TemplateReader::read_register(pugi::xml_node node) {
    ElementReader element{session_, node};
    Register made;
    made.line_in_file = element.line();
    made.id = element.id();
    claim(node, "field");
    made.label = element.required_text("label");
    made.plural = element.required_text("plural");
    made.title_field = element.required_text("title");
    made.order_field = element.text("order");
    made.can_be_set_aside = element.flag("aside", false);
    const auto children = element.children();
    made.fields.reserve(children.size());
    for (const pugi::xml_node& child : children) {
        const std::string_view name = child.name();
        if (FieldReader::is_field(name)) {
            fields_.read(child, FieldPlaceKind::register_entry, NarrativePart::none,
                         made.fields.emplace_back());
        } else if (name == "carried") {
            made.carried.push_back(fields_.read_carried(child));
        } else if (name == "state") {
            read_state(child, made);
        } else if (name == "pass") {
            read_pass(child, made);
        } else if (name == "finally") {
            ElementReader inner{session_, child};
            for (const pugi::xml_node& set : inner.children())
                read_set(set, made.finally);
            inner.finish();
        } else {
            session_.problem(
                child, "not expected inside <register>; expected are fields, carried, state, pass, finally");
        }
    }
    check_register(element, made);
    element.finish();
    result_.registers.push_back(std::move(made));
}

void TemplateReader::read_state(pugi::xml_node node, Register& into) {
    ElementReader element{session_, node};
    RegisterState state;
    state.line_in_file = element.line();
    state.id = element.id(ElementReader::Named::elsewhere);
    state.label = element.required_text("label");
    state.open = element.flag("open", true);
    state.done = element.flag("done", false);
    if (element.flag("start", false)) {
        if (!into.start_state.empty())
            element.problem("start", fmt::format("{} is the start already", into.start_state));
        into.start_state = state.id;
    }
    for (const pugi::xml_node& child : element.children()) {
        ElementReader on{session_, child};
        if (on.name() != "on") {
            on.problem("not expected inside <state>; expected is <on>");
            continue;
        }
        Transition made;
        made.line_in_file = on.line();
        made.event = on.required_text("event");
        made.when = on.expression("when");
        made.to = on.required_text("to");
        on.no_children();
        on.finish();
        state.transitions.push_back(std::move(made));
    }
    element.finish();
    into.states.push_back(std::move(state));
}

void TemplateReader::read_pass(pugi::xml_node node, Register& into) {
    ElementReader element{session_, node};
    RegisterPass pass;
    pass.line_in_file = element.line();
    pass.id = element.id(ElementReader::Named::elsewhere);
    pass.by = element.required_text("by");
    for (const pugi::xml_node& child : element.children()) {
        const std::string_view name = child.name();
        if (name == "event")
            read_event(child, pass);
        else if (name == "set")
            read_set(child, pass.sets);
        else
            session_.problem(child, "not expected inside <pass>; expected are <event> and <set>");
    }
    element.finish();
    into.passes.push_back(std::move(pass));
}

void TemplateReader::read_event(pugi::xml_node node, RegisterPass& into) {
    ElementReader element{session_, node};
    RegisterEvent event;
    event.id = element.id(ElementReader::Named::elsewhere);
    if (!node.attribute("when"))
        element.problem("the attribute when is missing");
    event.when = element.expression("when");
    for (const pugi::xml_node& child : element.children())
        read_set(child, event.sets);
    element.finish();
    into.events.push_back(std::move(event));
}

void TemplateReader::read_set(pugi::xml_node node, std::vector<Assignment>& into) {
    ElementReader element{session_, node};
    if (element.name() != "set")
        return element.problem("not expected here; expected is <set>");
    Assignment set;
    set.line_in_file = element.line();
    set.id = element.id();
    if (!node.attribute("value"))
        element.problem("the attribute value is missing");
    set.value = element.expression("value");
    element.no_children();
    element.finish();
    into.push_back(std::move(set));
}

void TemplateReader::check_register(ElementReader& element, const Register& made) {
    std::vector<std::string> fields;
    std::vector<std::string> states;
    std::vector<std::string> events;
    const auto add = [&](std::vector<std::string>& names, const std::string& id, std::string_view what) {
        if (std::find(names.begin(), names.end(), id) != names.end())
            element.problem(fmt::format("{} {} stands twice", what, id));
        names.push_back(id);
    };
    for (const Field& field : made.fields)
        add(fields, field.id, "the field");
    for (const std::string* name : {&made.title_field, &made.order_field})
        if (!name->empty() && std::find(fields.begin(), fields.end(), *name) == fields.end())
            element.problem(name == &made.title_field ? "title" : "order",
                            fmt::format("there is no field {}{}", *name, did_you_mean(*name, fields)));
    for (const Field& field : made.carried)
        add(fields, field.id, "the field");
    for (const RegisterState& state : made.states)
        add(states, state.id, "the state");
    for (const RegisterPass& pass : made.passes)
        for (const RegisterEvent& event : pass.events)
            add(events, event.id, "the event");
    if (!made.states.empty() && made.start_state.empty())
        element.problem("no state has start=\"true\"");
    for (const RegisterState& state : made.states)
        for (const Transition& transition : state.transitions) {
            if (std::find(events.begin(), events.end(), transition.event) == events.end())
                element.problem(fmt::format("line {}: there is no event {}{}", transition.line_in_file,
                                            transition.event, did_you_mean(transition.event, events)));
            if (std::find(states.begin(), states.end(), transition.to) == states.end())
                element.problem(fmt::format("line {}: there is no state {}{}", transition.line_in_file,
                                            transition.to, did_you_mean(transition.to, states)));
        }
}

} // namespace attune
