// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/typed_values.hpp"

#include "core/template/suggestion.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace attune {
namespace {

using Json = nlohmann::json;
using Parts = std::vector<std::shared_ptr<const Template>>;

std::string words_of(const Json& json) {
    std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return shorten(text, 40);
}

/// The option that a text names, by its value or by its label.
std::optional<std::string> find_option(const std::string& text, const Field& field) {
    for (const Option& option : field.options)
        if (option.value == text)
            return option.value;
    const std::string folded = fold(text);
    for (const Option& option : field.options)
        if (fold(option.label) == folded || fold(option.value) == folded)
            return option.value;
    return std::nullopt;
}

std::string option_problem(const std::string& text, const Field& field) {
    std::vector<std::string> values;
    for (const Option& option : field.options)
        values.push_back(option.value);
    return fmt::format("\"{}\" is no option; expected is one of {}", shorten(text, 40),
                       fmt::join(values, ", "));
}

TypedValue wrong(const Json& json, std::string_view expected) {
    return {.value = {}, .problem = fmt::format("{} was found, {} was expected", words_of(json), expected)};
}

TypedValue read_choice(const Json& json, const Field& field) {
    if (!json.is_string())
        return wrong(json, "the value or the label of an option");
    const auto& text = json.get_ref<const std::string&>();
    const auto option = find_option(text, field);
    return option ? TypedValue{.value = *option, .problem = {}}
                  : TypedValue{.value = {}, .problem = option_problem(text, field)};
}

TypedValue read_list(const Json& json, const Field& field, bool checked) {
    TextList list;
    const Json many = json.is_array() ? json : Json::array({json});
    for (const Json& each : many) {
        if (!each.is_string())
            return wrong(json, "a list of texts");
        const auto& text = each.get_ref<const std::string&>();
        const auto option = checked ? find_option(text, field) : std::optional{text};
        if (!option)
            return {.value = {}, .problem = option_problem(text, field)};
        if (std::find(list.begin(), list.end(), *option) == list.end())
            list.push_back(*option);
    }
    return {.value = std::move(list), .problem = {}};
}

TypedValue read_number(const Json& json, const Field& field) {
    const bool not_asked = (json.is_string() && fold(json.get_ref<const std::string&>()) == "not asked") ||
                           (json.is_object() && json.contains("not_asked"));
    if (not_asked && field.kind == FieldKind::scale)
        return {.value = NotAsked{}, .problem = {}};
    if (!json.is_number())
        return wrong(json, field.kind == FieldKind::scale ? "a number or \"not asked\"" : "a number");
    return {.value = json.get<double>(), .problem = {}};
}

TypedValue read_moment(const Json& json, const Field& field) {
    const std::string* text = json.get_ptr<const std::string*>();
    if (field.kind == FieldKind::date) {
        const auto day = text == nullptr ? std::nullopt : parse_date(*text);
        return day ? TypedValue{.value = *day, .problem = {}} : wrong(json, "a day like \"2027-03-09\"");
    }
    const auto time = text == nullptr ? std::nullopt : parse_time(*text);
    return time ? TypedValue{.value = *time, .problem = {}} : wrong(json, "a time like \"14:05\"");
}

TypedValue read_yes_no(const Json& json) {
    if (json.is_boolean())
        return {.value = json.get<bool>(), .problem = {}};
    if (const auto* text = json.get_ptr<const std::string*>()) {
        const std::string folded = fold(*text);
        if (folded == "yes" || folded == "no")
            return {.value = folded == "yes", .problem = {}};
    }
    return wrong(json, "yes or no");
}

TypedValue read_one(const Json& json, const Field& field) {
    if (json.is_null())
        return {};
    switch (field.kind) {
    case FieldKind::text:
    case FieldKind::long_text:
        if (!json.is_string())
            return wrong(json, "a text");
        return {.value = json.get<std::string>(), .problem = {}};
    case FieldKind::choice: return read_choice(json, field);
    case FieldKind::multi_choice:
    case FieldKind::checklist: return read_list(json, field, !field.options_are_packs);
    case FieldKind::scale:
    case FieldKind::number:
    case FieldKind::duration: return read_number(json, field);
    case FieldKind::date:
    case FieldKind::time: return read_moment(json, field);
    case FieldKind::yes_no: return read_yes_no(json);
    case FieldKind::body_location:
    case FieldKind::reference:
        if (field.several)
            return read_list(json, field, false);
        if (!json.is_string())
            return wrong(json, "one id");
        return {.value = json.get<std::string>(), .problem = {}};
    case FieldKind::computed: return {.value = {}, .problem = "this is computed and cannot be given"};
    case FieldKind::table: return wrong(json, "an array of rows");
    }
    return {};
}

/// One name of a part: a field, a block, or an alias that leads to another part.
struct Target {
    const Template* part = nullptr;
    const Field* field = nullptr;
    const Block* block = nullptr; ///< the block itself, or the block in which the field stands
};

class ValueReader {
public:
    ValueReader(const Parts& parts, std::size_t foremost)
        : parts_{parts},
          foremost_{std::min(foremost, parts.size())} {}

    TypedValues read(std::string_view text) {
        const Json json = Json::parse(text, nullptr, false);
        if (json.is_discarded())
            problem("the values are no JSON");
        else if (!json.is_object())
            problem("expected is a JSON object of field id and value");
        else
            for (const auto& [key, value] : json.items())
                if (const Template* part = find_part(key); part != nullptr && value.is_object())
                    for (const auto& [inner, each] : value.items())
                        read_key(key + "." + inner, inner, part, each);
                else
                    read_key(key, key, nullptr, value);
        return std::move(result_);
    }

private:
    void problem(std::string message) { result_.problems.push_back(std::move(message)); }

    const Template* find_part(std::string_view prefix) const {
        for (const auto& part : parts_)
            if (part->prefix == prefix || part->pack == prefix)
                return part.get();
        return nullptr;
    }

    static std::optional<Target> find_in(const Template& part, std::string_view id) {
        const auto block_of = [&part](std::string_view block) -> const Block* {
            for (const Block& each : part.blocks)
                if (each.id == block)
                    return &each;
            return nullptr;
        };
        for (const Section& section : part.sections)
            for (const Field& field : section.fields)
                if (field.id == id)
                    return Target{.part = &part, .field = &field, .block = block_of(section.block)};
        if (const Block* block = block_of(id))
            return Target{.part = &part, .field = nullptr, .block = block};
        return std::nullopt;
    }

    std::optional<Target> find_named(const Template& part, std::string_view id) const {
        if (auto found = find_in(part, id))
            return found;
        for (const Alias& alias : part.aliases)
            if (alias.id == id)
                if (const auto dot = alias.of.find('.'); dot != std::string::npos)
                    if (const Template* other = find_part(std::string_view{alias.of}.substr(0, dot)))
                        return find_in(*other, std::string_view{alias.of}.substr(dot + 1));
        return std::nullopt;
    }

    /// Everything that a key may mean: with its part's name before it first, then alone.
    std::vector<Target> find(std::string key, const Template* within) const {
        std::replace(key.begin(), key.end(), '.', '_');
        std::vector<Target> found;
        const auto add = [&found](const std::optional<Target>& target) {
            if (target && std::none_of(found.begin(), found.end(), [&](const Target& each) {
                    return each.field == target->field && each.block == target->block;
                }))
                found.push_back(*target);
        };
        for (const auto& part : parts_) {
            if (within != nullptr && within != part.get())
                continue;
            for (const std::string& name : {part->prefix, part->pack})
                if (key.starts_with(name + "_"))
                    add(find_named(*part, std::string_view{key}.substr(name.size() + 1)));
        }
        if (!found.empty())
            return found;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (i == foremost_ && !found.empty())
                break;
            if (within == nullptr || within == parts_[i].get())
                add(find_named(*parts_[i], key));
        }
        return found;
    }

    void read_key(const std::string& shown, const std::string& key, const Template* within,
                  const Json& json) {
        const auto targets = find(key, within);
        if (targets.empty())
            return unknown(shown, key, within);
        if (targets.size() > 1)
            return problem(fmt::format("{}: both {} and {} have such a field; write {}.{}", shown,
                                       targets[0].part->prefix, targets[1].part->prefix,
                                       targets[1].part->prefix, key));
        const Target& target = targets.front();
        Answers& part = result_.answers.parts[target.part->prefix];
        if (target.field == nullptr)
            return read_block(shown, *target.part, *target.block, json, part);
        Answers* row = &part;
        if (target.block != nullptr) {
            auto& rows = part.tables[target.block->id];
            if (rows.empty())
                rows.emplace_back();
            row = &rows.front();
        }
        read_field(shown, *target.field, json, *row);
    }

    void unknown(const std::string& shown, const std::string& key, const Template* within) {
        std::vector<std::string> names;
        for (const auto& part : parts_) {
            if (within != nullptr && within != part.get())
                continue;
            for (const Section& section : part->sections)
                for (const Field& field : section.fields) {
                    names.push_back(field.id);
                    names.push_back(part->prefix + "." + field.id);
                }
            for (const Block& block : part->blocks)
                names.push_back(block.id);
            for (const Alias& alias : part->aliases)
                names.push_back(alias.id);
        }
        std::string plain = key;
        std::replace(plain.begin(), plain.end(), '.', '_');
        std::string guess = did_you_mean(key, names);
        problem(fmt::format("{}: there is no such field{}", shown,
                            guess.empty() ? did_you_mean(plain, names) : guess));
    }

    void read_block(const std::string& shown, const Template& part, const Block& block, const Json& json,
                    Answers& into) {
        const Json rows = json.is_array() ? json : Json::array({json});
        auto& target = into.tables[block.id];
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string place = fmt::format("{}[{}]", shown, i);
            if (!rows[i].is_object()) {
                problem(fmt::format("{}: {} was found, an object of fields was expected", place,
                                    words_of(rows[i])));
                continue;
            }
            if (target.size() <= i)
                target.resize(i + 1);
            for (const auto& [key, value] : rows[i].items()) {
                std::string id = key;
                std::replace(id.begin(), id.end(), '.', '_');
                const auto found = find_in(part, id);
                if (found && found->field != nullptr && found->block == &block)
                    read_field(place + "." + key, *found->field, value, target[i]);
                else
                    unknown(place + "." + key, key, &part);
            }
        }
    }

    void read_field(const std::string& shown, const Field& field, const Json& json, Answers& into) {
        if (field.kind == FieldKind::table && (json.is_array() || json.is_object()))
            return read_table(shown, field, json, into);
        TypedValue read = read_one(json, field);
        if (!read.problem.empty())
            return problem(fmt::format("{}: {}", shown, read.problem));
        into.values[field.id] = std::move(read.value);
    }

    void read_table(const std::string& shown, const Field& field, const Json& json, Answers& into) {
        const Json rows = json.is_array() ? json : Json::array({json});
        auto& target = into.tables[field.id];
        std::vector<std::string> names;
        for (const Field& column : field.columns)
            names.push_back(column.id);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string place = fmt::format("{}[{}]", shown, i);
            target.emplace_back();
            if (!rows[i].is_object()) {
                problem(fmt::format("{}: {} was found, an object of columns was expected", place,
                                    words_of(rows[i])));
                continue;
            }
            for (const auto& [key, value] : rows[i].items()) {
                std::string id = key;
                std::replace(id.begin(), id.end(), '.', '_');
                const auto column = std::find_if(field.columns.begin(), field.columns.end(),
                                                 [&](const Field& each) { return each.id == id; });
                if (column == field.columns.end())
                    problem(
                        fmt::format("{}.{}: there is no such column{}", place, key, did_you_mean(id, names)));
                else
                    read_field(place + "." + key, *column, value, target.back());
            }
        }
    }

    const Parts& parts_;
    std::size_t foremost_; ///< parts in which a bare name is looked for first
    TypedValues result_;
};

} // namespace

TypedValues read_values(std::string_view json, const Parts& parts, std::size_t foremost) {
    return ValueReader{parts, foremost}.read(json);
}

TypedValue read_typed_value(std::string_view json, const Field& field) {
    const Json parsed = Json::parse(json, nullptr, false);
    if (parsed.is_discarded())
        return {.value = {}, .problem = "the value is no JSON"};
    return read_one(parsed, field);
}

} // namespace attune
