// SPDX-License-Identifier: Apache-2.0
#include "core/modality/archive/pack_changes.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

namespace attune {
namespace {

constexpr std::array<const char*, 15> kind_words{"a line of text", "text",      "a choice", "several choices",
                                                 "a checklist",    "a scale",   "a number", "a date",
                                                 "a time",         "minutes",   "yes or no", "places on the body",
                                                 "a reference",    "a computed value", "a table"};

const char* words_of(FieldKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }

std::string range_of(std::optional<double> min, std::optional<double> max) {
    if (min && max)
        return fmt::format("{:g} to {:g}", *min, *max);
    if (min)
        return fmt::format("{:g} or more", *min);
    return max ? fmt::format("up to {:g}", *max) : "any number";
}

std::string text_of(const Message& message) {
    std::string text;
    for (const auto& piece : message.pieces)
        text += piece.text + "\x1f" + piece.expression.text() + "\x1f";
    return text;
}

/// Collects the sentences about one form.
class FormChanges {
public:
    FormChanges(const Template& before, const Template& after, std::vector<std::string>& sentences)
        : before_{before},
          after_{after},
          sentences_{sentences} {}

    void compare() {
        const auto first = sentences_.size();
        compare_fields(questions_of(before_), questions_of(after_));
        compare_registers();
        compare_series();
        compare_rules();
        compare_told();
        if (sentences_.size() == first && before_.xml != after_.xml)
            say("wording or layout is different; what it asks, shows and warns of is not");
    }

private:
    using Fields = std::map<std::string, const Field*>;

    void say(const std::string& what) { sentences_.push_back(fmt::format("{}: {}", after_.title, what)); }

    static void collect(const std::string& prefix, const std::vector<Field>& fields, Fields& found) {
        for (const auto& field : fields) {
            found[prefix + field.id] = &field;
            collect(prefix + field.id + ".", field.columns, found);
        }
    }
    static Fields questions_of(const Template& form) {
        Fields found;
        for (const auto& section : form.sections)
            collect(section.block.empty() ? "" : section.block + ".", section.fields, found);
        return found;
    }

    void compare_fields(const Fields& before, const Fields& after) {
        for (const auto& [id, field] : after)
            if (!before.contains(id))
                say(fmt::format("new: “{}” ({})", field->label, words_of(field->kind)));
        for (const auto& [id, field] : before) {
            const auto now = after.find(id);
            if (now == after.end())
                say(fmt::format("no longer there: “{}”", field->label));
            else
                compare_field(*field, *now->second);
        }
    }

    void compare_field(const Field& before, const Field& after) {
        const std::string name = fmt::format("“{}”", after.label);
        if (before.label != after.label)
            say(fmt::format("“{}” is now called {}", before.label, name));
        if (before.kind != after.kind)
            return say(fmt::format("{} is now {} (it was {})", name, words_of(after.kind), words_of(before.kind)));
        if (before.min != after.min || before.max != after.max)
            say(fmt::format("{} now takes {} (it took {})", name, range_of(after.min, after.max),
                            range_of(before.min, before.max)));
        if (before.unit != after.unit)
            say(fmt::format("{} is now in “{}” (it was “{}”)", name, after.unit, before.unit));
        compare_options(before, after, name);
        if (before.calculate.text() != after.calculate.text() || before.native != after.native)
            say(fmt::format("{} is computed in another way", name));
        if (before.required.text() != after.required.text())
            say(fmt::format("{}: when it must be answered is different", name));
        if (before.relevant.text() != after.relevant.text())
            say(fmt::format("{}: when it is asked is different", name));
        if (before.constraint.text() != after.constraint.text())
            say(fmt::format("{}: which answers are accepted is different", name));
        if (before.store != after.store)
            say(after.store == FieldStore::private_note ? fmt::format("{} is now kept as a process note", name)
                                                        : fmt::format("{} is no longer kept as a process note", name));
    }

    void compare_options(const Field& before, const Field& after, const std::string& name) {
        const auto lacks = [](const Field& field, const Option& option) {
            return std::ranges::find(field.options, option.value, &Option::value) == field.options.end();
        };
        for (const auto& option : after.options)
            if (lacks(before, option))
                say(fmt::format("{}: new answer “{}”", name, option.label));
        for (const auto& option : before.options)
            if (lacks(after, option))
                say(fmt::format("{}: the answer “{}” is no longer there", name, option.label));
    }

    void compare_registers() {
        for (const auto& kind : after_.registers) {
            const auto old = std::ranges::find(before_.registers, kind.id, &Register::id);
            if (old == before_.registers.end()) {
                say(fmt::format("new: keeps {} across sessions", kind.plural));
                continue;
            }
            Fields fields_before, fields_after;
            collect("", old->fields, fields_before);
            collect("", kind.fields, fields_after);
            compare_fields(fields_before, fields_after);
            if (states_of(*old) != states_of(kind))
                say(fmt::format("{}: the states or how they change are different", kind.plural));
        }
        for (const auto& kind : before_.registers)
            if (std::ranges::find(after_.registers, kind.id, &Register::id) == after_.registers.end())
                say(fmt::format("no longer there: {} kept across sessions", kind.plural));
    }
    static std::string states_of(const Register& kind) {
        std::string text = kind.start_state;
        for (const auto& state : kind.states) {
            text += "|" + state.id + state.label;
            for (const auto& change : state.transitions)
                text += ">" + change.event + change.when.text() + change.to;
        }
        for (const auto& pass : kind.passes)
            for (const auto& event : pass.events)
                text += "|" + pass.id + event.id + event.when.text();
        return text;
    }

    void compare_series() {
        for (const auto& series : after_.series) {
            const auto old = std::ranges::find(before_.series, series.id, &Series::id);
            if (old == before_.series.end()) {
                say(fmt::format("new curve: “{}”", series.label));
                continue;
            }
            if (old->has_range != series.has_range || old->min != series.min || old->max != series.max)
                say(fmt::format("the curve “{}” has another range", series.label));
            if (old->better != series.better)
                say(fmt::format("the curve “{}”: which direction is better is different", series.label));
            if (points_of(*old) != points_of(series))
                say(fmt::format("the curve “{}” takes its points in another way", series.label));
        }
        for (const auto& series : before_.series)
            if (std::ranges::find(after_.series, series.id, &Series::id) == after_.series.end())
                say(fmt::format("no longer there: the curve “{}”", series.label));
    }
    static std::string points_of(const Series& series) {
        std::string text;
        for (const auto& point : series.points)
            text += "|" + point.block + "|" + point.per + "|" + point.when.text() + "|" + point.value.text();
        return text;
    }

    void compare_rules() {
        for (const auto& rule : after_.rules) {
            const auto old = std::ranges::find(before_.rules, rule.id, &Rule::id);
            if (old == before_.rules.end())
                say(fmt::format("new warning: {}", first_words(rule.message)));
            else if (old->when.text() != rule.when.text() || old->severity != rule.severity ||
                     old->answers != rule.answers || text_of(old->message) != text_of(rule.message))
                say(fmt::format("the warning is different: {}", first_words(rule.message)));
        }
        for (const auto& rule : before_.rules)
            if (std::ranges::find(after_.rules, rule.id, &Rule::id) == after_.rules.end())
                say(fmt::format("no longer warns: {}", first_words(rule.message)));
    }
    static std::string first_words(const Message& message) {
        std::string text;
        for (const auto& piece : message.pieces)
            if (piece.kind == MessagePiece::Kind::text)
                text += piece.text;
            else if (piece.kind == MessagePiece::Kind::expression)
                text += "…";
        return text;
    }

    /// Prompts for the next session, and how the note reads as prose.
    void compare_told() {
        std::string prompts_before, prompts_after, told_before, told_after;
        for (const auto& [form, prompts, told] : {std::tuple{&before_, &prompts_before, &told_before},
                                                  std::tuple{&after_, &prompts_after, &told_after}}) {
            for (const auto& prompt : form->prompts)
                *prompts += prompt.id + prompt.when.text() + text_of(prompt.message);
            for (const auto& line : form->narrative)
                *told += line.place + line.when.text() + text_of(line.message);
        }
        if (prompts_before != prompts_after)
            say("what it asks to keep in mind for the next session is different");
        if (told_before != told_after)
            say("how the note reads as prose is different");
    }

    const Template& before_;
    const Template& after_;
    std::vector<std::string>& sentences_;
};

void compare_libraries(const Pack& before, const Pack& after, std::vector<std::string>& sentences) {
    if (before.library.empty() && !after.library.empty())
        sentences.emplace_back("new: a program part of its own");
    if (!before.library.empty() && after.library.empty())
        sentences.emplace_back("the program part is no longer there");
    const auto sees = [](const Pack& pack, const NativeInput& input) {
        return std::ranges::any_of(pack.inputs, [&](const NativeInput& each) {
            return each.field == input.field && each.whole_course == input.whole_course;
        });
    };
    for (const auto& input : after.inputs)
        if (!sees(before, input))
            sentences.push_back(fmt::format("the program part now also receives: {}", input.words));
    for (const auto& input : before.inputs)
        if (!sees(after, input))
            sentences.push_back(fmt::format("the program part no longer receives: {}", input.words));
}

void compare_measures(const Pack& before, const Pack& after, std::vector<std::string>& sentences) {
    const auto in = [](const Pack& pack, const std::string& id) {
        const auto found = std::ranges::find(pack.measures, id, [](const auto& each) { return each->id; });
        return found == pack.measures.end() ? nullptr : *found;
    };
    for (const auto& measure : after.measures) {
        const auto old = in(before, measure->id);
        if (old == nullptr)
            sentences.push_back(fmt::format("new measure: {}", measure->title));
        else if (old->version != measure->version)
            sentences.push_back(fmt::format("the measure {} is version {} instead of {}: its scores begin a new line",
                                            measure->title, measure->version, old->version));
        else if (old->hash != measure->hash)
            sentences.push_back(fmt::format("the measure {} is different, under the same version", measure->title));
    }
    for (const auto& measure : before.measures)
        if (in(after, measure->id) == nullptr)
            sentences.push_back(fmt::format("the measure is no longer there: {}", measure->title));
}

} // namespace

std::vector<std::string> changes_between(const Pack& before, const Pack& after) {
    std::vector<std::string> sentences;
    for (const auto& form : after.templates) {
        const auto old = std::ranges::find(before.templates, form->id, [](const auto& each) { return each->id; });
        if (old == before.templates.end())
            sentences.push_back(fmt::format("new form: {}", form->title));
        else
            FormChanges{**old, *form, sentences}.compare();
    }
    for (const auto& form : before.templates)
        if (std::ranges::find(after.templates, form->id, [](const auto& each) { return each->id; }) ==
            after.templates.end())
            sentences.push_back(fmt::format("the form is no longer there: {}", form->title));
    compare_measures(before, after, sentences);
    compare_libraries(before, after, sentences);
    return sentences;
}

} // namespace attune
