// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_shelf.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// The LOINC codes that an element of a FHIR resource has, however the file names the code system. Empty: none.
[[nodiscard]] std::vector<std::string> loinc_codes(const nlohmann::json& element);
/// The code of a panel in the address of a form that LOINC gives out ("http://loinc.org/q/44249-1"); empty: none.
[[nodiscard]] std::string loinc_of_address(std::string_view url);

/// An instrument of the shelf that has this code as panel, item or score, when `own` has it nowhere. Null: there is
/// none. Lives as long as the shelf.
[[nodiscard]] const Instrument* other_with_loinc(const InstrumentShelf& shelf, const Instrument& own,
                                                 std::string_view code);

} // namespace attune
