// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A part of a template that no worked example of its pack brings to life, so that nobody would notice if it
/// were wrong.
struct UnexercisedThing {
    enum class Kind {
        rule,     ///< never fires
        prompt,   ///< never fires
        series,   ///< never gets a value
        computed, ///< never has a value
        carried,  ///< never has a value in an entry of its register
        state     ///< no entry of its register ever gets there
    };
    Kind kind{};
    std::string template_id; ///< "cbt.session"
    std::string name;        ///< "record_open", "tr.complete", "core_belief.in_work"
    int line = 0;            ///< in the template's file, 1-based

    auto operator<=>(const UnexercisedThing&) const = default;
};

/// "rule", "computed field" …, for messages.
[[nodiscard]] std::string_view to_word(UnexercisedThing::Kind kind);

/// Plays all examples of `pack` and returns what none of them exercised, by template and line. Empty for a pack
/// with mistakes; `others` are the packs at hand.
[[nodiscard]] std::vector<UnexercisedThing> find_unexercised(const Pack& pack, const std::vector<Pack>& others);

} // namespace attune
