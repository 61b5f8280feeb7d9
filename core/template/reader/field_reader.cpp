// SPDX-License-Identifier: Apache-2.0
#include "core/template/expression/fact_names.hpp"
#include "core/template/reader/field_reader.hpp"

#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace attune {
namespace {

constexpr double largest_length = 1024.0 * 1024.0;

struct KindName {
    std::string_view name;
    FieldKind kind;
};
constexpr std::array<KindName, 15> kinds{{
    {"text", FieldKind::text},
    {"long-text", FieldKind::long_text},
    {"choice", FieldKind::choice},
    {"multi-choice", FieldKind::multi_choice},
    {"checklist", FieldKind::checklist},
    {"scale", FieldKind::scale},
    {"number", FieldKind::number},
    {"date", FieldKind::date},
    {"time", FieldKind::time},
    {"duration", FieldKind::duration},
    {"yes-no", FieldKind::yes_no},
    {"body-location", FieldKind::body_location},
    {"reference", FieldKind::reference},
    {"computed", FieldKind::computed},
    {"table", FieldKind::table},
}};

bool is_option_value(std::string_view text) {
    if (text.empty() || text.size() > 40 || text[0] == '_')
        return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::vector<std::string> names_of(const std::vector<Field>& fields) {
    std::vector<std::string> names;
    for (const Field& field : fields)
        names.push_back(field.id);
    return names;
}

} // namespace

Words narrative_parts() {
    static constexpr std::array<std::string_view, 9> parts{"none",         "subjective", "objective",
                                                           "intervention", "response",   "assessment",
                                                           "goal",         "problem",    "plan"};
    return parts;
}

EvidenceTag read_evidence(ElementReader& element) {
    return static_cast<EvidenceTag>(element.word("evidence", {"", "S", "L", "A", "U"}, 0));
}

bool FieldReader::is_field(std::string_view element) {
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](const KindName& each) { return each.name == element; });
}

const std::vector<std::string>& FieldReader::element_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> made;
        for (const KindName& each : kinds)
            made.emplace_back(each.name);
        return made;
    }();
    return names;
}

void FieldReader::read(pugi::xml_node node, FieldPlaceKind place, NarrativePart inherited, Field& field) {
    ElementReader element{session_, node};
    field.kind = std::find_if(kinds.begin(), kinds.end(), [&](const KindName& each) {
                     return each.name == element.name();
                 })->kind;
    read_common(element, field, place, inherited);
    if (field.kind == FieldKind::table)
        read_table(element, field, place, field.say);
    else
        read_kind(element, field, place);
    element.finish();
}

void FieldReader::read_common(ElementReader& element, Field& field, FieldPlaceKind place,
                              NarrativePart inherited) {
    field.line_in_file = element.line();
    field.id = element.id();
    field.label = element.required_text("label");
    field.hint = element.text("hint");
    field.evidence = read_evidence(element);
    field.source = element.text("source");
    field.required = element.expression("required");
    field.relevant = element.expression("relevant");
    if (place == FieldPlaceKind::register_entry) {
        static const std::array<std::string_view, 3> own{"status", "title", "id"};
        if (std::find(own.begin(), own.end(), field.id) != own.end())
            element.problem(
                "id",
                fmt::format("every entry of a register has \"{}\" already; choose another name", field.id));
        field.constraint = element.expression("constraint");
        field.constraint_message = element.text("constraint-message");
        field.initial = element.expression("default");
        return;
    }
    field.say = static_cast<NarrativePart>(
        element.word("say", narrative_parts(), static_cast<std::size_t>(inherited)));
    field.constraint = element.expression("constraint");
    field.constraint_message = element.text("constraint-message");
    if (!element.node().attribute("constraint") && !field.constraint_message.empty())
        element.problem("constraint-message", "it has no constraint to speak of");
    if (element.word("store", {"record", "private"}, 0) == 1)
        field.store = FieldStore::private_note;
    if (place == FieldPlaceKind::table) {
        field.line = element.whole_number("line", 1, 1, 2);
        field.width = element.whole_number("width", 0, 1, 12);
    }
    if (field.kind != FieldKind::computed && field.kind != FieldKind::table) {
        field.initial = element.expression("default");
        if (field.kind == FieldKind::text || field.kind == FieldKind::long_text)
            field.prefill_prompts = element.word("prefill", {"", "prompts"}, 0) == 1;
    }
}

void FieldReader::read_kind(ElementReader& element, Field& field, FieldPlaceKind place) {
    switch (field.kind) {
    case FieldKind::choice:
    case FieldKind::multi_choice:
    case FieldKind::checklist: return read_choice(element, field);
    case FieldKind::scale: return read_scale(element, field);
    case FieldKind::number:
        field.unit = element.text("unit");
        field.decimals = element.whole_number("decimals", -1, 0, 9);
        read_range(element, field);
        break;
    case FieldKind::duration: read_range(element, field); break;
    case FieldKind::text:
    case FieldKind::long_text:
        if (const auto length = element.number("max-length")) {
            if (*length >= 1 && *length <= largest_length)
                field.max_length = static_cast<std::size_t>(*length);
            else
                element.problem("max-length", "a number of characters from 1 to 1048576 was expected");
        }
        break;
    case FieldKind::body_location: field.several = element.flag("several", false); break;
    case FieldKind::reference:
        field.several = element.flag("several", false);
        field.reference_to = element.required_text("to");
        if (!field.reference_to.empty() && field.reference_to.find('.') == std::string::npos)
            field.reference_to = prefix_ + "." + field.reference_to;
        break;
    case FieldKind::computed:
        if (place == FieldPlaceKind::register_entry)
            element.problem("a register's own fields are typed; what sessions leave behind is <carried>");
        return read_computed(element, field);
    default: break;
    }
    element.no_children();
}

std::vector<Option> FieldReader::read_options(ElementReader& element,
                                              const std::vector<pugi::xml_node>& children) {
    std::vector<Option> options;
    std::vector<pugi::xml_node> nodes; ///< of the options
    options.reserve(children.size());
    nodes.reserve(children.size());
    for (const pugi::xml_node& child : children) {
        ElementReader option{session_, child};
        if (option.name() != "option") {
            option.problem(fmt::format("not expected inside <{}>; expected is <option>", element.name()));
            continue;
        }
        Option made{.value = option.required_text("value"), .label = option.required_text("label")};
        if (!made.value.empty() && !is_option_value(made.value))
            option.problem(
                "value",
                fmt::format(
                    "\"{}\" is no option value: lower-case letters, digits and underscores, 40 at most",
                    made.value));
        option.no_children();
        option.finish();
        options.push_back(std::move(made));
        nodes.push_back(child);
    }
    refuse_twice(options, nodes);
    return options;
}

void FieldReader::refuse_twice(const std::vector<Option>& options, const std::vector<pugi::xml_node>& nodes) {
    std::vector<std::pair<std::string_view, std::size_t>> sorted;
    sorted.reserve(options.size());
    for (std::size_t i = 0; i < options.size(); ++i)
        sorted.emplace_back(options[i].value, i);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 1; i < sorted.size(); ++i)
        if (sorted[i].first == sorted[i - 1].first)
            ElementReader{session_, nodes[sorted[i].second]}.problem(
                "value", fmt::format("the option {} stands twice", sorted[i].first));
}

void FieldReader::read_choice(ElementReader& element, Field& field) {
    const auto list = element.find("choices");
    const auto children = element.children();
    if (list && !children.empty())
        element.problem("it has choices=\"…\" and <option>s; one of them is expected");
    if (!list && children.empty())
        element.problem("it has no options; expected is choices=\"…\" or <option>s");
    field.options = read_options(element, children);
    if (!list)
        return;
    if (*list == "$packs") {
        field.options_are_packs = true;
        if (field.kind == FieldKind::choice)
            element.problem("choices", "$packs is for multi-choice and checklist");
        return;
    }
    const auto found = choices_.find(*list);
    if (found != choices_.end()) {
        field.options = found->second;
        return;
    }
    std::vector<std::string> names;
    for (const auto& [id, options] : choices_)
        names.push_back(id);
    element.problem("choices",
                    fmt::format("there is no <choices id=\"{}\">{}", *list, did_you_mean(*list, names)));
}

void FieldReader::read_range(ElementReader& element, Field& field) {
    field.min = element.number("min");
    field.max = element.number("max");
    if (field.min && field.max && *field.min > *field.max)
        element.problem("min", fmt::format("min {} is above max {}", *field.min, *field.max));
}

void FieldReader::read_scale(ElementReader& element, Field& field) {
    read_range(element, field);
    if (!field.min && !element.node().attribute("min"))
        element.problem("the attribute min is missing");
    if (!field.max && !element.node().attribute("max"))
        element.problem("the attribute max is missing");
    field.step = element.number("step");
    if (field.step && *field.step <= 0)
        element.problem("step", "a number above 0 was expected");
    for (const pugi::xml_node& child : element.children()) {
        ElementReader anchor{session_, child};
        if (anchor.name() != "anchor") {
            anchor.problem("not expected inside <scale>; expected is <anchor>");
            continue;
        }
        Anchor made{.value = anchor.number("value").value_or(0), .label = anchor.required_text("label")};
        if (!child.attribute("value"))
            anchor.problem("the attribute value is missing");
        else if ((field.min && made.value < *field.min) || (field.max && made.value > *field.max))
            anchor.problem("value", fmt::format("{} lies outside of the scale", made.value));
        anchor.no_children();
        anchor.finish();
        field.anchors.push_back(std::move(made));
    }
}

void FieldReader::read_result(ElementReader& element, Field& field) {
    static const std::array<FieldKind, 6> results{FieldKind::number, FieldKind::text,
                                                  FieldKind::yes_no, FieldKind::date,
                                                  FieldKind::time,   FieldKind::multi_choice};
    field.result = results[element.word("type", {"number", "text", "yes-no", "date", "time", "list"}, 0)];
    field.unit = element.text("unit");
    field.decimals = element.whole_number("decimals", -1, 0, 9);
}

void FieldReader::read_computed(ElementReader& element, Field& field) {
    field.calculate = element.expression("calculate");
    field.native = element.text("native");
    read_result(element, field);
    field.after_registers = element.word("after", {"", "registers"}, 0) == 1;
    if (field.native.empty() && !element.node().attribute("calculate"))
        element.problem("a computed field needs calculate=\"…\" or native=\"…\"");
    if (!field.native.empty() && element.node().attribute("calculate"))
        element.problem("native", "a computed field has calculate or native, not both");
    element.no_children();
}

Field FieldReader::read_carried(pugi::xml_node node) {
    ElementReader element{session_, node};
    Field field;
    field.kind = FieldKind::computed;
    field.line_in_file = element.line();
    field.id = element.id();
    field.label = element.required_text("label");
    field.hint = element.text("hint");
    field.evidence = read_evidence(element);
    field.source = element.text("source");
    read_result(element, field);
    element.no_children();
    element.finish();
    return field;
}

void FieldReader::read_table(ElementReader& element, Field& field, FieldPlaceKind place,
                             NarrativePart inherited) {
    if (place != FieldPlaceKind::section)
        element.problem(place == FieldPlaceKind::table ? "a table in a table cannot be"
                                                       : "a register holds no tables");
    field.row_label = element.text("row-label");
    field.order_column = element.text("order");
    field.copied_columns = element.ids("copy");
    field.chart = element.text("chart");
    field.chart_by = element.text("chart-by");
    field.min_rows = element.whole_number("min-rows", 0, 0, 100);
    field.program_rows = element.text("rows");
    std::set<std::string> seen;
    const auto children = element.children();
    field.columns.reserve(children.size());
    for (const pugi::xml_node& child : children) {
        if (!is_field(child.name())) {
            session_.problem(child, fmt::format("not expected inside <table>; expected is a field{}",
                                                did_you_mean(child.name(), element_names())));
            continue;
        }
        read(child, FieldPlaceKind::table, inherited, field.columns.emplace_back());
        if (!seen.insert(field.columns.back().id).second)
            session_.problem(child, fmt::format("the column {} stands twice", field.columns.back().id));
    }
    check_table(element, field);
}

void FieldReader::check_table(ElementReader& element, const Field& field) {
    const auto names = names_of(field.columns);
    const auto check = [&](const char* attribute, const std::string& name) -> const Field* {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found != names.end())
            return &field.columns[static_cast<std::size_t>(found - names.begin())];
        if (!name.empty())
            element.problem(attribute,
                            fmt::format("there is no column {}{}", name, did_you_mean(name, names)));
        return nullptr;
    };
    if (field.columns.empty())
        element.problem("a table needs columns");
    if (const Field* column = check("order", field.order_column);
        column != nullptr && column->kind != FieldKind::number)
        element.problem("order", "the column that orders rows must be a <number>");
    if (const ProgramRows* rows = find_program_rows(field.program_rows)) {
        for (const std::string_view id : {rows->key, rows->words, rows->answer})
            if (const Field* column = check("rows", std::string{id});
                column != nullptr && column->kind != FieldKind::text && column->kind != FieldKind::long_text)
                element.problem("rows", fmt::format("the column {} must be a <text>", id));
        if (field.min_rows != 0 || !field.order_column.empty() || !field.copied_columns.empty())
            element.problem("rows", "rows that the program makes have no order, copy or min-rows");
    } else if (!field.program_rows.empty()) {
        std::vector<std::string> known;
        for (const ProgramRows& one : known_program_rows())
            known.emplace_back(one.name);
        element.problem("rows", fmt::format("the program makes no rows of {}{}", field.program_rows,
                                            did_you_mean(field.program_rows, known)));
    }
    check("chart", field.chart);
    check("chart-by", field.chart_by);
    for (const std::string& column : field.copied_columns)
        check("copy", column);
}

} // namespace attune
