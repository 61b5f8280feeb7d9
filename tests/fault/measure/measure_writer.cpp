// SPDX-License-Identifier: Apache-2.0
// The program that is killed while it writes: measure_writer VAULT STATE SOURCE SEED
// Opens the vault, then records responses, corrects them, moves and withdraws some. After each durable step it writes
// one line to stdout: "recorded|corrected|moved|withdrawn RESPONSE REVISION".
#include "core/note/note_store.hpp"
#include "core/progress/measure_desk.hpp"
#include "tests/fault/measure/fault_measure.hpp"

#include <cstdlib>
#include <iostream>
#include <random>
#include <unistd.h>

namespace {

using namespace attune;

void acknowledge(const char* what, const RecordedResponse& done) {
    const std::string line = std::string{what} + " " + std::to_string(static_cast<std::int64_t>(done.response.id)) + " " +
                             std::to_string(done.response.revision) + "\n";
    if (write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        std::exit(1);
}

void go_on(MeasureDesk& desk, const std::shared_ptr<const Instrument>& instrument, Date today, std::mt19937& random) {
    const long step = static_cast<long>(random() % 1'000);
    RecordedResponse done = desk.record(
        {.client = ClientId{1}, .instrument = instrument, .day = today, .answers = fault::answers_of(step)});
    acknowledge("recorded", done);
    for (int corrections = static_cast<int>(random() % 4); corrections > 0; --corrections) {
        Response corrected = done.response;
        corrected.answers = fault::answers_of(step + corrections);
        done = desk.correct(done.response.id, corrected, "Misread.");
        acknowledge("corrected", done);
    }
    if (random() % 3 == 0) {
        done = desk.move(done.response.id, ClientId{2}, "Wrong record.");
        acknowledge("moved", done);
    }
    if (random() % 4 == 0)
        acknowledge("withdrawn", desk.withdraw(done.response.id, "Filled in by somebody else."));
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 5)
        return 2;
    try {
        harden_process();
        const SystemClock clock;
        const auto vault = Vault::open(argv[1], fault::user, Passphrase{std::string{fault::passphrase}},
                                       {.state_folder = argv[2], .clock = &clock});
        TemplateShelf shelf{fault::packs(argv[3])};
        NoteStore notes{*vault, shelf};
        const auto instrument = fault::phq(argv[3]);
        const InstrumentShelf instruments{{instrument}};
        MeasureDesk desk{*vault, notes, shelf, instruments};
        std::mt19937 random{static_cast<unsigned>(std::atol(argv[4]))};
        while (true)
            go_on(desk, instrument, clock.today(), random);
    } catch (const std::exception& failure) {
        std::cerr << "measure_writer: " << failure.what() << '\n';
        return 1;
    }
}
