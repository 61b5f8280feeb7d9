// SPDX-License-Identifier: Apache-2.0
// Conditions, and what they say: classifications, patterns, safety rules and remarks.
#include "core/measure/instrument_file_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

std::vector<Condition> InstrumentFileReader::read_parts(ElementReader& element, Allowed allowed) {
    std::vector<Condition> parts;
    for (const auto& child : element.children())
        parts.push_back(read_condition(child, allowed));
    if (parts.empty())
        element.problem("a condition was expected: <count>, <sum>, <all> or <any>");
    return parts;
}

Condition InstrumentFileReader::read_conditions(ElementReader& element, Allowed allowed) {
    auto parts = read_parts(element, allowed);
    return parts.size() == 1 ? std::move(parts.front()) : Condition::all(std::move(parts));
}

Condition InstrumentFileReader::read_condition(pugi::xml_node node, Allowed allowed) {
    ElementReader element{session_, node};
    const auto name = element.name();
    Condition made;
    if (name == "count" || name == "fewer")
        made = read_count(element, allowed);
    else if (name == "sum")
        made = read_sum(element);
    else if (name == "all")
        made = Condition::all(read_parts(element, allowed));
    else if (name == "any")
        made = Condition::any(read_parts(element, allowed));
    else
        return element.problem("expected are <count>, <sum>, <fewer>, <all> and <any>"), made;
    element.finish();
    return made;
}

Condition InstrumentFileReader::read_count(ElementReader& element, Allowed allowed) {
    const bool is_fewer = element.name() == "fewer";
    if (is_fewer && allowed == Allowed::monotone)
        element.problem("a classification, or when an item is asked, may not say fewer: with answers missing nobody could "
                        "tell what it comes to");
    std::vector<Condition::Criterion> criteria;
    if (element.find("items") || element.find("from"))
        read_criterion(element, criteria);
    for (const auto& child : element.children()) {
        ElementReader part{session_, child};
        if (part.name() != "criterion") {
            part.problem("expected is <criterion>");
            continue;
        }
        read_criterion(part, criteria);
        part.no_children();
        part.finish();
    }
    const char* attribute = is_fewer ? "than" : "at-least";
    const int wanted = element.whole_number(attribute, 1, 1, 999);
    if (criteria.empty())
        element.problem("items and from were expected, or <criterion> elements with them");
    else if (static_cast<std::size_t>(wanted) > criteria.size())
        element.problem(attribute, fmt::format("{} was found, but only {} answers are counted", wanted, criteria.size()));
    return is_fewer ? Condition::fewer(std::move(criteria), wanted) : Condition::count(std::move(criteria), wanted);
}

void InstrumentFileReader::read_criterion(ElementReader& element, std::vector<Condition::Criterion>& criteria) {
    const auto items = read_items(element, "items");
    const auto from = required_number(element, "from");
    if (!element.find("items"))
        element.problem("the attribute items is missing");
    for (const auto item : items) {
        const auto& scale = scale_of(item);
        if (from && (*from <= scale.min || *from > scale.max))
            return element.problem("from", fmt::format("item {} is answered from {} to {}: more than {} and {} at most was expected",
                                                       made_.items[item].id, scale.min, scale.max, scale.min, scale.max));
        if (std::ranges::find(criteria, item, &Condition::Criterion::item) != criteria.end())
            return element.problem("items", fmt::format("item {} is counted twice", made_.items[item].id));
        criteria.push_back({.item = item, .from = from.value_or(scale.max)});
    }
}

Condition InstrumentFileReader::read_sum(ElementReader& element) {
    const auto items = read_items(element, "items");
    const auto from = required_number(element, "from");
    if (items.empty())
        element.problem("items were expected");
    double least = 0;
    double most = 0;
    for (const auto item : items) {
        least += scale_of(item).min;
        most += scale_of(item).max;
    }
    if (from && !items.empty() && (*from <= least || *from > most))
        element.problem("from", fmt::format("the sum goes from {} to {}: more than {} and {} at most was expected", least, most,
                                            least, most));
    element.no_children();
    return Condition::sum(items, from.value_or(most));
}

void InstrumentFileReader::read_classification(pugi::xml_node node) {
    ElementReader element{session_, node};
    Classification made;
    made.id = read_id(element, results_);
    made.title = element.required_text("title");
    made.missing = static_cast<Classification::Missing>(element.word("missing", {"three-valued", "lower-bound"}, 0));
    made.instead_of = element.text("instead-of");
    made.admits = read_admission(element);
    made.with = read_with(element);
    made.citation = read_citation(element);
    std::set<std::string> ids;
    for (const auto& child : element.children()) {
        ElementReader part{session_, child};
        if (part.name() != "level") {
            part.problem("expected is <level>");
            continue;
        }
        Classification::Level level;
        level.id = read_id(part, ids);
        level.label = part.required_text("label");
        if (made.levels.empty())
            part.no_children(); // what remains has no condition
        else
            level.when = read_conditions(part, Allowed::monotone);
        part.finish();
        made.levels.push_back(std::move(level));
    }
    if (made.levels.size() < 2)
        element.problem("at least two levels were expected, from what remains upwards");
    element.finish();
    made_.classifications.push_back(std::move(made));
}

void InstrumentFileReader::check_alternatives(const std::vector<pugi::xml_node>& nodes) {
    for (std::size_t index = 0; index < nodes.size(); ++index) {
        const auto& made = made_.classifications[index];
        if (!made.is_alternative())
            continue;
        const auto found = std::ranges::find(made_.classifications, made.instead_of, &Classification::id);
        if (found == made_.classifications.end())
            ElementReader{session_, nodes[index]}.problem("instead-of", fmt::format("there is no classification {}", made.instead_of));
        else if (found->is_alternative())
            ElementReader{session_, nodes[index]}.problem("instead-of", fmt::format("{} is an alternative itself", made.instead_of));
        else if (found->with.has_value() != made.with.has_value())
            ElementReader{session_, nodes[index]}.problem(
                "instead-of", fmt::format("{} goes with {}: both or neither was expected to go with a cut-off", made.instead_of,
                                          found->with ? "a cut-off" : "no cut-off"));
    }
}

void InstrumentFileReader::read_pattern(pugi::xml_node node) {
    ElementReader element{session_, node};
    Pattern made;
    made.id = read_id(element, results_);
    made.title = element.required_text("title");
    element.required_text("kind");
    made.kind = static_cast<Pattern::Kind>(element.word("kind", {"quadrants", "highest"}, 0));
    made.citation = read_citation(element);
    std::set<std::string> ids;
    for (const auto& child : element.children()) {
        ElementReader part{session_, child};
        if (part.name() != "name") {
            part.problem("expected is <name>");
            continue;
        }
        Pattern::Name name;
        name.id = read_id(part, ids);
        name.label = part.required_text("label");
        part.no_children();
        part.finish();
        made.names.push_back(std::move(name));
    }
    if (made.kind == Pattern::Kind::quadrants)
        read_quadrants(element, made);
    else
        read_highest(element, made);
    element.finish();
    made_.patterns.push_back(std::move(made));
}

void InstrumentFileReader::read_quadrants(ElementReader& element, Pattern& pattern) {
    if (pattern.names.size() != 4)
        element.problem("four names were expected: neither, across, up, both");
    const auto across = find_score(element, "across", element.required_text("across"));
    const auto up = find_score(element, "up", element.required_text("up"));
    pattern.across = across.value_or(0);
    pattern.up = up.value_or(0);
    pattern.from = required_number(element, "from").value_or(0);
    if (!across || !up)
        return;
    if (*across == *up)
        element.problem("up", "another score than across was expected");
    for (const auto index : {*across, *up})
        if (const auto& scale = made_.scales[index];
            !scale.terms.empty() && (pattern.from <= scale.min || pattern.from > scale.max))
            return element.problem("from", fmt::format("the score {} goes from {} to {}", scale.id, scale.min, scale.max));
}

void InstrumentFileReader::read_highest(ElementReader& element, Pattern& pattern) {
    pattern.items = read_items(element, "items");
    if (pattern.items.size() < 2)
        element.problem("at least two items were expected, to be held against each other");
    if (pattern.names.size() != pattern.items.size())
        element.problem(fmt::format("{} items have {} names; one for each was expected", pattern.items.size(), pattern.names.size()));
    for (const auto item : pattern.items)
        if (scale_of(item).min != scale_of(pattern.items.front()).min || scale_of(item).max != scale_of(pattern.items.front()).max)
            return element.problem("items", "only items of one range can be held against each other");
    const auto choice = element.text("choice");
    if (choice.empty())
        return;
    pattern.choice = find_item(element, "choice", choice);
    if (!pattern.choice)
        return;
    const auto& scale = scale_of(*pattern.choice);
    if (scale.min != 1 || scale.max != static_cast<double>(pattern.items.size()))
        element.problem("choice", fmt::format("item {} goes from {} to {}; 1 to {}, one for each name, was expected", choice,
                                              scale.min, scale.max, pattern.items.size()));
}

void InstrumentFileReader::read_safety(pugi::xml_node node) {
    ElementReader element{session_, node};
    SafetyRule rule;
    rule.id = read_id(element, safety_);
    element.required_text("strength");
    rule.strength = static_cast<SafetyRule::Strength>(element.word("strength", {"blocking", "asking"}, 0));
    rule.message = element.required_text("message");
    rule.items = read_items(element, "items");
    rule.suggests = element.ids("suggests");
    rule.admits = read_admission(element);
    rule.citation = read_citation(element);
    rule.when = read_conditions(element, Allowed::all);
    element.finish();
    made_.safety.push_back(std::move(rule));
}

std::optional<WithCutOff> InstrumentFileReader::read_with(ElementReader& element) {
    const std::string score = element.text("score");
    const std::string cut_off = element.text("cut-off");
    if (score.empty() != cut_off.empty())
        element.problem("score and cut-off stand together: the cut-off that must be in use");
    if (score.empty() || cut_off.empty())
        return std::nullopt;
    const auto scale = find_score(element, "score", score);
    if (!scale)
        return std::nullopt;
    const auto& known = made_.scales[*scale].cut_offs;
    if (std::none_of(known.begin(), known.end(), [&](const CutOff& one) { return one.id == cut_off; }))
        element.problem("cut-off", fmt::format("the score {} has no cut-off \"{}\"", score, cut_off));
    return WithCutOff{*scale, cut_off};
}

void InstrumentFileReader::read_remark(pugi::xml_node node) {
    ElementReader element{session_, node};
    AnswerRemark remark;
    remark.id = read_id(element, remarks_);
    remark.message = element.required_text("message");
    remark.suggests = element.ids("suggests");
    remark.admits = read_admission(element);
    remark.with = read_with(element);
    remark.citation = read_citation(element);
    remark.when = read_conditions(element, Allowed::all);
    element.finish();
    made_.remarks.push_back(std::move(remark));
}

} // namespace attune
