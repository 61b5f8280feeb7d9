// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/form_picture.hpp"

#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

using Item = FormPicture::Item;

constexpr double most_steps = 11; // more stand in no row that is read at a glance

std::string shown_number(double value) { return fmt::format("{}", value == 0 ? 0.0 : value); }

/// Walks one part of a form.
class Picture {
public:
    Picture(const Form& form, const Template& own)
        : form_{form},
          own_{own},
          rules_{form.rules()} {}

    FormPicture paint() {
        made_.title = own_.title;
        made_.summary = own_.summary;
        made_.language = own_.language;
        for (const bool last : {false, true}) {
            std::string block_done;
            for (const Section& section : own_.sections) {
                if (section.last != last)
                    continue;
                if (section.block.empty())
                    add_group(section, {});
                else if (section.block != block_done)
                    add_block(block_done = section.block);
            }
        }
        for (const FiredRule& rule : rules_)
            if (rule.part == own_.prefix && rule.place.field.empty())
                made_.messages.push_back(message_of(rule));
        for (const FiredPrompt& prompt : form_.prompts())
            if (prompt.part == own_.prefix)
                made_.prompts.push_back(prompt.message);
        return std::move(made_);
    }

private:
    static FormPicture::Message message_of(const FiredRule& rule) {
        return {.severity = rule.rule->severity, .words = rule.message};
    }

    void add_block(const std::string& id) {
        const auto block = std::ranges::find(own_.blocks, id, &Block::id);
        const std::size_t rows = form_.row_count({own_.prefix, {}, id});
        for (std::size_t row = 0; row < rows; ++row)
            for (const Section& section : own_.sections)
                if (section.block == id) {
                    add_group(section, {{id, row}});
                    if (rows > 1 && block != own_.blocks.end() && !made_.groups.empty())
                        made_.groups.back().title += fmt::format(", {} {}", block->row_label, row + 1);
                }
    }

    void add_group(const Section& section, const std::vector<RowStep>& rows) {
        if (!form_.is_section_relevant(own_.prefix, section, rows))
            return;
        FormPicture::Group group{.title = section.title, .hint = section.hint, .items = {}, .messages = {}};
        for (const Field& field : section.fields)
            if (const FieldPath path{own_.prefix, rows, field.id}; form_.is_relevant(path))
                group.items.push_back(item_of(field, path));
        group.messages = messages_at({own_.prefix, rows, section.id});
        made_.groups.push_back(std::move(group));
    }

    /// What rules say at a path, or in the rows below it.
    [[nodiscard]] std::vector<FormPicture::Message> messages_at(const FieldPath& path) const {
        std::vector<FormPicture::Message> messages;
        for (const FiredRule& rule : rules_) {
            const FieldPath& place = rule.place;
            const bool in_table = place.rows.size() > path.rows.size() &&
                                  place.rows[path.rows.size()].table == path.field &&
                                  std::equal(path.rows.begin(), path.rows.end(), place.rows.begin());
            if (place.part == path.part && (in_table || (place.rows == path.rows && place.field == path.field)))
                messages.push_back(message_of(rule));
        }
        return messages;
    }

    [[nodiscard]] std::string words_at(const FieldPath& path) const { return form_.shown(path, form_.value(path)); }
    /// As typed: a scale that was not put is no value, and still an answer.
    [[nodiscard]] std::string answer_at(const FieldPath& path) const {
        const Value& typed = form_.answer(path);
        return typed.is_not_asked() ? "not asked" : words_at(path);
    }

    [[nodiscard]] Item item_of(const Field& field, const FieldPath& path) const {
        Item item;
        item.label = field.label;
        item.hint = field.hint;
        item.is_required = field.kind != FieldKind::computed && form_.is_required(path);
        item.is_private = field.store == FieldStore::private_note;
        if (field.evidence != EvidenceTag::none)
            item.evidence = evidence_words(field.evidence, field.source);
        item.messages = messages_at(path);
        if (field.kind == FieldKind::table) {
            add_table(item, field, path);
            return item;
        }
        item.answer = answer_at(path);
        if (field.kind == FieldKind::computed)
            item.kind = Item::Kind::computed;
        else if (field.kind == FieldKind::scale)
            add_scale(item, field, path);
        else if (field.kind == FieldKind::choice || field.kind == FieldKind::multi_choice ||
                 field.kind == FieldKind::checklist || field.kind == FieldKind::yes_no)
            add_options(item, field, path);
        return item;
    }

    void add_scale(Item& item, const Field& field, const FieldPath& path) const {
        item.kind = Item::Kind::scale;
        const auto end_words = [&](double value) {
            const auto anchor = std::ranges::find(field.anchors, value, &Anchor::value);
            return anchor == field.anchors.end() ? shown_number(value)
                                                 : fmt::format("{} {}", shown_number(value), anchor->label);
        };
        const double min = field.min.value_or(0);
        const double max = field.max.value_or(10);
        const double step = field.step.value_or(1);
        item.low = end_words(min);
        item.high = end_words(max);
        if ((max - min) / step + 1 > most_steps + 1e-9)
            return;
        const Value value = form_.value(path);
        const double* chosen = value.get<double>();
        for (int at = 0; min + at * step <= max + 1e-9; ++at) {
            const double here = min + at * step;
            item.steps.push_back({.words = shown_number(std::round(here * 1e6) / 1e6),
                                  .is_chosen = chosen != nullptr && std::abs(*chosen - here) < 1e-9});
        }
    }

    void add_options(Item& item, const Field& field, const FieldPath& path) const {
        item.kind = Item::Kind::options;
        const Value& value = form_.answer(path);
        if (field.kind == FieldKind::yes_no) {
            const bool* yes = value.get<bool>();
            item.steps = {{.words = "Yes", .is_chosen = yes != nullptr && *yes},
                          {.words = "No", .is_chosen = yes != nullptr && !*yes}};
            return;
        }
        for (const Option& option : form_.options(path)) {
            const auto* one = value.get<std::string>();
            const auto* many = value.get<TextList>();
            const bool is_chosen = (one != nullptr && *one == option.value) ||
                                   (many != nullptr && std::ranges::find(*many, option.value) != many->end());
            item.steps.push_back({.words = option.label, .is_chosen = is_chosen});
        }
    }

    void add_table(Item& item, const Field& field, const FieldPath& path) const {
        item.kind = Item::Kind::table;
        for (const Field& column : field.columns)
            if (column.line == 1)
                item.heads.push_back(column.label);
        for (std::size_t row = 0; row < form_.row_count(path); ++row) {
            FieldPath cell = path;
            cell.rows.push_back({field.id, row});
            auto& cells = item.rows.emplace_back();
            std::string& second = item.second_lines.emplace_back();
            for (const Field& column : field.columns) {
                cell.field = column.id;
                const std::string words = form_.is_relevant(cell) ? answer_at(cell) : std::string{};
                if (column.line == 1)
                    cells.push_back(words);
                else if (!words.empty())
                    second += fmt::format("{}{}: {}", second.empty() ? "" : "; ", column.label, words);
            }
        }
    }

    const Form& form_;
    const Template& own_;
    const std::vector<FiredRule> rules_;
    FormPicture made_;
};

} // namespace

std::string_view format_name(NoteFormat format) {
    switch (format) {
    case NoteFormat::soap: return "SOAP";
    case NoteFormat::dap: return "DAP";
    case NoteFormat::birp: return "BIRP";
    case NoteFormat::girp: return "GIRP";
    case NoteFormat::pirp: return "PIRP";
    case NoteFormat::plain: return "Plain prose";
    }
    return {};
}

FormPicture picture_of(const Form& form, const Template& own, const std::vector<NoteFormat>& formats) {
    FormPicture made = Picture{form, own}.paint();
    for (const NoteFormat format : formats)
        made.prose.push_back({.format = std::string{format_name(format)}, .parts = form.narrative(format)});
    return made;
}

} // namespace attune
