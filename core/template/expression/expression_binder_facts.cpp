// SPDX-License-Identifier: Apache-2.0
// Functions that look at what templates signal, at what the practice set, and at what the program knows.
#include "core/template/expression/expression_binder.hpp"
#include "core/template/expression/fact_names.hpp"
#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

std::string ExpressionBinder::quoted(const ExpressionNode& node, const Bound& bound) {
    const std::string* text = bound.constant.get<std::string>();
    if (bound.kind == Bound::Kind::constant && text != nullptr)
        return *text;
    problem(node.at, fmt::format("{}() needs a name in quotes", node.text));
    return {};
}

ValueType ExpressionBinder::signals(const ExpressionNode& node, FunctionId id, Bound& into) {
    Operands arguments{stack_};
    bind_operands(node, into, arguments);
    const std::string name = quoted(node, into.children[0]);
    if (frames_.back().past)
        problem(node.at,
                fmt::format("{}() cannot stand among earlier notes; it looks at them itself", node.text));
    if (arguments.size() > 1)
        expect(arguments[1], {Kind::number});
    for (std::size_t i = 0; i < layout_.signals.size(); ++i)
        if (layout_.signals[i].definition->id == name) {
            into.place.tables.push_back(static_cast<int>(i));
            depends_on_.push_back(layout_.item_of_signal(static_cast<int>(i)));
        }
    using Id = FunctionId;
    switch (id) {
    case Id::signal_words: return {.kind = Kind::text};
    case Id::signal_value:
    case Id::signal_count: return {.kind = Kind::number};
    default: return {.kind = Kind::yes_no};
    }
}

ValueType ExpressionBinder::rule_on(const ExpressionNode& node, Bound& into) {
    Operands arguments{stack_};
    bind_operands(node, into, arguments);
    const std::string name = quoted(node, into.children[0]);
    const Template& own = *layout_.parts[static_cast<std::size_t>(scope_.part)].definition;
    std::vector<std::string> names;
    for (const Rule& rule : own.rules)
        names.push_back(rule.id);
    for (const Prompt& prompt : own.prompts)
        names.push_back(prompt.id);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
        problem(node.at, fmt::format("'{}' names no rule or prompt of this template{}", name,
                                     did_you_mean(name, names)));
    into.constant = own.full_id() + "." + name;
    return {.kind = Kind::yes_no};
}

ValueType ExpressionBinder::fact(const ExpressionNode& node, Bound& into) {
    Operands arguments{stack_};
    bind_operands(node, into, arguments);
    std::string name = quoted(node, into.children[0]);
    std::vector<std::string> names;
    for (const Fact& fact : known_facts()) {
        if (fact.name == name) {
            into.constant = std::move(name);
            return {.kind = fact.kind};
        }
        names.emplace_back(fact.name);
    }
    if (!name.empty())
        problem(node.at,
                fmt::format("'{}' is no fact that the program knows{}", name, did_you_mean(name, names)));
    into.constant = std::move(name);
    return {};
}

} // namespace attune
