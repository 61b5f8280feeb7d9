// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"
#include "core/modality/pack_contents.hpp"
#include "core/template/reader/reader.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace attune {

/// A field that a native library asks to see.
struct NativeInput {
    std::string field;            ///< "track.activation", "work.p4_sets.sud", "hdr.date"
    bool whole_course = false;    ///< also of the earlier notes, not only this one
    std::string words;            ///< "activation levels", shown before approval
};

struct NativeOutput {
    std::string id;               ///< named by `native` of a computed field
    FieldKind kind = FieldKind::number;
};

/// A file of a pack that is read when it is asked for.
struct PackFile {
    std::string name; ///< "examples/worked.xml"
    std::string hash; ///< SHA-256 that the manifest states, may be empty
};

/// A pack as read: manifest, templates, measures and what was wrong with it.
struct Pack {
    std::string id;               ///< "somatic_experiencing"
    std::string prefix;           ///< "se"
    std::string version;
    std::string title;            ///< "Somatic Experiencing"
    std::string short_title;      ///< "SE", for lists
    std::string publisher;
    std::string licence;
    std::string language;         ///< that the pack was written in: "en"
    std::string shown_in;         ///< language that its forms are shown in, `language` where it has no other
    std::string evidence;         ///< prose
    std::shared_ptr<const PackContents> contents; ///< its files; never null in a pack that was read
    bool shipped = false;         ///< came with the program
    bool offered = true;          ///< for new notes; the others are known for the notes that were written with them
    std::vector<std::shared_ptr<const Template>> templates;
    std::vector<std::shared_ptr<const Instrument>> measures;
    std::vector<PackFile> examples; ///< worked examples, which only check_examples opens
    std::string library;           ///< native library in `contents`, empty when there is none
    std::string library_hash;      ///< SHA-256 that the manifest or the build's list states
    std::vector<NativeInput> inputs;
    std::vector<NativeOutput> outputs;
    std::vector<FileProblem> problems;

    [[nodiscard]] bool is_usable() const noexcept { return problems.empty(); }
};

/// Where a pack is read from.
struct PackSource {
    std::shared_ptr<const PackContents> contents;
    bool shipped = false; ///< lies in the folder of the packs that came with the program
    bool offered = true;  ///< for new notes
    std::string language{}; ///< wanted for its forms, "de-AT"; empty: the pack's own
};

/// -1, 0 or 1, as the numbers of `left` are lower than those of `right`, equal, or higher.
[[nodiscard]] int compare_versions(const std::string& left, const std::string& right);

/// Reads a pack by allowlist. Never throws on content: mistakes stand in `problems`, all of them.
/// `others` are packs that its templates may name, the header first.
[[nodiscard]] Pack read_pack(const PackSource& source, const std::vector<Pack>& others);
[[nodiscard]] Pack read_pack(const std::filesystem::path& folder, const std::vector<Pack>& others);

/// One folder as a source, whether there is a pack in it or not.
[[nodiscard]] PackSource pack_source(const std::filesystem::path& folder);
/// The packs below `folders`; a folder that is a pack itself counts as one.
[[nodiscard]] std::vector<PackSource> packs_in(const std::vector<std::filesystem::path>& folders);
/// Reads them in the order of their dependence (the header pack first). Of packs with one id one that is offered
/// counts before one that is not, then the highest version, and of equal ones the first. A source that wants no language
/// gets that of the system.
[[nodiscard]] std::vector<Pack> read_packs(const std::vector<PackSource>& sources);
/// The same with packs that were read before and stay as they are: sources with an id among them are left out.
[[nodiscard]] std::vector<Pack> read_packs(const std::vector<PackSource>& sources, std::vector<Pack> read_before);
/// Every pack below `folders`.
[[nodiscard]] std::vector<Pack> read_packs(const std::vector<std::filesystem::path>& folders);

} // namespace attune
