// SPDX-License-Identifier: Apache-2.0
#include "core/modality/example/example_coverage.hpp"

#include "core/modality/example/example_check.hpp"
#include "core/modality/example/example_run.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace attune {
namespace {

using Kind = UnexercisedThing::Kind;

/// What is left of one template, less each time a form is looked at.
class Remainder {
public:
    explicit Remainder(const Template& form)
        : form_{form} {
        for (const Section& section : form.sections)
            for (const Field& field : section.fields)
                add(field);
        for (const Rule& rule : form.rules)
            add(Kind::rule, rule.id, rule.line_in_file);
        for (const Prompt& prompt : form.prompts)
            add(Kind::prompt, prompt.id, prompt.line_in_file);
        for (const Series& series : form.series)
            add(Kind::series, series.id, series.line_in_file);
        for (const Register& each : form.registers)
            add(each);
    }

    [[nodiscard]] const Template& form() const { return form_; }
    [[nodiscard]] const std::set<UnexercisedThing>& left() const { return left_; }

    void look_at(const Form& played) {
        for (const FiredRule& fired : played.rules())
            if (fired.part == form_.prefix)
                strike(Kind::rule, fired.rule->id);
        for (const FiredPrompt& fired : played.prompts())
            if (fired.part == form_.prefix)
                strike(Kind::prompt, fired.id);
        for (const Observation& point : played.observations())
            if (point.part == form_.prefix && !point.value.is_missing())
                strike(Kind::series, point.series);
        for (const Section& section : form_.sections)
            look_at(played, section);
        for (const Register& each : form_.registers)
            look_at(played.registers_after(), each);
    }

private:
    void add(Kind kind, std::string name, int line) {
        left_.insert({.kind = kind, .template_id = form_.full_id(), .name = std::move(name), .line = line});
    }
    void add(const Field& field) {
        if (field.kind == FieldKind::computed)
            add(Kind::computed, field.id, field.line_in_file);
        for (const Field& column : field.columns)
            if (column.kind == FieldKind::computed)
                add(Kind::computed, field.id + "." + column.id, column.line_in_file);
    }
    void add(const Register& each) {
        for (const Field& carried : each.carried)
            add(Kind::carried, each.id + "." + carried.id, carried.line_in_file);
        for (const RegisterState& state : each.states)
            add(Kind::state, each.id + "." + state.id, state.line_in_file);
    }

    void strike(Kind kind, std::string_view name) {
        std::erase_if(left_, [&](const UnexercisedThing& each) { return each.kind == kind && each.name == name; });
    }

    void look_at(const Form& played, const Section& section) {
        std::vector<std::vector<RowStep>> rows{{}};
        if (!section.block.empty()) {
            rows.clear();
            for (std::size_t i = 0; i < played.row_count({form_.prefix, {}, section.block}); ++i)
                rows.push_back({{section.block, i}});
        }
        for (const Field& field : section.fields)
            for (const auto& row : rows)
                look_at(played, field, row);
    }
    void look_at(const Form& played, const Field& field, const std::vector<RowStep>& row) {
        if (field.kind == FieldKind::computed && !played.value({form_.prefix, row, field.id}).is_missing())
            strike(Kind::computed, field.id);
        if (field.kind != FieldKind::table)
            return;
        auto inner = row;
        inner.push_back({field.id, 0});
        for (std::size_t i = 0; i < played.row_count({form_.prefix, row, field.id}); ++i) {
            inner.back().row = i;
            for (const Field& column : field.columns)
                if (column.kind == FieldKind::computed && !played.value({form_.prefix, inner, column.id}).is_missing())
                    strike(Kind::computed, field.id + "." + column.id);
        }
    }
    void look_at(const RegisterBook& book, const Register& each) {
        const auto entries = book.entries.find(form_.prefix + "." + each.id);
        if (entries == book.entries.end())
            return;
        for (const RegisterEntry& entry : entries->second) {
            strike(Kind::state, each.id + "." + entry.state);
            for (const auto& [name, value] : entry.carried)
                if (!value.is_missing())
                    strike(Kind::carried, each.id + "." + name);
        }
    }

    const Template& form_;
    std::set<UnexercisedThing> left_;
};

} // namespace

std::string_view to_word(UnexercisedThing::Kind kind) {
    switch (kind) {
    case Kind::rule: return "rule";
    case Kind::prompt: return "prompt";
    case Kind::series: return "series";
    case Kind::computed: return "computed field";
    case Kind::carried: return "carried value";
    case Kind::state: break;
    }
    return "state";
}

std::vector<UnexercisedThing> find_unexercised(const Pack& pack, const std::vector<Pack>& others) {
    if (!pack.is_usable())
        return {};
    std::vector<Remainder> remainders;
    for (const auto& form : pack.templates)
        remainders.emplace_back(*form);
    for (const Example& example : read_pack_examples(pack).examples) {
        const auto found = std::ranges::find(remainders, example.template_id,
                                             [](const Remainder& each) { return each.form().full_id(); });
        ExampleStage stage;
        if (found != remainders.end() && build_stage(stage, example, pack, others).empty())
            (void)run_example(example, stage, [&](const Form& played) { found->look_at(played); });
    }
    std::vector<UnexercisedThing> all;
    for (const Remainder& each : remainders)
        all.insert(all.end(), each.left().begin(), each.left().end());
    std::ranges::stable_sort(all, {}, [](const UnexercisedThing& each) { return std::tie(each.template_id, each.line); });
    return all;
}

} // namespace attune
