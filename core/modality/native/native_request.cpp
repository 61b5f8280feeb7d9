// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native/native_request.hpp"

#include "core/modality/native/native_wire.hpp"
#include "core/template/register_words.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

std::vector<std::string> split_at_dots(std::string_view name) {
    std::vector<std::string> steps;
    while (true) {
        const auto dot = name.find('.');
        steps.emplace_back(name.substr(0, dot));
        if (dot == std::string_view::npos)
            return steps;
        name.remove_prefix(dot + 1);
    }
}

const Field* find_field(const std::vector<Field>& fields, const std::string& id) {
    const auto found = std::ranges::find(fields, id, &Field::id);
    return found == fields.end() ? nullptr : &*found;
}

/// A field of the sections that stand in `block` (empty: at the top).
const Field* find_in_sections(const Template& form, const std::string& block, const std::string& id) {
    for (const auto& section : form.sections)
        if (section.block == block)
            if (const auto* field = find_field(section.fields, id))
                return field;
    return nullptr;
}

/// One step: a field. Two: a column of a table, or a field in a block. Three: block, table, column.
std::optional<InputPlace> find_in_template(const Template& form, const std::vector<std::string>& steps) {
    if (steps.empty() || steps.size() > 3)
        return std::nullopt;
    InputPlace place;
    place.part = form.prefix;
    std::size_t next = 0;
    if (steps.size() > 1 && std::ranges::find(form.blocks, steps[0], &Block::id) != form.blocks.end())
        place.block = steps[next++];
    const auto* field = find_in_sections(form, place.block, steps[next++]);
    if (field != nullptr && next < steps.size() && field->kind == FieldKind::table) {
        place.table = field->id;
        place.order_column = field->order_column;
        field = find_field(field->columns, steps[next++]);
    }
    if (field == nullptr || next != steps.size() || field->kind == FieldKind::table)
        return std::nullopt;
    place.field = field;
    return place;
}

/// Writes the fields of one note. Entries of registers get their words here, the same in all notes.
class CourseWriter {
public:
    CourseWriter(const CourseSource& source, NativeRequest& request)
        : source_{source},
          request_{request} {}

    void begin(std::size_t sessions) { writer_.count(sessions); }

    void session(const NoteAnswers& note, const std::vector<std::pair<std::string, InputPlace>>& inputs) {
        wire::Writer fields;
        std::swap(fields, writer_);
        std::size_t written = 0;
        for (const auto& [id, place] : inputs)
            if (const auto part = note.parts.find(place.part); part != note.parts.end()) {
                field(id, place, part->second);
                ++written;
            }
        std::swap(fields, writer_);
        writer_.count(written);
        writer_.bytes() += fields.bytes();
    }

    [[nodiscard]] std::string take() { return std::move(writer_.bytes()); }

private:
    void field(const std::string& id, const InputPlace& place, const Answers& part) {
        std::vector<const Answers*> scopes{&part};
        if (!place.block.empty())
            scopes = rows_of(part, place.block, {});
        std::vector<std::size_t> groups;
        if (!place.table.empty()) {
            std::vector<const Answers*> rows;
            for (const auto* scope : scopes) {
                const auto own = rows_of(*scope, place.table, place.order_column);
                groups.push_back(own.size());
                rows.insert(rows.end(), own.begin(), own.end());
            }
            scopes = std::move(rows);
        }
        if (place.block.empty())
            groups.clear();
        writer_.text(id);
        writer_.count(groups.size());
        for (const auto size : groups)
            writer_.count(size);
        writer_.count(scopes.size());
        for (const auto* scope : scopes)
            cell(*scope, *place.field);
    }

    /// Rows in the order in which they count; rows without a number keep their places at the end.
    static std::vector<const Answers*> rows_of(const Answers& scope, const std::string& table,
                                               const std::string& order_column) {
        std::vector<const Answers*> rows;
        if (const auto found = scope.tables.find(table); found != scope.tables.end())
            for (const auto& row : found->second)
                rows.push_back(&row);
        const auto number = [&](const Answers* row) {
            const auto cell = row->values.find(order_column);
            const auto* value = cell == row->values.end() ? nullptr : cell->second.get<double>();
            return value == nullptr || std::isnan(*value) ? INFINITY : *value;
        };
        if (!order_column.empty())
            std::ranges::stable_sort(rows, std::less{}, number);
        return rows;
    }

    void cell(const Answers& scope, const Field& field) {
        const auto found = scope.values.find(field.id);
        const bool is_reference = field.kind == FieldKind::reference;
        if (found == scope.values.end() || found->second.is_missing())
            return null();
        const auto& value = found->second;
        if (const auto* yes = value.get<bool>())
            return number(*yes ? 1 : 0);
        if (const auto* amount = value.get<double>())
            return number(*amount);
        if (const auto* time = value.get<TimeOfDay>())
            return number(time->minutes);
        if (const auto* day = value.get<Date>())
            return text(format_date(*day));
        if (const auto* words = value.get<std::string>())
            return text(is_reference ? word_for(field, *words) : *words);
        if (const auto* list = value.get<TextList>())
            return text(joined(*list, is_reference ? &field : nullptr));
        null();
    }

    std::string joined(const TextList& list, const Field* reference) {
        std::string all;
        for (const auto& entry : list)
            all += (all.empty() ? "" : " ") + (reference == nullptr ? entry : word_for(*reference, entry));
        return all;
    }

    /// "{1}" for the entry first met, and its title kept on this side.
    std::string word_for(const Field& reference, const std::string& entry) {
        const auto [place, is_new] = words_.try_emplace(entry, fmt::format("{{{}}}", words_.size() + 1));
        if (is_new)
            request_.titles[place->second] = title_of(reference.reference_to, entry);
        return place->second;
    }

    [[nodiscard]] std::string title_of(const std::string& register_id, const std::string& entry_id) const {
        for (const auto& part : source_.parts)
            for (const auto& each : part->registers) {
                const auto* entry = source_.registers.find(part->prefix + "." + each.id, entry_id);
                const bool is_meant = register_id == each.id || register_id == part->prefix + "." + each.id;
                if (entry == nullptr || !is_meant)
                    continue;
                if (auto title = title_of_entry(each, *entry); !title.empty())
                    return title;
            }
        return "an entry that is no longer there";
    }

    void null() { writer_.byte(static_cast<std::uint8_t>(wire::CellKind::null)); }
    void number(double value) {
        if (!std::isfinite(value))
            return null();
        writer_.byte(static_cast<std::uint8_t>(wire::CellKind::number));
        writer_.number(value);
    }
    void text(const std::string& value) {
        if (!is_clean_text(value))
            return null();
        writer_.byte(static_cast<std::uint8_t>(wire::CellKind::text));
        writer_.text(value);
    }

    const CourseSource& source_;
    NativeRequest& request_;
    wire::Writer writer_;
    std::map<std::string, std::string> words_; ///< by entry id
};

} // namespace

std::optional<InputPlace> find_input(std::string_view name, std::string_view prefix,
                                     const std::vector<std::shared_ptr<const Template>>& templates) {
    auto steps = split_at_dots(name);
    for (const auto& form : templates)
        if (form->prefix == prefix)
            if (auto place = find_in_template(*form, steps))
                return place;
    const auto other = steps.front();
    steps.erase(steps.begin());
    for (const auto& form : templates)
        if (form->prefix == other)
            if (auto place = find_in_template(*form, steps))
                return place;
    return std::nullopt;
}

NativeRequest gather_course(const Pack& pack, const CourseSource& source) {
    std::vector<std::pair<std::string, InputPlace>> present;
    std::vector<std::pair<std::string, InputPlace>> course;
    for (const auto& input : pack.inputs) {
        const auto place = find_input(input.field, pack.prefix, source.parts);
        if (!place || place->field->store == FieldStore::private_note)
            continue;
        present.emplace_back(input.field, *place);
        if (input.whole_course)
            course.emplace_back(input.field, *place);
    }
    std::vector<const NoteAnswers*> earlier;
    for (const auto& note : source.earlier)
        if (note.values.parts.contains(pack.prefix))
            earlier.push_back(&note.values);
    NativeRequest request;
    request.pack = pack.id;
    CourseWriter writer{source, request};
    writer.begin(earlier.size() + 1);
    for (const auto* note : earlier)
        writer.session(*note, course);
    writer.session(source.present, present);
    request.course = writer.take();
    return request;
}

std::string with_titles(std::string_view text, const std::map<std::string, std::string>& titles) {
    std::string result;
    while (true) {
        const auto open = text.find('{');
        result += text.substr(0, open);
        if (open == std::string_view::npos)
            return result;
        text.remove_prefix(open);
        const auto close = text.find('}');
        const auto found = close == std::string_view::npos
                               ? titles.end()
                               : titles.find(std::string{text.substr(0, close + 1)});
        result += found == titles.end() ? "{" : found->second;
        text.remove_prefix(found == titles.end() ? 1 : close + 1);
    }
}

} // namespace attune
