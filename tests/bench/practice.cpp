// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/practice.hpp"

#include "core/client/client_store.hpp"
#include "core/demo/demo_practice.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/note/note_store.hpp"

#include <string>

namespace attune::bench {
namespace {

constexpr int client_count = 10'000;
constexpr int note_count = 500;

Passphrase passphrase() { return Passphrase{std::string{demo_passphrase}}; }

} // namespace

Practice::Practice()
    : shelf{read_packs({shipped_packs_folder()})} {
    surroundings.state_folder = folder.path() / "state";
    surroundings.clock = &clock;
    const NewVault what{.practice = "Bench", .user = "Bench", .credentials = {}, .cost = KeyCost{std::size_t{64} << 20, 2}};
    vault = Vault::create(place(), what, passphrase(), surroundings).vault;
    add_clients();
    write_notes();
}

void Practice::reopen() {
    vault.reset();
    vault = Vault::open(place(), "Bench", passphrase(), surroundings);
}

void Practice::add_clients() {
    ClientStore clients{vault->database(), clock};
    Change all{vault->database()};
    for (int i = 0; i < client_count; ++i) {
        const ClientId id = clients.add({.given_name = "Given" + std::to_string(i * 7919 % client_count),
                                         .family_name = "Family" + std::to_string(i * 104'729LL % client_count)});
        if (i == 0)
            busy = id;
    }
    all.commit();
}

void Practice::write_notes() {
    NoteStore notes{*vault, shelf};
    const Date today = clock.today();
    const std::string summary = "What was said and what was learnt, in a few sentences, as therapists write it. " +
                                std::string(1200, 'x');
    for (int i = 0; i < note_count; ++i) {
        const Date day{std::chrono::sys_days{today} - std::chrono::days{note_count - i}};
        draft = notes.start(
            {.client = busy, .template_id = "cbt.session", .date = day, .start = TimeOfDay{600}, .stop = TimeOfDay{650}});
        Form form = notes.open_form(draft);
        form.set({"cbt", {}, "mood"}, 30 + i % 60);
        form.set({"cbt", {}, "summary"}, summary);
        form.set({"hdr", {}, "response"}, "Worked hard and found the balanced view unaided.");
        notes.save(draft, form);
    }
}

} // namespace attune::bench
