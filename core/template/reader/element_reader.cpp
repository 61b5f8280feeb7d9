// SPDX-License-Identifier: Apache-2.0
#include "core/template/reader/element_reader.hpp"

#include "core/template/suggestion.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace attune {
namespace {

/// "/template/section[2]/scale"; a number where several of one name stand side by side.
std::string path_of(pugi::xml_node node) {
    std::string path;
    for (; node && node.type() == pugi::node_element; node = node.parent()) {
        int number = 1;
        for (auto before = node.previous_sibling(node.name()); before;
             before = before.previous_sibling(node.name()))
            ++number;
        const bool alone = number == 1 && !node.next_sibling(node.name());
        path = fmt::format("/{}{}{}", node.name(), alone ? "" : fmt::format("[{}]", number), path);
    }
    return path;
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Runs of blanks and line ends become one blank.
std::string folded(std::string_view text) {
    std::string made;
    for (const char c : text) {
        if (!is_space(c))
            made += c;
        else if (made.empty() || made.back() != ' ')
            made += ' ';
    }
    return made;
}

std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text.starts_with(' ') ? text.substr(1) : text;
}

} // namespace

bool is_id(std::string_view text) {
    if (text.empty() || text.size() > 40 || text[0] < 'a' || text[0] > 'z')
        return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_reserved(std::string_view text) {
    static constexpr std::array<std::string_view, 19> words{
        "and", "or",   "not",   "in",   "where", "lt",      "le",     "gt",   "ge", "div",
        "mod", "true", "false", "null", "this",  "earlier", "course", "here", "hdr"};
    return std::find(words.begin(), words.end(), text) != words.end();
}

void ReadSession::problem(const pugi::xml_node& node, std::string message) {
    const auto offset = node.offset_debug();
    problem_at(offset > 0 ? static_cast<std::size_t>(offset) - 1 : 0, node, std::move(message));
}

void ReadSession::problem_at(std::size_t offset, const pugi::xml_node& node, std::string message) {
    if (full())
        return;
    const SourcePlace place = source.place(offset);
    const char* id = node.attribute("id").value();
    std::string shown = *id == '\0' ? fmt::format("<{}>", node.name())
                                    : fmt::format("<{} id=\"{}\">", node.name(), shorten(id, 40));
    problems.push_back({.file = file_,
                        .line = place.line,
                        .column = place.column,
                        .element = path_of(node),
                        .message = shown + ": " + std::move(message)});
}

void ReadSession::problem_at(std::size_t offset, std::string message) {
    if (full())
        return;
    const SourcePlace place = source.place(offset);
    problems.push_back({.file = file_,
                        .line = place.line,
                        .column = place.column,
                        .element = {},
                        .message = std::move(message)});
}

std::size_t ReadSession::begin_of(const Written& place) const {
    if (place.attribute == nullptr)
        return place.offset;
    const auto element = static_cast<std::size_t>(place.node.offset_debug());
    return source.attribute_value(element, place.attribute).value_or(element);
}

Expression ReadSession::expression(std::string_view text, const Written& place) {
    ParsedExpression parsed = parse_expression(text, room_);
    if (parsed.problem) {
        problem_at(source.encoded_offset(begin_of(place), parsed.problem->at), place.node,
                   fmt::format("in \"{}\": {}", shorten(folded(text), 60), parsed.problem->message));
        return {};
    }
    written_.emplace_back(parsed.expression.root(), place);
    return std::move(parsed.expression);
}

void ReadSession::expression_problem(const ExpressionNode* root, std::size_t at, const std::string& message) {
    const auto found =
        std::find_if(written_.begin(), written_.end(), [&](const auto& each) { return each.first == root; });
    if (found != written_.end())
        problem_at(source.encoded_offset(begin_of(found->second), at), found->second.node, message);
}

// The arrays are filled as far as they are used: an element has few attributes, and there are many elements.
ElementReader::ElementReader(ReadSession& session, pugi::xml_node node) // NOLINT(*-member-init)
    : session_{session},
      node_{node} {
    for (pugi::xml_attribute each = node.first_attribute(); each; each = each.next_attribute()) {
        if (count_ == most_attributes) {
            too_many_ = true;
            break;
        }
        attributes_[count_++] = {.name = each.name(), .value = each.value(), .asked = false};
    }
}

int ElementReader::line() const {
    return session_.source.line(static_cast<std::size_t>(node_.offset_debug()));
}

void ElementReader::problem(std::string_view attribute, std::string message) {
    const auto element = static_cast<std::size_t>(node_.offset_debug());
    const auto at = session_.source.attribute_value(element, attribute);
    session_.problem_at(at.value_or(element), node_, fmt::format("{}: {}", attribute, message));
}

std::optional<std::string_view> ElementReader::find(const char* attribute) {
    if (known_count_ < most_known)
        known_[known_count_++] = attribute;
    for (Attribute& each : attributes())
        if (each.name == attribute) {
            each.asked = true;
            return each.value;
        }
    return std::nullopt;
}

std::string ElementReader::text(const char* attribute) {
    return std::string{find(attribute).value_or("")};
}

std::string ElementReader::required_text(const char* attribute) {
    const auto found = find(attribute);
    if (!found || std::all_of(found->begin(), found->end(), is_space))
        problem(fmt::format("the attribute {} is missing", attribute));
    return std::string{found.value_or("")};
}

bool ElementReader::flag(const char* attribute, bool otherwise) {
    const auto found = find(attribute);
    if (found && *found != "true" && *found != "false")
        problem(attribute, fmt::format("\"{}\" was found, \"true\" or \"false\" was expected", *found));
    return found ? *found == "true" : otherwise;
}

std::optional<double> ElementReader::number(const char* attribute) {
    const auto found = find(attribute);
    if (!found)
        return std::nullopt;
    double value = 0;
    const auto [end, error] =
        std::from_chars(found->data(), found->data() + found->size(), value, std::chars_format::fixed);
    if (error == std::errc{} && end == found->data() + found->size() && std::isfinite(value) &&
        !found->empty())
        return value;
    problem(attribute, fmt::format("\"{}\" was found, a number was expected", *found));
    return std::nullopt;
}

int ElementReader::whole_number(const char* attribute, int otherwise, int least, int most) {
    const auto found = number(attribute);
    if (!found)
        return otherwise;
    if (*found == std::floor(*found) && *found >= least && *found <= most)
        return static_cast<int>(*found);
    problem(attribute, fmt::format("a whole number from {} to {} was expected", least, most));
    return otherwise;
}

Expression ElementReader::expression(const char* attribute) {
    const auto found = find(attribute);
    if (!found)
        return {};
    return session_.expression(*found, {.node = node_, .attribute = attribute, .offset = 0});
}

std::string ElementReader::id(Named named) {
    const char* attribute = "id";
    const std::string found = required_text(attribute);
    if (found.empty())
        return found;
    if (!is_id(found))
        problem(attribute,
                fmt::format("\"{}\" is no id: a lower-case letter, then letters, digits and underscores, "
                            "40 at most",
                            shorten(found, 40)));
    else if (named == Named::in_expressions && is_reserved(found))
        problem(attribute, fmt::format("\"{}\" has a meaning in expressions and cannot be an id", found));
    return found;
}

std::vector<std::string> ElementReader::ids(const char* attribute) {
    std::vector<std::string> made;
    std::string word;
    for (const char c : text(attribute) + " ") {
        if (!is_space(c)) {
            word += c;
        } else if (!word.empty()) {
            made.push_back(std::move(word));
            word.clear();
        }
    }
    return made;
}

std::size_t ElementReader::word(const char* attribute, Words words, std::size_t otherwise) {
    const auto found = find(attribute);
    if (!found)
        return otherwise;
    const auto at = std::find(words.begin(), words.end(), *found);
    if (at != words.end())
        return static_cast<std::size_t>(at - words.begin());
    problem(attribute,
            fmt::format("\"{}\" was found, one of {} was expected{}", shorten(*found, 40),
                        fmt::join(words, ", "),
                        did_you_mean(*found, std::vector<std::string>(words.begin(), words.end()))));
    return otherwise;
}

std::string ElementReader::content() {
    std::string text;
    for (const pugi::xml_node child : node_.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            text += child.value();
        else if (child.type() == pugi::node_element)
            session_.problem(child, fmt::format("no element is expected inside <{}>", name()));
    }
    return trimmed(folded(text));
}

std::vector<pugi::xml_node> ElementReader::children() {
    std::vector<pugi::xml_node> made;
    for (const pugi::xml_node child : node_.children()) {
        if (child.type() == pugi::node_element)
            made.push_back(child);
        else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            problem(fmt::format("text is not expected here: \"{}\"",
                                shorten(trimmed(folded(child.value())), 30)));
    }
    return made;
}

void ElementReader::no_children() {
    for (const pugi::xml_node& child : children())
        session_.problem(child, fmt::format("no element is expected inside <{}>", name()));
}

void ElementReader::finish() {
    for (const Attribute& each : attributes())
        if (!each.asked)
            unknown_attribute(each);
    if (too_many_)
        problem(fmt::format("more than {} attributes", most_attributes));
}

void ElementReader::unknown_attribute(const Attribute& attribute) {
    std::vector<std::string> names{known_.begin(),
                                   known_.begin() + static_cast<std::ptrdiff_t>(known_count_)};
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    if (std::binary_search(names.begin(), names.end(), attribute.name))
        return problem(fmt::format("the attribute {} stands twice", attribute.name));
    const std::string guess = did_you_mean(attribute.name, names);
    problem(fmt::format("the attribute {} is not known here{}", shorten(attribute.name, 40),
                        guess.empty() ? fmt::format("; expected are {}", fmt::join(names, ", ")) : guess));
}

} // namespace attune
