// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/episode/episode.hpp"
#include "core/response/response.hpp"

#include <optional>
#include <string>

namespace attune {

/// What two scores of one scale of one measure must share before one is set against the other (clinical specification D1). Whoever
/// compares scores asks here, so that lists, charts, labels and reports refuse the same ones.
struct ScoreMeaning {
    std::string version;                ///< ScoreScale::basis: of the sheet, the key and the time it asks about
    std::string language;               ///< of the sheet
    std::string rater;                  ///< "client", "parent"
    std::string about;                  ///< "partner"; empty: nobody in particular
    std::optional<EpisodeId> episode{}; ///< each has a start of its own; nothing: outside any

    friend bool operator==(const ScoreMeaning&, const ScoreMeaning&) = default;
};

/// `scale` of the response's own instrument.
[[nodiscard]] inline ScoreMeaning meaning_of(const Response& response, const ScoreScale& scale) {
    return {.version = scale.basis,
            .language = response.language,
            .rater = response.rater,
            .about = response.about,
            .episode = response.episode};
}

} // namespace attune
