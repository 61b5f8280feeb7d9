// SPDX-License-Identifier: Apache-2.0
// What stands between a form and its signature.
#include "core/template/form/form_state.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr std::size_t text_limit = 1024 * 1024; ///< bytes in one field

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

std::string words_for(const Field& field) {
    switch (type_of(field).kind) {
    case ValueType::Kind::number:
        return field.kind == FieldKind::duration ? "a number of minutes" : "a number";
    case ValueType::Kind::date: return "a day";
    case ValueType::Kind::time: return "a time of day";
    case ValueType::Kind::yes_no: return "yes or no";
    case ValueType::Kind::list: return "a list of choices";
    default: return "a text";
    }
}

std::string range_of(const Field& field) {
    if (field.min && field.max)
        return fmt::format("from {} to {}", format_number(*field.min), format_number(*field.max));
    if (field.min)
        return fmt::format("{} or more", format_number(*field.min));
    return fmt::format("{} or less", format_number(*field.max));
}

/// One walk over a form that gathers everything that is wrong.
class Inspector {
public:
    Inspector(Form::State& state, std::vector<FormProblem>& problems)
        : state_{state},
          problems_{problems} {}

    void inspect() {
        state_.each_section([this](Instance& row, std::size_t section) {
            for (std::size_t slot = 0; slot < row.layout->slots.size(); ++slot)
                if (row.layout->slots[slot].section == static_cast<int>(section) && row.relevant[slot] != 0)
                    inspect_field(row, static_cast<int>(slot));
        });
        inspect_rules();
        if (state_.stopped)
            add({}, ProblemKind::blocked,
                fmt::format("A calculation of this template needs more than {} steps and was stopped; some "
                            "values are "
                            "missing. Shorten the tables, or mend the template.",
                            Evaluator::default_budget));
    }

private:
    void add(FieldPath path, ProblemKind kind, std::string message) {
        problems_.push_back({.path = std::move(path), .kind = kind, .message = std::move(message)});
    }

    void inspect_field(Instance& row, int slot) {
        const Field& field = *row.layout->slots[at(slot)].field;
        if (field.kind == FieldKind::table)
            return inspect_table(row, slot);
        const FieldPath path = state_.path_of(row, field.id);
        if (field.kind != FieldKind::computed) {
            const Value& value = *state_.typed_or_prefilled(row, slot);
            const bool answered = value.is_not_asked() || !value.is_missing();
            if (!answered && state_.is_required(row, slot))
                add(path, needed_by_rule(row, slot) ? ProblemKind::rule_answer : ProblemKind::required,
                    fmt::format("{}: an answer is required", field.label));
            if (answered)
                inspect_value(field, path, value);
        }
        inspect_constraint(row, slot, path);
    }

    void inspect_constraint(Instance& row, int slot, const FieldPath& path) {
        const Field& field = *row.layout->slots[at(slot)].field;
        const Bound& constraint =
            state_.program->items[at(state_.program->layout.item_of_slot(row.layout->index, slot))]
                .constraint;
        if (constraint.empty())
            return;
        state_.evaluator.refill();
        state_.use_registers(state_.before_rows);
        const Value holds = state_.evaluator.evaluate(constraint, {&state_.now, &row, nullptr, nullptr});
        state_.use_registers(state_.after_rows);
        if (const bool* yes = holds.get<bool>(); yes != nullptr && !*yes)
            add(path, ProblemKind::constraint,
                field.constraint_message.empty()
                    ? fmt::format("{}: this answer does not fit the others", field.label)
                    : field.constraint_message);
    }

    bool needed_by_rule(Instance& row, int slot) {
        state_.ensure_rules();
        for (const auto& fired : *state_.fired)
            for (const FieldPlace& need : fired.rule->needs)
                if (state_.follow(need, fired.row) == std::pair<Instance*, int>{&row, slot})
                    return true;
        return false;
    }

    void inspect_table(Instance& row, int slot) {
        const Slot& place = row.layout->slots[at(slot)];
        auto& rows = row.tables[at(place.table)];
        const FieldPath path = state_.path_of(row, place.field->id);
        const auto least = std::max<std::size_t>(static_cast<std::size_t>(place.field->min_rows),
                                                 state_.is_required(row, slot) ? 1 : 0);
        if (rows.size() < least)
            add(path, needed_by_rule(row, slot) ? ProblemKind::rule_answer : ProblemKind::required,
                fmt::format("{}: at least {} row{} required", place.field->label, least,
                            least == 1 ? " is" : "s are"));
        inspect_constraint(row, slot, path);
        for (auto& each : rows)
            for (std::size_t column = 0; column < each->layout->slots.size(); ++column)
                if (each->relevant[column] != 0)
                    inspect_field(*each, static_cast<int>(column));
    }

    void inspect_value(const Field& field, const FieldPath& path, const Value& value) {
        if (value.is_not_asked()) {
            if (field.kind != FieldKind::scale)
                add(path, ProblemKind::not_a_value,
                    fmt::format("{}: only a scale can be \"not asked\"", field.label));
            return;
        }
        if (!fits(value, field))
            return add(path, ProblemKind::not_a_value,
                       fmt::format("{}: {} is expected", field.label, words_for(field)));
        if (const double* number = value.get<double>())
            inspect_number(field, path, *number);
        if (const auto* text = value.get<std::string>())
            inspect_text(field, path, *text);
        if (const auto* list = value.get<TextList>())
            for (const std::string& each : *list)
                inspect_text(field, path, each);
    }

    void inspect_number(const Field& field, const FieldPath& path, double number) {
        if ((field.min && number < *field.min) || (field.max && number > *field.max))
            return add(path, ProblemKind::out_of_range,
                       fmt::format("{}: {} is expected, not {}", field.label, range_of(field),
                                   format_number(number)));
        if (field.kind != FieldKind::scale)
            return;
        const double steps = (number - field.min.value_or(0)) / field.step.value_or(1);
        if (std::abs(steps - std::round(steps)) > 1e-9)
            add(path, ProblemKind::out_of_range,
                fmt::format("{}: this scale goes in steps of {}", field.label,
                            format_number(field.step.value_or(1))));
    }

    void inspect_text(const Field& field, const FieldPath& path, const std::string& text) {
        if (text.size() > text_limit)
            return add(
                path, ProblemKind::out_of_range,
                fmt::format("{}: the text is too long ({:.1f} MiB; 1 MiB is the limit). Nothing was cut off; "
                            "shorten it, or attach it as a file",
                            field.label, static_cast<double>(text.size()) / static_cast<double>(text_limit)));
        if (const auto unclean = text_problem(text))
            return add(path, ProblemKind::not_a_value,
                       fmt::format("{}: the text holds what is no text ({})", field.label, *unclean));
        if (field.max_length > 0 && length_in_characters(text) > field.max_length)
            return add(path, ProblemKind::out_of_range,
                       fmt::format("{}: {} characters at most, not {}", field.label, field.max_length,
                                   length_in_characters(text)));
        inspect_option(field, path, text);
    }

    void inspect_option(const Field& field, const FieldPath& path, const std::string& text) {
        if (field.kind == FieldKind::reference) {
            const int known = state_.program->layout.find_register(field.reference_to);
            if (known >= 0 && state_.context.registers.find(field.reference_to, text) == nullptr)
                add(path, ProblemKind::unknown_option,
                    fmt::format("{}: it refers to an entry that does not exist", field.label));
            return;
        }
        if (field.kind != FieldKind::choice && field.kind != FieldKind::multi_choice &&
            field.kind != FieldKind::checklist)
            return;
        for (const Option& option : state_.options_of(field))
            if (option.value == text)
                return;
        add(path, ProblemKind::unknown_option,
            fmt::format("{}: \"{}\" is not among the options", field.label, shorten(text, 40)));
    }

    void inspect_rules() {
        state_.ensure_rules();
        for (const auto& fired : *state_.fired) {
            if (fired.rule->rule->severity != Severity::blocking)
                continue;
            const auto [row, slot] = state_.follow(fired.rule->place, fired.row);
            add(row == nullptr ? state_.path_of(*fired.row, "") : state_.path_of(*row, fired.rule->place.id),
                ProblemKind::blocked, fired.message);
        }
    }

    Form::State& state_;
    std::vector<FormProblem>& problems_;
};

} // namespace

std::vector<FormProblem> Form::problems() const {
    if (!state_->problems) {
        std::vector<FormProblem> found;
        Inspector{*state_, found}.inspect();
        state_->problems = std::move(found);
    }
    return *state_->problems;
}

} // namespace attune
