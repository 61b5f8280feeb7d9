// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client_store.hpp"
#include "core/modality/archive/pack_archive.hpp"
#include "core/modality/native/native_values.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/note/note_store.hpp"
#include "core/practice/pack_install.hpp"
#include "tests/unit/modality/test_publisher.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace attune::test {

/// A small pack, made from words.
struct PackWords {
    std::string id = "calm";
    std::string prefix = "cm";
    std::string version = "1.0.0";
    std::string title = "A calm hour";
    std::string publisher = "Morrow Institute";
    std::string fields =
        R"(<text id="topic" label="Topic"/><scale id="calm" label="Calm" min="0" max="10"/>)";
    std::string more{};        ///< of the form, behind its section
    std::string in_manifest{}; ///< behind <template>
};

inline std::map<std::string, std::string> pack_files(const PackWords& words = {}) {
    return {{"pack.xml", R"(<pack xmlns="urn:attune:pack:1" id=")" + words.id + "\" prefix=\"" +
                             words.prefix + "\" version=\"" + words.version + "\" language=\"en\"><title>" +
                             words.title + "</title><publisher>" + words.publisher +
                             "</publisher><licence>CC-BY-4.0</licence><needs pack=\"header\"/>"
                             "<template file=\"templates/session.xml\"/>" +
                             words.in_manifest + "</pack>"},
            {"templates/session.xml",
             R"(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en"><title>)" +
                 words.title + R"(</title><section id="talk" title="Talk">)" + words.fields + "</section>" +
                 words.more + "</template>"}};
}

inline std::string unsigned_pack(const PackWords& words = {}) {
    return write_pack_archive(pack_files(words));
}

inline std::string signed_pack(const PackWords& words = {}, unsigned char seed = 7) {
    return TestPublisher{words.publisher, seed}.sign(unsigned_pack(words));
}

/// A real vault with one client, and the program's packs on the shelf.
class PackPractice {
public:
    PackPractice() {
        open_stores();
        client = clients->add({.given_name = "Mara", .family_name = "Lindqvist"});
    }

    void open_stores() {
        store.emplace(vault.vault());
        packs.emplace(*store, shelf, &native);
        notes.emplace(vault.vault(), shelf);
        clients.emplace(vault.database(), vault.clock);
    }
    void lock() {
        clients.reset();
        notes.reset();
        packs.reset();
        store.reset();
        vault.close();
    }
    void reopen() {
        lock();
        vault.open();
        open_stores();
    }

    InstallPlan plan(const std::string& archive) {
        return plan_install(*packs, archive, "calm.attunepack", InstallSource::file);
    }
    /// Says yes to everything.
    void install_anyway(const std::string& archive) {
        const auto planned = plan(archive);
        install(*packs, planned, planned.questions);
    }
    [[nodiscard]] const Pack* find(const std::string& id) const {
        for (const auto& pack : shelf.packs())
            if (pack.id == id)
                return &pack;
        return nullptr;
    }
    NoteId start(const std::string& form = "calm.session") {
        return notes->start({.client = client, .template_id = form, .date = std::nullopt});
    }

    TestVault vault;
    TemplateShelf shelf{read_packs({shipped_packs_folder()})};
    NativeValues native{shelf.packs()};
    std::optional<PackStore> store;
    std::optional<PracticePacks> packs;
    std::optional<NoteStore> notes;
    std::optional<ClientStore> clients;
    ClientId client{};
};

} // namespace attune::test
