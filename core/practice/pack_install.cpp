// SPDX-License-Identifier: Apache-2.0
#include "core/practice/pack_install.hpp"

#include "core/error.hpp"
#include "core/modality/archive/pack_archive.hpp"
#include "core/modality/archive/pack_changes.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/text/digest.hpp"
#include "core/text/text.hpp"
#include "core/vault/database.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace attune {
namespace {

const Pack* find_pack(const std::vector<Pack>& packs, const std::string& id) {
    const auto found = std::ranges::find(packs, id, &Pack::id);
    return found == packs.end() ? nullptr : &*found;
}

/// Fills a plan step by step.
class Planner {
public:
    Planner(const PracticePacks& packs, InstallSource source)
        : packs_{packs},
          source_{source} {}

    InstallPlan plan(std::string archive, const std::string& name) {
        auto read = read_pack_archive(archive, name);
        plan_.archive = std::move(archive);
        plan_.hash = sha256_hex(plan_.archive);
        plan_.problems = read.problems;
        if (read.contents == nullptr)
            return std::move(plan_);
        if (read.signature)
            plan_.publisher = read.signature->publisher;
        read_in_place({.contents = read.contents});
        if (plan_.pack.id.empty())
            return std::move(plan_);
        compare_publisher();
        compare_before();
        check_others();
        ask();
        return std::move(plan_);
    }

private:
    void problem(std::string what) { plan_.problems.push_back(std::move(what)); }

    /// Reads the pack where it will stand: among the others, in place of the one with its id.
    void read_in_place(const PackSource& source) {
        plan_.pack = read_pack(source, {});
        if (plan_.pack.id == "header")
            return problem(
                "the pack header belongs to every note; it comes with Attune and cannot be replaced");
        if (!plan_.pack.id.empty()) {
            after_ = packs_.with(source, plan_.pack.id);
            if (const auto* const pack = find_pack(after_, plan_.pack.id))
                plan_.pack = *pack;
        }
        for (const auto& wrong : plan_.pack.problems)
            problem(to_string(wrong));
    }

    void compare_publisher() {
        if (!plan_.publisher)
            return;
        if (plan_.publisher->name != plan_.pack.publisher)
            problem(fmt::format("pack.xml says that the publisher is “{}”, and it is signed by “{}”",
                                plan_.pack.publisher, plan_.publisher->name));
        for (const auto& other : packs_.store().publishers())
            if (!other.revoked_at && other.publisher.key != plan_.publisher->key &&
                fold(other.publisher.name) == fold(plan_.publisher->name))
                plan_.remarks.push_back(
                    fmt::format("You approved another publisher with this name, whose fingerprint is {}.",
                                fingerprint_of(other.publisher.key)));
        for (const auto& known : packs_.base())
            if (known.shipped && fold(known.publisher) == fold(plan_.publisher->name)) {
                plan_.remarks.push_back(
                    "It has the name of those who made Attune's own packs, which are not signed "
                    "with this key: compare the fingerprint with great care.");
                break;
            }
    }

    void compare_before() {
        const auto installed = packs_.store().find(plan_.pack.id);
        const auto* const before = find_pack(packs_.shelf().packs(), plan_.pack.id);
        if (installed)
            compare_installed(*installed);
        else if (before != nullptr && before->shipped)
            plan_.kind = InstallKind::other;
        if (plan_.kind == InstallKind::first || before == nullptr)
            return;
        plan_.version_before = before->version;
        plan_.publisher_before = installed
                                     ? (installed->publisher ? installed->publisher->name : "this practice")
                                     : before->publisher;
        if (before->is_usable() && plan_.pack.is_usable())
            plan_.changes = changes_between(*before, plan_.pack);
    }

    void compare_installed(const InstalledPack& installed) {
        const bool same_publisher = installed.publisher.has_value() == plan_.publisher.has_value() &&
                                    (!plan_.publisher || installed.publisher->key == plan_.publisher->key);
        const bool is_removed = installed.state == InstalledState::removed;
        const int order = compare_versions(plan_.pack.version, installed.version);
        if (!same_publisher)
            plan_.kind = InstallKind::other;
        else if (is_removed)
            plan_.kind = InstallKind::first;
        else if (order < 0)
            plan_.kind = InstallKind::older;
        else if (order == 0)
            plan_.kind = InstallKind::again;
        else
            plan_.kind = InstallKind::update;
        // Whoever writes a pack here tries it many times; a release of others has one content for ever.
        if (plan_.kind == InstallKind::again && plan_.publisher && installed.hash != plan_.hash)
            problem(fmt::format(
                "{} {} is installed already, with other content: a publisher gives every release a "
                "version of its own; ask for a newer one",
                plan_.pack.id, plan_.pack.version));
    }

    /// Other packs must work as before, and share nothing with this one.
    void check_others() {
        for (const auto& other : packs_.shelf().packs()) {
            if (other.id == plan_.pack.id || !other.is_usable())
                continue;
            if (other.prefix == plan_.pack.prefix && plan_.pack.is_usable())
                problem(fmt::format("prefix {} belongs to the pack {} already", plan_.pack.prefix, other.id));
            for (const auto& form : plan_.pack.templates)
                for (const auto& theirs : other.templates)
                    if (form->hash == theirs->hash)
                        problem(fmt::format(
                            "the form “{}” is the very file that the pack {} has: change its title",
                            form->title, other.id));
            const auto* const then = find_pack(after_, other.id);
            if (other.offered && then != nullptr && !then->is_usable())
                problem(fmt::format("the pack {} would no longer work with it: {}", other.id,
                                    to_string(then->problems.front())));
        }
    }

    void ask() {
        if (!plan_.publisher && source_ == InstallSource::file)
            plan_.questions.insert(InstallQuestion::not_signed);
        if (plan_.publisher && !is_approved(*plan_.publisher))
            plan_.questions.insert(InstallQuestion::publisher);
        if (plan_.kind == InstallKind::other)
            plan_.questions.insert(InstallQuestion::other_publisher);
        if (plan_.kind == InstallKind::older)
            plan_.questions.insert(InstallQuestion::older_version);
        if (!plan_.publisher && !plan_.pack.library.empty())
            plan_.remarks.push_back(
                "Nobody signed it, so its program part stays off; its forms work without it.");
    }

    /// The key, under the name that it was approved with.
    [[nodiscard]] bool is_approved(const Publisher& publisher) const {
        return std::ranges::any_of(packs_.store().publishers(), [&](const ApprovedPublisher& each) {
            return each.publisher == publisher && !each.revoked_at;
        });
    }

    const PracticePacks& packs_;
    InstallSource source_;
    InstallPlan plan_;
    std::vector<Pack> after_;
};

std::string lines_of(const std::vector<std::string>& problems) {
    std::string lines;
    for (const auto& problem : problems)
        lines += (lines.empty() ? "" : "\n") + problem;
    return lines;
}

} // namespace

InstallPlan plan_install(const PracticePacks& packs, std::string archive, const std::string& name,
                         InstallSource source) {
    return Planner{packs, source}.plan(std::move(archive), name);
}

InstallPlan plan_install(const PracticePacks& packs, const PackContents& contents) {
    auto collected = collect_pack_files(contents);
    if (!collected.problems.empty()) {
        InstallPlan refused;
        refused.problems = std::move(collected.problems);
        return refused;
    }
    return plan_install(packs, write_pack_archive(collected.files), contents.name(), InstallSource::practice);
}

InstallPlan plan_install(const PracticePacks& packs, const std::filesystem::path& path) {
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure))
        return plan_install(packs, *folder_contents(path));
    return plan_install(packs, read_archive_file(path), path.filename().string(), InstallSource::file);
}

void install(PracticePacks& packs, const InstallPlan& plan, const std::set<InstallQuestion>& answered) {
    if (!plan.can_be_installed())
        throw Error{ErrorKind::pack_rejected, lines_of(plan.problems)};
    if (!std::ranges::includes(answered, plan.questions))
        throw Error{ErrorKind::pack_rejected,
                    "something about this pack is still to be decided; nothing was installed"};
    packs.store().install({.pack = plan.pack.id,
                           .prefix = plan.pack.prefix,
                           .version = plan.pack.version,
                           .publisher = plan.publisher,
                           .hash = plan.hash},
                          plan.archive,
                          plan.questions.contains(InstallQuestion::publisher) ? PublisherTrust::given_now
                                                                              : PublisherTrust::as_it_is);
    packs.refresh();
}

void approve_library(PracticePacks& packs, const std::string& pack) {
    const auto* const found = find_pack(packs.shelf().packs(), pack);
    const auto installed = packs.store().find(pack);
    if (found == nullptr || !installed || installed->state == InstalledState::removed)
        throw Error{ErrorKind::not_found, "no pack " + pack + " is installed in this practice"};
    switch (packs.library_state(*found)) {
    case LibraryState::none:
        throw Error{ErrorKind::pack_rejected, pack + " has no program part: nothing waits for approval"};
    case LibraryState::not_signed:
        throw Error{
            ErrorKind::pack_rejected,
            pack + " is not signed: its program part cannot be approved. Sign it with \"pack sign\" first"};
    case LibraryState::publisher_unknown:
        throw Error{ErrorKind::pack_rejected,
                    "the publisher of " + pack +
                        " is not approved: install the pack again and accept the publisher"};
    case LibraryState::approved:
    case LibraryState::waiting:
    case LibraryState::changed: break;
    }
    const auto hash = library_hash(*found);
    if (!hash)
        throw Error{ErrorKind::pack_rejected,
                    "the program part of " + pack + " cannot be read: install the pack again"};
    packs.store().approve_library({.pack = pack,
                                   .publisher = installed->publisher->key,
                                   .hash = *hash,
                                   .inputs = declared_inputs(*found)});
    packs.refresh();
}

} // namespace attune
