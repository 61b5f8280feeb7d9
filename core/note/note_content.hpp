// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/note/note_rows.hpp"
#include "core/note/note_session.hpp"
#include "core/note/note_store.hpp"

#include <string>
#include <vector>

namespace attune {

/// Everything that one save writes, worked out before the transaction begins.
struct NoteStore::Content {
    std::string body; ///< canonical JSON of the record's answers
    std::string hash; ///< SHA-256 of `body`
    std::string native;
    std::string approach;
    std::string summary;
    std::int64_t to_fill = 0;
    NoteAnswers personal; ///< private answers, in the clear
    SessionFacts facts;
    std::vector<Observation> observations;
};

} // namespace attune
