// SPDX-License-Identifier: Apache-2.0
// How a form reads as prose.
#include "core/template/form_state.hpp"

#include <array>
#include <set>

namespace attune {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

struct Sentence {
    NarrativePart part = NarrativePart::none;
    std::string text;
};

constexpr std::size_t part_count = 9;

/// Headings by format and by part in the order of the enum: none, subjective, objective, intervention,
/// response, assessment, goal, problem, plan. As the table in docs/packs/template-language.md.
using Headings = std::array<const char*, part_count>;
constexpr std::array<Headings, 5> headings{{
    {"", "Subjective", "Objective", "Objective", "Objective", "Assessment", "Plan", "Assessment", "Plan"},
    {"", "Data", "Data", "Data", "Data", "Assessment", "Plan", "Assessment", "Plan"},
    {"", "Behaviour", "Behaviour", "Intervention", "Response", "Response", "Plan", "Behaviour", "Plan"},
    {"", "Intervention", "Intervention", "Intervention", "Response", "Response", "Goal", "Goal", "Plan"},
    {"", "Problem", "Problem", "Intervention", "Response", "Response", "Problem", "Problem", "Plan"},
}};
constexpr std::array<std::array<const char*, 4>, 5> order{{
    {"Subjective", "Objective", "Assessment", "Plan"},
    {"Data", "Assessment", "Plan", nullptr},
    {"Behaviour", "Intervention", "Response", "Plan"},
    {"Goal", "Intervention", "Response", "Plan"},
    {"Problem", "Intervention", "Response", "Plan"},
}};

/// Ends like a sentence, unless it already does.
std::string finished(std::string text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.pop_back();
    if (!text.empty() && std::string_view{".!?:;"}.find(text.back()) == std::string_view::npos &&
        !text.ends_with("…"))
        text += '.';
    return text;
}

} // namespace

std::string Form::State::shown_answer(const Value& value, const Field& field) {
    if (value.is_not_asked())
        return "not asked";
    Bound constant;
    constant.kind = Bound::Kind::constant;
    constant.constant = value;
    constant.field = &field;
    evaluator.refill();
    std::string text = evaluator.shown(constant, {&now, nullptr, nullptr, nullptr});
    if (field.options_are_packs)
        for (const Option& option : context.packs)
            for (std::size_t found = 0; (found = text.find(option.value, found)) != std::string::npos;
                 found += option.label.size())
                text.replace(found, option.value.size(), option.label);
    if (!field.unit.empty() && value.get<double>() != nullptr)
        text += field.unit == "%" ? "%" : " " + field.unit;
    if (field.kind == FieldKind::duration && field.unit.empty())
        text += " min";
    return text;
}

std::string Form::shown(const FieldPath& path, const Value& value) const {
    return value.is_missing() && !value.is_not_asked() ? std::string{}
                                                       : state_->shown_answer(value, field(path));
}

void Form::State::each_section(const std::function<void(Instance&, std::size_t)>& visit) {
    const auto visit_part = [&](std::size_t part, bool last) {
        Instance& top = *now[part];
        std::set<std::string> done;
        for (const Section& section : parts[part]->sections) {
            if (section.last != last)
                continue;
            if (section.block.empty()) {
                for (std::size_t i = 0; i < top.layout->sections.size(); ++i)
                    if (top.layout->sections[i] == &section)
                        visit(top, i);
                continue;
            }
            const int table = top.layout->find_table(section.block);
            if (table < 0 || !done.insert(section.block).second)
                continue;
            for (auto& row : top.tables[at(table)])
                for (std::size_t i = 0; i < row->layout->sections.size(); ++i)
                    visit(*row, i);
        }
    };
    for (std::size_t part = 0; part < parts.size(); ++part)
        visit_part(part, false);
    for (std::size_t part = 0; part < parts.size(); ++part)
        visit_part(part, true);
}

namespace {

/// Gathers the sentences of a form in its own order.
class Narrator {
public:
    explicit Narrator(Form::State& state)
        : state_{state} {}

    std::vector<Sentence> tell() {
        state_.each_section([this](Instance& row, std::size_t section) {
            for (std::size_t slot = 0; slot < row.layout->slots.size(); ++slot)
                if (row.layout->slots[slot].section == static_cast<int>(section) && row.relevant[slot] != 0)
                    tell_field(row, static_cast<int>(slot));
        });
        state_.evaluator.refill();
        for (const LineProgram& line : state_.program->lines)
            state_.run_for_rows(line, [&](const Frame& frame) {
                if (line.when.empty() || state_.evaluator.is_true(line.when, frame))
                    add(line.line->part, state_.compose(line.message, frame));
            });
        state_.ensure_rules();
        for (const auto& fired : *state_.fired)
            add(NarrativePart::assessment, fired.message);
        return std::move(sentences_);
    }

private:
    void add(NarrativePart part, std::string text) {
        text = finished(std::move(text));
        if (part != NarrativePart::none && !text.empty())
            sentences_.push_back({.part = part, .text = std::move(text)});
    }

    void tell_field(Instance& row, int slot) {
        const Field& field = *row.layout->slots[at(slot)].field;
        const NarrativePart part = field.say;
        if (part == NarrativePart::none || field.store == FieldStore::private_note)
            return;
        const std::string text =
            field.kind == FieldKind::table ? table_text(row, slot) : cell_text(row, slot);
        if (!text.empty())
            add(part, field.label + ": " + text);
    }

    std::string cell_text(Instance& row, int slot) {
        const Field& field = *row.layout->slots[at(slot)].field;
        const Value& value =
            field.kind == FieldKind::computed ? *row.cells[at(slot)] : *state_.typed_or_prefilled(row, slot);
        if (value.is_missing() && !value.is_not_asked())
            return {};
        return state_.shown_answer(value, field);
    }

    std::string table_text(Instance& row, int slot) {
        const auto table = at(row.layout->slots[at(slot)].table);
        const Field& field = *row.layout->slots[at(slot)].field;
        std::string text;
        for (const std::size_t number : row.order[table]) {
            Instance& each = *row.tables[table][number];
            std::string cells;
            for (std::size_t column = 0; column < each.layout->slots.size(); ++column) {
                const Field& cell = *each.layout->slots[column].field;
                if (each.relevant[column] == 0 || cell.id == field.order_column ||
                    cell.say == NarrativePart::none || cell.store == FieldStore::private_note)
                    continue;
                const std::string value = cell_text(each, static_cast<int>(column));
                if (value.empty())
                    continue;
                cells.append(cells.empty() ? "" : ", ");
                if (needs_label(cell))
                    cells.append(cell.label).append(" ");
                cells.append(value);
            }
            if (!cells.empty())
                text += (text.empty() ? "" : "; ") + cells;
        }
        return text;
    }

    /// Words speak for themselves in a row; numbers and yes or no do not.
    static bool needs_label(const Field& field) {
        const auto kind = type_of(field).kind;
        return kind == ValueType::Kind::number || kind == ValueType::Kind::yes_no;
    }

    Form::State& state_;
    std::vector<Sentence> sentences_;
};

} // namespace

std::vector<NarrativeSection> Form::narrative(NoteFormat format) const {
    const std::vector<Sentence> sentences = Narrator{*state_}.tell();
    std::vector<NarrativeSection> made;
    const auto add = [](NarrativeSection& section, const std::string& text) {
        section.text += (section.text.empty() ? "" : "\n") + text;
    };
    if (format == NoteFormat::plain) {
        NarrativeSection all;
        for (const Sentence& sentence : sentences)
            add(all, sentence.text);
        if (!all.text.empty())
            made.push_back(std::move(all));
        return made;
    }
    const auto which = static_cast<std::size_t>(format);
    for (const char* heading : order[which]) {
        NarrativeSection section;
        if (heading == nullptr)
            continue;
        section.heading = heading;
        for (const Sentence& sentence : sentences)
            if (section.heading == headings[which][static_cast<std::size_t>(sentence.part)])
                add(section, sentence.text);
        if (!section.text.empty())
            made.push_back(std::move(section));
    }
    return made;
}

} // namespace attune
