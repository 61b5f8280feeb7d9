// SPDX-License-Identifier: Apache-2.0
#include "core/response/wording/loinc.hpp"

#include "core/response/wording/fhir_tree.hpp"

#include <algorithm>
#include <array>

namespace attune {
namespace {

/// As FHIR names it, as files of the wild do, and its number in HL7 documents.
constexpr std::array<std::string_view, 5> loinc_systems{"http://loinc.org", "http://loinc.org/", "https://loinc.org",
                                                        "https://loinc.org/", "urn:oid:2.16.840.1.113883.6.1"};

bool has_loinc(const Instrument& instrument, std::string_view code) {
    const auto is_it = [&](const auto& part) { return part.loinc == code; };
    return instrument.loinc == code || std::any_of(instrument.items.begin(), instrument.items.end(), is_it) ||
           std::any_of(instrument.scales.begin(), instrument.scales.end(), is_it);
}

} // namespace

std::vector<std::string> loinc_codes(const nlohmann::json& element) {
    std::vector<std::string> codes;
    for (const auto& code : fhir_list(element, "code"))
        if (std::find(loinc_systems.begin(), loinc_systems.end(), fhir_text(code, "system")) != loinc_systems.end())
            if (std::string text = fhir_text(code, "code"); !text.empty())
                codes.push_back(std::move(text));
    return codes;
}

std::string loinc_of_address(std::string_view url) {
    for (const std::string_view start : {"http://loinc.org/q/", "https://loinc.org/q/"})
        if (url.starts_with(start))
            return std::string{url.substr(start.size())};
    return {};
}

const Instrument* other_with_loinc(const InstrumentShelf& shelf, const Instrument& own, std::string_view code) {
    if (code.empty() || has_loinc(own, code))
        return nullptr;
    for (const auto& each : shelf.offered())
        if (each->id != own.id && has_loinc(*each, code))
            return each.get();
    return nullptr;
}

} // namespace attune
