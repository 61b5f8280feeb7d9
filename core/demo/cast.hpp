// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/demo/cast_scores.hpp"
#include "core/demo/dice.hpp"
#include "core/demo/sample_play.hpp"

#include <vector>

namespace attune {

/// Someone invented whose notes are worked examples: the person whom a sample was written about.
struct CastMember {
    Client client;
    std::vector<SamplePlay> plays; ///< one, or those of several forms of one approach; moved to their days
    std::vector<CastScore> scores{}; ///< by day, the last on the day of the last session
    int hour = 14;                 ///< when sessions begin that do not say so
    bool last_is_draft = false;    ///< the last note is ready and not signed yet
    bool goes_on = false;          ///< a session lies ahead
};

/// Everybody for whom there is a sample note among `packs`: the people of the shipped samples, and someone
/// invented by `dice` for each sample of another pack. All their sessions lie before `until`.
[[nodiscard]] std::vector<CastMember> cast_of(const std::vector<Pack>& packs, Dice dice, Date until);

} // namespace attune
