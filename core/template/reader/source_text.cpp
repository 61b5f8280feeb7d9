// SPDX-License-Identifier: Apache-2.0
#include "core/template/reader/source_text.hpp"

#include "core/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace attune {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Length of the UTF-8 sequence at `at`; 0 when it is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = byte(at);
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned second = byte(at + 1);
        const bool fits = follows(at + 1) && follows(at + 2) && !(first == 0xE0 && second < 0xA0) &&
                          !(first == 0xED && second >= 0xA0);
        return fits ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned second = byte(at + 1);
        const bool fits = follows(at + 1) && follows(at + 2) && follows(at + 3) &&
                          !(first == 0xF0 && second < 0x90) && !(first == 0xF4 && second >= 0x90);
        return fits ? 4 : 0;
    }
    return 0;
}

constexpr std::size_t block_size = 64;

/// Whether a whole block is printing ASCII and line feeds. Without branches, so that it runs many bytes at
/// once.
bool is_plain_block(const char* block) {
    unsigned char other = 0;
    for (std::size_t i = 0; i < block_size; ++i) {
        const auto c = static_cast<unsigned char>(block[i]);
        const bool printing = static_cast<unsigned char>(c - 0x20) < 0x5F;
        other = static_cast<unsigned char>(other | (printing || c == '\n' ? 0 : 1));
    }
    return other == 0;
}

std::optional<SourceProblem> check_bytes(std::string_view xml) {
    for (std::size_t at = 0; at < xml.size();) {
        if (at + block_size <= xml.size() && is_plain_block(xml.data() + at)) {
            at += block_size;
            continue;
        }
        // The block holds something else: byte by byte to its end.
        const std::size_t end = std::min(xml.size(), at + block_size);
        while (at < end) {
            const auto c = static_cast<unsigned char>(xml[at]);
            if ((c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t' ||
                (c == '\r' && at + 1 < xml.size() && xml[at + 1] == '\n')) {
                ++at;
                continue;
            }
            if (c < 0x20 || c == 0x7F)
                return SourceProblem{at, fmt::format("control character {} (byte {})", c, at)};
            const std::size_t length = sequence_length(xml, at);
            if (length == 0)
                return SourceProblem{at,
                                     fmt::format("this is no UTF-8 (byte {}); save the file as UTF-8", at)};
            if (c == 0xC2 && static_cast<unsigned char>(xml[at + 1]) < 0xA0)
                return SourceProblem{at, fmt::format("control character {} (byte {})",
                                                     static_cast<unsigned char>(xml[at + 1]), at)};
            at += length;
        }
    }
    return std::nullopt;
}

/// Where the comment or CDATA section that begins at `at` ends; `at` itself when none begins there.
std::size_t end_of_literal(std::string_view xml, std::size_t at) {
    if (xml.substr(at, 4) == "<!--")
        return xml.find("-->", at);
    if (xml.substr(at, 9) == "<![CDATA[")
        return xml.find("]]>", at);
    return at;
}

/// The next "&" from `from` on that stands neither in a comment nor in a CDATA section.
std::size_t next_reference(std::string_view xml, std::size_t from) {
    std::size_t found = xml.find('&', from);
    for (std::size_t tag = from; found != std::string_view::npos;) {
        tag = xml.substr(0, found).find('<', tag);
        if (tag == std::string_view::npos)
            return found;
        const std::size_t end = end_of_literal(xml, tag);
        if (end == std::string_view::npos)
            return end;
        if (end > found)
            found = xml.find('&', end);
        tag = end + 1;
    }
    return found;
}

/// What is wrong with the reference that begins at `at` ("&…;"); nothing when it is right.
std::string check_reference(std::string_view xml, std::size_t at) {
    const auto end = xml.find(';', at);
    if (end == std::string_view::npos || end - at > 12)
        return "& begins an entity; write &amp; for the sign itself";
    const std::string_view name = xml.substr(at + 1, end - at - 1);
    static constexpr std::array<std::string_view, 5> known{"lt", "gt", "amp", "quot", "apos"};
    if (std::find(known.begin(), known.end(), name) != known.end())
        return {};
    if (name.size() < 2 || name[0] != '#')
        return fmt::format("the entity &{}; is not known; entities cannot be defined in a template", name);
    const bool hex = name[1] == 'x';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto [stop, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool read = error == std::errc{} && stop == digits.data() + digits.size() && !digits.empty();
    const bool allowed = code == '\n' || code == '\t' || code == '\r' || (code >= 0x20 && code < 0x7F) ||
                         (code >= 0xA0 && code < 0xD800) || (code > 0xDFFF && code < 0xFFFE) ||
                         (code >= 0x10000 && code <= 0x10FFFF);
    return read && allowed ? std::string{} : fmt::format("&{}; is no character that a text may hold", name);
}

} // namespace

SourceText::SourceText(std::string_view text)
    : text_{text} {
    lines_.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        lines_.push_back(at + 1);
}

int SourceText::line(std::size_t offset) const {
    return static_cast<int>(std::upper_bound(lines_.begin(), lines_.end(), offset) - lines_.begin());
}

SourcePlace SourceText::place(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const int number = line(offset);
    const std::size_t begin = lines_[static_cast<std::size_t>(number) - 1];
    return {.line = number,
            .column = static_cast<int>(length_in_characters(text_.substr(begin, offset - begin))) + 1};
}

std::optional<std::size_t> SourceText::attribute_value(std::size_t element, std::string_view name) const {
    std::size_t at = element;
    while (at < text_.size() && !is_blank(text_[at]) && text_[at] != '>' && text_[at] != '/')
        ++at;
    while (at < text_.size()) {
        while (at < text_.size() && is_blank(text_[at]))
            ++at;
        if (at >= text_.size() || text_[at] == '>' || text_[at] == '/')
            return std::nullopt;
        const std::size_t begin = at;
        while (at < text_.size() && text_[at] != '=' && !is_blank(text_[at]))
            ++at;
        const std::string_view found = text_.substr(begin, at - begin);
        const std::size_t quote = text_.find_first_of("\"'", at);
        if (quote == std::string_view::npos)
            return std::nullopt;
        if (found == name)
            return quote + 1;
        const std::size_t end = text_.find(text_[quote], quote + 1);
        if (end == std::string_view::npos)
            return std::nullopt;
        at = end + 1;
    }
    return std::nullopt;
}

std::size_t SourceText::encoded_offset(std::size_t start, std::size_t decoded) const {
    std::size_t at = start;
    for (std::size_t i = 0; i < decoded && at < text_.size(); ++i) {
        const std::size_t end = text_[at] == '&' ? text_.find(';', at) : at;
        at = (end == std::string_view::npos ? at : end) + 1;
    }
    return at;
}

std::vector<SourceProblem> check_source(std::string_view xml) {
    std::vector<SourceProblem> problems;
    if (auto problem = check_bytes(xml)) {
        problems.push_back(std::move(*problem));
        return problems;
    }
    // Looked for by its "!", which is rare, and not by "<".
    std::size_t mark = xml.find("!DOCTYPE");
    while (mark != std::string_view::npos && (mark == 0 || xml[mark - 1] != '<'))
        mark = xml.find("!DOCTYPE", mark + 1);
    if (mark != std::string_view::npos) {
        const std::size_t at = mark - 1;
        const std::size_t comment = xml.substr(0, at).rfind("<!--");
        const bool inside = comment != std::string_view::npos && xml.find("-->", comment) > at;
        if (!inside)
            problems.push_back({at, "a DOCTYPE is not allowed in a template"});
    }
    if (xml.starts_with("<?xml") || xml.starts_with("\xEF\xBB\xBF<?xml")) {
        const std::string_view head = xml.substr(0, xml.find("?>"));
        if (const auto at = head.find("encoding"); at != std::string_view::npos) {
            std::string name{head.substr(std::min(head.size(), head.find_first_of("\"'", at) + 1), 5)};
            std::transform(name.begin(), name.end(), name.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
            if (name != "UTF-8")
                problems.push_back({at, "the file names another encoding; templates are UTF-8"});
        }
    }
    for (std::size_t at = next_reference(xml, 0); at != std::string_view::npos && problems.size() < 20;
         at = next_reference(xml, at + 1))
        if (std::string message = check_reference(xml, at); !message.empty())
            problems.push_back({at, std::move(message)});
    return problems;
}

} // namespace attune
