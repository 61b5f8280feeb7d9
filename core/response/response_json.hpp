// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/response.hpp"

#include <string>
#include <string_view>

namespace attune {

// How answers and stated totals are kept: canonical JSON, keys sorted, no blanks, whole numbers without a point, so
// that the same answers give the same bytes. Reading throws Error(vault_damaged); its message holds no values.

/// {"1":2,"2":"na"}; what is not answered is left out. `answers` by item of the instrument.
[[nodiscard]] std::string write_item_answers(const Instrument& instrument, const ItemAnswers& answers);
[[nodiscard]] ItemAnswers read_item_answers(const Instrument& instrument, std::string_view json);

/// {"total":14}
[[nodiscard]] std::string write_stated(const StatedTotals& stated);
[[nodiscard]] StatedTotals read_stated(std::string_view json);

} // namespace attune
