// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"
#include "core/response/response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Somebody who can answer a measure.
struct Rater {
    std::string id;    ///< "client", "parent", "therapist"
    std::string words; ///< "Client", "For parents"
};

/// Who answers this instrument; never empty. Where it has one sheet, the client or, for what is asked by a clinician,
/// the therapist.
[[nodiscard]] std::vector<Rater> raters_of(const Instrument& instrument);
/// "Client, on paper" of one who answered on paper.
[[nodiscard]] std::string mode_words(ResponseMode mode);
/// "Client", "Parent, about partner".
[[nodiscard]] std::string who_words(const std::string& rater, const std::string& about);
/// "Client, on paper", "Parent, about partner, on screen".
[[nodiscard]] std::string by_words(const Response& response);

} // namespace attune
