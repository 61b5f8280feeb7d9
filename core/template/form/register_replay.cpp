// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/register_replay.hpp"

#include "core/template/expression/program_cache.hpp"
#include "core/template/form/form_state.hpp"

#include <algorithm>
#include <deque>
#include <utility>

namespace attune {
namespace {

using Parts = std::vector<std::shared_ptr<const Template>>;

/// Earlier notes seen by one set of templates within one episode.
struct Course {
    std::shared_ptr<PastNotes> past = std::make_shared<PastNotes>();
    std::size_t seen = 0;
};

const Register* find_definition(const Parts& definitions, const std::string& full_id) {
    for (const auto& definition : definitions)
        for (const Register& each : definition->registers)
            if (definition->prefix + "." + each.id == full_id)
                return &each;
    return nullptr;
}

void apply(const AsideAction& action, RegisterBook& book) {
    RegisterEntry* entry = book.find(action.register_id, action.entry_id);
    if (entry == nullptr)
        return;
    entry->set_aside = action.set_aside;
    entry->set_aside_reason = action.set_aside ? action.reason : std::string{};
}

/// Every entry as it was when it was made.
RegisterBook fresh_book(const RegisterBook& entries, const Parts& definitions) {
    RegisterBook book;
    for (const auto& [register_id, list] : entries.entries) {
        const Register* definition = find_definition(definitions, register_id);
        for (const RegisterEntry& entry : list) {
            RegisterEntry made;
            made.id = entry.id;
            made.fields = entry.fields;
            made.state = definition == nullptr ? entry.state : definition->start_state;
            book.entries[register_id].push_back(std::move(made));
        }
    }
    return book;
}

} // namespace

struct RegisterReplay::State {
    /// Templates are kept alive with the program that borrows them; those of a whole batch, however many.
    std::map<std::vector<const Template*>, std::pair<Parts, std::shared_ptr<const Program>>> programs;

    std::shared_ptr<const Program> program(const Parts& parts) {
        std::vector<const Template*> key;
        for (const auto& each : parts)
            key.push_back(each.get());
        auto& found = programs[key];
        if (found.second == nullptr)
            found = {parts, shared_program(parts)};
        return found.second;
    }
};

RegisterEntry make_entry(const Register& definition, std::string id,
                         std::map<std::string, Value, std::less<>> fields) {
    RegisterEntry entry;
    entry.id = std::move(id);
    entry.fields = std::move(fields);
    entry.state = definition.start_state;
    return entry;
}

RegisterReplay::RegisterReplay()
    : state_{std::make_unique<State>()} {}
RegisterReplay::~RegisterReplay() = default;
RegisterReplay::RegisterReplay(RegisterReplay&&) noexcept = default;
RegisterReplay& RegisterReplay::operator=(RegisterReplay&&) noexcept = default;

Replay RegisterReplay::run(const RegisterBook& entries, const std::vector<ReplayNote>& notes,
                           std::vector<AsideAction> actions, const Parts& definitions) {
    std::stable_sort(actions.begin(), actions.end(),
                     [](const AsideAction& a, const AsideAction& b) { return a.date < b.date; });
    Parts all = definitions;
    for (const ReplayNote& note : notes)
        all.insert(all.end(), note.parts.begin(), note.parts.end());

    Replay replay;
    RegisterBook book = fresh_book(entries, all);
    std::size_t next_action = 0;
    // Values of attended notes by episode; a deque, because rows of earlier notes point into it.
    std::map<std::int64_t, std::deque<NoteAnswers>> attended;
    std::map<std::pair<std::int64_t, const Program*>, Course> courses;

    for (const ReplayNote& note : notes) {
        while (next_action < actions.size() && actions[next_action].date < note.date)
            apply(actions[next_action++], book);
        const auto program = state_->program(note.parts);
        auto& values = attended[note.episode];
        Course& course = courses[{note.episode, program.get()}];
        for (; course.seen < values.size(); ++course.seen)
            course.past->add(program->layout, values[course.seen]);

        FormContext context;
        context.today = note.date;
        context.registers = book;
        context.native = note.native;
        NoteAnswers answers = note.answers;
        for (const auto& part : note.parts)
            answers.parts.try_emplace(part->prefix); // an old note gets no defaults
        const Form form{std::make_unique<Form::State>(program, note.parts, std::move(answers),
                                                      std::move(context), course.past)};

        ReplayedNote found{
            .id = note.id, .counts = form.counts(), .values = form.values(), .before = std::move(book)};
        book = form.registers_after();
        for (const Form::State::Met& met : form.state_->met_entries)
            if (RegisterEntry* entry =
                    book.find(program->layout.registers[static_cast<std::size_t>(met.register_index)].full_id,
                              met.entry))
                entry->last_note = note.id;
        if (found.counts)
            values.push_back(found.values);
        replay.notes.push_back(std::move(found));
    }
    while (next_action < actions.size())
        apply(actions[next_action++], book);
    replay.end = std::move(book);
    return replay;
}

} // namespace attune
