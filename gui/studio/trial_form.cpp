// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/trial_form.hpp"

#include "core/error.hpp"
#include "core/modality/example/example_answers.hpp"
#include "core/note/note_form.hpp"
#include "core/note/register_fields.hpp"
#include "core/template/form/register_replay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace attune {
namespace {

/// What differs in the answers of one part from those that it began with. A default that was cleared is a
/// null.
Answers changes_of(const Answers& now, const Answers& begun) {
    Answers changes;
    for (const auto& [id, value] : now.values)
        if (const auto at_first = begun.values.find(id);
            at_first == begun.values.end() || at_first->second != value)
            changes.values[id] = value;
    for (const auto& [id, value] : begun.values)
        if (!now.values.contains(id))
            changes.values[id] = Value{};
    for (const auto& [id, rows] : now.tables)
        if (const auto at_first = begun.tables.find(id);
            at_first == begun.tables.end() || at_first->second != rows)
            changes.tables[id] = rows;
    return changes;
}

} // namespace

void TrialForm::show(Parts parts, std::vector<Option> packs) {
    const auto answers = shown_ ? typed() : NoteAnswers{};
    auto book = shown_ ? registers() : RegisterBook{};
    const auto replaced =
        std::exchange(parts_, std::move(parts)); // the page points into them until it is rebuilt
    packs_ = std::move(packs);
    make(answers, std::move(book));
}

void TrialForm::make(const NoteAnswers& answers, RegisterBook registers) {
    Form form{parts_,
              NoteAnswers{},
              {.today = today_, .earlier = earlier_, .registers = registers, .packs = packs_, .native = {}}};
    form.fill(ordinary_session({.parts = parts_, .own = parts_.back(), .packs = packs_}, today_));
    defaults_ = form.answers();
    form.fill(answers);
    take_form(std::move(form), std::move(registers));
    shown_ = true;
    on_rebuild();
}

NoteAnswers TrialForm::typed() const {
    NoteAnswers changes;
    for (const auto& [prefix, answers] : form().answers().parts) {
        const auto begun = defaults_.parts.find(prefix);
        changes.parts[prefix] =
            changes_of(answers, begun == defaults_.parts.end() ? Answers{} : begun->second);
    }
    return changes;
}

void TrialForm::fill_from(const Form& sample) {
    const auto date = header_value(sample, "date");
    if (const auto* day = date.get<Date>())
        today_ = *day;
    earlier_ = EarlierNotes{sample.earlier()};
    make(sample.answers(), sample.registers_before());
}

void TrialForm::start_over() {
    earlier_ = {};
    make({}, {});
}

void TrialForm::go_to_next_session() {
    auto after = form().registers_after();
    if (form().counts())
        earlier_.push_back({.id = static_cast<std::int64_t>(earlier_.size()) + 1,
                            .date = today_,
                            .values = form().values()});
    today_ = Date{std::chrono::sys_days{today_} + std::chrono::weeks{1}};
    make({}, std::move(after));
}

std::map<std::string, Value, std::less<>>
TrialForm::checked_fields(const std::string& register_id,
                          const std::map<std::string, Value, std::less<>>& fields) const {
    const auto* kind = register_of(form(), register_id);
    const auto prefix = register_id.substr(0, register_id.find('.'));
    const auto owner =
        std::ranges::find(form().parts(), prefix, [](const auto& part) { return part->prefix; });
    if (kind == nullptr || owner == form().parts().end())
        throw Error{ErrorKind::not_found, fmt::format("the templates have no register {} now", register_id)};
    auto checked = check_register_fields(*owner, *kind, fields, today_);
    if (!checked.problems.empty())
        throw Error{ErrorKind::bad_input, fmt::format("{}", fmt::join(checked.problems, "; "))};
    return std::move(checked.fields);
}

std::string TrialForm::add_entry(const std::string& register_id,
                                 const std::map<std::string, Value, std::less<>>& fields) {
    auto kept = checked_fields(register_id, fields);
    auto id =
        fmt::format("{:032x}", (std::uint64_t{1} << 40U) + ++entries_made_); // apart from those of examples
    auto book = registers();
    book.entries[register_id].push_back(make_entry(*register_of(form(), register_id), id, std::move(kept)));
    set_registers(std::move(book));
    return id;
}

void TrialForm::update_entry(const std::string& register_id, const std::string& entry_id,
                             const std::map<std::string, Value, std::less<>>& fields) {
    auto kept = checked_fields(register_id, fields);
    auto book = registers();
    if (auto* entry = book.find(register_id, entry_id)) {
        entry->fields = std::move(kept);
        set_registers(std::move(book));
    }
}

std::string TrialForm::title_of_pack(std::string_view id) const {
    const auto found = std::ranges::find(packs_, id, &Option::value);
    return found == packs_.end() ? std::string{id} : found->label;
}

} // namespace attune
