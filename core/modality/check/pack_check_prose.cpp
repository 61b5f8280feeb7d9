// SPDX-License-Identifier: Apache-2.0
// Whether every answer comes up in the prose, which is what others read.
#include "core/modality/check/pack_lints.hpp"
#include "core/template/expression/fact_names.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace attune {
namespace {

/// Fields of the header that stand above the prose of every note, or say where help would be sent.
constexpr std::array<std::string_view, 4> head_of_note{"date", "start", "stop", "location"};

/// Whether `say` brings a field up without a line of its own.
enum class Told { by_itself, by_lines_only };

class Prose {
public:
    explicit Prose(CheckedTemplate& form)
        : form_{form} {
        for (const NarrativeLine& line : form.made().narrative) {
            named_.insert(line.place);
            add(line.when);
            add(line.message);
        }
        for (const Rule& rule : form.made().rules) {
            add(rule.when); // what a rule says stands in the prose when it fires
            add(rule.message);
        }
    }

    void check() {
        for (const Section& section : form_.made().sections)
            for (const Field& field : section.fields) {
                if (field.kind != FieldKind::table)
                    check(field, told_by(field.say, field.say));
                const ProgramRows* made = find_program_rows(field.program_rows);
                for (const Field& column : field.columns)
                    // The order counts rows, and the prose tells them in it; what the program tells rows apart by is
                    // no answer.
                    if (column.id != field.order_column && (made == nullptr || column.id != made->key))
                        check(column, told_by(column.say, field.say));
            }
    }

private:
    static Told told_by(NarrativePart own, NarrativePart outer) {
        return own != NarrativePart::none && outer != NarrativePart::none ? Told::by_itself : Told::by_lines_only;
    }
    void add(const Expression& expression) {
        if (!expression.empty())
            add(*expression.root());
    }
    void add(const Message& message) {
        for (const MessagePiece& piece : message.pieces)
            add(piece.expression);
    }
    void add(const ExpressionNode& node) {
        for (const std::string_view step : node.name)
            named_.emplace(step);
        for (const ExpressionNode& child : node.children)
            add(child);
    }

    void check(const Field& field, Told told) {
        const bool is_apart = !form_.made().counts.empty() &&
                              std::ranges::find(head_of_note, field.id) != head_of_note.end();
        if (told == Told::by_itself || is_apart || field.kind == FieldKind::computed || field.store == FieldStore::private_note ||
            named_.contains(field.id))
            return;
        form_.warn("not-told", form_.node_of(&field), "id",
                   "this answer never comes up in the prose, so whoever reads the note does not see it",
                   "say=\"…\" with a part of the note, or its name in a <line> of <narrative>");
    }

    CheckedTemplate& form_;
    std::set<std::string, std::less<>> named_; ///< every step of every name in the prose
};

} // namespace

void check_prose(CheckedTemplate& form) {
    Prose{form}.check();
}

} // namespace attune
