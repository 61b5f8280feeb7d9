// SPDX-License-Identifier: Apache-2.0
// Attune's own speed beside the bare libraries, in one run. Ratios count; milliseconds are of this machine.
#include "core/caseload/caseload_reading.hpp"
#include "core/client/client_store.hpp"
#include "core/demo/demo_practice.hpp"
#include "core/modality/native/native_values.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/note/note_store.hpp"
#include "core/report/chart/axis_window.hpp"
#include "core/report/chart/chart.hpp"
#include "core/report/chart/surface.hpp"
#include "tests/bench/caseload_practice.hpp"
#include "tests/bench/floor.hpp"
#include "tests/bench/floor_vault.hpp"
#include "tests/bench/practice.hpp"

#include <pugixml.hpp>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace attune::bench {
namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

Practice& practice() {
    static Practice made;
    return made;
}

FloorVault& floor_vault() {
    static FloorVault made{practice().vault->database(), practice().folder.path()};
    return made;
}

// Saving

// An autosave as the window does it: what is typed has been judged, and shown, before the pause that saves it.
// Text, an observation and the audit row change each time.

void save_note(benchmark::State& state) {
    Practice& p = practice();
    NoteStore notes{*p.vault, p.shelf};
    Form form = notes.open_form(p.draft);
    int turn = 0;
    for (auto _ : state) {
        state.PauseTiming();
        form.set({"cbt", {}, "bridge"}, "Turn " + std::to_string(10'000'000 + ++turn));
        form.set({"cbt", {}, "mood"}, 30 + turn % 60);
        benchmark::DoNotOptimize(form.problems());
        state.ResumeTiming();
        notes.save(p.draft, form);
    }
}

void save_note_floor(benchmark::State& state) {
    int turn = 0;
    for (auto _ : state)
        floor_vault().save(practice().draft, ++turn);
}

// Opening a client with 500 notes: the list of the sessions page

void open_client(benchmark::State& state) {
    Practice& p = practice();
    const NoteStore notes{*p.vault, p.shelf};
    for (auto _ : state)
        benchmark::DoNotOptimize(notes.of(p.busy));
}

void open_client_floor(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(floor_vault().read_list(practice().busy));
}

// From the key to the list of clients

void derive_key(benchmark::State& state) {
    const KeyCost cost{std::size_t{64} << 20, 2};
    std::array<unsigned char, 32> key{};
    const std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    for (auto _ : state)
        if (crypto_pwhash(key.data(), key.size(), demo_passphrase.data(), demo_passphrase.size(), salt.data(), cost.passes,
                          cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
            state.SkipWithError("no memory");
}

void unlock_to_list(benchmark::State& state) {
    Practice& p = practice();
    for (auto _ : state) {
        p.reopen();
        const ClientStore clients{p.vault->database(), p.clock};
        benchmark::DoNotOptimize(clients.search("", Archived::hide, p.clock.today()));
    }
}

// The caseload: every client with what the scores say

CaseloadPractice& caseload_practice() {
    static CaseloadPractice made;
    return made;
}

void read_caseload(benchmark::State& state) {
    CaseloadPractice& p = caseload_practice();
    for (auto _ : state)
        benchmark::DoNotOptimize(CaseloadReading{*p.vault, p.shelf}.read());
}

void read_caseload_floor(benchmark::State& state) {
    CaseloadPractice& p = caseload_practice();
    static CaseloadFloor floor{p.vault->database(), p.folder.path()};
    for (auto _ : state)
        benchmark::DoNotOptimize(floor.read());
}

CaseloadSchedule& caseload_schedule() {
    static CaseloadSchedule made{caseload_practice()};
    return made;
}

void list_due(benchmark::State& state) {
    const CaseloadSchedule& schedule = caseload_schedule();
    for (auto _ : state)
        benchmark::DoNotOptimize(schedule.count_due());
}

void list_due_of_a_day(benchmark::State& state) {
    const CaseloadSchedule& schedule = caseload_schedule();
    for (auto _ : state)
        benchmark::DoNotOptimize(schedule.count_due_of_a_day());
}

/// What the window took, in milliseconds, in each of its turns: from asking for the caseload until it is painted, and of
/// work for one page of scrolling.
struct CaseloadWindow {
    std::vector<double> shown, scrolled;
};

const CaseloadWindow& caseload_window() {
    static const CaseloadWindow window = [] {
        CaseloadWindow read;
        FILE* const answer = ::popen(ATTUNE_BIN "/attune-bench-caseload 2>/dev/null", "r");
        std::array<char, 64> line{};
        while (answer != nullptr && std::fgets(line.data(), line.size(), answer) != nullptr) {
            char* const number = std::strchr(line.data(), ' ');
            if (number != nullptr)
                (line.front() == 's' && line[1] == 'h' ? read.shown : read.scrolled).push_back(std::strtod(number, nullptr));
        }
        if (answer != nullptr)
            ::pclose(answer);
        return read;
    }();
    return window;
}

void tell(benchmark::State& state, const std::vector<double>& turns, std::size_t& turn) {
    constexpr double milliseconds = 1000;
    for (auto _ : state) {
        if (turns.empty())
            state.SkipWithError("the caseload was not shown; is there a display?");
        else
            state.SetIterationTime(turns[turn++ % turns.size()] / milliseconds);
    }
}

void show_caseload(benchmark::State& state) {
    static std::size_t turn = 0;
    tell(state, caseload_window().shown, turn);
}

void scroll_caseload(benchmark::State& state) {
    static std::size_t turn = 0;
    tell(state, caseload_window().scrolled, turn);
}

// Templates and forms

std::string emdr_xml() { return text_of(shipped_packs_folder() / "emdr/templates/session.xml"); }

void read_emdr_template(benchmark::State& state) {
    const std::string xml = emdr_xml();
    const ReadScope scope{.pack = "emdr", .prefix = "emdr", .others = {practice().shelf.header()}};
    for (auto _ : state)
        benchmark::DoNotOptimize(read_template(xml, "session.xml", scope));
}

void read_emdr_template_floor(benchmark::State& state) {
    const std::string xml = emdr_xml();
    for (auto _ : state) {
        pugi::xml_document document;
        benchmark::DoNotOptimize(document.load_buffer(xml.data(), xml.size()));
    }
}

std::size_t field_count(const Form& form) {
    std::size_t count = 0;
    for (const auto& part : form.parts())
        for (const auto& section : part->sections)
            for (const auto& field : section.fields)
                count += 1 + field.columns.size();
    return count;
}

void read_shipped_packs(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(read_packs({shipped_packs_folder()}));
}

void keystroke(benchmark::State& state) {
    Practice& p = practice();
    Form form{{p.shelf.header(), p.shelf.find("emdr.session")}, {}, {.today = p.clock.today(), .earlier = {}, .registers = {}, .packs = {}, .native = {}}};
    form.set({"emdr", {}, "phases"}, TextList{"3", "4", "5", "6", "7", "8"});
    const FieldPath sets{"emdr", {{"work", 0}}, "p4_sets"};
    for (int i = 0; i < 8; ++i)
        form.add_row(sets);
    int turn = 0;
    for (auto _ : state) {
        form.set({"emdr", {{"work", 0}, {"p4_sets", 3}}, "sud"}, ++turn % 10);
        benchmark::DoNotOptimize(form.problems());
        benchmark::DoNotOptimize(form.rules());
    }
}

/// A note of header, EMDR, CBT and attachment in the middle of a session: every field that they have.
void keystroke_in_mixed_note(benchmark::State& state) {
    Practice& p = practice();
    Form form{{p.shelf.header(), p.shelf.find("emdr.session"), p.shelf.find("cbt.session"), p.shelf.find("attachment.session")},
              {},
              {.today = p.clock.today(), .earlier = {}, .registers = {}, .packs = {}, .native = {}}};
    form.set({"emdr", {}, "phases"}, TextList{"3", "4", "5", "6", "7", "8"});
    for (const auto& table : {FieldPath{"emdr", {{"work", 0}}, "p4_sets"}, FieldPath{"cbt", {}, "tr"}})
        for (int row = 0; row < 6; ++row)
            form.add_row(table);
    state.counters["fields"] = static_cast<double>(field_count(form));
    int turn = 0;
    for (auto _ : state) {
        form.set({"emdr", {{"work", 0}, {"p4_sets", 3}}, "sud"}, ++turn % 10);
        benchmark::DoNotOptimize(form.problems());
        benchmark::DoNotOptimize(form.rules());
    }
}

// Native libraries

/// As while a note is open: the process is there, and one more answer is asked of it over a course of so many
/// earlier sessions.
void ask_library(benchmark::State& state, std::size_t sessions) {
    Practice& p = practice();
    NativeValues native{p.shelf.packs()};
    const Form form = NoteStore{*p.vault, p.shelf}.open_form(p.draft);
    auto earlier = form.earlier();
    earlier.erase(earlier.begin(), earlier.end() - static_cast<std::ptrdiff_t>(std::min(sessions, earlier.size())));
    auto requests = native.gather(form, earlier);
    requests.resize(std::min<std::size_t>(requests.size(), 1));
    for (auto& request : requests)
        request.owner = "note";
    if (requests.empty() || !native.run(requests).notices.empty())
        state.SkipWithError("no library answered");
    for (auto _ : state)
        benchmark::DoNotOptimize(native.run(requests));
}

void native_call(benchmark::State& state) { ask_library(state, 25); }
void native_call_long_course(benchmark::State& state) { ask_library(state, 500); }

// Drawing

constexpr double chart_width = 882;
constexpr double chart_height = 457;

/// Five courses of 1,000 sessions each.
ChartModel five_thousand_points() {
    ChartPanel panel;
    panel.title = "SUD";
    panel.unit = "0 to 10, lower is better";
    for (int slot = 0; slot < 5; ++slot) {
        ChartLine line;
        line.name = "Course " + std::to_string(slot + 1);
        line.slot = slot;
        for (int day = 0; day < 1000; ++day)
            line.points.push_back({.x = 7.0 * day, .value = 5 + 4 * std::sin(day / 40.0 + slot) + day * 7919 % 3 / 2.0});
        panel.lines.push_back(std::move(line));
    }
    ChartModel model;
    model.panels.push_back(std::move(panel));
    return model;
}

Surface chart_surface() {
    return Surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(chart_width),
                                              static_cast<int>(chart_height))};
}

void draw_timeline(benchmark::State& state) {
    TextFace face;
    const ChartModel model = five_thousand_points();
    const ChartLayout layout = lay_out(model, chart_width, chart_height, face);
    const Surface image = chart_surface();
    const Cairo cairo{cairo_create(image.get())};
    for (auto _ : state)
        draw_chart(cairo.get(), layout, light_palette(), face);
}

/// The same polylines with the same pens on an empty ground: no axes, no words, no marks.
void draw_timeline_floor(benchmark::State& state) {
    TextFace face;
    const ChartLayout layout = lay_out(five_thousand_points(), chart_width, chart_height, face);
    const Surface image = chart_surface();
    const Cairo cairo{cairo_create(image.get())};
    for (auto _ : state) {
        cairo_set_source_rgb(cairo.get(), 1, 1, 1);
        cairo_paint(cairo.get());
        cairo_set_line_width(cairo.get(), 2);
        cairo_set_line_join(cairo.get(), CAIRO_LINE_JOIN_ROUND);
        for (const PlacedLine& line : layout.panels.front().lines) {
            cairo_set_source_rgb(cairo.get(), 0, 0.2 * line.slot, 0.5);
            const std::array<double, 2> dashes = line.slot == 3 ? std::array{8.0, 4.0} : std::array{3.0, 3.0};
            cairo_set_dash(cairo.get(), dashes.data(), line.dashed ? 2 : 0, 0);
            for (const auto& run : line.runs) {
                cairo_new_sub_path(cairo.get());
                for (const Spot spot : run)
                    cairo_line_to(cairo.get(), spot.x, spot.y);
            }
            cairo_stroke(cairo.get());
        }
    }
}

/// What a window does for each step of a pan: the timeline laid out anew in another place, and drawn.
void pan_timeline(benchmark::State& state) {
    TextFace face;
    ChartModel model = five_thousand_points();
    const AxisWindow whole = whole_window(model);
    const double width = (whole.final - whole.first) * 0.6;
    const Surface image = chart_surface();
    const Cairo cairo{cairo_create(image.get())};
    AxisWindow window{whole.first, whole.first + width};
    double step = 35;
    for (auto _ : state) {
        if (window.final + step > whole.final || window.first + step < whole.first)
            step = -step;
        window = panned(window, step, whole);
        model.window = window;
        const ChartLayout layout = lay_out(model, chart_width, chart_height, face);
        draw_chart(cairo.get(), layout, light_palette(), face);
    }
}

// Starting

int run_quietly(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()); }

void start_window(benchmark::State& state) {
    const std::string program = std::string{ATTUNE_BIN} + "/attune --quit-when-shown";
    for (auto _ : state)
        if (run_quietly(program) != 0)
            state.SkipWithError("attune did not start; is there a display?");
}

void start_window_floor(benchmark::State& state) {
    const std::string program = std::string{ATTUNE_BIN} + "/attune-bench-frame";
    for (auto _ : state)
        if (run_quietly(program) != 0)
            state.SkipWithError("the empty frame did not start; is there a display?");
}

const std::vector<Row> rows{
    {"save one note, durable", "save_note", "save_note_floor", 1.5},
    {"open a client with 500 notes", "open_client", "open_client_floor", 2.0},
    {"unlock to list of 10,000 (key derivation: floor)", "unlock_to_list", "derive_key", 3.0},
    {"read the EMDR template", "read_emdr_template", "read_emdr_template_floor", 0},
    {"read all shipped packs, as at start", "read_shipped_packs", "", 30.0},
    {"keystroke in an EMDR note", "keystroke", "", 1.0},
    {"keystroke in a note of EMDR, CBT and attachment", "keystroke_in_mixed_note", "", 2.0},
    {"one native call, course of 25 sessions", "native_call", "", 0.2},
    {"one native call, course of 500 sessions", "native_call_long_course", "", 0},
    {"1,000 sheets of the PHQ-9 scored", "score_phq_9", "", 1.0},
    {"100 sheets of each measure scored", "score_all_measures", "", 0},
    {"caseload of 10,000 clients with 12 scores each", "read_caseload", "", 200},
    {"the same beside the raw rows", "read_caseload", "read_caseload_floor", 0},
    {"the same in the window, until it is painted", "show_caseload", "", 0},
    {"one page of it scrolled", "scroll_caseload", "", 16.0},
    {"measures due of 10,000 clients", "list_due", "", 200},
    {"measures due of the twelve clients of a day", "list_due_of_a_day", "", 16.0},
    {"timeline of 5,000 points drawn", "draw_timeline", "draw_timeline_floor", 2.0},
    {"timeline of 5,000 points panned: laid out and drawn", "pan_timeline", "", 16.0},
    {"report of 20 pages as PDF", "write_report_pdf", "", 1000.0},
    {"the same beside bare Pango and Cairo", "write_report_pdf", "write_report_pdf_floor", 0},
    {"start to first window", "start_window", "start_window_floor", 1.5},
};

BENCHMARK(save_note)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(save_note_floor)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(open_client)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(open_client_floor)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(unlock_to_list)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->ReportAggregatesOnly();
BENCHMARK(derive_key)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->ReportAggregatesOnly();
BENCHMARK(read_caseload)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->UseRealTime()->ReportAggregatesOnly();
BENCHMARK(read_caseload_floor)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->UseRealTime()->ReportAggregatesOnly();
BENCHMARK(show_caseload)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->UseManualTime()->ReportAggregatesOnly();
BENCHMARK(scroll_caseload)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->UseManualTime()->ReportAggregatesOnly();
BENCHMARK(list_due)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->UseRealTime()->ReportAggregatesOnly();
BENCHMARK(list_due_of_a_day)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(read_emdr_template)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(read_emdr_template_floor)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(read_shipped_packs)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(keystroke)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(keystroke_in_mixed_note)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(native_call)->Unit(benchmark::kMicrosecond)->Repetitions(5)->UseRealTime()->ReportAggregatesOnly();
BENCHMARK(native_call_long_course)->Unit(benchmark::kMicrosecond)->Repetitions(5)->UseRealTime()->ReportAggregatesOnly();
BENCHMARK(draw_timeline)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(draw_timeline_floor)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(pan_timeline)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(start_window)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->UseRealTime()->ReportAggregatesOnly();
BENCHMARK(start_window_floor)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->UseRealTime()->ReportAggregatesOnly();

} // namespace
} // namespace attune::bench

int main(int argc, char** argv) {
    attune::harden_process();
    // Repetitions of a row and of its floor take turns, so that other work on the machine meets both.
    std::string takes_turns = "--benchmark_enable_random_interleaving=true";
    std::vector<char*> arguments{argv, argv + argc};
    arguments.insert(arguments.begin() + 1, takes_turns.data());
    argc = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&argc, arguments.data());
    attune::bench::RatioReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    const int missed = reporter.print(attune::bench::rows);
    if (missed > 0)
        std::printf("\n%d of the goals are missed.\n", missed);
    return 0;
}
