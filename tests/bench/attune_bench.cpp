// SPDX-License-Identifier: Apache-2.0
// Attune's own speed beside the bare libraries, in one run. Ratios count; milliseconds are of this machine.
#include "core/client/client_store.hpp"
#include "core/demo/demo_practice.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/note/note_store.hpp"
#include "core/progress/timeline.hpp"
#include "core/report/chart.hpp"
#include "core/template/answers_json.hpp"
#include "tests/bench/floor.hpp"
#include "tests/bench/raw_sqlcipher.hpp"
#include "tests/unit/temp_folder.hpp"

#include <pugixml.hpp>
#include <sodium.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

namespace attune::bench {
namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// One practice for all rows: a busy client with 500 notes and a list of 10,000.
class Practice {
public:
    Practice()
        : shelf{read_packs({shipped_packs_folder()})} {
        surroundings.state_folder = folder.path() / "state";
        surroundings.clock = &clock;
        std::string secret{demo_passphrase};
        vault = Vault::create(place(), {.practice = "Bench", .user = "Bench", .credentials = {}, .cost = cost}, Passphrase{secret},
                              surroundings)
                    .vault;
        fill();
    }

    [[nodiscard]] std::filesystem::path place() const { return folder.path() / "Bench.attune"; }
    void reopen() {
        vault.reset();
        std::string secret{demo_passphrase};
        vault = Vault::open(place(), "Bench", Passphrase{secret}, surroundings);
    }

    TempFolder folder;
    SystemClock clock;
    Surroundings surroundings;
    KeyCost cost{std::size_t{64} << 20, 2};
    TemplateShelf shelf;
    std::unique_ptr<Vault> vault;
    ClientId busy{};
    NoteId draft{};
    std::string body;    ///< of the draft, as stored

private:
    void fill() {
        ClientStore clients{vault->database(), clock};
        {
            Change all{vault->database()};
            for (int i = 0; i < 10'000; ++i) {
                const ClientId id = clients.add({.given_name = "Given" + std::to_string(i * 7919 % 10'000),
                                                 .family_name = "Family" + std::to_string(i * 104'729 % 10'000)});
                if (i == 0)
                    busy = id;
            }
            all.commit();
        }
        write_notes();
    }

    void write_notes() {
        NoteStore notes{*vault, shelf};
        const Date today = clock.today();
        for (int i = 0; i < 500; ++i) {
            const Date day{std::chrono::sys_days{today} - std::chrono::days{500 - i}};
            draft = notes.start({.client = busy, .template_id = "cbt.session", .date = day, .start = TimeOfDay{600}, .stop = TimeOfDay{650}});
            Form form = notes.open_form(draft);
            form.set({"cbt", {}, "mood"}, 30 + i % 60);
            form.set({"cbt", {}, "summary"}, "What was said and what was learnt, in a few sentences, as therapists write it. " +
                                                 std::string(1200, 'x'));
            form.set({"hdr", {}, "response"}, "Worked hard and found the balanced view unaided.");
            notes.save(draft, form);
            body = write_answers(form.answers());
        }
    }
};

Practice& practice() {
    static Practice made;
    return made;
}

// Saving

void save_note(benchmark::State& state) {
    Practice& p = practice();
    NoteStore notes{*p.vault, p.shelf};
    Form form = notes.open_form(p.draft);
    int turn = 0;
    for (auto _ : state) {
        form.set({"cbt", {}, "bridge"}, "Turn " + std::to_string(++turn));
        notes.save(p.draft, form);
    }
}

void save_note_floor(benchmark::State& state) {
    Practice& p = practice();
    RawSqlcipher raw{p.folder.path() / "floor.db"};
    raw.run("CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, body TEXT)");
    int turn = 0;
    for (auto _ : state) {
        std::string body = p.body;
        body.replace(0, 8, std::to_string(10'000'000 + ++turn));
        raw.commit(1, body);
    }
}

// Opening a client with 500 notes: the list of the sessions page

void open_client(benchmark::State& state) {
    Practice& p = practice();
    const NoteStore notes{*p.vault, p.shelf};
    for (auto _ : state)
        benchmark::DoNotOptimize(notes.of(p.busy));
}

void open_client_floor(benchmark::State& state) {
    Practice& p = practice();
    for (auto _ : state) {
        Statement rows{p.vault->database(),
                       "SELECT n.id, n.session, s.date, s.start, n.state, n.summary, n.to_fill, n.saved_at "
                       "FROM session s JOIN note n ON n.session = s.id WHERE s.client = ?1 ORDER BY s.date, s.start"};
        rows.bind(p.busy);
        std::size_t bytes = 0;
        while (rows.step())
            bytes += rows.text(5).size() + static_cast<std::size_t>(rows.integer(0));
        benchmark::DoNotOptimize(bytes);
    }
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
    {"read the EMDR template", "read_emdr_template", "read_emdr_template_floor", 5.0},
    {"keystroke in an EMDR note", "keystroke", "", 1.0},
    {"start to first window", "start_window", "start_window_floor", 1.5},
};

BENCHMARK(save_note)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(save_note_floor)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(open_client)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(open_client_floor)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(unlock_to_list)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->ReportAggregatesOnly();
BENCHMARK(derive_key)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->ReportAggregatesOnly();
BENCHMARK(read_emdr_template)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(read_emdr_template_floor)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(keystroke)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(start_window)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->UseRealTime()->ReportAggregatesOnly();
BENCHMARK(start_window_floor)->Unit(benchmark::kMillisecond)->Repetitions(5)->Iterations(1)->UseRealTime()->ReportAggregatesOnly();

} // namespace
} // namespace attune::bench

int main(int argc, char** argv) {
    attune::harden_process();
    benchmark::Initialize(&argc, argv);
    attune::bench::RatioReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    const int missed = reporter.print(attune::bench::rows);
    if (missed > 0)
        std::printf("\n%d of the goals are missed.\n", missed);
    return 0;
}
