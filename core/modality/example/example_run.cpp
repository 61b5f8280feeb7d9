// SPDX-License-Identifier: Apache-2.0
#include "core/modality/example/example_run.hpp"

#include "core/modality/example/example_answers.hpp"
#include "core/modality/example/example_expectation.hpp"
#include "core/modality/example/example_words.hpp"
#include "core/template/expression/fact_names.hpp"
#include "core/template/form/entry_form.hpp"
#include "core/template/form/register_replay.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <memory>

namespace attune {
namespace {

using Kind = ExampleStep::Kind;

constexpr std::size_t most_problems = 100; ///< of one example

enum class Expectations { are_asked, are_passed_over };

/// Plays one example.
class ExampleRun {
public:
    ExampleRun(const Example& example, const ExampleStage& stage, Expectations expectations, FormWatcher watch = {})
        : example_{example},
          stage_{stage},
          expectations_{expectations},
          watch_{std::move(watch)},
          days_{session_days(example)} {}

    void run() {
        for (const ExampleStep& step : example_.steps)
            switch (step.kind) {
            case Kind::entry: add_entry(step); break;
            case Kind::change: change_entry(step); break;
            case Kind::set_aside:
            case Kind::put_back: move_aside(step); break;
            case Kind::practice: change_practice(step); break;
            case Kind::known: know(step); break;
            default: play_session(step); break;
            }
        if (example_.is_sample && form_)
            check_sample();
    }
    [[nodiscard]] std::vector<FileProblem> take_problems() { return std::move(problems_); }
    [[nodiscard]] std::optional<Form> take_form() { return std::move(form_); }

private:
    /// What a step cannot do or does not hold; empty words are no problem.
    void report(const ExampleStep& step, const std::string& words) {
        if (!words.empty() && problems_.size() < most_problems)
            problems_.push_back({.file = example_.file,
                                 .line = step.place.line,
                                 .column = step.place.column,
                                 .element = "example " + example_.id,
                                 .message = fmt::format("{}: {}", example_.id, words)});
    }

    /// The day on which something happens between two sessions: that of the next one.
    [[nodiscard]] Date today() const { return days_[std::min(sessions_, days_.size() - 1)]; }

    void add_entry(const ExampleStep& step) {
        const auto& name = step.word("id");
        const auto found =
            find_thing(ThingKind::register_definition, step.word("register"), stage_.parts, *stage_.own);
        if (!found.problem.empty())
            return report(step, found.problem);
        if (name.empty() || name.find_first_of(" \t\r\n") != std::string::npos)
            return report(step,
                          fmt::format("id=\"{}\": a word without blanks was expected", shorten(name, 40)));
        if (entries_.contains(name))
            return report(step, fmt::format("a second entry {}", name));
        entries_[name] = fmt::format("{:032x}", entries_.size() + 1);
        EntryForm form{part_of(*found.part), found.id, {}, registers_, today()};
        fill_entry(step, form);
        registers_.entries[found.part->prefix + "." + found.id].push_back(
            make_entry(form.definition(), entries_[name], form.fields_to_keep()));
    }

    void change_entry(const ExampleStep& step) {
        const auto [register_id, entry] = find_entry(step);
        if (entry == nullptr)
            return;
        const auto found = find_thing(ThingKind::register_definition, register_id, stage_.parts, *stage_.own);
        EntryForm form{part_of(*found.part), found.id, entry->fields, registers_, today()};
        fill_entry(step, form);
        entry->fields = form.fields_to_keep();
    }

    void fill_entry(const ExampleStep& step, EntryForm& form) {
        for (const ExampleStep& set : step.steps) {
            const auto& fields = form.definition().fields;
            const auto field = std::ranges::find(fields, set.word("field"), &Field::id);
            if (field == fields.end()) {
                report(set, fmt::format("{}: the register {} has no such field that is filled by hand",
                                        shorten(set.word("field"), 60), form.definition().id));
                continue;
            }
            auto typed = read_example_value(set.word("value"), *field, entries_);
            report(set, typed.problem.empty() ? "" : field->id + ": " + typed.problem);
            form.set(field->id, std::move(typed.value));
        }
        for (const FormProblem& problem : form.problems())
            report(step, fmt::format("{}: {}", problem.path.field, problem.message));
    }

    void move_aside(const ExampleStep& step) {
        const auto entry = find_entry(step).second;
        if (entry != nullptr)
            entry->set_aside = step.kind == Kind::set_aside;
    }

    /// The entry that the step names; null, and a problem, when there is none.
    std::pair<std::string, RegisterEntry*> find_entry(const ExampleStep& step) {
        if (const auto id = entries_.find(step.word("entry")); id != entries_.end())
            for (auto& [register_id, entries] : registers_.entries)
                for (RegisterEntry& entry : entries)
                    if (entry.id == id->second)
                        return {register_id, &entry};
        report(step, fmt::format("there is no entry {} before this", shorten(step.word("entry"), 60)));
        return {};
    }

    void change_practice(const ExampleStep& step) {
        const bool sets = step.has("set");
        const auto& name = sets ? step.word("set") : step.has("off") ? step.word("off") : step.word("on");
        auto found =
            find_thing(sets ? ThingKind::parameter : ThingKind::rule, name, stage_.parts, *stage_.own);
        if (!sets && !found.problem.empty())
            if (auto prompt = find_thing(ThingKind::prompt, name, stage_.parts, *stage_.own);
                prompt.problem.empty())
                found = std::move(prompt);
        if (!found.problem.empty())
            return report(step, found.problem);
        const std::string full = found.part->full_id() + "." + found.id;
        if (step.has("off"))
            practice_.off.insert(full);
        else if (step.has("on"))
            practice_.off.erase(full);
        else if (const auto number = number_of(step.word("value")))
            practice_.parameters[full] = *number;
        else
            practice_.parameters.erase(full);
    }

    /// A day that the program knows of the client, or none any more.
    void know(const ExampleStep& step) {
        const auto& name = step.word("fact");
        if (std::ranges::none_of(known_facts(), [&](const Fact& fact) { return fact.name == name; }))
            return report(step, fmt::format("{} is no fact that the program knows", shorten(name, 60)));
        const auto day = parse_date(step.word("value"));
        if (!day && !step.word("value").empty())
            return report(step, fmt::format("{}: a day as 2027-03-09 was expected, or nothing", name));
        facts_.erase(name);
        if (day)
            facts_[name] = *day;
    }

    [[nodiscard]] std::shared_ptr<const Template> part_of(const Template& definition) const {
        return *std::ranges::find(stage_.parts, &definition, [](const auto& part) { return part.get(); });
    }

    void play_session(const ExampleStep& session) {
        const Date day = days_[sessions_++];
        if (day < last_day_)
            report(session, "the day lies before that of the session above; sessions stand in their order");
        last_day_ = std::max(last_day_, day);
        FormContext context;
        context.today = parse_date(session.word("today")).value_or(day);
        context.earlier = earlier_;
        context.registers = registers_;
        context.packs = stage_.packs;
        context.practice = practice_;
        context.facts = facts_;
        Form form{stage_.parts, NoteAnswers{}, std::move(context)};
        form.fill(ordinary_session(stage_, day));
        is_shown_ = false;
        std::map<std::string, Value> native;
        for (const ExampleStep& step : session.steps) {
            if (step.kind == Kind::expect) {
                ask(form, step);
                continue;
            }
            is_shown_ = false;
            if (step.kind == Kind::set)
                report(step, enter_answer(step, form, stage_, entries_));
            else
                give(form, step, native);
        }
        show(form);
        if (form.counts())
            earlier_.push_back(
                {.id = static_cast<std::int64_t>(sessions_), .date = day, .values = form.values()});
        registers_ = form.registers_after();
        form_.emplace(std::move(form));
    }

    void ask(const Form& form, const ExampleStep& expectation) {
        if (expectations_ == Expectations::are_passed_over)
            return;
        show(form);
        report(expectation, unmet(expectation, {form, stage_.parts, *stage_.own, entries_}));
    }

    void show(const Form& form) {
        if (watch_ && !is_shown_)
            watch_(form);
        is_shown_ = true;
    }

    /// Whoever looks at a sample learns from it what a whole note is.
    void check_sample() {
        ExampleStep ready{.kind = Kind::expect, .words = {{"problems", "none"}}, .steps = {}, .place = example_.place};
        const auto words = unmet(ready, {*form_, stage_.parts, *stage_.own, entries_});
        if (!words.empty())
            report(ready, "a sample must be a note that could be signed; " + words);
    }

    /// A value as if the pack's library had given it.
    void give(Form& form, const ExampleStep& step, std::map<std::string, Value>& native) {
        const auto& id = step.word("id");
        for (const Section& section : stage_.own->sections)
            for (const Field& field : section.fields)
                if (!id.empty() && field.native == id) {
                    auto typed = read_example_value(step.word("value"), field, entries_);
                    report(step, typed.problem.empty() ? "" : id + ": " + typed.problem);
                    native[stage_.own->prefix + "." + id] = std::move(typed.value);
                    return form.set_native(native);
                }
        report(step, fmt::format("{}: no field takes such a value from the library", shorten(id, 60)));
    }

    const Example& example_;
    const ExampleStage& stage_;
    Expectations expectations_;
    FormWatcher watch_;
    bool is_shown_ = false; ///< the watcher saw the form as it is
    std::vector<Date> days_;
    std::size_t sessions_ = 0;
    Date last_day_{};
    EntryNames entries_;
    PracticeRules practice_;
    std::map<std::string, Value, std::less<>> facts_;
    RegisterBook registers_;
    EarlierNotes earlier_;
    std::optional<Form> form_; ///< of the session before
    std::vector<FileProblem> problems_;
};

} // namespace

std::vector<FileProblem> run_example(const Example& example, const ExampleStage& stage, const FormWatcher& watch) {
    ExampleRun run{example, stage, Expectations::are_asked, watch};
    run.run();
    return run.take_problems();
}

std::optional<Form> play_example(const Example& example, const ExampleStage& stage) {
    ExampleRun run{example, stage, Expectations::are_passed_over};
    run.run();
    return run.take_form();
}

} // namespace attune
