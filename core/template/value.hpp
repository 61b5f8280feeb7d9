// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace attune {

/// The therapist said that the question was not put. An answer of its own: never 0, null in expressions.
struct NotAsked {
    friend bool operator==(NotAsked, NotAsked) = default;
};

using TextList = std::vector<std::string>;

/// What stands in one field, or what an expression gave. `monostate` is "unanswered" in a field and
/// "null" in an expression. Choices are their ids, references the ids of what they refer to,
/// body locations and several choices lists of ids, durations minutes as number.
class Value {
public:
    using Variant =
        std::variant<std::monostate, NotAsked, bool, double, std::string, Date, TimeOfDay, TextList>;

    Value() = default;
    template<typename T>
    requires(!std::is_same_v<std::remove_cvref_t<T>, Value> && std::is_constructible_v<Variant, T>)
        Value(T&& content) // NOLINT(google-explicit-constructor): a value is written as its content
        : content_{std::forward<T>(content)} {}
    Value(const char* text) // NOLINT(google-explicit-constructor)
        : content_{std::string{text}} {}
    Value(int number) // NOLINT(google-explicit-constructor)
        : content_{static_cast<double>(number)} {}

    /// Unanswered, or null.
    [[nodiscard]] bool is_null() const noexcept { return std::holds_alternative<std::monostate>(content_); }
    [[nodiscard]] bool is_not_asked() const noexcept { return std::holds_alternative<NotAsked>(content_); }
    /// Nothing to compute with: unanswered, not asked, empty text or empty list.
    [[nodiscard]] bool is_missing() const noexcept;

    template<typename T>
    [[nodiscard]] const T* get() const noexcept {
        return std::get_if<T>(&content_);
    }
    [[nodiscard]] const Variant& content() const noexcept { return content_; }

    friend bool operator==(const Value&, const Value&) = default;

private:
    Variant content_;
};

/// One scope of answers: the top of a part, a row of a table, or an instance of a block.
/// A block is a table whose rows are shown as sections, so both live in `tables`.
struct Answers {
    std::map<std::string, Value, std::less<>> values;
    std::map<std::string, std::vector<Answers>, std::less<>> tables;
    friend bool operator==(const Answers&, const Answers&) = default;
};

/// All answers of one note, by the prefix of the pack that owns them ("hdr", "emdr", "se", "cbt").
struct NoteAnswers {
    std::map<std::string, Answers, std::less<>> parts;
    friend bool operator==(const NoteAnswers&, const NoteAnswers&) = default;
};

/// Where a table or a block stands inside a path, and which of its rows is meant (from 0).
struct RowStep {
    std::string table;
    std::size_t row = 0;
    friend auto operator<=>(const RowStep&, const RowStep&) = default;
};

/// The address of a field, table or block in a form: emdr / work[0] / p4_sets[2] / sud.
struct FieldPath {
    std::string part;
    std::vector<RowStep> rows;
    std::string field;
    friend auto operator<=>(const FieldPath&, const FieldPath&) = default;
};

/// "emdr.work[0].p4_sets[2].sud"; rows count from 0. For messages, tests and accessible ids.
[[nodiscard]] std::string to_string(const FieldPath& path);

} // namespace attune
