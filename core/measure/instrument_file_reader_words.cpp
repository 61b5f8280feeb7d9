// SPDX-License-Identifier: Apache-2.0
// Attributes that stand in many elements: ids, citations, admissions, items.
#include "core/measure/instrument_file_reader.hpp"

#include "core/template/suggestion.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attune {
namespace {

bool is_dashed_id(std::string_view text) {
    return !text.empty() && text.size() <= 40 && text.front() >= 'a' && text.front() <= 'z' &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool is_loinc(std::string_view text) {
    const auto dash = text.find('-');
    return dash != std::string_view::npos && dash >= 1 && dash <= 7 && text.size() == dash + 2 &&
           text.find_first_not_of("0123456789-") == std::string_view::npos && text.rfind('-') == dash;
}

} // namespace

std::string InstrumentFileReader::read_id(ElementReader& element, std::set<std::string>& taken) {
    auto id = element.required_text("id");
    if (id.empty())
        return id;
    if (!is_dashed_id(id))
        element.problem("id", fmt::format("\"{}\" is no id: a lower-case letter, then letters, digits and dashes, 40 at most",
                                          shorten(id, 40)));
    else if (!taken.insert(id).second)
        element.problem("id", fmt::format("{} stands twice", id));
    return id;
}

std::string InstrumentFileReader::read_loinc(ElementReader& element) {
    auto code = element.text("loinc");
    if (!code.empty() && !is_loinc(code))
        element.problem("loinc", fmt::format("\"{}\" was found, a LOINC code as 44249-1 was expected", shorten(code, 20)));
    return code;
}

Citation InstrumentFileReader::read_citation(ElementReader& element, Cited cited) {
    Citation citation;
    citation.evidence = static_cast<EvidenceTag>(element.word("evidence", {"", "S", "L", "A", "U"}, 0));
    citation.source = element.text("source");
    const bool has_source = !is_blank(citation.source);
    if (cited == Cited::required) {
        citation.population = element.text("population");
        if (citation.evidence == EvidenceTag::none || !has_source)
            element.problem("no figure stands without its source: evidence=\"S\", \"L\", \"A\" or \"U\" and source=\"…\" were expected");
    } else if ((citation.evidence == EvidenceTag::none) == has_source) {
        element.problem("evidence and source stand together");
    }
    return citation;
}

std::optional<int> InstrumentFileReader::read_age(ElementReader& element, const char* attribute) {
    if (!element.find(attribute))
        return std::nullopt;
    return element.whole_number(attribute, 0, 0, 130);
}

Admission InstrumentFileReader::read_admission(ElementReader& element) {
    static constexpr std::array<std::string_view, 3> sexes{"woman", "man", "not-recorded"};
    Admission admission;
    admission.forms = element.ids("forms");
    for (const auto& form : admission.forms)
        if (!forms_.contains(form))
            element.problem("forms", fmt::format("there is no <form id=\"{}\">{}", form,
                                                 did_you_mean(form, {forms_.begin(), forms_.end()})));
    admission.sexes = element.ids("sex");
    for (const auto& sex : admission.sexes)
        if (std::ranges::find(sexes, sex) == sexes.end())
            element.problem("sex", fmt::format("\"{}\" was found, one or more of woman, man, not-recorded were expected",
                                               shorten(sex, 20)));
    admission.min_age = read_age(element, "min-age");
    admission.max_age = read_age(element, "max-age");
    if (admission.min_age && admission.max_age && *admission.max_age < *admission.min_age)
        element.problem("max-age", "is below min-age");
    admission.unknown_age = static_cast<Admission::UnknownAge>(element.word("unknown-age", {"", "admitted"}, 0));
    return admission;
}

std::optional<std::size_t> InstrumentFileReader::find_item(ElementReader& element, const char* attribute,
                                                           const std::string& id) {
    const auto found = made_.find_item(id);
    if (!found)
        element.problem(attribute, fmt::format("there is no item {} before this place{}", shorten(id, 20),
                                               did_you_mean(id, {items_.begin(), items_.end()})));
    return found;
}

std::optional<std::size_t> InstrumentFileReader::find_score(ElementReader& element, const char* attribute,
                                                            const std::string& id) {
    const auto found = made_.find_scale(id);
    if (!found) {
        std::vector<std::string> names;
        for (const auto& scale : made_.scales)
            names.push_back(scale.id);
        element.problem(attribute, fmt::format("there is no score {} before this place{}", shorten(id, 40), did_you_mean(id, names)));
    }
    return found;
}

void InstrumentFileReader::add_items(ElementReader& element, const char* attribute, const std::string& word,
                                     std::vector<std::size_t>& items) {
    const auto dash = word.find('-');
    const auto first = find_item(element, attribute, word.substr(0, dash));
    const auto last = dash == std::string::npos ? first : find_item(element, attribute, word.substr(dash + 1));
    if (!first || !last)
        return;
    if (*last < *first)
        return element.problem(attribute, fmt::format("{}: the first of the two comes after the second", word));
    for (auto item = *first; item <= *last; ++item)
        items.push_back(item);
}

std::vector<std::size_t> InstrumentFileReader::read_items(ElementReader& element, const char* attribute) {
    std::vector<std::size_t> items;
    for (const auto& word : element.ids(attribute)) {
        add_items(element, attribute, word, items);
        auto sorted = items;
        std::ranges::sort(sorted);
        if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end()) {
            element.problem(attribute, fmt::format("item {} stands twice", made_.items[*twice].id));
            return {};
        }
    }
    return items;
}

std::optional<double> InstrumentFileReader::required_number(ElementReader& element, const char* attribute) {
    if (!element.find(attribute))
        element.problem(fmt::format("the attribute {} is missing", attribute));
    return element.number(attribute);
}

} // namespace attune
