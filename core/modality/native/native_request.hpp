// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"
#include "core/template/form/form.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// What a manifest's `field` means in a set of templates.
struct InputPlace {
    std::string part;         ///< prefix
    std::string block;        ///< empty outside blocks
    std::string table;        ///< empty outside tables
    std::string order_column; ///< of that table, may be empty
    const Field* field = nullptr;
};

/// Finds "work.p4_sets.sud" in the templates; names without a prefix belong to `prefix`. Nothing when no
/// template has it. Private fields are found too: it is the caller who refuses them.
[[nodiscard]] std::optional<InputPlace>
find_input(std::string_view name, std::string_view prefix,
           const std::vector<std::shared_ptr<const Template>>& templates);

/// Plain data for one library: the bytes that its process gets, and what stays here.
struct NativeRequest {
    std::string pack;
    std::string owner; ///< the note that the values are for: its host is kept for it; empty: none is kept
    std::string course;                        ///< what goes over the socket
    std::map<std::string, std::string> titles; ///< "{1}" → title of the register entry, never sent
};

/// Where values come from.
struct CourseSource {
    const std::vector<std::shared_ptr<const Template>>& parts;
    const NoteAnswers& present;
    const std::vector<EarlierNote>& earlier;
    const RegisterBook& registers;
};

/// Collects the declared inputs of one pack: nothing else, no private field, no ids of entries (they become
/// "{1}", "{2}" by order of appearance).
[[nodiscard]] NativeRequest gather_course(const Pack& pack, const CourseSource& source);

/// Puts titles in place of the words that stand for register entries.
[[nodiscard]] std::string with_titles(std::string_view text,
                                      const std::map<std::string, std::string>& titles);

} // namespace attune
