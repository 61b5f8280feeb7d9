// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/practice/pack_store.hpp"
#include "core/practice/practice_packs.hpp"
#include "core/practice/settings_store.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/response/response_draft.hpp"
#include "core/response/schedule/measure_plan.hpp"
#include "core/response/wording/measure_wording.hpp"
#include "gui/workspace/workspace.hpp"
#include "tests/unit/note/note_fixture.hpp"

namespace attune {

/// The small header and one template with a field of every kind ("knd").
inline std::vector<Pack> packs_of_every_kind() {
    auto packs = small_packs();
    ReadScope scope{.pack = "kinds", .prefix = "knd", .others = {}};
    for (const auto& other : packs)
        scope.others.insert(scope.others.end(), other.templates.begin(), other.templates.end());
    const auto file = std::filesystem::path{ATTUNE_SOURCE_DIR} / "tests/data/editor/kinds.xml";
    auto read = read_template(read_text(file), "kinds.xml", scope);
    for (const auto& problem : read.problems)
        throw std::runtime_error{to_string(problem)};
    Pack pack;
    pack.id = "kinds";
    pack.prefix = "knd";
    pack.version = read.result->version;
    pack.title = pack.short_title = "Kinds";
    pack.contents = memory_contents(pack.id, {});
    pack.templates.push_back(read.result);
    packs.push_back(std::move(pack));
    return packs;
}

inline std::vector<Pack> packs_that_ship() {
    return read_packs({std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins"});
}

/// A real vault with Mara Lindqvist, and the workspace that pages are given.
struct NotePractice : NoteFixture {
    explicit NotePractice(std::vector<Pack> at_hand = packs_of_every_kind())
        : NoteFixture{std::move(at_hand)},
          settings{test.database()},
          pack_store{test.vault()},
          packs{pack_store, *shelf, nullptr},
          desk{test.vault(), *notes, *shelf, shelf->measures()},
          drafts{test.vault()},
          choices{test.database()},
          plans{test.database()},
          wordings{test.vault()},
          workspace{.vault = test.vault(),
                    .clock = test.clock,
                    .shelf = *shelf,
                    .clients = *clients,
                    .episodes = *episodes,
                    .notes = *notes,
                    .settings = settings,
                    .native = nullptr,
                    .packs = packs,
                    .measure_desk = desk,
                    .responses = desk.responses(),
                    .response_drafts = drafts,
                    .measure_rights = desk.rights(),
                    .measure_choices = choices,
                    .measure_plans = plans,
                    .measure_wordings = wordings} {}

    NoteId draft(const std::string& template_id = "kinds.session") { return start({}, template_id); }
    [[nodiscard]] Value stored(NoteId id, const FieldPath& path) { return notes->open_form(id).answer(path); }

    SettingsStore settings;
    PackStore pack_store;
    PracticePacks packs;
    MeasureDesk desk;
    ResponseDraftStore drafts;
    MeasureChoicesStore choices;
    MeasurePlanStore plans;
    MeasureWordingStore wordings;
    Workspace workspace;
};

} // namespace attune
