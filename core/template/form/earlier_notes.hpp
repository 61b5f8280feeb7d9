// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/template/value.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace attune {

class Program;
struct PastNotes;

/// One earlier note of the same client and episode, attended and not void, oldest first.
struct EarlierNote {
    std::int64_t id = 0;
    Date date{};
    /// Answers and computed values by prefix, as the note had them.
    NoteAnswers values;
};

/// The earlier notes that a form may look at, oldest first: a list that is cheap to copy.
///
/// Copies share one list and the rows that expressions see of it, so that a course of many notes, each with a
/// form of its own, keeps every note's values once. Adding to a list that others share copies it first; add
/// when the form that was given it is gone, and nothing is copied. Copies stay on one thread.
class EarlierNotes {
public:
    EarlierNotes() = default;
    EarlierNotes(std::vector<EarlierNote> notes); // NOLINT(google-explicit-constructor): a list of notes

    [[nodiscard]] const std::vector<EarlierNote>& list() const noexcept;
    operator const std::vector<EarlierNote>&() const noexcept { return list(); } // NOLINT: the same
    [[nodiscard]] auto begin() const noexcept { return list().begin(); }
    [[nodiscard]] auto end() const noexcept { return list().end(); }
    [[nodiscard]] std::size_t size() const noexcept { return list().size(); }
    [[nodiscard]] bool empty() const noexcept { return list().empty(); }

    void push_back(EarlierNote note);

    /// The notes as rows of a program. Made when first asked for; borrow the list.
    [[nodiscard]] std::shared_ptr<const PastNotes> rows(const std::shared_ptr<const Program>& program) const;

private:
    struct Shared;
    std::shared_ptr<Shared> shared_; ///< null: none
};

} // namespace attune
