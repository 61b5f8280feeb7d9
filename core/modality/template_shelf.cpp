// SPDX-License-Identifier: Apache-2.0
#include "core/modality/template_shelf.hpp"

#include "core/error.hpp"
#include "core/text/text.hpp"

#include <algorithm>
#include <tuple>

namespace attune {
namespace {

constexpr std::string_view header_pack = "header";

/// Problems of a template as one message, for an Error.
std::string joined(const std::vector<FileProblem>& problems) {
    std::string lines;
    for (const auto& problem : problems)
        lines += (lines.empty() ? "" : "\n") + to_string(problem);
    return lines;
}

std::vector<std::shared_ptr<const Instrument>> measures_of(const std::vector<Pack>& packs) {
    struct Found {
        std::shared_ptr<const Instrument> measure;
        bool shipped = false;
    };
    std::vector<Found> found;
    for (const auto& pack : packs)
        if (pack.is_usable() && pack.offered)
            for (const auto& measure : pack.measures)
                found.push_back({measure, pack.shipped});
    std::ranges::stable_sort(found, [](const Found& one, const Found& other) {
        const int order = compare_versions(one.measure->version, other.measure->version);
        return order != 0 ? order > 0 : one.shipped && !other.shipped;
    });
    std::vector<std::shared_ptr<const Instrument>> measures;
    for (auto& each : found)
        measures.push_back(std::move(each.measure));
    return measures;
}

} // namespace

TemplateShelf::TemplateShelf(std::vector<Pack> packs)
    : packs_{std::move(packs)},
      measures_{measures_of(packs_)} {}

void TemplateShelf::replace(std::vector<Pack> packs, std::function<std::vector<Pack>()> older) {
    packs_ = std::move(packs);
    older_ = std::move(older);
    measures_ = InstrumentShelf{measures_of(packs_)};
    kept_.clear(); // they may have been read with packs that are no longer there
}

bool TemplateShelf::offers(std::string_view pack) const {
    return std::ranges::any_of(packs_, [&](const Pack& each) { return each.id == pack && each.offered; });
}

std::shared_ptr<const Template> TemplateShelf::find(std::string_view full_id) const {
    const auto dot = full_id.find('.');
    if (dot == std::string_view::npos)
        return nullptr;
    const auto owner = full_id.substr(0, dot);
    const auto id = full_id.substr(dot + 1);
    for (const auto& pack : packs_)
        if (pack.is_usable() && (pack.id == owner || pack.prefix == owner))
            for (const auto& form : pack.templates)
                if (form->id == id)
                    return form;
    return nullptr;
}

std::shared_ptr<const Template> TemplateShelf::header() const {
    for (const auto& pack : packs_)
        if (pack.id == header_pack && pack.is_usable() && !pack.templates.empty())
            return pack.templates.front();
    const auto damaged = std::ranges::find(packs_, header_pack, &Pack::id);
    throw Error{ErrorKind::pack_rejected,
                damaged == packs_.end()
                    ? "the pack of the session header is missing; install Attune again"
                    : "the pack of the session header cannot be used:\n" + joined(damaged->problems)};
}

std::shared_ptr<const Template> TemplateShelf::from_note(std::string_view pack, std::string_view prefix,
                                                         const std::string& xml, const std::string& hash) {
    for (const auto& known : packs_)
        if (known.id == pack && known.prefix == prefix)
            for (const auto& form : known.templates)
                if (form->hash == hash && form->xml == xml)
                    return form;
    for (const auto& form : kept_)
        if (form->hash == hash && form->pack == pack && form->prefix == prefix && form->xml == xml)
            return form;
    auto read =
        read_with_some_header(xml, {.pack = std::string{pack}, .prefix = std::string{prefix}, .others = {}});
    if (!read.result)
        throw Error{ErrorKind::template_rejected, joined(read.problems)};
    kept_.push_back(read.result);
    return read.result;
}

/// An old template may name fields of an old header: the headers that notes brought are tried as well.
ReadTemplate TemplateShelf::read_with_some_header(const std::string& xml, ReadScope scope) const {
    std::vector<std::shared_ptr<const Template>> headers{nullptr};
    for (const auto& pack : packs_)
        if (pack.id != scope.pack && pack.is_usable()) {
            if (pack.id == header_pack && !pack.templates.empty())
                headers.front() = pack.templates.front();
            else
                scope.others.insert(scope.others.end(), pack.templates.begin(), pack.templates.end());
        }
    if (scope.pack != header_pack)
        for (auto old = kept_.rbegin(); old != kept_.rend(); ++old)
            if ((*old)->pack == header_pack)
                headers.push_back(*old);
    const auto file = scope.pack + " (as the note has it)";
    ReadTemplate first;
    for (std::size_t tried = 0; tried < headers.size(); ++tried) {
        auto with_header = scope;
        if (headers[tried])
            with_header.others.insert(with_header.others.begin(), headers[tried]);
        auto read = read_template(xml, file, with_header);
        if (read.result)
            return read;
        if (tried == 0)
            first = std::move(read);
    }
    if (headers.front())
        scope.others.insert(scope.others.begin(), headers.front());
    auto with_older = read_with_older(xml, file, scope);
    return with_older.result ? with_older : first;
}

/// Tries each version that was replaced in the place of the one that is there now.
ReadTemplate TemplateShelf::read_with_older(const std::string& xml, const std::string& file,
                                            const ReadScope& scope) const {
    const auto older = older_ ? older_() : std::vector<Pack>{};
    for (const auto& pack : older) {
        if (pack.id == scope.pack)
            continue;
        auto with_pack = scope;
        std::erase_if(with_pack.others, [&](const auto& form) { return form->pack == pack.id; });
        with_pack.others.insert(with_pack.others.end(), pack.templates.begin(), pack.templates.end());
        if (auto read = read_template(xml, file, with_pack); read.result)
            return read;
    }
    return {};
}

std::vector<std::shared_ptr<const Template>> TemplateShelf::modalities() const {
    std::vector<std::shared_ptr<const Template>> sessions = forms();
    std::erase_if(sessions, [](const auto& form) { return form->id != "session"; });
    return sessions;
}

std::vector<std::shared_ptr<const Template>> TemplateShelf::forms() const {
    struct Place {
        std::string title; ///< of the pack
        int rank = 0;      ///< the session template stands first
    };
    std::vector<std::pair<Place, std::shared_ptr<const Template>>> found;
    for (const auto& pack : packs_)
        if (pack.is_usable() && pack.offered && pack.id != header_pack)
            for (const auto& form : pack.templates)
                found.push_back({{sort_key(pack.title), form->id == "session" ? 0 : 1}, form});
    std::ranges::stable_sort(found, {}, [](const auto& each) { return std::tie(each.first.title, each.first.rank); });
    std::vector<std::shared_ptr<const Template>> forms;
    for (auto& [place, form] : found)
        forms.push_back(std::move(form));
    return forms;
}

} // namespace attune
