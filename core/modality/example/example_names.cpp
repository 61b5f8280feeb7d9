// SPDX-License-Identifier: Apache-2.0
#include "core/modality/example/example_names.hpp"

#include "core/modality/example/example_words.hpp"
#include "core/template/suggestion.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace attune {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_rows = 100;

const Template* find_part(std::string_view prefix, const ExampleParts& parts) {
    const auto found = std::ranges::find(parts, prefix, [](const auto& part) { return part->prefix; });
    return found == parts.end() ? nullptr : found->get();
}

std::string prefixes(const ExampleParts& parts) {
    std::vector<std::string_view> names;
    for (const auto& part : parts)
        names.push_back(part->prefix);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<std::string> split_path(std::string_view text) {
    std::vector<std::string> steps;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('.', begin), text.size());
        steps.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return steps;
}

/// "sets[2]" → sets, 2; the row is missing when no number stands in brackets at the end.
std::pair<std::string, std::optional<std::size_t>> split_step(const std::string& step) {
    const auto bracket = step.find('[');
    if (bracket == std::string::npos || !step.ends_with(']'))
        return {step, std::nullopt};
    return {step.substr(0, bracket),
            count_of(std::string_view{step}.substr(bracket + 1, step.size() - bracket - 2))};
}

/// One walk along a path.
class PathWalk {
public:
    PathWalk(const Template& part, std::string_view text)
        : part_{part},
          text_{text} {
        place_.path.part = part.prefix;
        for (const Section& section : part.sections)
            if (section.block.empty())
                add_fields(section.fields);
        blocks_ = true;
    }

    NamedPlace walk(const std::vector<std::string>& steps) {
        for (std::size_t i = 0; i + 1 < steps.size() && place_.problem.empty(); ++i)
            step_into(steps[i]);
        if (place_.problem.empty())
            end_at(steps.back());
        return std::move(place_);
    }

private:
    void add_fields(const std::vector<Field>& fields) {
        for (const Field& field : fields)
            fields_.push_back(&field);
    }

    [[nodiscard]] const Field* find_field(std::string_view id) const {
        const auto found = std::ranges::find(fields_, id, &Field::id);
        return found == fields_.end() ? nullptr : *found;
    }

    [[nodiscard]] const Block* find_block(std::string_view id) const {
        const auto found = std::ranges::find(part_.blocks, id, &Block::id);
        return !blocks_ || found == part_.blocks.end() ? nullptr : &*found;
    }

    void step_into(const std::string& step) {
        const auto [id, row] = split_step(step);
        const Field* table = find_field(id);
        const Block* block = find_block(id);
        if (block == nullptr && table == nullptr)
            return unknown(id, "there is no table or block ");
        if (block == nullptr && table->kind != FieldKind::table) {
            place_.problem = fmt::format("{}: {} is a field, no table or block", shorten(text_, 80), id);
            return;
        }
        if (!row || *row >= most_rows) {
            place_.problem = fmt::format("{}: the row is missing; write {}[0] for the first, {} at most",
                                         shorten(text_, 80), id, most_rows - 1);
            return;
        }
        place_.path.rows.push_back({.table = id, .row = *row});
        fields_.clear();
        blocks_ = false;
        if (table != nullptr)
            return add_fields(table->columns);
        for (const Section& section : part_.sections)
            if (section.block == block->id)
                add_fields(section.fields);
    }

    void end_at(const std::string& step) {
        place_.path.field = step;
        place_.field = find_field(step);
        if (place_.field == nullptr && find_block(step) == nullptr)
            unknown(step, "there is no field ");
    }

    void unknown(const std::string& id, std::string_view words) {
        std::vector<std::string> names;
        for (const Field* field : fields_)
            names.push_back(field->id);
        if (blocks_)
            for (const Block& block : part_.blocks)
                names.push_back(block.id);
        place_.problem =
            fmt::format("{}: {}{}{}", shorten(text_, 80), words, shorten(id, 60), did_you_mean(id, names));
    }

    const Template& part_;
    std::string_view text_;
    NamedPlace place_;
    std::vector<const Field*> fields_; ///< of the scope reached
    bool blocks_ = false;              ///< whether blocks can be named here
};

template<typename Thing>
std::vector<std::string> ids_of(const std::vector<Thing>& things) {
    std::vector<std::string> ids;
    for (const Thing& thing : things)
        ids.push_back(thing.id);
    return ids;
}

std::pair<std::string_view, std::vector<std::string>> names_of(ThingKind kind, const Template& part) {
    switch (kind) {
    case ThingKind::rule: return {"rule", ids_of(part.rules)};
    case ThingKind::prompt: return {"prompt", ids_of(part.prompts)};
    case ThingKind::parameter: return {"parameter", ids_of(part.parameters)};
    case ThingKind::series: return {"series", ids_of(part.series)};
    case ThingKind::register_definition: return {"register", ids_of(part.registers)};
    }
    return {};
}

bool is_numeric(FieldKind kind) {
    return kind == FieldKind::scale || kind == FieldKind::number || kind == FieldKind::duration;
}

/// References of the example become ids of entries.
TypedValue read_references(const std::string& text, bool several, const EntryNames& entries) {
    TextList ids;
    std::vector<std::string> names;
    for (const auto& [name, id] : entries)
        names.push_back(name);
    for (const std::string& word : split_words(text)) {
        const auto found = entries.find(word);
        if (found == entries.end())
            return {.value = {},
                    .problem = fmt::format("there is no entry {} before this{}", shorten(word, 60),
                                           did_you_mean(word, names))};
        ids.push_back(found->second);
    }
    if (several)
        return {.value = std::move(ids), .problem = {}};
    if (ids.size() != 1)
        return {.value = {}, .problem = "one entry was expected"};
    return {.value = std::move(ids.front()), .problem = {}};
}

} // namespace

NamedPlace find_place(std::string_view text, const ExampleParts& parts, const Template& own) {
    auto steps = split_path(text);
    const Template* part = &own;
    if (steps.size() > 1 && steps.front().find('[') == std::string::npos) {
        part = find_part(steps.front(), parts);
        if (part == nullptr)
            return {.path = {},
                    .field = nullptr,
                    .problem =
                        fmt::format("{}: {} is none of the forms of this example ({}); a row of a table is "
                                    "written {}[0]",
                                    shorten(text, 80), steps.front(), prefixes(parts), steps.front())};
        steps.erase(steps.begin());
    }
    auto place = PathWalk{*part, text}.walk(steps);
    if (!place.problem.empty() && steps.size() == 1)
        for (const Alias& alias : part->aliases)
            if (alias.id == steps.front())
                return find_place(alias.of, parts, *part);
    return place;
}

NamedThing find_thing(ThingKind kind, std::string_view text, const ExampleParts& parts, const Template& own) {
    NamedThing thing{.part = &own, .id = std::string{text}, .problem = {}};
    if (const auto dot = text.find('.'); dot != std::string_view::npos) {
        thing.part = find_part(text.substr(0, dot), parts);
        thing.id = text.substr(dot + 1);
    }
    if (thing.part == nullptr) {
        thing.problem = fmt::format("{}: {} is none of the forms of this example ({})", shorten(text, 80),
                                    text.substr(0, text.find('.')), prefixes(parts));
        return thing;
    }
    const auto [word, names] = names_of(kind, *thing.part);
    if (std::ranges::find(names, thing.id) == names.end())
        thing.problem = fmt::format("{} has no {} {}{}", thing.part->prefix, word, shorten(thing.id, 60),
                                    did_you_mean(thing.id, names));
    return thing;
}

TypedValue read_example_value(const std::string& text, const Field& field, const EntryNames& entries) {
    if (text.empty())
        return {};
    Field typed;
    typed.kind = field.kind == FieldKind::computed ? field.result : field.kind;
    typed.several = field.several;
    typed.options = field.options;
    typed.options_are_packs = field.options_are_packs || field.kind == FieldKind::computed;
    if (typed.kind == FieldKind::reference)
        return read_references(text, field.several, entries);
    const bool is_list = typed.kind == FieldKind::multi_choice || typed.kind == FieldKind::checklist ||
                         (typed.kind == FieldKind::body_location && field.several);
    Json json(text);
    if (is_list)
        json = Json(split_words(text));
    else if (const auto number = number_of(text); number && is_numeric(typed.kind))
        json = Json(*number);
    return read_typed_value(json.dump(-1, ' ', false, Json::error_handler_t::replace), typed);
}

} // namespace attune
