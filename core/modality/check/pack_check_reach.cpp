// SPDX-License-Identifier: Apache-2.0
// What no answers can ever bring up: sections, fields, demands, rules, prompts, sentences, points of series.
#include "core/modality/check/pack_lints.hpp"
#include "core/modality/check/reachability.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <vector>

namespace attune {
namespace {

constexpr const char* look_at_condition = "a condition that some answers meet, or none; look at its options and limits";

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

class Reach {
public:
    explicit Reach(CheckedTemplate& form)
        : form_{form},
          program_{*form.program()},
          reachability_{program_} {}

    void check() {
        for (const ScopeLayout& scope : program_.layout.scopes)
            if (scope.part == form_.part() && scope.kind != ScopeLayout::Kind::entry)
                check_scope(scope);
        check_speakers();
        for (const SeriesProgram& series : program_.series)
            if (series.part == form_.part())
                check_series(series);
        check_signals();
    }

private:
    [[nodiscard]] const ItemProgram& item(int index) const { return program_.items[at(index)]; }

    void check_scope(const ScopeLayout& scope) {
        if (scope.kind == ScopeLayout::Kind::block) {
            const Bound& relevant = item(program_.layout.item_of_self(scope.index)).relevant;
            if (!reachability_.can_be_true({{&relevant, scope.parent}})) {
                form_.warn("never-shown", form_.node_of(scope.block), "relevant",
                           "no answers can ever bring up this block", look_at_condition);
                return;
            }
        }
        std::vector<int> hidden;
        for (std::size_t i = 0; i < scope.sections.size(); ++i)
            if (!check_section(scope, static_cast<int>(i)))
                hidden.push_back(static_cast<int>(i));
        for (std::size_t i = 0; i < scope.slots.size(); ++i)
            if (std::ranges::find(hidden, scope.slots[i].section) == hidden.end() ||
                scope.kind == ScopeLayout::Kind::table)
                check_field(scope, static_cast<int>(i));
    }

    bool check_section(const ScopeLayout& scope, int index) {
        if (reachability_.can_be_true(reachability_.conditions_of_section(scope.index, index)))
            return true;
        const Section& section = *scope.sections[at(index)];
        const auto demanded = std::ranges::find_if(section.fields, [](const Field& field) {
            return !field.required.empty() && field.required.text() != "false";
        });
        form_.warn("never-shown", form_.node_of(&section), "relevant",
                   demanded == section.fields.end()
                       ? "no answers can ever bring up this section"
                       : fmt::format("no answers can ever bring up this section, and {} in it is required",
                                     demanded->id),
                   look_at_condition);
        return false;
    }

    void check_field(const ScopeLayout& scope, int slot) {
        const Field& field = *scope.slots[at(slot)].field;
        if (scope.kind == ScopeLayout::Kind::table && is_hidden(scope))
            return; // said of the table
        auto conditions = reachability_.conditions_of_slot(scope.index, slot);
        const ItemProgram& program = item(program_.layout.item_of_slot(scope.index, slot));
        if (!static_cast<const Bound&>(program.relevant).empty() &&
            !reachability_.can_be_true(conditions)) {
            form_.warn("never-shown", form_.node_of(&field), "relevant", "no answers can ever bring up this field",
                       look_at_condition);
            return;
        }
        const Bound& required = program.required;
        if (required.empty() || field.required.text() == "false")
            return;
        conditions.push_back({&required, scope.index});
        if (!reachability_.can_be_true(conditions))
            form_.warn("never-required", form_.node_of(&field), "required",
                       "it is demanded only while it cannot be shown, or never",
                       R"(required="true", a condition that some answers meet, or nothing)");
    }

    /// Whether a table's own place is never shown.
    bool is_hidden(const ScopeLayout& table) {
        return !reachability_.can_be_true(
            reachability_.conditions_of_slot(table.parent, table.slot_in_parent));
    }

    void check_speaker(const Speaker& speaker, const void* thing, const char* code, const char* words) {
        if (speaker.part == form_.part() && !speaker.when.empty() &&
            !reachability_.can_be_true({{&speaker.when, speaker.scope}}))
            form_.warn(code, form_.node_of(thing), "when", words, look_at_condition);
    }

    void check_speakers() {
        for (const RuleProgram& rule : program_.rules)
            check_speaker(rule, rule.rule, "never-fires", "no answers can ever bring up this rule");
        for (const PromptProgram& prompt : program_.prompts)
            check_speaker(prompt, prompt.prompt, "never-fires", "no answers can ever bring up this prompt");
        for (const LineProgram& line : program_.lines)
            check_speaker(line, line.line, "never-said", "no answers can ever bring up this sentence");
    }

    void check_series(const SeriesProgram& program) {
        std::size_t point = 0;
        for (const PointProgram& each : program.points) {
            if (!each.when.empty() && !reachability_.can_be_true({{&each.when, each.scope}}))
                form_.warn("never-measured", form_.node_of(&program.series->points[point]), "when",
                           "no answers can ever give this point", look_at_condition);
            ++point;
        }
    }

    /// Signals of the part stand in the program in their order.
    void check_signals() {
        std::size_t next = 0;
        for (const SignalProgram& each : program_.signals) {
            if (each.part != form_.part())
                continue;
            const Signal& signal = form_.made().signals[next++];
            if (!each.when.empty() && !reachability_.can_be_true({{&each.when, each.scope}}))
                form_.warn("never-given", form_.node_of(&signal), "when", "no answers can ever give this signal",
                           look_at_condition);
        }
    }

    CheckedTemplate& form_;
    const Program& program_;
    Reachability reachability_;
};

} // namespace

void check_reach(CheckedTemplate& form) {
    if (form.program() != nullptr)
        Reach{form}.check();
}

} // namespace attune
