// SPDX-License-Identifier: Apache-2.0
// Rules, prompts and messages: what a form says of itself.
#include "core/template/form/form_state.hpp"
#include "core/template/sentence.hpp"

#include <utility>

namespace attune {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

void Form::State::run_for_rows(const Speaker& speaker, const Run& run) {
    for (Instance* row : instances_of[at(speaker.scope)]) {
        if (!row->self_relevant)
            continue;
        if (speaker.register_index < 0) {
            run({&now, row, nullptr, nullptr});
            continue;
        }
        for (auto& entry : after_rows[at(speaker.register_index)])
            run({&now, row, entry.get(), nullptr});
    }
}

Form::State::Composed Form::State::compose(const BoundMessage& message, const Frame& frame) {
    struct OptionalPart {
        std::size_t begin = 0;
        bool missing = false;
    };
    std::string text;
    std::vector<OptionalPart> open;
    auto expression = message.expressions.begin();
    bool shows_nothing = !message.expressions.empty();
    for (const MessagePiece& piece : message.message->pieces)
        switch (piece.kind) {
        case MessagePiece::Kind::text: append_words(text, piece.text); break;
        case MessagePiece::Kind::expression: {
            const std::string shown = evaluator.shown(*expression++, frame);
            if (shown.empty() && !open.empty())
                open.back().missing = true;
            shows_nothing = shows_nothing && shown.empty();
            text += shown;
            break;
        }
        case MessagePiece::Kind::optional_begin:
            open.push_back({.begin = text.size(), .missing = false});
            break;
        case MessagePiece::Kind::optional_end:
            if (open.back().missing)
                text.resize(open.back().begin);
            open.pop_back();
        }
    return {.text = std::move(text), .shows_nothing = shows_nothing};
}

bool Form::State::is_off(const Speaker& speaker, const std::string& id) const {
    return !context.practice.off.empty() &&
           context.practice.off.contains(parts[at(speaker.part)]->full_id() + "." + id);
}

void Form::State::ensure_rules() {
    if (fired)
        return;
    fired.emplace();
    evaluator.refill();
    for (const RuleProgram& rule : program->rules) {
        if (is_off(rule, rule.rule->id))
            continue;
        run_for_rows(rule, [&](const Frame& frame) {
            if (!rule.when.empty() && !evaluator.is_true(rule.when, frame))
                return;
            fired->push_back({.rule = &rule, .row = frame.row, .message = compose(rule.message, frame).text});
        });
    }
    stopped = stopped || evaluator.out_of_steps();
}

void Form::State::ensure_prompts() {
    if (fired_prompts)
        return;
    fired_prompts.emplace();
    evaluator.refill();
    for (const PromptProgram& prompt : program->prompts) {
        if (is_off(prompt, prompt.prompt->id))
            continue;
        run_for_rows(prompt, [&](const Frame& frame) {
            if (prompt.when.empty() || evaluator.is_true(prompt.when, frame))
                fired_prompts->push_back({.part = parts[at(prompt.part)]->prefix,
                                          .id = prompt.prompt->id,
                                          .message = compose(prompt.message, frame).text});
        });
    }
    if (evaluator.out_of_steps() && !stopped) {
        stopped = true;
        problems.reset(); // this is one
    }
    std::string joined;
    for (const FiredPrompt& prompt : *fired_prompts)
        joined += (joined.empty() ? "" : "\n") + prompt.message;
    prefilled = joined.empty() ? Value{} : Value{std::move(joined)};
}

/// What stands in a cell of the form: the answer, or the prompts until something was typed over them.
const Value* Form::State::typed_or_prefilled(Instance& row, int slot) {
    const Field& field = *row.layout->slots[at(slot)].field;
    if (!field.prefill_prompts || !row.typed[at(slot)]->is_null())
        return row.typed[at(slot)];
    ensure_prompts();
    return &prefilled;
}

bool Form::State::is_required(Instance& row, int slot) {
    if (row.relevant[at(slot)] == 0)
        return false;
    const ItemProgram& item = program->items[at(program->layout.item_of_slot(row.layout->index, slot))];
    use_registers(before_rows);
    evaluator.refill();
    bool required = evaluator.is_true(item.required, {&now, &row, nullptr, nullptr});
    for (std::size_t i = 0; i < item.also_required.size() && !required; ++i)
        required =
            evaluator.is_true(item.also_required[i], {&now, now[at(item.alias_part[i])], nullptr, nullptr});
    use_registers(after_rows);
    if (required)
        return true;
    ensure_rules();
    for (const Fired& each : *fired)
        for (const FieldPlace& need : each.rule->needs)
            if (follow(need, each.row) == std::pair<Instance*, int>{&row, slot})
                return true;
    return false;
}

std::vector<Option> Form::State::options_of(const Field& field) const {
    if (field.options_are_packs)
        return context.packs;
    return field.options;
}

std::vector<FiredRule> Form::rules() const {
    State& state = *state_;
    state.ensure_rules();
    std::vector<FiredRule> made;
    for (const State::Fired& each : *state.fired) {
        FiredRule rule;
        rule.rule = each.rule->rule;
        rule.part = state.parts[at(each.rule->part)]->prefix;
        rule.message = each.message;
        const auto [row, slot] = state.follow(each.rule->place, each.row);
        rule.place = row == nullptr ? state.path_of(*each.row, "") : state.path_of(*row, each.rule->place.id);
        made.push_back(std::move(rule));
    }
    return made;
}

std::vector<FiredPrompt> Form::prompts() const {
    state_->ensure_prompts();
    return *state_->fired_prompts;
}

} // namespace attune
