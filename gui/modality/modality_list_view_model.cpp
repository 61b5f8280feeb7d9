// SPDX-License-Identifier: Apache-2.0
#include "gui/modality/modality_list_view_model.hpp"

#include "core/error.hpp"
#include "core/modality/native/native_values.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/practice/settings_store.hpp"
#include "core/text/text.hpp"
#include "core/vault/vault.hpp"
#include "gui/workspace/date_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

namespace attune {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string contents_of(const Pack& pack) {
    std::size_t curves = 0;
    for (const auto& form : pack.templates)
        curves += form->series.size();
    const auto measures = pack.measures.empty() ? std::string{} : counted(pack.measures.size(), "measure", "measures");
    if (pack.templates.empty() && !measures.empty())
        return measures;
    auto words = counted(pack.templates.size(), "form", "forms");
    if (curves > 0)
        words += ", " + counted(curves, "curve", "curves");
    return measures.empty() ? words : words + ", " + measures;
}

std::string day_of(Instant instant) { return long_date(parse_date(format_instant(instant).substr(0, 10)).value_or(Date{})); }

/// Where the practice notes that it decided against a program part: the hash of that file.
std::string without_code_key(const std::string& id) { return "pack.without_code." + id; }

std::string receives_words(const NativeInput& input) {
    return input.whole_course ? input.words + ", also of the earlier notes" : input.words;
}

} // namespace

ModalityListViewModel::ModalityListViewModel(Workspace& workspace)
    : workspace_{workspace} {
    reload();
}

const Pack& ModalityListViewModel::pack(const std::string& id) const {
    const auto& packs = workspace_.shelf.packs();
    const auto found = std::ranges::find(packs, id, &Pack::id);
    if (found == packs.end())
        throw Error{ErrorKind::not_found, "there is no pack " + id};
    return *found;
}

std::optional<InstalledPack> ModalityListViewModel::installed(const Pack& pack) const {
    if (pack.shipped || !pack.contents->folder().empty())
        return std::nullopt;
    return workspace_.packs.store().find(pack.id);
}

ModalityState ModalityListViewModel::state_of(const Pack& pack) const {
    if (!pack.is_usable())
        return ModalityState::damaged;
    if (!pack.offered) {
        const auto row = installed(pack);
        return row && row->state == InstalledState::removed ? ModalityState::removed : ModalityState::off;
    }
    switch (workspace_.packs.library_state(pack)) {
    case LibraryState::none: return ModalityState::on;
    case LibraryState::approved:
        return workspace_.native != nullptr && workspace_.native->is_switched_off(pack.id) ? ModalityState::stopped
                                                                                            : ModalityState::on;
    case LibraryState::waiting:
    case LibraryState::changed:
        if (!installed(pack)) // one of the program's own, changed on the disk
            return ModalityState::without_code;
        return workspace_.settings.text(without_code_key(pack.id)) == library_hash(pack) ? ModalityState::without_code
                                                                                          : ModalityState::waiting;
    case LibraryState::not_signed:
    case LibraryState::publisher_unknown: return ModalityState::without_code;
    }
    return ModalityState::on;
}

void ModalityListViewModel::reload() {
    rows_.clear();
    for (const auto& pack : workspace_.shelf.packs()) {
        const auto row = installed(pack);
        rows_.push_back({.id = pack.id,
                         .title = pack.title.empty() ? pack.id : pack.title,
                         .version = pack.version,
                         .publisher = row ? (row->publisher ? row->publisher->name : "This practice") : pack.publisher,
                         .has_library = !pack.library.empty(),
                         .state = state_of(pack),
                         .contents = contents_of(pack)});
    }
    std::ranges::stable_sort(rows_, {}, [](const ModalityRow& row) { return sort_key(row.title); });
    on_change();
}

const ModalityRow* ModalityListViewModel::waiting() const {
    const auto found = std::ranges::find(rows_, ModalityState::waiting, &ModalityRow::state);
    return found == rows_.end() ? nullptr : &*found;
}

ModalityDetail ModalityListViewModel::detail(const std::string& id) const {
    const Pack& shown = pack(id);
    const auto state = state_of(shown);
    const auto row = installed(shown);
    ModalityDetail detail{.heading = shown.title + " " + shown.version,
                          .evidence = shown.evidence,
                          .licence = shown.licence,
                          .origin = "Came with Attune",
                          .signed_by = {},
                          .use = {},
                          .library = {},
                          .forms = {},
                          .problems = {}};
    if (row)
        detail.origin = fmt::format("Installed {} by {}", day_of(row->installed_at),
                                    workspace_.vault.name_of(row->installed_by));
    if (row && row->publisher)
        detail.signed_by = fmt::format("{}, fingerprint {}", row->publisher->name, fingerprint_of(row->publisher->key));
    if (!row && !shown.shipped)
        detail.origin = shown.contents->folder().string();
    const auto use = workspace_.packs.store().use_of(id);
    detail.use = use.notes == 0 || !use.since
                     ? "No note was written with it yet."
                     : fmt::format("{} since {}. {} the form {} written with for ever.",
                                   counted(static_cast<std::size_t>(use.notes), "note", "notes"), long_date(*use.since),
                                   use.notes == 1 ? "It keeps" : "They keep", use.notes == 1 ? "it was" : "they were");
    for (const auto& form : shown.templates)
        detail.forms.push_back(form->title + " " + form->version);
    for (const auto& input : shown.inputs)
        detail.library += (detail.library.empty() ? "" : ", ") + receives_words(input);
    if (!shown.library.empty())
        detail.library = detail.library.empty() ? "Runs apart from Attune and sees nothing."
                                                : "Runs apart from Attune and sees: " + detail.library + ".";
    for (const auto& problem : shown.problems)
        detail.problems.push_back(to_string(problem));
    const bool is_own = (row && row->state != InstalledState::removed) || (!row && shown.shipped);
    detail.can_turn_on = is_own && !shown.offered;
    detail.can_turn_off = is_own && shown.offered && id != "header";
    detail.can_remove = row && row->state != InstalledState::removed;
    const auto library = workspace_.packs.library_state(shown);
    detail.can_approve = row && state != ModalityState::removed && shown.is_usable() &&
                         (library == LibraryState::waiting || library == LibraryState::changed);
    detail.can_revoke = row && row->publisher && workspace_.packs.store().is_approved(row->publisher->key);
    detail.can_withdraw = row && library == LibraryState::approved;
    return detail;
}

void ModalityListViewModel::turn(const std::string& id, PackSwitch to) {
    workspace_.packs.store().turn(id, to);
    workspace_.packs.refresh();
    reload();
}

void ModalityListViewModel::remove(const std::string& id) {
    workspace_.packs.store().remove(id);
    workspace_.packs.refresh();
    reload();
}

InstallPlan ModalityListViewModel::plan(const std::filesystem::path& file) const {
    return plan_install(workspace_.packs, file);
}

void ModalityListViewModel::install(const InstallPlan& plan) {
    attune::install(workspace_.packs, plan, plan.questions);
    reload();
}

LibraryRequest ModalityListViewModel::library_request(const std::string& id) const {
    const Pack& asked = pack(id);
    const auto row = installed(asked);
    LibraryRequest request{.id = id,
                           .title = asked.title,
                           .version = asked.version,
                           .file = asked.library.substr(asked.library.rfind('/') + 1),
                           .receives = {},
                           .publisher = {},
                           .key_approved = {},
                           .fingerprint = {},
                           .evidence = asked.evidence,
                           .is_changed = workspace_.packs.library_state(asked) == LibraryState::changed};
    for (const auto& input : asked.inputs)
        request.receives.push_back(receives_words(input));
    if (!row || !row->publisher)
        return request;
    request.publisher = row->publisher->name;
    request.fingerprint = fingerprint_of(row->publisher->key);
    for (const auto& each : workspace_.packs.store().publishers())
        if (each.publisher.key == row->publisher->key && !each.revoked_at)
            request.key_approved = day_of(each.approved_at);
    return request;
}

void ModalityListViewModel::approve(const std::string& id) {
    approve_library(workspace_.packs, id);
    reload();
}

void ModalityListViewModel::use_without_code(const std::string& id) {
    workspace_.settings.set_text(without_code_key(id), library_hash(pack(id)).value_or(""));
    reload();
}

void ModalityListViewModel::revoke_publisher(const std::string& id) {
    const auto row = workspace_.packs.store().find(id);
    if (!row || !row->publisher)
        throw Error{ErrorKind::not_found, "nobody signed the pack " + id};
    workspace_.packs.store().revoke(row->publisher->key);
    workspace_.packs.refresh();
    reload();
}

void ModalityListViewModel::withdraw(const std::string& id) {
    workspace_.packs.store().withdraw_library(id);
    workspace_.packs.refresh();
    reload();
}

} // namespace attune
