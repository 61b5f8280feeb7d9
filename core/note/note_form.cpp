// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_form.hpp"

#include "core/template/register_words.hpp"
#include "core/text/text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace attune {
namespace {

constexpr std::size_t longest_summary = 90;
constexpr std::size_t most_entries = 2;

const Field* field_of(const Template& form, std::string_view id) {
    for (const auto& section : form.sections)
        for (const auto& field : section.fields)
            if (field.id == id && section.block.empty())
                return &field;
    return nullptr;
}

const Template* header_of(const Form& form) {
    for (const auto& part : form.parts())
        if (part->prefix == header_prefix)
            return part.get();
    return nullptr;
}

std::string in_digits(double number) {
    if (number == std::floor(number) && std::abs(number) < 1e9)
        return std::to_string(static_cast<long long>(number));
    std::string text = std::to_string(std::round(number * 10) / 10);
    return text.substr(0, text.find('.') + 2);
}

std::string label_of_option(const Field& field, const std::string& value) {
    const auto option = std::ranges::find(field.options, value, &Option::value);
    return option == field.options.end() ? value : option->label;
}

std::string title_of(const Form& form, std::string_view register_id, const std::string& entry_id) {
    const auto* entry = form.registers_after().find(register_id, entry_id);
    const auto owner = register_id.substr(0, register_id.find('.'));
    const auto name = register_id.substr(register_id.find('.') + 1);
    if (entry == nullptr)
        return {};
    for (const auto& part : form.parts())
        for (const auto& kind : part->registers)
            if (part->prefix == owner && kind.id == name)
                return title_of_entry(kind, *entry);
    return {};
}

/// Calls `see` for every field outside tables that is not private, rows of blocks included.
void for_each_field(const Form& form, const Template& part,
                    const std::function<void(const Field&, const FieldPath&)>& see) {
    for (const auto& section : part.sections) {
        const std::size_t rows = section.block.empty() ? 1 : form.row_count({part.prefix, {}, section.block});
        for (std::size_t row = 0; row < rows; ++row)
            for (const auto& field : section.fields) {
                FieldPath path{part.prefix, {}, field.id};
                if (!section.block.empty())
                    path.rows.push_back({section.block, row});
                if (field.store == FieldStore::record)
                    see(field, path);
            }
    }
}

enum class Whose { own, other_packs };

bool is_of(const Field& reference, const Template& part, Whose whose) {
    const bool own = reference.reference_to.substr(0, reference.reference_to.find('.')) == part.prefix;
    return own == (whose == Whose::own);
}

std::vector<std::string> entries_worked_on(const Form& form, const Template& part, Whose whose,
                                           const std::vector<Observation>& observations) {
    std::vector<std::string> named;
    for_each_field(form, part, [&](const Field& field, const FieldPath& path) {
        if (field.kind != FieldKind::reference || !is_of(field, part, whose) || named.size() >= most_entries)
            return;
        const Value value = form.value(path);
        const auto* list = value.get<TextList>();
        const auto* one = value.get<std::string>();
        const std::string id = one != nullptr                      ? *one
                               : list != nullptr && !list->empty() ? list->front()
                                                                   : std::string{};
        const std::string title = title_of(form, field.reference_to, id);
        if (title.empty() ||
            std::ranges::any_of(named, [&](const auto& text) { return text.starts_with(title); }))
            return;
        std::string text = title;
        for (const auto& point : observations)
            if (const auto* number = point.value.get<double>();
                point.key == id && !id.empty() && number != nullptr) {
                for (const auto& series : part.series)
                    if (series.id == point.series && point.part == part.prefix)
                        text += ", " + label_beside_entry(series) + " " + in_digits(*number);
                break;
            }
        named.push_back(std::move(text));
    });
    return named;
}

std::string all_entries(const Form& form, Whose whose, const std::vector<Observation>& observations) {
    std::string all;
    for (const auto& part : form.parts())
        if (part->prefix != header_prefix)
            for (const auto& entry : entries_worked_on(form, *part, whose, observations))
                all += (all.empty() ? "" : "; ") + entry;
    return all;
}

/// Texts with a default mostly stand there from the note before: what is new today tells more.
enum class Carried { passed_over, taken };

std::string first_text(const Form& form, const Template& part, Carried carried) {
    std::string text;
    for_each_field(form, part, [&](const Field& field, const FieldPath& path) {
        const bool is_text = field.kind == FieldKind::text || field.kind == FieldKind::long_text;
        if (!text.empty() || !is_text || field.prefill_prompts)
            return;
        if (carried == Carried::passed_over && !field.initial.empty())
            return;
        const Value value = form.value(path);
        if (const auto* written = value.get<std::string>())
            text = tidy_name(shorten(*written, longest_summary * 2));
    });
    return text;
}

} // namespace

Value header_value(const Form& form, std::string_view id) {
    const auto* header = header_of(form);
    if (header == nullptr || field_of(*header, id) == nullptr)
        return {};
    return form.value({std::string{header_prefix}, {}, std::string{id}});
}

void answer_header(Form& form, std::string_view id, Value value) {
    const auto* header = header_of(form);
    if (header != nullptr && field_of(*header, id) != nullptr)
        form.set({std::string{header_prefix}, {}, std::string{id}}, std::move(value));
}

std::string approach_of(const std::vector<std::shared_ptr<const Template>>& parts,
                        const TemplateShelf& shelf) {
    std::string approach;
    for (const auto& part : parts) {
        if (part->prefix == header_prefix)
            continue;
        const auto pack = std::ranges::find(shelf.packs(), part->pack, &Pack::id);
        const bool named = pack != shelf.packs().end() && !pack->short_title.empty();
        approach += (approach.empty() ? "" : ", ") + (named ? pack->short_title : part->title);
    }
    return approach;
}

std::string summary_of(const Form& form, const std::vector<Observation>& observations) {
    if (!form.counts()) {
        const auto* header = header_of(form);
        const auto* field = header == nullptr ? nullptr : field_of(*header, "attendance");
        const Value attendance = header_value(form, "attendance");
        if (const auto* id = attendance.get<std::string>(); field != nullptr && id != nullptr)
            return label_of_option(*field, *id);
    }
    std::string summary = all_entries(form, Whose::own, observations);
    for (const Carried carried : {Carried::passed_over, Carried::taken})
        for (auto part = form.parts().rbegin(); summary.empty() && part != form.parts().rend(); ++part)
            summary = first_text(form, **part, carried); // the modality's words before the header's
    if (summary.empty()) // the questionnaires and goals of the header, when there is nothing else
        summary = all_entries(form, Whose::other_packs, observations);
    return shorten(summary, longest_summary);
}

std::map<std::string, Value, std::less<>> native_values(const Form& form) {
    std::map<std::string, Value, std::less<>> values;
    for (const auto& part : form.parts())
        for_each_field(form, *part, [&](const Field& field, const FieldPath& path) {
            if (field.native.empty())
                return;
            if (Value value = form.value(path); !value.is_null())
                values.insert_or_assign(part->prefix + "." + field.native, std::move(value));
        });
    return values;
}

} // namespace attune
