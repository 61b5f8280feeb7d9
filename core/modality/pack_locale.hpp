// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/reader/reader.hpp"
#include "core/template/reader/source_text.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A text of a template that people read, where it stands in the file.
struct TemplateText {
    std::string words;   ///< blanks folded
    std::string element; ///< "scale sud"
    SourcePlace place;
    bool is_sentence = false; ///< with {expressions} and [optional parts]
};

/// The texts of a template that a language file may say in its own words, in the order of the file: titles, labels,
/// hints, options, anchors and the sentences of rules, prompts and prose. Nothing for bytes that are no XML.
[[nodiscard]] std::vector<TemplateText> texts_of_template(const std::string& xml);

/// The same of a measure: titles, topics, parts, answers, forms, names of bands and results, messages, what time it asks
/// about, guidance and the terms of its licence.
[[nodiscard]] std::vector<TemplateText> texts_of_measure(const std::string& xml);

/// One language of a pack: what stands in place of each text of its templates.
///
/// A text is named by itself, so that a form may be rearranged without touching its translations. What the file
/// does not say stays in the language of the pack.
class PackLocale {
public:
    struct Text {
        std::string words;
        SourcePlace place;
    };

    /// Reads `locale/de.xml`. Never throws on content; `file` is for messages. `language` is what pack.xml says.
    PackLocale(std::string bytes, std::string file, std::string_view language);

    [[nodiscard]] const std::string& language() const noexcept { return language_; }
    /// What is wrong with the file, all of it. A file with problems translates nothing.
    [[nodiscard]] const std::vector<FileProblem>& problems() const noexcept { return problems_; }
    /// By the text as the pack has it.
    [[nodiscard]] const std::map<std::string, Text, std::less<>>& texts() const noexcept { return texts_; }
    /// `words`, or what stands here for them.
    [[nodiscard]] std::string say(std::string_view words) const;
    /// The template in this language, a whole template of its own: a note keeps it as it was shown.
    [[nodiscard]] std::string translate(const std::string& xml) const;

private:
    std::string language_;
    std::vector<FileProblem> problems_;
    std::map<std::string, Text, std::less<>> texts_;
};

/// Whether a translation may stand for a sentence: it has the same {expressions}, each as often, and [parts] as
/// many. Says what differs; empty when nothing does.
[[nodiscard]] std::string difference_of_sentences(std::string_view source, std::string_view translation);

} // namespace attune
