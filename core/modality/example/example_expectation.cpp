// SPDX-License-Identifier: Apache-2.0
#include "core/modality/example/example_expectation.hpp"

#include "core/modality/example/example_words.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr double close_enough = 1e-9;

std::string came_instead(std::string_view what, std::string_view expected, std::string_view came) {
    return fmt::format("{}: {} was expected, {} came", what, expected, came);
}

bool holds(std::string_view text, std::string_view words) {
    return text.find(words) != std::string_view::npos;
}

std::string quoted(std::string_view text) {
    return fmt::format("\"{}\"", shorten(text, 2000));
}

/// Asks one expectation.
class Question {
public:
    Question(const ExampleStep& step, const ExampleScene& scene)
        : step_{step},
          scene_{scene} {}

    std::string answer() const {
        if (step_.has("entry"))
            return about_entry();
        if (step_.has("series"))
            return about_series();
        if (step_.has("field"))
            return about_field();
        if (step_.has("relevant") || step_.has("required"))
            return about_demand();
        if (step_.has("rule"))
            return about_rule();
        if (step_.has("prompt"))
            return about_prompt();
        if (step_.has("problem"))
            return about_problem();
        if (step_.has("problems"))
            return about_problems();
        return about_narrative();
    }

private:
    /// Compares with `value`, `missing` and `contains`; `shown` is how people read what came.
    std::string compare(const std::string& what, const Field& field, const Value& came,
                        const std::string& shown) const {
        if (step_.has("missing") && step_.says_yes("missing") != came.is_missing())
            return came_instead(what, step_.says_yes("missing") ? "no value" : "a value", spell(came));
        if (step_.has("contains") && !holds(shown, step_.word("contains")))
            return came_instead(what, "words with " + quoted(step_.word("contains")), quoted(shown));
        if (!step_.has("value"))
            return {};
        const TypedValue expected = read_example_value(step_.word("value"), field, scene_.entries);
        if (!expected.problem.empty())
            return what + ": " + expected.problem;
        return is_near(expected.value, came) ? "" : came_instead(what, spell(expected.value), spell(came));
    }

    [[nodiscard]] bool is_near(const Value& expected, const Value& came) const {
        const double* a = expected.get<double>();
        const double* b = came.get<double>();
        if (a == nullptr || b == nullptr)
            return expected == came || (expected.is_missing() && came.is_missing() &&
                                        expected.is_not_asked() == came.is_not_asked());
        return std::abs(*a - *b) <= number_of(step_.word("within")).value_or(close_enough);
    }

    /// A value in words; entries by the ids of the example.
    [[nodiscard]] std::string spell(const Value& value) const {
        for (const auto& [name, id] : scene_.entries)
            if (const auto* text = value.get<std::string>(); text != nullptr && *text == id)
                return name;
        const auto* list = value.get<TextList>();
        if (list == nullptr)
            return spelled(value);
        TextList names = *list;
        for (auto& each : names)
            for (const auto& [name, id] : scene_.entries)
                if (each == id)
                    each = name;
        return spelled(names);
    }

    std::string about_field() const {
        const auto place = find_place(step_.word("field"), scene_.parts, scene_.own);
        if (!place.problem.empty())
            return place.problem;
        const auto what = step_.word("field");
        if (const auto row = missing_row(place.path); !row.empty())
            return what + ": " + row;
        const bool has_rows = place.field == nullptr || place.field->kind == FieldKind::table;
        if (step_.has("rows") != has_rows)
            return what + (has_rows ? ": a table is asked for its rows" : ": this is no table");
        if (has_rows) {
            const auto came = scene_.form.row_count(place.path);
            return count_of(step_.word("rows")) == came
                       ? ""
                       : came_instead(what, step_.word("rows") + " rows", std::to_string(came));
        }
        Value came = scene_.form.value(place.path);
        // "Not asked" is nothing to expressions, but an answer of its own here.
        if (place.field->kind == FieldKind::scale && scene_.form.is_relevant(place.path) &&
            scene_.form.answer(place.path).is_not_asked())
            came = NotAsked{};
        return compare(what, *place.field, came, scene_.form.shown(place.path, came));
    }

    /// Why the path's rows are not there; empty when they are.
    [[nodiscard]] std::string missing_row(const FieldPath& path) const {
        FieldPath table{.part = path.part, .rows = {}, .field = {}};
        for (const RowStep& step : path.rows) {
            table.field = step.table;
            const auto rows = scene_.form.row_count(table);
            if (rows <= step.row)
                return fmt::format("{} has {} rows", step.table, rows);
            table.rows.push_back(step);
        }
        return {};
    }

    std::string about_demand() const {
        const bool about_relevance = step_.has("relevant");
        const auto& what = step_.word(about_relevance ? "relevant" : "required");
        const auto place = find_place(what, scene_.parts, scene_.own);
        if (!place.problem.empty())
            return place.problem;
        if (const auto row = missing_row(place.path); !row.empty())
            return what + ": " + row;
        if (place.field == nullptr && !about_relevance)
            return what + ": a block is never required";
        const bool came =
            about_relevance ? scene_.form.is_relevant(place.path) : scene_.form.is_required(place.path);
        const std::string_view word = about_relevance ? "relevant" : "required";
        const auto say = [&](bool yes) { return fmt::format("{}{}", yes ? "" : "not ", word); };
        return came == is_expected() ? "" : came_instead(what, say(!came), say(came));
    }

    /// `is`, which says yes where it is not written.
    [[nodiscard]] bool is_expected() const { return step_.word("is") != "no"; }

    std::string about_rule() const {
        const auto rule = find_thing(ThingKind::rule, step_.word("rule"), scene_.parts, scene_.own);
        if (!rule.problem.empty())
            return rule.problem;
        const auto what = "rule " + step_.word("rule");
        std::vector<std::string> messages;
        for (const FiredRule& fired : scene_.form.rules()) {
            if (fired.part != rule.part->prefix || fired.rule->id != rule.id)
                continue;
            messages.push_back(fired.message);
            if (const auto came = to_word(fired.rule->severity);
                step_.has("severity") && step_.word("severity") != came)
                return came_instead(what, "severity " + step_.word("severity"), came);
        }
        return compare_messages(what, messages);
    }

    std::string about_prompt() const {
        const auto prompt = find_thing(ThingKind::prompt, step_.word("prompt"), scene_.parts, scene_.own);
        if (!prompt.problem.empty())
            return prompt.problem;
        std::vector<std::string> messages;
        for (const FiredPrompt& fired : scene_.form.prompts())
            if (fired.part == prompt.part->prefix && fired.id == prompt.id)
                messages.push_back(fired.message);
        return compare_messages("prompt " + step_.word("prompt"), messages);
    }

    /// `fires` and `contains` against what was said.
    std::string compare_messages(const std::string& what, const std::vector<std::string>& messages) const {
        const auto said =
            messages.empty()
                ? "it does not fire"
                : fmt::format("it says {}", quoted(fmt::format("{}", fmt::join(messages, " / "))));
        const auto& fires = step_.word("fires");
        const auto times = count_of(fires);
        if (fires == "no" && !messages.empty())
            return fmt::format("{}: it was expected not to fire; {}", what, said);
        if (times && *times != messages.size())
            return fmt::format("{}: to fire {} times was expected, {} came; {}", what, *times,
                               messages.size(), said);
        if (fires != "no" && !times && messages.empty())
            return fmt::format("{}: it was expected to fire; {}", what, said);
        const auto& words = step_.word("contains");
        const bool is_said = words.empty() || std::ranges::any_of(messages, [&](const auto& each) {
                                 return holds(each, words);
                             });
        return is_said ? "" : fmt::format("{}: {} was expected in its words; {}", what, quoted(words), said);
    }

    std::string about_problem() const {
        const auto& what = step_.word("problem");
        const auto place = find_place(what, scene_.parts, scene_.own);
        if (!place.problem.empty())
            return place.problem;
        const auto kind = problem_kind(step_.word("kind"));
        std::vector<FormProblem> here;
        bool is_there = false;
        for (FormProblem& each : scene_.form.problems())
            if (each.path == place.path) {
                is_there = is_there ||
                           ((!kind || each.kind == *kind) && holds(each.message, step_.word("contains")));
                here.push_back(std::move(each));
            }
        if (is_there == is_expected())
            return {};
        return fmt::format("problem {}: {} was expected; {}", what,
                           is_expected() ? "one" + (kind ? fmt::format(" ({})", to_word(*kind)) : "")
                                         : "none",
                           list_of(here));
    }

    std::string about_problems() const {
        const auto problems = scene_.form.problems();
        const auto expected = count_of(step_.word("problems")).value_or(0);
        return expected == problems.size()
                   ? ""
                   : fmt::format("problems: {} expected; {}",
                                 expected == 0 ? "none was" : fmt::format("{} were", expected),
                                 list_of(problems));
    }

    static std::string list_of(const std::vector<FormProblem>& problems) {
        std::vector<std::string> lines;
        for (const FormProblem& each : problems)
            lines.push_back(
                fmt::format("{} ({}): {}", to_string(each.path), to_word(each.kind), each.message));
        return lines.empty() ? "there is none"
                             : fmt::format("there are {}: {}", lines.size(), fmt::join(lines, " / "));
    }

    std::string about_series() const {
        const auto series = find_thing(ThingKind::series, step_.word("series"), scene_.parts, scene_.own);
        if (!series.problem.empty())
            return series.problem;
        std::string what = "series " + step_.word("series");
        std::string key;
        if (const auto& of = step_.word("of"); !of.empty()) {
            const auto entry = scene_.entries.find(of);
            if (entry == scene_.entries.end())
                return fmt::format("{}: there is no entry {}", what, of);
            key = entry->second;
            what += " of " + of;
        }
        for (const Observation& each : scene_.form.observations())
            if (each.part == series.part->prefix && each.series == series.id && each.key == key)
                return step_.word("given") == "no" ? came_instead(what, "no point", spell(each.value))
                                                   : compare(what, number_field(), each.value, {});
        return step_.word("given") == "no" ? "" : fmt::format("{}: this session gives no point", what);
    }

    static const Field& number_field() {
        static const Field field = [] {
            Field number;
            number.kind = FieldKind::number;
            return number;
        }();
        return field;
    }

    std::string about_entry() const {
        const auto& name = step_.word("entry");
        const auto found = scene_.entries.find(name);
        if (found == scene_.entries.end())
            return fmt::format("there is no entry {} before this", name);
        for (const auto& part : scene_.parts)
            for (const Register& definition : part->registers)
                if (const auto* entry = scene_.form.registers_after().find(
                        fmt::format("{}.{}", part->prefix, definition.id), found->second))
                    return about(*entry, definition);
        return fmt::format("entry {} is in no register", name);
    }

    std::string about(const RegisterEntry& entry, const Register& definition) const {
        const auto& name = step_.word("entry");
        const auto came = entry.set_aside ? std::string{"set_aside"} : entry.state;
        if (step_.has("state") && step_.word("state") != came)
            return came_instead("entry " + name, "state " + step_.word("state"),
                                came.empty() ? "no state" : came);
        if (!step_.has("field"))
            return {};
        const auto what = fmt::format("entry {}, {}", name, step_.word("field"));
        for (const auto& [fields, values] :
             {std::pair{&definition.fields, &entry.fields}, std::pair{&definition.carried, &entry.carried}})
            for (const Field& field : *fields)
                if (field.id == step_.word("field")) {
                    const auto value = values->find(field.id);
                    const Value held = value == values->end() ? Value{} : value->second;
                    const auto* text = held.get<std::string>();
                    return compare(what, field, held, text == nullptr ? spell(held) : *text);
                }
        return fmt::format("{}: the register {} has no such field", what, definition.id);
    }

    std::string about_narrative() const {
        for (const NoteFormat format : note_formats(step_.word("narrative"))) {
            std::string text;
            for (const auto& section : scene_.form.narrative(format))
                if (!step_.has("under") || section.heading == step_.word("under"))
                    text += (text.empty() ? "" : "\n") + section.text;
            if (step_.has("contains") && !holds(text, step_.word("contains")))
                return came_instead("narrative " + step_.word("narrative"), quoted(step_.word("contains")),
                                    quoted(text));
            if (step_.has("lacks") && holds(text, step_.word("lacks")))
                return fmt::format("narrative {}: {} was expected not to be in it; {} came",
                                   step_.word("narrative"), quoted(step_.word("lacks")), quoted(text));
        }
        return {};
    }

    const ExampleStep& step_;
    const ExampleScene& scene_;
};

} // namespace

std::string unmet(const ExampleStep& expectation, const ExampleScene& scene) {
    return Question{expectation, scene}.answer();
}

} // namespace attune
