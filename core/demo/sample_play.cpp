// SPDX-License-Identifier: Apache-2.0
#include "core/demo/sample_play.hpp"

#include "core/demo/moved_example.hpp"
#include "core/modality/example/example_answers.hpp"
#include "core/modality/example/example_check.hpp"
#include "core/template/form/entry_form.hpp"

#include <algorithm>

namespace attune {
namespace {

using Kind = ExampleStep::Kind;

std::optional<TimeOfDay> time_set(const ExampleStep& session, std::string_view field) {
    std::optional<TimeOfDay> time;
    for (const ExampleStep& step : session.steps)
        if (step.kind == Kind::set && step.word("field") == field)
            time = parse_time(step.word("value"));
    return time;
}

/// Sets the fields that `step` names. The example holds, so each of them is known and has a value that fits.
EntryFields filled(EntryForm form, const ExampleStep& step, const EntryNames& entries) {
    for (const ExampleStep& set : step.steps) {
        const auto& fields = form.definition().fields;
        const auto field = std::ranges::find(fields, set.word("field"), &Field::id);
        if (field != fields.end())
            form.set(field->id, read_example_value(set.word("value"), *field, entries).value);
    }
    return form.fields_to_keep();
}

} // namespace

SamplePlay::SamplePlay(Example example, ExampleStage stage)
    : example_{std::move(example)},
      stage_{std::move(stage)},
      days_{session_days(example_)} {}

std::optional<SamplePlay> SamplePlay::of(Example example, const Pack& pack, const std::vector<Pack>& others) {
    ExampleStage stage;
    if (!build_stage(stage, example, pack, others).empty())
        return std::nullopt;
    if (!pack.shipped && !run_pack_example(example, pack, others).empty()) // ours were played before they were shipped
        return std::nullopt;
    return SamplePlay{std::move(example), std::move(stage)};
}

void SamplePlay::move(std::chrono::days by) {
    example_ = moved_example(std::move(example_), by);
    days_ = session_days(example_);
}

const ExampleStep& SamplePlay::session(std::size_t index) const {
    std::size_t seen = 0;
    return *std::ranges::find_if(example_.steps, [&](const ExampleStep& step) {
        return step.kind == Kind::session && seen++ == index;
    });
}

std::optional<SamplePlay::Times> SamplePlay::times(std::size_t index) const {
    const auto start = time_set(session(index), "hdr.start");
    const auto stop = time_set(session(index), "hdr.stop");
    return start && stop ? std::optional{Times{*start, *stop}} : std::nullopt;
}

void SamplePlay::prepare(NoteStore& notes, ClientId client, std::size_t index) {
    std::size_t sessions = 0;
    for (const ExampleStep& step : example_.steps)
        if (step.kind == Kind::session)
            ++sessions;
        else if (sessions == index)
            act(step, notes, client, days_[index]);
}

void SamplePlay::act(const ExampleStep& step, NoteStore& notes, ClientId client, Date day) {
    if (step.kind == Kind::entry)
        return add_entry(step, notes, client, day);
    const auto id = entries_.find(step.word("entry"));
    if (id == entries_.end())
        return;
    const RegisterBook book = notes.registers(client);
    for (const auto& [register_id, entries] : book.entries)
        for (const RegisterEntry& entry : entries) {
            if (entry.id != id->second)
                continue;
            if (step.kind == Kind::set_aside)
                return notes.set_aside(client, register_id, entry.id, day, "Not now.");
            if (step.kind == Kind::put_back)
                return notes.put_back(client, register_id, entry.id, day);
            const auto found = find_thing(ThingKind::register_definition, register_id, stage_.parts, *stage_.own);
            const auto part = std::ranges::find(stage_.parts, found.part, &std::shared_ptr<const Template>::get);
            return notes.update_entry(client, register_id, entry.id,
                                      filled({*part, found.id, entry.fields, book, day}, step, entries_));
        }
}

void SamplePlay::add_entry(const ExampleStep& step, NoteStore& notes, ClientId client, Date day) {
    const auto found = find_thing(ThingKind::register_definition, step.word("register"), stage_.parts, *stage_.own);
    const auto part = std::ranges::find(stage_.parts, found.part, &std::shared_ptr<const Template>::get);
    if (part != stage_.parts.end())
        entries_[step.word("id")] =
            notes.add_entry(client, (*part)->prefix + "." + found.id,
                            filled({*part, found.id, {}, notes.registers(client), day}, step, entries_));
}

NoteId SamplePlay::start(NoteStore& notes, ClientId client, std::size_t index, Times times) const {
    const NoteId id = notes.start({.client = client,
                                   .template_id = stage_.own->full_id(),
                                   .date = days_[index],
                                   .start = times.start,
                                   .stop = times.stop});
    if (!example_.with.empty()) {
        std::vector<std::string> all{stage_.own->full_id()};
        all.insert(all.end(), example_.with.begin(), example_.with.end());
        notes.set_modalities(id, all);
    }
    return id;
}

void SamplePlay::fill(Form& form, std::size_t index, Times times, const std::string& name) const {
    NoteAnswers ordinary = ordinary_session(stage_, days_[index]);
    Answers& header = ordinary.parts["hdr"];
    header.values["start"] = times.start;
    header.values["stop"] = times.stop;
    header.tables["present"].front().values["person"] = name;
    form.fill(ordinary);
    for (const ExampleStep& step : session(index).steps)
        if (step.kind == Kind::set)
            (void)enter_answer(step, form, stage_, entries_);
}

} // namespace attune
