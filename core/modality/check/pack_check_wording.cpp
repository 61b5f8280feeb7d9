// SPDX-License-Identifier: Apache-2.0
// How a template reads: labels, hints, options, messages.
#include "core/modality/check/pack_lints.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string>

namespace attune {
namespace {

constexpr std::size_t longest_label = 45;  // what stands beside a field without a third line
constexpr std::size_t shortest_message = 15; // less can hardly say what was seen

bool is(pugi::xml_node node, std::string_view name) {
    return std::string_view{node.name()} == name;
}

std::string_view value_of(pugi::xml_node node, const char* attribute) {
    return node.attribute(attribute).value();
}

/// As read by someone who skips: without case, blanks around and closing signs.
std::string plain(std::string_view text) {
    std::string made = fold(tidy_name(text));
    while (!made.empty() && (made.back() == '.' || made.back() == ':' || made.back() == ' '))
        made.pop_back();
    return made;
}

/// Walks the elements of one template.
class Wording {
public:
    explicit Wording(CheckedTemplate& form)
        : form_{form} {}

    void check() {
        if (!form_.root().child("summary"))
            form_.warn("no-summary", form_.root(), {}, "the template has no summary",
                       "<summary> after <title>: one sentence that says what the form is for");
        check_below(form_.root());
    }

private:
    void check_below(pugi::xml_node parent) {
        check_twins(parent, is(parent, "template") || is(parent, "block") ? "title" : "label");
        for (const pugi::xml_node node : parent.children()) {
            if (is_field_element(node) || is(node, "carried") || is(node, "series") || is(node, "block"))
                check_label(node, "label");
            if (is(node, "section"))
                check_label(node, "title");
            if (is(node, "rule") || is(node, "prompt"))
                check_message(node);
            check_hint(node);
            check_below(node);
        }
    }

    void check_label(pugi::xml_node node, const char* attribute) {
        const std::string_view label = value_of(node, attribute);
        if (label.empty())
            return; // the reader says so
        const std::size_t length = length_in_characters(label);
        if (length > longest_label)
            form_.warn("long-label", node, attribute,
                       fmt::format("the {} has {} characters", attribute, length),
                       fmt::format("at most {}: a noun or two; the rest belongs in the hint", longest_label));
        if (std::islower(static_cast<unsigned char>(label.front())) != 0)
            form_.warn("label-case", node, attribute,
                       fmt::format("the {} “{}” begins with a small letter", attribute, shorten(label, 60)),
                       "sentence case: a capital first, then as in a sentence");
        if (label.back() == ':' || label.back() == '.')
            form_.warn("label-end", node, attribute,
                       fmt::format("the {} “{}” ends with “{}”", attribute, shorten(label, 60), label.back()),
                       "no sign at the end; the form and the prose set their own");
    }

    void check_hint(pugi::xml_node node) {
        const std::string_view hint = value_of(node, "hint");
        const char* attribute = is(node, "section") ? "title" : "label";
        if (!hint.empty() && plain(hint) == plain(value_of(node, attribute)))
            form_.warn("hint-is-label", node, "hint", fmt::format("the hint only repeats the {}", attribute),
                       "what a new colleague would ask at this place, or no hint");
    }

    /// Two things side by side that people cannot tell apart.
    void check_twins(pugi::xml_node parent, const char* attribute) {
        std::map<std::string, pugi::xml_node> seen;
        for (const pugi::xml_node node : parent.children()) {
            const bool counts = is_field_element(node) || is(node, "section") || is(node, "carried") ||
                                is(node, "option") || is(node, "state");
            const std::string label = plain(value_of(node, attribute));
            if (!counts || label.empty())
                continue;
            const auto [first, is_new] = seen.try_emplace(label, node);
            if (is_new)
                continue;
            form_.warn(is(node, "option") ? "same-option" : "same-label", node, attribute,
                       fmt::format("{} has the same {}", element_words(first->second), attribute),
                       fmt::format("words that tell the two apart; both are “{}”",
                                   shorten(value_of(node, attribute), 60)));
        }
    }

    void check_message(pugi::xml_node node) {
        const std::string text = tidy_name(node.child_value());
        if (text.empty())
            return; // the reader says so
        if (is(node, "rule") && length_in_characters(text) <= shortest_message)
            form_.warn("short-message", node, {},
                       fmt::format("the message “{}” does not say what was seen", text),
                       "two short sentences: what was seen, and what can be done");
        static constexpr std::array<std::string_view, 4> harsh{"error", "invalid", "illegal", "wrong"};
        const std::string folded = fold(text);
        for (const std::string_view word : harsh)
            if (const auto at = folded.find(word);
                at != std::string::npos && is_whole_word(folded, at, word.size())) {
                form_.warn("harsh-word", node, {}, fmt::format("the message says “{}”", word),
                           "what was seen and what can be done, without blame");
                return;
            }
    }

    static bool is_whole_word(std::string_view text, std::size_t at, std::size_t length) {
        const auto is_letter = [&](std::size_t i) {
            return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
        };
        return !(at > 0 && is_letter(at - 1)) && !is_letter(at + length);
    }

    CheckedTemplate& form_;
};

} // namespace

void check_wording(CheckedTemplate& form) {
    Wording{form}.check();
}

} // namespace attune
