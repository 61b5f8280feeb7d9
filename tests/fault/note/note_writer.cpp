// SPDX-License-Identifier: Apache-2.0
// The program that is killed while it writes: note_writer VAULT STATE SOURCE SEED
// Opens the vault, then starts drafts, saves them again and again and signs some. After each durable step it
// writes one line to stdout: "started|saved|signed NOTE STEP".
#include "core/modality/template_shelf.hpp"
#include "core/note/note_store.hpp"
#include "core/vault/vault.hpp"
#include "tests/fault/note/fault_note.hpp"

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <unistd.h>

namespace {

using namespace attune;

void acknowledge(const char* what, NoteId note, long step) {
    const std::string line = std::string{what} + " " + std::to_string(static_cast<std::int64_t>(note)) + " " +
                             std::to_string(step) + "\n";
    if (write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        std::exit(1);
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
        std::mt19937 random{static_cast<unsigned>(std::atol(argv[4]))};
        for (long step = std::atol(argv[4]) * 1'000'000;;) {
            const NoteId note = notes.start({.client = ClientId{1}, .template_id = "calm.session"});
            acknowledge("started", note, 0);
            Form form = notes.open_form(note);
            for (int saves = static_cast<int>(random() % 6); saves >= 0; --saves) {
                fault::write_step(form, ++step);
                notes.save(note, form);
                acknowledge("saved", note, step);
            }
            if (random() % 2 == 0) {
                notes.sign(note, form);
                acknowledge("signed", note, step);
            }
        }
    } catch (const std::exception& failure) {
        std::cerr << "note_writer: " << failure.what() << '\n';
        return 1;
    }
}
