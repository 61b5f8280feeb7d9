// SPDX-License-Identifier: Apache-2.0
// A thin C++20 layer over attune_plugin.h and ext/derive.h. Header only; nothing in it is part of the ABI.
#pragma once

#include "attune_plugin.h"
#include "ext/derive.h"

#include <cstddef>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attune::sdk {

/// One field of one session; a view that is good for the call. A field that is absent has no cells.
class FieldView {
public:
    FieldView() = default;
    explicit FieldView(const attune_field& field) noexcept
        : field_{&field} {}

    [[nodiscard]] std::size_t size() const noexcept { return field_ == nullptr ? 0 : field_->cell_count; }
    /// The number in a cell; nothing where it is null, text or beyond the end.
    [[nodiscard]] std::optional<double> number(std::size_t cell = 0) const noexcept {
        if (cell >= size() || field_->cells[cell].kind != ATTUNE_CELL_NUMBER)
            return std::nullopt;
        return field_->cells[cell].number;
    }
    /// The text in a cell; empty where it is null, a number or beyond the end.
    [[nodiscard]] std::string_view text(std::size_t cell = 0) const noexcept {
        if (cell >= size() || field_->cells[cell].kind != ATTUNE_CELL_TEXT)
            return {};
        return field_->cells[cell].text;
    }
    /// The numbers of all cells in row order, nulls left out.
    [[nodiscard]] std::vector<double> numbers() const {
        std::vector<double> found;
        for (std::size_t cell = 0; cell < size(); ++cell)
            if (const auto value = number(cell))
                found.push_back(*value);
        return found;
    }
    /// Rows of the block that the table stands in; 0 when it stands in none.
    [[nodiscard]] std::size_t group_count() const noexcept {
        return field_ == nullptr ? 0 : field_->group_count;
    }
    /// How many cells belong to that row of the block.
    [[nodiscard]] std::size_t group_size(std::size_t group) const noexcept {
        return group < group_count() ? field_->groups[group] : 0;
    }

private:
    const attune_field* field_ = nullptr;
};

/// One session; a view that is good for the call.
class SessionView {
public:
    explicit SessionView(const attune_session& session) noexcept
        : session_{&session} {}

    [[nodiscard]] FieldView field(std::string_view id) const noexcept {
        for (const auto& field : std::span{session_->fields, session_->field_count})
            if (id == field.id)
                return FieldView{field};
        return {};
    }

private:
    const attune_session* session_;
};

/// The course, oldest session first; a view that is good for the call.
class CourseView {
public:
    explicit CourseView(const attune_course& course) noexcept
        : course_{&course} {}

    [[nodiscard]] std::size_t size() const noexcept { return course_->session_count; }
    [[nodiscard]] SessionView session(std::size_t index) const noexcept {
        return SessionView{course_->sessions[index]};
    }
    /// The note that is being written.
    [[nodiscard]] SessionView present() const noexcept { return session(size() - 1); }

private:
    const attune_course* course_;
};

/// Where answers go. Throws nothing; the first refusal is kept for `status`.
class Answers {
public:
    explicit Answers(const attune_answers& answers) noexcept
        : answers_{&answers} {}

    void number(const char* id, double value) noexcept {
        keep(answers_->number(answers_->context, id, value));
    }
    /// Nothing is written without a value: the form then shows null.
    void number(const char* id, std::optional<double> value) noexcept {
        if (value)
            number(id, *value);
    }
    void text(const char* id, const std::string& utf8) noexcept {
        keep(answers_->text(answers_->context, id, utf8.c_str()));
    }
    [[nodiscard]] attune_status status() const noexcept { return status_; }

private:
    void keep(attune_status status) noexcept {
        if (status_ == ATTUNE_OK)
            status_ = status;
    }

    const attune_answers* answers_;
    attune_status status_ = ATTUNE_OK;
};

/// Wraps a function `void(const CourseView&, Answers&)` as a whole plugin without state of its own.
/// Exceptions become ATTUNE_FAILED: none crosses the ABI.
template<auto Derive>
struct DerivingPlugin {
    static attune_status derive(const attune_plugin* /*plugin*/, const attune_course* course,
                                const attune_answers* answers) noexcept {
        try {
            Answers writer{*answers};
            Derive(CourseView{*course}, writer);
            return writer.status();
        } catch (...) {
            return ATTUNE_FAILED;
        }
    }
    static attune_status start(const attune_plugin* /*plugin*/) noexcept { return ATTUNE_OK; }
    static void destroy(const attune_plugin* /*plugin*/) noexcept {}
    static const void* extension(const attune_plugin* /*plugin*/, const char* id) noexcept {
        static constexpr attune_derive offered{derive};
        return std::strcmp(id, ATTUNE_EXT_DERIVE) == 0 ? &offered : nullptr;
    }
    static const attune_plugin* create(const attune_host* /*host*/) noexcept {
        static constexpr attune_plugin plugin{nullptr, start, extension, destroy};
        return &plugin;
    }
};

} // namespace attune::sdk

/// Defines the exported symbol of a library that only derives values. Use once, outside any namespace.
#define ATTUNE_DERIVING_PLUGIN(id, name, version, function)                                                  \
    const attune_entry attune_plugin_entry {                                                                 \
        ATTUNE_ABI_MAJOR, ATTUNE_ABI_MINOR, id, name, version, attune::sdk::DerivingPlugin<function>::create \
    }
