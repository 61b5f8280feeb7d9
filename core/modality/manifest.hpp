// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"
#include "core/template/reader/source_text.hpp"

#include <string>
#include <vector>

namespace attune {

/// A file that a manifest names.
struct ManifestFile {
    std::string name; ///< "templates/session.xml", allowed by is_pack_file_name
    std::string hash; ///< SHA-256 that the manifest states, may be empty
    int line = 0;
    int column = 0;
};

/// A file of a pack's words in another language.
struct ManifestLocale {
    std::string language; ///< "de"
    ManifestFile file;
};

/// pack.xml as read: the words go into a Pack, the files are still to be opened.
struct Manifest {
    Pack pack;                      ///< without folder, templates, library
    std::vector<std::string> needs; ///< ids of packs
    std::vector<ManifestFile> templates;
    std::vector<ManifestFile> measures;
    std::vector<ManifestFile> examples;
    std::vector<ManifestLocale> locales;
    std::vector<ManifestFile> libraries; ///< none or one
    std::vector<SourcePlace> input_places; ///< of `pack.inputs`
};

/// Reads pack.xml. Never throws on content: what is wrong stands in `pack.problems`, all of it.
[[nodiscard]] Manifest read_manifest(std::string bytes, const std::string& file);

/// Every file that belongs to the pack: `pack.xml`, templates, measures, examples, library.
[[nodiscard]] std::vector<std::string> files_named_by(const Manifest& manifest);

} // namespace attune
