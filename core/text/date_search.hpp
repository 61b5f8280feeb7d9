// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/text/text_tokens.hpp"

#include <vector>

namespace attune {

/// A day that was written in a text, with every way to read it ("3/4/1992": 3 April or 4 March).
struct WrittenDay {
    std::size_t first = 0;   ///< token
    std::size_t last = 0;    ///< token, included
    std::vector<Date> readings; ///< a year of two digits stands in both centuries
    bool has_year = true;    ///< else the readings are in the year 2000
};

/// Days in the usual spellings: 1992-04-03, 3.4.1992, 4/3/92, 19920403, 3 April 1992, April 3rd, 1992, 3. April.
/// Months by their names and abbreviations in English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish
/// and Polish.
[[nodiscard]] std::vector<WrittenDay> written_days(std::string_view text, const std::vector<TextToken>& tokens);

} // namespace attune
