// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/reader/reader.hpp"
#include "core/template/reader/source_text.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// One element of an example as it stands in the file. Names and values are still words: what they mean shows
/// when the example is played through a template.
struct ExampleStep {
    enum class Kind { entry, change, set_aside, put_back, practice, known, session, set, native, expect };
    Kind kind{};
    std::map<std::string, std::string, std::less<>> words; ///< attributes
    std::vector<ExampleStep> steps;                        ///< of an entry, a change, a session
    SourcePlace place;

    [[nodiscard]] bool has(std::string_view name) const { return words.find(name) != words.end(); }
    /// The attribute's value; empty when it is not there.
    [[nodiscard]] const std::string& word(std::string_view name) const;
    /// Whether the attribute says yes.
    [[nodiscard]] bool says_yes(std::string_view name) const { return word(name) == "yes"; }
};

/// A worked example: what is entered, and what the forms must then show.
struct Example {
    std::string id; ///< "CB1", once in its pack
    std::string title;
    std::string template_id;       ///< "cbt.session", of the pack that the file belongs to
    std::vector<std::string> with; ///< templates of other packs in the same notes, "emdr.session"
    bool is_sample = false;        ///< shows the whole form as a note of practice would fill it
    std::vector<ExampleStep> steps;
    std::string file; ///< for messages
    SourcePlace place;
};

struct ExampleFile {
    std::vector<Example> examples;     ///< those without mistakes of form
    std::vector<FileProblem> problems; ///< all mistakes, at most 100
};

/// Reads one file of examples. Never throws on content; the same strictness as for pack.xml; limits: 1 MiB,
/// depth 8, 500 examples, one sample, 200 sessions in each. `file` is for messages only.
[[nodiscard]] ExampleFile read_examples(std::string bytes, const std::string& file);

} // namespace attune
