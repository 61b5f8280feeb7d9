// SPDX-License-Identifier: Apache-2.0
#include "core/modality/pack.hpp"

#include "core/modality/manifest.hpp"
#include "core/modality/native_declaration.hpp"
#include "core/modality/pack_files.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/text/digest.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace attune {
namespace {

constexpr std::size_t max_manifest_bytes = std::size_t{256} << 10U;
constexpr std::size_t max_template_bytes = std::size_t{1} << 20U;
constexpr std::size_t max_all_bytes = std::size_t{32} << 20U;

/// Reads the files that one manifest names.
class PackReader {
public:
    PackReader(const PackSource& source, const std::vector<Pack>& others)
        : source_{source},
          others_{others} {}

    Pack read() {
        auto file = source_.contents->read("pack.xml", max_manifest_bytes);
        if (file.problem.empty())
            manifest_ = read_manifest(std::move(file.bytes), shown("pack.xml"));
        else
            problem("pack.xml", std::move(file.problem));
        pack_.contents = source_.contents;
        pack_.shipped = source_.shipped;
        pack_.offered = source_.offered;
        read_templates();
        for (const auto& entry : manifest_.examples)
            pack_.examples.push_back({.name = entry.name, .hash = entry.hash});
        name_library();
        if (pack_.problems.empty())
            check_native_declaration(pack_, scope_, shown("pack.xml"));
        return std::move(pack_);
    }

private:
    /// "emdr/templates/session.xml"
    [[nodiscard]] std::string shown(std::string_view name) const {
        return fmt::format("{}/{}", source_.contents->name(), name);
    }

    void problem(std::string_view name, std::string message) {
        pack_.problems.push_back(
            {.file = shown(name), .line = 1, .column = 1, .element = {}, .message = std::move(message)});
    }

    /// Templates that expressions of this pack may name: those of the packs that it needs.
    void collect_scope() {
        for (const auto& need : manifest_.needs) {
            const auto other = std::ranges::find(others_, need, &Pack::id);
            if (other == others_.end())
                problem("pack.xml", fmt::format("needs the pack {}, which is not there", need));
            else if (!other->is_usable())
                problem("pack.xml", fmt::format("needs the pack {}, which has mistakes of its own", need));
            else
                scope_.insert(scope_.end(), other->templates.begin(), other->templates.end());
        }
    }

    void read_templates() {
        collect_scope();
        std::size_t all_bytes = 0;
        for (const auto& entry : manifest_.templates) {
            auto file = source_.contents->read(entry.name, max_template_bytes);
            all_bytes += file.bytes.size();
            if (all_bytes > max_all_bytes)
                return problem("pack.xml", "the files of the pack are larger than 32 MiB together");
            if (!file.problem.empty())
                problem(entry.name, std::move(file.problem));
            else if (!entry.hash.empty() && sha256_hex(file.bytes) != entry.hash)
                problem(entry.name, "is not the file that pack.xml was made for (its SHA-256 differs)");
            else
                read_template_file(entry.name, file.bytes);
        }
    }

    void read_template_file(const std::string& name, const std::string& xml) {
        auto read =
            read_template(xml, shown(name), {.pack = pack_.id, .prefix = pack_.prefix, .others = scope_});
        pack_.problems.insert(pack_.problems.end(), read.problems.begin(), read.problems.end());
        if (!read.result)
            return;
        if (std::ranges::any_of(pack_.templates,
                                [&](const auto& each) { return each->id == read.result->id; }))
            problem(name, fmt::format("a second template with the id {}", read.result->id));
        else
            pack_.templates.push_back(std::move(read.result));
    }

    /// A library that is missing or damaged is found out when it is loaded: the form works without it.
    void name_library() {
        if (manifest_.libraries.empty())
            return;
        const auto& entry = manifest_.libraries.front();
        pack_.library = entry.name;
        pack_.library_hash = entry.hash;
        if (!pack_.shipped || !entry.hash.empty())
            return;
        const auto approved = read_approved_list(shipped_packs_folder() / "approved.txt");
        if (const auto found = approved.find(shown(entry.name)); found != approved.end())
            pack_.library_hash = found->second;
    }

    const PackSource& source_;
    const std::vector<Pack>& others_;
    Manifest manifest_;
    Pack& pack_ = manifest_.pack;
    std::vector<std::shared_ptr<const Template>> scope_;
};

} // namespace

Pack read_pack(const PackSource& source, const std::vector<Pack>& others) {
    return PackReader{source, others}.read();
}

Pack read_pack(const std::filesystem::path& folder, const std::vector<Pack>& others) {
    return read_pack(pack_source(folder), others);
}

} // namespace attune
