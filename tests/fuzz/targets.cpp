// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.hpp"

#include "core/measure/instrument_reader.hpp"
#include "core/measure/scoring.hpp"
#include "core/modality/archive/pack_archive.hpp"
#include "core/modality/example/example_run.hpp"
#include "core/modality/manifest.hpp"
#include "core/response/wording/measure_wording.hpp"
#include "core/template/form/form.hpp"
#include "core/template/reader/reader.hpp"
#include "core/text/text.hpp"

#include <array>
#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

namespace attune::fuzz {
namespace {

using namespace std::chrono_literals;

void demand(bool holds, const char* promise) {
    if (!holds)
        throw std::logic_error{promise};
}

void check_places(const std::vector<FileProblem>& problems) {
    for (const FileProblem& problem : problems) {
        demand(problem.line >= 1 && problem.column >= 1, "a problem has a place");
        demand(!problem.message.empty(), "a problem has words");
    }
}

FormContext context_of(const Template& form) {
    FormContext context;
    context.today = Date{2027y / std::chrono::March / 9};
    context.packs = {{.value = "calm", .label = "Calm"}};
    for (const Register& each : form.registers) {
        RegisterEntry entry;
        entry.id = std::string(32, 'a');
        entry.state = each.start_state;
        entry.fields[each.title_field] = "Entry";
        context.registers.entries[form.prefix + "." + each.id].push_back(std::move(entry));
    }
    return context;
}

Value answer_to(const Field& field) {
    switch (field.kind) {
    case FieldKind::text:
    case FieldKind::long_text: return "Answer";
    case FieldKind::choice: return field.options.empty() ? Value{} : Value{field.options.front().value};
    case FieldKind::multi_choice:
    case FieldKind::checklist:
        return field.options.empty() ? Value{} : Value{TextList{field.options.back().value}};
    case FieldKind::yes_no: return true;
    case FieldKind::date: return Date{2027y / std::chrono::March / 8};
    case FieldKind::time: return TimeOfDay{605};
    case FieldKind::reference:
        return field.several ? Value{TextList{std::string(32, 'a')}} : Value{std::string(32, 'a')};
    case FieldKind::body_location: return TextList{"front-chest"};
    case FieldKind::scale:
    case FieldKind::number:
    case FieldKind::duration: return 3;
    default: return {};
    }
}

/// Answers everything once, one row in each table, and asks for all that a form can say.
void use(const std::shared_ptr<const Template>& part) {
    Form form{{part}, {}, context_of(*part)};
    for (const Section& section : part->sections) {
        std::vector<RowStep> rows;
        if (!section.block.empty())
            rows.push_back({.table = section.block, .row = 0});
        for (const Field& field : section.fields) {
            const FieldPath path{.part = part->prefix, .rows = rows, .field = field.id};
            if (field.kind != FieldKind::table) {
                if (field.kind != FieldKind::computed)
                    form.set(path, answer_to(field));
                continue;
            }
            std::vector<RowStep> inner = rows;
            inner.push_back({.table = field.id, .row = form.add_row(path)});
            for (const Field& column : field.columns)
                if (column.kind != FieldKind::computed)
                    form.set({.part = part->prefix, .rows = inner, .field = column.id}, answer_to(column));
        }
    }
    demand(form.problems().size() < 100'000, "problems end");
    for (const NarrativeSection& section : form.narrative(NoteFormat::soap))
        demand(!section.text.empty(), "a part of the prose says something");
    static_cast<void>(form.prompts());
    static_cast<void>(form.observations());
    static_cast<void>(form.answers_to_sign());
}

void check_score(const Instrument& measure, const MeasureScore& score) {
    constexpr double tolerance = 1e-6;
    for (std::size_t index = 0; index < measure.scales.size(); ++index) {
        const auto& scale = measure.scales[index];
        const auto& made = score.scales[index];
        demand(!made.value || (*made.value >= scale.min - 1 - tolerance && *made.value <= scale.max + 1 + tolerance),
               "a score lies in its range, rounding apart");
        demand(made.value.has_value() == made.compared.has_value(), "what has a value is compared");
        demand(made.value || (made.band == nullptr && made.reached.empty()), "what has no value says nothing");
    }
    for (std::size_t index = 0; index < measure.classifications.size(); ++index) {
        const auto& made = score.classifications[index];
        demand(made.lowest <= made.highest && made.highest < measure.classifications[index].levels.size(),
               "a classification is one of its levels");
        demand(!made.level || *made.level == made.lowest, "the level is the least that is sure");
    }
}

/// Sheets with every item at its least, at its most, and none or every other one answered.
void use(const Instrument& measure) {
    Scorer scorer{measure, {.sex = "woman", .age_years = 30}};
    for (int sheet = 0; sheet < 5; ++sheet) {
        ItemAnswers answers;
        for (std::size_t item = 0; item < measure.items.size(); ++item) {
            const auto& scale = measure.answer_scales[measure.items[item].scale];
            const bool is_left_out = sheet == 0 || (sheet >= 3 && (item + static_cast<std::size_t>(sheet)) % 2 == 0);
            answers.push_back(is_left_out ? Answer{} : Answer::of(sheet == 1 ? scale.min : scale.max));
        }
        demand(check_answers(measure, answers).empty(), "the ends of a scale are answers");
        check_score(measure, scorer.score(answers));
    }
}

std::string in_attribute(std::string_view text) {
    std::string escaped;
    for (const char c : text)
        switch (c) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '"': escaped += "&quot;"; break;
        default: escaped += c;
        }
    return escaped;
}

} // namespace

void run_template(std::string_view bytes) {
    const ReadTemplate read = read_template(bytes, "fuzz.xml", {.pack = "fuzz", .prefix = "f", .others = {}});
    demand((read.result != nullptr) == read.problems.empty(), "a template loads or has problems");
    demand(read.problems.size() <= 100, "a hundred problems at most");
    check_places(read.problems);
    if (read.result != nullptr)
        use(read.result);
}

void run_expression(std::string_view bytes) {
    const std::string expression = in_attribute(bytes);
    run_template(
        R"xml(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en"><title>T</title>
  <section id="s" title="S" say="plan">
    <number id="a" label="A"/><scale id="b" label="B" min="0" max="10"/><text id="words" label="Words"/>
    <choice id="mode" label="Mode"><option value="eyes" label="Eyes"/><option value="taps" label="Taps"/></choice>
    <multi-choice id="used" label="Used"><option value="x" label="X"/></multi-choice><yes-no id="done" label="Done"/>
    <date id="day" label="Day"/><time id="start" label="Start"/><reference id="on" label="On" to="target"/>
    <table id="sets" label="Sets" order="no"><number id="no" label="No"/><number id="passes" label="Passes"/></table>
    <computed id="result" label="Result" calculate="if(is-missing()xml" +
        expression + R"xml(), 1, 0)"/></section>
  <register id="target" label="Target" plural="Targets" title="name"><text id="name" label="Name"/><state id="open" label="open" start="true"/></register>
  <series id="s" label="S"><point value=")xml" +
        expression + R"xml("/></series></template>)xml");
}

void run_manifest(std::string_view bytes) {
    const Manifest read = read_manifest(std::string{bytes}, "pack.xml");
    check_places(read.pack.problems);
}

void run_examples(std::string_view bytes) {
    static const ReadTemplate form = read_template(
        R"xml(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en"><title>T</title>
  <section id="s" title="S" say="plan">
    <scale id="mood" label="Mood" min="0" max="10" required="true"/><text id="words" label="Words"/>
    <multi-choice id="used" label="Used"><option value="x" label="X"/><option value="y" label="Y"/></multi-choice>
    <date id="day" label="Day"/><time id="start" label="Start"/><reference id="on" label="On" to="target"/>
    <table id="sets" label="Sets"><number id="passes" label="Passes"/></table>
    <computed id="total" label="Total" calculate="sum(sets.passes)"/></section>
  <block id="work" label="Work" row-label="Part"><section id="w" title="W"><number id="sud" label="SUD"/></section></block>
  <register id="target" label="Target" plural="Targets" title="name" aside="true"><text id="name" label="Name"/>
    <carried id="last" label="Last"/><state id="open" label="open" start="true"/>
    <pass id="p" by="on"><event id="e" when="true"/><set id="last" value="mood"/></pass></register>
  <rule id="high" severity="caution" when="mood gt 5">High.</rule><prompt id="ask">Ask.</prompt>
  <series id="mood" label="Mood"><point value="mood"/></series></template>)xml",
        "form.xml", {.pack = "calm", .prefix = "cm", .others = {}});
    demand(form.result != nullptr, "the form of the target loads");
    const ExampleFile read = read_examples(std::string{bytes}, "worked.xml");
    check_places(read.problems);
    for (const Example& example : read.examples)
        check_places(run_example(example, {.parts = {form.result}, .own = form.result, .packs = {}}));
}

void run_measure(std::string_view bytes) {
    const ReadInstrument read = read_instrument(bytes, "fuzz.xml", "fuzz");
    demand((read.result != nullptr) == read.problems.empty(), "a measure loads or has problems");
    demand(read.problems.size() <= 100, "a hundred problems at most");
    check_places(read.problems);
    if (read.result != nullptr)
        use(*read.result);
}

void run_archive(std::string_view bytes) {
    const PackArchive read =
        read_pack_archive(bytes, "fuzz", {.archive_bytes = 1U << 20U, .entry_bytes = 1U << 18U, .all_bytes = 1U << 20U});
    demand((read.contents != nullptr) == read.problems.empty(), "an archive is read or has problems");
    demand(read.problems.empty() || !read.signature, "an archive with problems is signed by nobody");
    demand(read.problems.size() <= 100, "a hundred problems at most");
    for (const auto& problem : read.problems)
        demand(!text_problem(problem), "problems are clean text");
    if (read.contents != nullptr)
        check_places(read_pack({.contents = read.contents, .language = {}}, {}).problems);
}

void run_wording(std::string_view bytes) {
    static const ReadInstrument measure = read_instrument(
        R"xml(<measure xmlns="urn:attune:measure:1" id="calm" version="1.0.0" language="en" role="outcome" loinc="5555-5">
  <title>Calm</title><words>Calmness</words><licence class="FREE" evidence="A" source="invented">Free.</licence>
  <answers id="rating" min="0" max="3"/>
  <item id="1" topic="sleep" answers="rating" loinc="1111-1"/><item id="2" topic="rest" answers="rating" loinc="2222-2"/>
  <score id="total" title="Total" kind="sum" items="1 2" better="lower" loinc="9999-9" evidence="A" source="invented"><missing rule="complete" evidence="A" source="invented"/></score>
</measure>)xml",
        "calm.xml", "fuzz");
    demand(measure.result != nullptr, "the measure of the target loads");
    const WordingFile read = read_wording(bytes, *measure.result, InstrumentShelf{});
    demand(read.wording.has_value() == read.problems.empty(), "a wording is read or has problems");
    demand(read.problems.size() <= 200, "problems end");
    for (const std::string& problem : read.problems)
        demand(!problem.empty() && !text_problem(problem), "problems are clean text");
    if (read.wording)
        demand(read.wording->items.size() == 2, "a wording has the words of each item");
}

std::span<const Target> targets() {
    static constexpr std::array<Target, 7> all{{{"template", run_template},
                                                {"expression", run_expression},
                                                {"manifest", run_manifest},
                                                {"examples", run_examples},
                                                {"measure", run_measure},
                                                {"archive", run_archive},
                                                {"wording", run_wording}}};
    return all;
}

} // namespace attune::fuzz
