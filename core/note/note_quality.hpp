// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/note/note_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

class ClientStore;

/// What a good note has; a proposal of this program, not validated. None of it keeps a note from being
/// signed.
enum class QualityKind {
    sections,      ///< every section of the format says something
    goal,          ///< a goal is named
    intervention,  ///< what was done
    response,      ///< how the client took it
    risk,          ///< a line about risk
    next_step,     ///< what comes next
    alerts,        ///< every red alert of a measure is answered; left out where none is asked for
    copied,        ///< not taken over from the last note
    other_client,  ///< no other client's full name
    private_matter ///< nothing of the process note stands in the record
};

struct QualityCheck {
    QualityKind kind{};
    bool holds = false;
    std::string detail; ///< empty sections, names, per cent: "" where there is nothing to say
};

/// Share of this text's runs of five words that stand in `before`, in per cent; null under 20 words. Words
/// are compared folded, without punctuation.
[[nodiscard]] std::optional<double> copied_percent(const std::string& text, const std::string& before);

/// The checks of one draft as its form stands. Of a session that did not take place only those that fit one.
/// `Error` when the vault fails.
[[nodiscard]] std::vector<QualityCheck> check_quality(const NoteStore& notes, const ClientStore& clients,
                                                      NoteId id, const Form& form, NoteFormat format);

/// One sentence in English, as files and scripts show it: "No goal is named."
[[nodiscard]] std::string sentence_of(const QualityCheck& check);

} // namespace attune
