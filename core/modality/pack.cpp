// SPDX-License-Identifier: Apache-2.0
#include "core/modality/pack.hpp"

#include "core/measure/instrument_reader.hpp"
#include "core/measure/instrument_words.hpp"
#include "core/modality/manifest.hpp"
#include "core/modality/native/native_declaration.hpp"
#include "core/modality/pack_files.hpp"
#include "core/modality/pack_locale.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/text/digest.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

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
        pack_.shown_in = pack_.language;
        read_locale();
        read_files();
        for (const auto& entry : manifest_.examples)
            pack_.examples.push_back({.name = entry.name, .hash = entry.hash});
        name_library();
        if (pack_.problems.empty())
            check_native_declaration(pack_, scope_,
                                     {.manifest = shown("pack.xml"),
                                      .inputs = manifest_.input_places,
                                      .templates = template_files_});
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

    void read_files() {
        collect_scope();
        for (const auto& entry : manifest_.templates)
            if (const auto bytes = read_file(entry))
                read_template_file(entry.name, *bytes);
        for (const auto& entry : manifest_.measures)
            if (const auto bytes = read_file(entry))
                read_measure_file(entry.name, *bytes);
        if (all_bytes_ > max_all_bytes)
            problem("pack.xml", "the files of the pack are larger than 32 MiB together");
    }

    /// Nothing, and a problem, when it cannot be read, is another file, or is one too many.
    std::optional<std::string> read_file(const ManifestFile& entry) {
        if (all_bytes_ > max_all_bytes)
            return std::nullopt;
        auto file = source_.contents->read(entry.name, max_template_bytes);
        all_bytes_ += file.bytes.size();
        if (all_bytes_ > max_all_bytes)
            return std::nullopt;
        if (!file.problem.empty())
            problem(entry.name, std::move(file.problem));
        else if (!entry.hash.empty() && sha256_hex(file.bytes) != entry.hash)
            problem(entry.name, "is not the file that pack.xml was made for (its SHA-256 differs)");
        else
            return std::move(file.bytes);
        return std::nullopt;
    }

    /// The language file that fits what is wanted best: "de-AT", else "de". None for the pack's own language.
    void read_locale() {
        for (std::string_view wanted = source_.language; !wanted.empty() && wanted != pack_.language;
             wanted = wanted.substr(0, wanted.find('-') == std::string_view::npos ? 0 : wanted.find('-'))) {
            const auto found = std::ranges::find(manifest_.locales, wanted, &ManifestLocale::language);
            if (found == manifest_.locales.end())
                continue;
            auto file = source_.contents->read(found->file.name, max_template_bytes);
            if (!file.problem.empty())
                return problem(found->file.name, std::move(file.problem));
            if (!found->file.hash.empty() && sha256_hex(file.bytes) != found->file.hash)
                return problem(found->file.name, "is not the file that pack.xml was made for (its SHA-256 differs)");
            locale_.emplace(std::move(file.bytes), shown(found->file.name), found->language);
            pack_.problems.insert(pack_.problems.end(), locale_->problems().begin(), locale_->problems().end());
            pack_.title = locale_->say(pack_.title);
            pack_.short_title = locale_->say(pack_.short_title);
            pack_.shown_in = found->language;
            return;
        }
    }

    /// Mistakes are told of the file as it was written; the same form in another language has none of its own.
    [[nodiscard]] ReadTemplate read_in_language(const std::string& name, const std::string& xml) const {
        const ReadScope scope{.pack = pack_.id, .prefix = pack_.prefix, .others = scope_};
        auto read = read_template(xml, shown(name), scope);
        if (!read.result || !locale_)
            return read;
        return read_template(locale_->translate(xml), shown(name) + " in " + locale_->language(), scope);
    }

    void read_template_file(const std::string& name, const std::string& xml) {
        auto read = read_in_language(name, xml);
        pack_.problems.insert(pack_.problems.end(), read.problems.begin(), read.problems.end());
        if (!read.result)
            return;
        if (std::ranges::any_of(pack_.templates,
                                [&](const auto& each) { return each->id == read.result->id; }))
            return problem(name, fmt::format("a second template with the id {}", read.result->id));
        pack_.templates.push_back(std::move(read.result));
        template_files_.push_back(shown(name));
    }

    void read_measure_file(const std::string& name, const std::string& xml) {
        auto read = read_instrument(xml, shown(name), pack_.id);
        pack_.problems.insert(pack_.problems.end(), read.problems.begin(), read.problems.end());
        if (!read.result)
            return;
        if (std::ranges::any_of(pack_.measures, [&](const auto& each) { return each->id == read.result->id; }))
            return problem(name, fmt::format("a second measure with the id {}", read.result->id));
        if (locale_)
            read.result = said_in(*read.result, locale_->language(), [this](std::string_view words) { return locale_->say(words); });
        pack_.measures.push_back(std::move(read.result));
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
    std::vector<std::string> template_files_; ///< of pack_.templates, as messages name them
    std::optional<PackLocale> locale_;
    std::size_t all_bytes_ = 0;
};

} // namespace

Pack read_pack(const PackSource& source, const std::vector<Pack>& others) {
    return PackReader{source, others}.read();
}

Pack read_pack(const std::filesystem::path& folder, const std::vector<Pack>& others) {
    return read_pack(pack_source(folder), others);
}

} // namespace attune
