// SPDX-License-Identifier: Apache-2.0
#include "core/modality/pack_locale.hpp"

#include "core/modality/strict_xml.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>
#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace attune {
namespace {

/// Attributes that hold words for people. Ids, expressions and citations are no such words.
constexpr std::array<std::string_view, 9> worded_attributes{"label", "hint", "title", "row-label", "plural",
                                                            "group", "unit", "constraint-message", "words"};
constexpr std::array<std::string_view, 7> worded_in_measures{"label", "title", "topic", "part", "message", "recall", "index-event"};
/// Elements whose text is a sentence with {expressions}.
constexpr std::array<std::string_view, 3> sentences{"rule", "prompt", "line"};

enum class Sentence { no, yes };

std::string folded(std::string_view text) {
    std::istringstream words{std::string{text}};
    std::string all;
    for (std::string word; words >> word;)
        all += (all.empty() ? "" : " ") + word;
    return all;
}

bool is_words(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

bool is_one_of(std::string_view name, const auto& names) { return std::ranges::find(names, name) != names.end(); }

std::string named(const pugi::xml_node& element) {
    const std::string id = element.attribute("id").value();
    return id.empty() ? element.name() : fmt::format("{} {}", element.name(), id);
}

/// Calls back for each text that people read, with the element and the attribute or text node that holds it.
template<typename Attributes, typename OnAttribute, typename OnText>
void walk(const pugi::xml_node& element, const Attributes& attributes, const OnAttribute& on_attribute, const OnText& on_text) {
    for (auto attribute : element.attributes())
        if (is_one_of(attribute.name(), attributes) && is_words(attribute.value()))
            on_attribute(element, attribute);
    for (auto child : element.children())
        if (child.type() == pugi::node_element)
            walk(child, attributes, on_attribute, on_text);
        else if (child.type() == pugi::node_pcdata && is_words(child.value()))
            on_text(element, child);
}

/// {expressions} of a sentence, sorted, and how many [parts] begin in it. Braces inside are part of an expression.
std::pair<std::vector<std::string>, int> marks_of(std::string_view sentence) {
    std::vector<std::string> expressions;
    int parts = 0;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        if (sentence[at] == '[')
            ++parts;
        if (sentence[at] != '{')
            continue;
        const auto end = std::min(sentence.find('}', at), sentence.size() - 1);
        expressions.push_back(folded(sentence.substr(at, end - at + 1)));
        at = end;
    }
    std::ranges::sort(expressions);
    return {std::move(expressions), parts};
}

} // namespace

namespace {

template<typename Attributes, typename Sentences>
std::vector<TemplateText> texts_of(const std::string& xml, const Attributes& attributes, const Sentences& sentences_in) {
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size()))
        return {};
    const SourceText source{xml};
    std::vector<TemplateText> texts;
    const auto add = [&](const pugi::xml_node& element, std::string_view words, Sentence sentence, std::size_t offset) {
        texts.push_back({folded(words), named(element), source.place(offset), sentence == Sentence::yes});
    };
    walk(
        document.document_element(), attributes,
        [&](const pugi::xml_node& element, const pugi::xml_attribute& attribute) {
            const auto begin = static_cast<std::size_t>(element.offset_debug());
            add(element, attribute.value(), Sentence::no,
                source.attribute_value(begin, attribute.name()).value_or(begin));
        },
        [&](const pugi::xml_node& element, const pugi::xml_node& text) {
            add(element, text.value(), is_one_of(element.name(), sentences_in) ? Sentence::yes : Sentence::no,
                static_cast<std::size_t>(text.offset_debug()));
        });
    return texts;
}

} // namespace

std::vector<TemplateText> texts_of_template(const std::string& xml) { return texts_of(xml, worded_attributes, sentences); }

std::vector<TemplateText> texts_of_measure(const std::string& xml) {
    return texts_of(xml, worded_in_measures, std::array<std::string_view, 0>{});
}

PackLocale::PackLocale(std::string bytes, std::string file, std::string_view language)
    : language_{language} {
    StrictXml xml{std::move(bytes), std::move(file), "locale", "urn:attune:locale:1", {.bytes = std::size_t{1} << 20U}};
    if (const auto root = xml.root()) {
        xml.check_attributes(root, {"language!"});
        xml.check_children(root, {"text"});
        if (root.attribute("language") && root.attribute("language").value() != language_)
            xml.add_problem(root, fmt::format("language=\"{}\": pack.xml calls this file {}",
                                              shorten(root.attribute("language").value(), 20), language_));
        for (const auto element : root.children("text")) {
            xml.check_attributes(element, {"of!"});
            xml.check_children(element, {});
            auto of = folded(element.attribute("of").value());
            auto words = folded(xml.text(element));
            if (words.empty())
                xml.add_problem(element, "the words between the tags are missing");
            else if (const auto problem = difference_of_sentences(of, words); !problem.empty())
                xml.add_problem(element, problem);
            if (!texts_.try_emplace(std::move(of), Text{std::move(words), xml.place(element)}).second)
                xml.add_problem(element, "this text is translated above already");
        }
    }
    problems_ = xml.problems();
}

std::string PackLocale::say(std::string_view words) const {
    const auto found = problems_.empty() ? texts_.find(folded(words)) : texts_.end();
    return found == texts_.end() ? std::string{words} : found->second.words;
}

std::string PackLocale::translate(const std::string& xml) const {
    pugi::xml_document document;
    if (!problems_.empty() || !document.load_buffer(xml.data(), xml.size(), pugi::parse_full))
        return xml;
    auto root = document.document_element();
    root.attribute("language").set_value(language_.c_str());
    walk(
        root, worded_attributes,
        [this](const pugi::xml_node& /*element*/, pugi::xml_attribute& attribute) {
            attribute.set_value(say(attribute.value()).c_str());
        },
        [this](const pugi::xml_node& /*element*/, pugi::xml_node& text) { text.set_value(say(text.value()).c_str()); });
    std::ostringstream translated;
    document.save(translated, "", pugi::format_raw | pugi::format_no_declaration);
    return translated.str();
}

std::string difference_of_sentences(std::string_view source, std::string_view translation) {
    const auto [wanted, wanted_parts] = marks_of(source);
    const auto [given, given_parts] = marks_of(translation);
    for (const auto& expression : wanted)
        if (std::ranges::count(given, expression) < std::ranges::count(wanted, expression))
            return fmt::format("{} of the original is missing", expression);
    for (const auto& expression : given)
        if (std::ranges::count(given, expression) > std::ranges::count(wanted, expression))
            return fmt::format("{} does not stand in the original", expression);
    if (wanted_parts != given_parts)
        return fmt::format("the original has {} [optional parts], this has {}", wanted_parts, given_parts);
    return {};
}

} // namespace attune
