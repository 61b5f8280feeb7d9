// SPDX-License-Identifier: Apache-2.0
#include "gui/note/note_outline.hpp"

#include "core/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {
namespace {

constexpr std::size_t summary_length = 90;

/// The title of the entry that a block row works on: its first answered reference.
std::string row_title(const Form& form, const Template& part, const Block& block, const std::vector<RowStep>& rows,
                      const TitleOf& title_of) {
    for (const auto& section : part.sections) {
        if (section.block != block.id)
            continue;
        for (const auto& field : section.fields) {
            if (field.kind != FieldKind::reference)
                continue;
            const auto& value = form.answer({part.prefix, rows, field.id});
            if (const auto* id = value.get<std::string>())
                return title_of(field.reference_to, *id);
        }
    }
    return fmt::format("{} {}", block.row_label, rows.front().row + 1);
}

void add_section(std::vector<OutlineSection>& outline, const Template& part,
                 const Section& section, const Block* block, std::vector<RowStep> rows, const std::string& suffix) {
    OutlineSection entry;
    entry.key = {part.prefix, section.block, rows.empty() ? 0 : rows.front().row, section.id};
    entry.section = &section;
    entry.block = block;
    entry.rows = std::move(rows);
    entry.title = suffix.empty() ? section.title : fmt::format("{} – {}", section.title, suffix);
    outline.push_back(std::move(entry));
}

void add_block(std::vector<OutlineSection>& outline, const Form& form, const Template& part, const Block& block,
               const TitleOf& title_of) {
    const std::size_t count = form.row_count({part.prefix, {}, block.id});
    for (std::size_t row = 0; row < count; ++row) {
        const std::vector<RowStep> rows{{block.id, row}};
        const std::string suffix = count > 1 ? row_title(form, part, block, rows, title_of) : std::string{};
        for (const auto& section : part.sections)
            if (section.block == block.id)
                add_section(outline, part, section, &block, rows, suffix);
    }
}

void add_part(std::vector<OutlineSection>& outline, const Form& form, const Template& part, bool last,
              const TitleOf& title_of) {
    std::string block_done;
    for (const auto& section : part.sections) {
        if (section.last != last)
            continue;
        if (section.block.empty()) {
            add_section(outline, part, section, nullptr, {}, {});
        } else if (section.block != block_done) {
            block_done = section.block;
            if (const auto* block = block_of(form, part.prefix, section.block))
                add_block(outline, form, part, *block, title_of);
        }
    }
}

bool has_answer(const Form& form, const OutlineSection& section) {
    return std::ranges::any_of(section.section->fields, [&](const Field& field) {
        const auto path = section.path_of(field);
        if (field.kind == FieldKind::table)
            return form.row_count(path) > 0;
        return field.kind != FieldKind::computed && !form.answer(path).is_null();
    });
}

/// "sets", "activities", "days".
std::string plural_of(const std::string& word) {
    const bool ends_in_y = word.size() > 1 && word.back() == 'y' &&
                           std::string_view{"aeiou"}.find(word[word.size() - 2]) == std::string_view::npos;
    return ends_in_y ? word.substr(0, word.size() - 1) + "ies" : word + "s";
}

std::string words_of(const Form& form, const OutlineSection& section, const Field& field, const TitleOf& title_of) {
    const auto path = section.path_of(field);
    if (field.kind == FieldKind::computed || !form.is_relevant(path))
        return {};
    if (field.kind == FieldKind::table) {
        const auto count = form.row_count(path);
        const std::string name = field.row_label.empty() ? "row" : field.row_label;
        return count == 0 ? std::string{} : fmt::format("{} {}", count, count == 1 ? name : plural_of(name));
    }
    const auto value = form.answer(path);
    auto words = answer_in_words(field, value, title_of);
    if (words.empty())
        return {};
    std::ranges::replace(words, '\n', ' ');
    const bool bare = value.get<double>() != nullptr || value.get<bool>() != nullptr || value.is_not_asked();
    return bare ? fmt::format("{} {}", field.label, words) : words;
}

} // namespace

std::string to_string(const SectionKey& key) {
    if (key.block.empty())
        return fmt::format("{}.{}", key.part, key.section);
    return fmt::format("{}.{}[{}].{}", key.part, key.block, key.row, key.section);
}

std::vector<OutlineSection> every_section(const Form& form, const TitleOf& title_of) {
    std::vector<OutlineSection> outline;
    for (const bool last : {false, true})
        for (const auto& part : form.parts())
            add_part(outline, form, *part, last, title_of);
    return outline;
}

std::vector<OutlineSection> outline_of(const Form& form, const std::vector<FormProblem>& problems,
                                       const TitleOf& title_of) {
    auto outline = every_section(form, title_of);
    std::erase_if(outline, [&](const OutlineSection& section) {
        return !form.is_section_relevant(section.key.part, *section.section, section.rows);
    });
    for (const auto& problem : problems)
        if (const auto place = place_of(outline, problem.path))
            ++outline[place->section].to_fill;
    for (auto& section : outline) {
        section.state = section.to_fill > 0            ? SectionState::to_fill
                        : has_answer(form, section)    ? SectionState::done
                                                       : SectionState::nothing;
        section.summary = summary_of(form, section, title_of);
    }
    return outline;
}

std::optional<PagePlace> place_of(const std::vector<OutlineSection>& outline, const FieldPath& path) {
    for (std::size_t s = 0; s < outline.size(); ++s) {
        const auto& section = outline[s];
        if (section.key.part != path.part || path.rows.size() < section.rows.size() ||
            !std::equal(section.rows.begin(), section.rows.end(), path.rows.begin()))
            continue;
        const bool in_table = path.rows.size() > section.rows.size();
        const std::string& wanted = in_table ? path.rows[section.rows.size()].table : path.field;
        const auto& fields = section.section->fields;
        const auto field = std::ranges::find(fields, wanted, &Field::id);
        if (field == fields.end()) {
            // Rules may name a whole section: below its last field.
            if (!in_table && section.section->id == path.field)
                return PagePlace{s, fields.size(), 0, 0};
            continue;
        }
        PagePlace place{s, static_cast<std::size_t>(field - fields.begin()), 0, 0};
        if (in_table) {
            place.row = path.rows[section.rows.size()].row + 1;
            const auto column = std::ranges::find(field->columns, path.field, &Field::id);
            place.column = static_cast<std::size_t>(column - field->columns.begin());
        }
        return place;
    }
    return std::nullopt;
}

std::string summary_of(const Form& form, const OutlineSection& section, const TitleOf& title_of) {
    std::string summary;
    for (const auto& field : section.section->fields) {
        const auto words = words_of(form, section, field, title_of);
        if (words.empty())
            continue;
        if (!summary.empty())
            summary += ", ";
        summary += shorten(words, summary_length);
        if (summary.size() > summary_length)
            return shorten(summary, summary_length);
    }
    return summary;
}

const Template* part_of(const Form& form, std::string_view prefix) {
    for (const auto& part : form.parts())
        if (part->prefix == prefix)
            return part.get();
    return nullptr;
}

const Block* block_of(const Form& form, std::string_view part, std::string_view block) {
    const auto* holder = part_of(form, part);
    if (holder == nullptr)
        return nullptr;
    const auto found = std::ranges::find(holder->blocks, block, &Block::id);
    return found == holder->blocks.end() ? nullptr : &*found;
}

const Register* register_of(const Form& form, std::string_view register_id) {
    const auto dot = register_id.find('.');
    const auto* holder = dot == std::string_view::npos ? nullptr : part_of(form, register_id.substr(0, dot));
    if (holder == nullptr)
        return nullptr;
    const auto found = std::ranges::find(holder->registers, register_id.substr(dot + 1), &Register::id);
    return found == holder->registers.end() ? nullptr : &*found;
}

const Answers* scope_of(const NoteAnswers& answers, std::string_view part, const std::vector<RowStep>& rows) {
    const auto top = answers.parts.find(part);
    const Answers* scope = top == answers.parts.end() ? nullptr : &top->second;
    for (const auto& step : rows) {
        if (scope == nullptr)
            return nullptr;
        const auto table = scope->tables.find(step.table);
        if (table == scope->tables.end() || step.row >= table->second.size())
            return nullptr;
        scope = &table->second[step.row];
    }
    return scope;
}

} // namespace attune
