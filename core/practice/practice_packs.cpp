// SPDX-License-Identifier: Apache-2.0
#include "core/practice/practice_packs.hpp"

#include "core/error.hpp"
#include "core/modality/archive/pack_archive.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/text/digest.hpp"

#include <algorithm>
#include <map>

namespace attune {
namespace {

constexpr std::size_t largest_library = std::size_t{8} << 20U;

/// An installed archive, checked again: its bytes, its signature, and that it is still signed by the same
/// key.
PackArchive read_installed(const PackStore& store, const InstalledPack& installed) {
    const std::string bytes = store.archive_of(installed);
    auto archive = read_pack_archive(bytes, installed.pack);
    const bool same_bytes = sha256_hex(bytes) == installed.hash;
    const bool same_key =
        archive.signature.has_value() == installed.publisher.has_value() &&
        (!archive.signature || archive.signature->publisher.key == installed.publisher->key);
    if (archive.problems.empty() && !(same_bytes && same_key))
        archive.problems.push_back(installed.pack + " is not what was installed: install it again");
    return archive;
}

/// Stands on the list in place of an archive that cannot be used, and says why.
Pack unusable(const InstalledPack& installed, const std::vector<std::string>& problems) {
    Pack pack;
    pack.id = installed.pack;
    pack.prefix = installed.prefix;
    pack.version = installed.version;
    pack.title = pack.short_title = installed.pack;
    pack.publisher = installed.publisher ? installed.publisher->name : std::string{};
    pack.contents = memory_contents(installed.pack, {});
    pack.offered = installed.state == InstalledState::on;
    for (const auto& problem : problems)
        pack.problems.push_back(
            {.file = installed.pack, .line = 1, .column = 1, .element = {}, .message = problem});
    return pack;
}

bool counts(InstalledState state) {
    return state == InstalledState::on || state == InstalledState::off;
}

} // namespace

std::string declared_inputs(const Pack& pack) {
    std::vector<std::string> lines;
    for (const auto& input : pack.inputs)
        lines.push_back((input.whole_course ? "course " : "note ") + input.field + " " + input.words + "\n");
    std::ranges::sort(lines);
    std::string text;
    for (const auto& line : lines)
        text += line;
    return text;
}

std::optional<std::string> library_hash(const Pack& pack) {
    if (pack.library.empty())
        return std::nullopt;
    const auto file = pack.contents->read(pack.library, largest_library);
    return file.problem.empty() ? std::optional{sha256_hex(file.bytes)} : std::nullopt;
}

PracticePacks::PracticePacks(PackStore& store, TemplateShelf& shelf, NativeValues* native)
    : store_{store},
      shelf_{shelf},
      native_{native},
      base_{shelf.packs()} {
    refresh();
}

PracticePacks::~PracticePacks() {
    shelf_.replace(base_);
    if (native_ != nullptr)
        native_->replace(base_, shipped_approval());
}

std::vector<Pack> PracticePacks::read(const PackSource* planned, const std::string& planned_id) const {
    const auto installed = store_.installed();
    const auto off = store_.shipped_off();
    const auto is_replaced = [&](const Pack& pack) {
        return pack.id == planned_id ||
               (pack.shipped && std::ranges::any_of(installed, [&](const InstalledPack& each) {
                    return each.pack == pack.id && counts(each.state);
                }));
    };
    std::vector<Pack> kept; // as they were read; the others are read again where something takes their place
    std::vector<PackSource> sources;
    const bool reads_all = planned != nullptr || std::ranges::any_of(base_, is_replaced);
    for (const auto& pack : base_) {
        if (is_replaced(pack))
            continue;
        const bool offered = !off.contains(pack.id);
        sources.push_back({.contents = pack.contents, .shipped = pack.shipped, .offered = offered});
        kept.push_back(pack);
        kept.back().offered = offered;
    }
    std::vector<Pack> damaged;
    const auto base_has = [&](const std::string& id) {
        return std::ranges::find(kept, id, &Pack::id) != kept.end();
    };
    bool competes = false;
    for (const auto& each : installed) {
        if (each.pack == planned_id)
            continue;
        auto archive = read_installed(store_, each);
        if (!archive.problems.empty())
            damaged.push_back(unusable(each, archive.problems));
        else
            sources.push_back({.contents = archive.contents,
                               .shipped = false,
                               .offered = each.state == InstalledState::on});
        competes = competes || base_has(each.pack);
    }
    if (planned != nullptr)
        sources.push_back(*planned);
    auto packs = reads_all || competes ? read_packs(sources) : read_packs(sources, std::move(kept));
    for (auto& pack : damaged)
        if (std::ranges::find(packs, pack.id, &Pack::id) == packs.end())
            packs.push_back(std::move(pack));
    return packs;
}

std::vector<Pack> PracticePacks::with(const PackSource& planned, const std::string& id) const {
    return read(&planned, id);
}

void PracticePacks::refresh() {
    shelf_.replace(read(nullptr, {}), [this] { return read_replaced(); });
    if (native_ == nullptr)
        return;
    // Plain data for the worker: an approval holds for the very contents that were read just now.
    std::map<std::string, std::pair<std::shared_ptr<const PackContents>, std::string>> approved;
    for (const auto& pack : shelf_.packs())
        if (!pack.shipped && library_state(pack) == LibraryState::approved)
            approved[pack.id] = {pack.contents, library_hash(pack).value_or("")};
    native_->replace(shelf_.packs(), [shipped = shipped_approval(), approved = std::move(approved)](
                                         const Pack& pack, const std::string& hash) {
        if (pack.shipped)
            return shipped(pack, hash);
        const auto found = approved.find(pack.id);
        return found != approved.end() && found->second.first == pack.contents &&
               found->second.second == hash;
    });
}

std::vector<Pack> PracticePacks::read_replaced() const {
    std::vector<Pack> packs;
    for (const auto& each : store_.replaced())
        if (const auto archive = read_installed(store_, each); archive.problems.empty())
            packs.push_back(read_pack({.contents = archive.contents}, shelf_.packs()));
    return packs;
}

LibraryState PracticePacks::library_state(const Pack& pack) const {
    if (pack.library.empty())
        return LibraryState::none;
    const auto hash = library_hash(pack);
    if (pack.shipped)
        return hash && shipped_approval()(pack, *hash) ? LibraryState::approved : LibraryState::changed;
    const auto installed = store_.find(pack.id);
    if (!installed || !installed->publisher || !pack.contents->folder().empty())
        return LibraryState::not_signed;
    if (!store_.is_approved(installed->publisher->key))
        return LibraryState::publisher_unknown;
    const auto approvals = store_.libraries();
    const auto approval = std::ranges::find(approvals, pack.id, &LibraryApproval::pack);
    if (approval == approvals.end())
        return LibraryState::waiting;
    const LibraryApproval now{.pack = pack.id,
                              .publisher = installed->publisher->key,
                              .hash = hash.value_or(""),
                              .inputs = declared_inputs(pack)};
    return *approval == now ? LibraryState::approved : LibraryState::changed;
}

} // namespace attune
