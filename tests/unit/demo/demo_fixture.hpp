// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client_store.hpp"
#include "core/demo/cast.hpp"
#include "core/demo/demo_practice.hpp"
#include "core/modality/native/native_values.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/note/note_store.hpp"
#include "core/vault/vault.hpp"
#include "tests/unit/temp_folder.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace attune::test {

using namespace std::chrono_literals;

inline constexpr DemoPlan small_plan{.clients = 1, .sessions = 3, .seed = 7, .until = 2026y / std::chrono::October / 30};

/// A demo practice of the shipped packs, made once for a program of tests, and its cast as it was planned.
class Demo {
public:
    static Demo& get() {
        static Demo demo;
        return demo;
    }

    /// A note of the cast: the last of one play.
    struct Played {
        const CastMember* member = nullptr;
        const SamplePlay* play = nullptr;
        NoteId note{};
    };
    /// What stands for a play in messages: "emdr.session/mixed".
    static std::string name_of(const SamplePlay& play) {
        return play.example().template_id + (play.example().is_sample ? "" : "/" + play.example().id);
    }
    [[nodiscard]] const std::vector<Played>& played() const { return played_; }
    [[nodiscard]] const Played& find(const std::string& name) const {
        for (const Played& each : played_)
            if (name_of(*each.play) == name)
                return each;
        throw std::out_of_range{name};
    }

    TempFolder folder{TempFolder::Place::memory};
    SystemClock clock;
    TemplateShelf shelf{read_packs({shipped_packs_folder()})};
    NativeValues native{shelf.packs()};
    std::vector<CastMember> cast = cast_of(shelf.packs(), Dice{~small_plan.seed}, small_plan.until);
    DemoReport report = make_demo_practice(folder / "Demo", small_plan, passphrase(), shelf, native, folder / "state");
    std::unique_ptr<Vault> vault =
        Vault::open(folder / "Demo", std::string{demo_user}, passphrase(), {.state_folder = folder / "state", .clock = &clock});
    ClientStore clients{vault->database(), vault->clock()};
    NoteStore notes{*vault, shelf};

private:
    Demo() {
        for (const CastMember& member : cast)
            for (const SamplePlay& play : member.plays)
                played_.push_back({&member, &play, last_note(member, play)});
    }

    static Passphrase passphrase() { return Passphrase{std::string{demo_passphrase}}; }

    [[nodiscard]] NoteId last_note(const CastMember& member, const SamplePlay& play) const {
        const auto rows = clients.search(member.client.full_name(), Archived::hide, small_plan.until);
        if (rows.size() != 1)
            throw std::out_of_range{member.client.full_name()};
        for (const NoteRow& row : notes.of(rows.front().id))
            if (row.date == play.days().back() && has_template(row.id, play.example().template_id))
                return row.id;
        throw std::out_of_range{name_of(play)};
    }
    [[nodiscard]] bool has_template(NoteId id, const std::string& template_id) const {
        for (const auto& each : notes.load(id).templates)
            if (each->full_id() == template_id)
                return true;
        return false;
    }

    std::vector<Played> played_;
};

} // namespace attune::test
