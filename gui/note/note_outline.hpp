// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"
#include "gui/note/answer_words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// Names one section of a form; a block's sections appear once per row of the block.
struct SectionKey {
    std::string part;
    std::string block;
    std::size_t row = 0;
    std::string section;
    friend auto operator<=>(const SectionKey&, const SectionKey&) = default;
};
/// "emdr.work[0].desensitization", for accessible ids and for settings.
[[nodiscard]] std::string to_string(const SectionKey& key);

enum class SectionState { nothing, done, to_fill };

/// One section as the list and its head show it. Pointers live as long as the form.
struct OutlineSection {
    SectionKey key;
    const Section* section = nullptr;
    const Block* block = nullptr;      ///< null at the top
    std::vector<RowStep> rows;         ///< the block's step, or empty
    std::string title;
    SectionState state = SectionState::nothing;
    int to_fill = 0;                   ///< answers missing or to be mended
    std::string summary;               ///< its answers in one line, for the folded head

    [[nodiscard]] FieldPath path_of(const Field& field) const { return {key.part, rows, field.id}; }
};

/// Every section of the form in the order of the page, relevant or not; without states and summaries.
[[nodiscard]] std::vector<OutlineSection> every_section(const Form& form, const TitleOf& title_of);

/// The relevant sections in the order of the page: header, modalities with every row of their blocks,
/// the header's last sections.
[[nodiscard]] std::vector<OutlineSection> outline_of(const Form& form, const std::vector<FormProblem>& problems,
                                                     const TitleOf& title_of);

/// Where a path stands on the page; comparable, so that problems can be put in reading order.
struct PagePlace {
    std::size_t section = 0;
    std::size_t field = 0;
    std::size_t row = 0;
    std::size_t column = 0;
    friend auto operator<=>(const PagePlace&, const PagePlace&) = default;
};

/// Nothing when the path is not on the page: not relevant, or an alias.
[[nodiscard]] std::optional<PagePlace> place_of(const std::vector<OutlineSection>& outline, const FieldPath& path);

/// The section's answers in one line of at most about 90 characters.
[[nodiscard]] std::string summary_of(const Form& form, const OutlineSection& section, const TitleOf& title_of);

/// Finds a block, register or part of a form. Null when there is none.
[[nodiscard]] const Template* part_of(const Form& form, std::string_view prefix);
[[nodiscard]] const Block* block_of(const Form& form, std::string_view part, std::string_view block);
/// `register_id` is "emdr.target".
[[nodiscard]] const Register* register_of(const Form& form, std::string_view register_id);
/// The answers of one scope: top of a part, row of a block or table. Null when it does not exist.
[[nodiscard]] const Answers* scope_of(const NoteAnswers& answers, std::string_view part,
                                      const std::vector<RowStep>& rows);

} // namespace attune
