// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack.hpp"

#include <string>
#include <vector>

namespace attune {

/// One thing that is wrong with a pack, or that would trouble those who use it.
struct PackFinding {
    /// error: the pack cannot be used; warning: it can, but not well.
    enum class Severity { error, warning };
    Severity severity = Severity::warning;
    std::string code;     ///< "long-label": stays what it is from version to version
    std::string file;     ///< "calm/templates/session.xml"
    int line = 1;         ///< from 1
    int column = 1;       ///< in characters, from 1
    std::string element;  ///< "scale sud", as people would name it; empty: the file
    std::string problem;  ///< what is wrong: "the label has 61 characters"
    std::string expected; ///< what to do, or what should stand there; empty where `problem` says it all
};

/// "calm/pack.xml:3:8: warning: scale sud: the label …"; without what was expected.
[[nodiscard]] std::string to_string(const PackFinding& finding);

/// Everything there is to say about a pack, sorted by file and place: the reader's mistakes, worked examples that
/// do not hold, and what the lints find. A template with mistakes is still searched for what needs no names.
/// `others` are the packs at hand, the header among them; one with the id of `pack` is passed over.
/// Reads the pack's files anew, runs no native library, throws nothing on content.
[[nodiscard]] std::vector<PackFinding> check_pack(const Pack& pack, const std::vector<Pack>& others);

} // namespace attune
