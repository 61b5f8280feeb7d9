// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client_store.hpp"
#include "core/episode/episode_store.hpp"
#include "core/error.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/note/note_store.hpp"
#include "core/template/reader/reader.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace attune {

inline std::string read_text(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// A pack of one small template from tests/data/notes. Throws with all problems when it does not read.
inline Pack small_pack(const std::string& id, const std::string& prefix, const std::string& title,
                       const std::string& file, const std::vector<Pack>& others) {
    ReadScope scope{.pack = id, .prefix = prefix, .others = {}};
    for (const auto& other : others)
        scope.others.insert(scope.others.end(), other.templates.begin(), other.templates.end());
    const auto path = std::filesystem::path{ATTUNE_SOURCE_DIR} / "tests/data/notes" / file;
    auto read = read_template(read_text(path), file, scope);
    for (const auto& problem : read.problems)
        throw std::runtime_error{to_string(problem)};
    Pack pack;
    pack.id = id;
    pack.prefix = prefix;
    pack.version = read.result->version;
    pack.title = title;
    pack.short_title = title;
    pack.contents = memory_contents(id, {});
    pack.templates.push_back(read.result);
    return pack;
}

/// The small packs: header, calm (in the given version) and walk.
inline std::vector<Pack> small_packs(const std::string& calm_file = "calm_1.xml") {
    std::vector<Pack> packs;
    packs.push_back(small_pack("header", "hdr", "Session header", "header.xml", packs));
    packs.push_back(small_pack("calm", "calm", "Calm", calm_file, packs));
    packs.push_back(small_pack("walk", "wlk", "Walk", "walk.xml", packs));
    return packs;
}

/// A real vault with one client and the small packs on the shelf.
class NoteFixture {
public:
    explicit NoteFixture(std::vector<Pack> packs = small_packs())
        : shelf{std::make_unique<TemplateShelf>(std::move(packs))} {
        make_stores();
        client = clients->add({.given_name = "Mara", .family_name = "Lindqvist"});
    }

    void make_stores() {
        clients.emplace(test.database(), test.clock);
        episodes.emplace(test.database());
        notes.emplace(test.vault(), *shelf);
    }
    /// Locks and unlocks, with other packs where they are given.
    void reopen(std::optional<std::vector<Pack>> packs = {}) {
        notes.reset();
        episodes.reset();
        clients.reset();
        test.reopen();
        if (packs)
            shelf = std::make_unique<TemplateShelf>(std::move(*packs));
        make_stores();
    }

    NoteId start(std::optional<Date> date = {}, const std::string& template_id = "calm.session") {
        return notes->start({.client = client, .template_id = template_id, .date = date});
    }
    /// A draft with a response and a strain, saved.
    NoteId written(Date date, std::optional<int> strain = {}, std::optional<TimeOfDay> begun = {}) {
        const NoteId id = start(date);
        Form form = notes->open_form(id);
        form.set({"hdr", {}, "response"}, "Went well.");
        if (begun)
            form.set({"hdr", {}, "start"}, *begun);
        if (strain)
            form.set({"calm", {}, "strain"}, *strain);
        notes->save(id, form);
        return id;
    }
    NoteId signed_note(Date date, std::optional<int> strain = {}) {
        const NoteId id = written(date, strain);
        notes->sign(id, notes->open_form(id));
        return id;
    }
    /// Changes a draft and saves it.
    void edit(NoteId id, const std::function<void(Form&)>& change) {
        Form form = notes->open_form(id);
        change(form);
        notes->save(id, form);
    }
    [[nodiscard]] NoteRow row(NoteId id) {
        for (auto& each : notes->of(client))
            if (each.id == id)
                return each;
        throw std::runtime_error{"no such row"};
    }

    TestVault test;
    std::unique_ptr<TemplateShelf> shelf;
    std::optional<ClientStore> clients;
    std::optional<EpisodeStore> episodes;
    std::optional<NoteStore> notes;
    ClientId client{};
};

/// What went wrong, as "kind: message"; "nothing" when it went well.
inline std::string failure_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing";
}

inline std::optional<ErrorKind> kind_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.kind();
    }
    return std::nullopt;
}

} // namespace attune
