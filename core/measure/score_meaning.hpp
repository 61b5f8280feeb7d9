// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/episode/episode.hpp"
#include "core/measure/response.hpp"

#include <optional>
#include <string>

namespace attune {

/// What two scores of one scale of one measure must share before one is set against the other (clinical specification D1). Whoever
/// compares scores asks here, so that lists, charts, labels and reports refuse the same ones.
struct ScoreMeaning {
    std::string version;                ///< hash of the instrument, and so of its text, its key and the time it asks about
    std::string language;               ///< of the sheet
    std::string rater;                  ///< "client", "parent"
    std::string about;                  ///< "partner"; empty: nobody in particular
    std::optional<EpisodeId> episode{}; ///< each has a start of its own; nothing: outside any

    friend bool operator==(const ScoreMeaning&, const ScoreMeaning&) = default;
};

[[nodiscard]] inline ScoreMeaning meaning_of(const Response& response) {
    return {.version = response.instrument->hash,
            .language = response.language,
            .rater = response.rater,
            .about = response.about,
            .episode = response.episode};
}

} // namespace attune
