// SPDX-License-Identifier: Apache-2.0
// Reads registers: their fields, states and passes.
#include "core/template/reader/template_reader.hpp"

#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

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
    for (const pugi::xml_node state : element.node().children("state"))
        for (const pugi::xml_node on : state.children("on")) {
            const auto check = [&](const char* attribute, const std::vector<std::string>& known) {
                const std::string name = on.attribute(attribute).value();
                if (!name.empty() && std::find(known.begin(), known.end(), name) == known.end())
                    ElementReader{session_, on}.problem(
                        attribute, fmt::format("there is no {} {}{}", &known == &events ? "event" : "state",
                                               name, did_you_mean(name, known)));
            };
            check("event", events);
            check("to", states);
        }
}

} // namespace attune
