// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/authoring/xml_vocabulary.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune {

/// Something that may stand where somebody types.
struct Completion {
    std::string text;           ///< what is written: "tension_in", "label=\"\""
    std::size_t caret_back = 0; ///< bytes that the caret goes back after it, to stand between quotes
    std::string shown;          ///< how it begins in a list: "tension_in"
    std::string note;           ///< the field's label, "required"; may be empty
};

struct Completions {
    std::size_t from = 0;          ///< offset of the word that one of them takes the place of
    std::vector<Completion> items; ///< those that begin as the word does, best first
};

/// What a file may name beside itself.
struct CompletionSources {
    PackFileKind kind = PackFileKind::form;
    /// Templates that expressions name with a prefix ("hdr", and its XML); for examples the pack's own
    /// templates, with an empty prefix.
    std::vector<std::pair<std::string, std::string_view>> templates;
    std::vector<std::string> template_ids; ///< "calm.session"
    std::vector<std::string> packs;        ///< ids, for <needs>
    std::vector<std::string> files;        ///< names of files below the pack's folder
};

/// What may stand at `offset` of a file that is being written: elements and attributes by the schema, their
/// words, names of fields, entries and functions in expressions, values of options. The text need not be well
/// formed.
[[nodiscard]] Completions complete(std::string_view xml, std::size_t offset,
                                   const CompletionSources& sources);

} // namespace attune
