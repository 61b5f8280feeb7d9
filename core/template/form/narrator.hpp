// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form_state.hpp"

#include <string>
#include <vector>

namespace attune {

struct Sentence {
    NarrativePart part = NarrativePart::none;
    std::string text;
};

/// Gathers the sentences of a form in its own order: its fields, with the narrative lines in the places that
/// they name; then the other lines; then what rules say. Borrows the form's insides.
class Narrator {
public:
    explicit Narrator(Form::State& state)
        : state_{state} {}

    [[nodiscard]] std::vector<Sentence> tell();

private:
    /// A line that stands in place of a field or at the head of a section.
    struct PlacedLine {
        const Instance* row = nullptr;
        int slot = -1;       ///< -1: a section
        std::string section; ///< its id
        Sentence sentence;
    };

    void add(NarrativePart part, std::string text);
    void compose_lines();
    void tell_section(Instance& row, std::size_t section);
    void tell_placed(const Instance& row, int slot, const std::string& section);
    void tell_field(Instance& row, int slot);
    [[nodiscard]] std::string cell_text(Instance& row, int slot);
    [[nodiscard]] std::string row_text(Instance& row, const Field& table);
    [[nodiscard]] std::string table_text(Instance& row, int slot);

    Form::State& state_;
    std::vector<PlacedLine> placed_;
    std::vector<Sentence> after_fields_;
    std::vector<Sentence> sentences_;
};

} // namespace attune
