// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"

#include <memory>
#include <span>

namespace attune {

/// The answers of a note in two stores: the record, and what is sealed to the author.
struct SplitAnswers {
    NoteAnswers record;
    NoteAnswers personal; ///< only fields with store="private"; empty when none was filled
};

/// Takes the private answers out. Rows of tables and blocks keep their places, so that `joined` fits them
/// again. Parts without a template stay in the record.
[[nodiscard]] SplitAnswers split_answers(NoteAnswers answers,
                                         std::span<const std::shared_ptr<const Template>> templates);
/// The inverse of `split_answers`. Private answers of rows that are no longer there are left out.
[[nodiscard]] NoteAnswers joined_answers(NoteAnswers record, const NoteAnswers& personal);

} // namespace attune
