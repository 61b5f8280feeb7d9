// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/field_snippet.hpp"

#include "core/modality/authoring/made_id.hpp"
#include "core/modality/authoring/xml_sketch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attune {
namespace {

std::string escaped(std::string_view words) {
    std::string made;
    for (const char letter : words)
        switch (letter) {
        case '&': made += "&amp;"; break;
        case '<': made += "&lt;"; break;
        case '>': made += "&gt;"; break;
        case '"': made += "&quot;"; break;
        default: made += letter;
        }
    return made;
}

std::string more_attributes(std::string_view element) {
    if (element == "scale")
        return R"( min="0" max="10")";
    if (element == "computed")
        return R"( calculate="0")";
    if (element == "reference")
        return R"( to="hdr.goal")";
    if (element == "table")
        return R"( row-label="row")";
    return {};
}

bool holds_fields(std::string_view element) {
    return element == "section" || element == "table" || element == "register";
}

std::size_t indent_of_line(std::string_view xml, std::size_t offset) {
    const auto before = offset == 0 ? std::string_view::npos : xml.rfind('\n', offset - 1);
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    const auto end = xml.find_first_not_of(' ', begin);
    return (end == std::string_view::npos ? xml.size() : end) - begin;
}

} // namespace

const std::vector<FieldKindWords>& field_kind_words() {
    static const std::vector<FieldKindWords> kinds{{"scale", "Scale with numbers"},
                                                   {"choice", "One of several"},
                                                   {"multi-choice", "Any of several"},
                                                   {"checklist", "List to tick"},
                                                   {"yes-no", "Yes or no"},
                                                   {"text", "Short text"},
                                                   {"long-text", "Long text"},
                                                   {"number", "Number"},
                                                   {"date", "Date"},
                                                   {"time", "Time of day"},
                                                   {"duration", "Minutes"},
                                                   {"body-location", "Place in the body"},
                                                   {"reference", "Entry of a register"},
                                                   {"computed", "Computed value"},
                                                   {"table", "Table with rows"}};
    return kinds;
}

bool takes_options(std::string_view element) {
    return element == "choice" || element == "multi-choice" || element == "checklist";
}

std::string to_xml(const FieldSnippet& snippet) {
    auto xml = fmt::format("<{} id=\"{}\" label=\"{}\"{}", snippet.element, snippet.id,
                           escaped(snippet.label), more_attributes(snippet.element));
    if (takes_options(snippet.element)) {
        xml += ">\n";
        std::set<std::string> taken;
        for (const auto& option : snippet.options) {
            auto value = made_id(option);
            for (int number = 1; value.empty() || !taken.insert(value).second; ++number)
                value = fmt::format("option_{}", number);
            xml += fmt::format("  <option value=\"{}\" label=\"{}\"/>\n", value, escaped(option));
        }
        return xml + fmt::format("</{}>", snippet.element);
    }
    if (snippet.element == "table")
        return xml + ">\n  <text id=\"what\" label=\"What\"/>\n</table>";
    return xml + "/>";
}

InsertPoint insert_point(std::string_view xml, std::size_t offset) {
    const auto spot = spot_at(xml, offset);
    auto path = spot.path;
    auto at = std::min(offset, xml.size());
    bool inside = spot.kind == XmlSpot::Kind::text;
    const bool in_tag = spot.kind == XmlSpot::Kind::element || spot.kind == XmlSpot::Kind::attribute ||
                        spot.kind == XmlSpot::Kind::value;
    if (const auto end = xml.find('>', at);
        (in_tag || spot.kind == XmlSpot::Kind::elsewhere) && end != std::string_view::npos) {
        at = end + 1;
        inside = xml[end - 1] != '/';
        if (!inside && !path.empty() && in_tag)
            path.pop_back();
    }
    while (!path.empty() && !holds_fields(path.back())) {
        const auto end = xml.find("</" + path.back(), at);
        if (end == std::string_view::npos)
            break;
        at = xml.find('>', end) == std::string_view::npos ? xml.size() : xml.find('>', end) + 1;
        path.pop_back();
        inside = false;
    }
    const auto begins_container = inside && in_tag;
    const auto indent = indent_of_line(xml, at) + (begins_container ? 2 : 0);
    const auto end_of_line = std::min(xml.find('\n', at), xml.size());
    const bool blank = xml.substr(at, end_of_line - at).find_first_not_of(" \t\r") == std::string_view::npos;
    return {.offset = blank ? end_of_line : at, .indent = indent};
}

} // namespace attune
