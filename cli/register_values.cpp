// SPDX-License-Identifier: Apache-2.0
#include "cli/register_values.hpp"

#include "core/template/form/typed_values.hpp"
#include "core/template/register_words.hpp"
#include "core/text/text.hpp"

#include <algorithm>

namespace attune::cli {
namespace {

using nlohmann::json;

const Field* find_reference(const std::vector<Field>& fields, std::string_view id) {
    for (const auto& field : fields) {
        if (field.kind == FieldKind::reference && field.id == id)
            return &field;
        if (const Field* column = find_reference(field.columns, id))
            return column;
    }
    return nullptr;
}

/// "emdr.p3.target" and "p3_target" are the same field.
std::string field_id(std::string key, const std::string& prefix) {
    if (key.starts_with(prefix + "."))
        key.erase(0, prefix.size() + 1);
    std::replace(key.begin(), key.end(), '.', '_');
    return key;
}

struct Reference {
    const Field* field = nullptr;
    std::string register_id; ///< "emdr.target"
};

class Resolver {
public:
    Resolver(Practice& practice, ClientId client, std::vector<std::shared_ptr<const Template>> parts)
        : practice_{practice},
          client_{client},
          parts_{std::move(parts)} {}

    void walk(json& object) {
        for (auto& [key, value] : object.items()) {
            const Reference reference = find(key);
            if (reference.field != nullptr)
                resolve(reference, value);
            else if (value.is_object())
                walk(value);
            else if (value.is_array())
                for (auto& row : value)
                    if (row.is_object())
                        walk(row);
        }
    }
    [[nodiscard]] const std::vector<std::string>& problems() const noexcept { return problems_; }

private:
    Reference find(const std::string& key) const {
        for (const auto& part : parts_)
            for (const auto& section : part->sections)
                if (const Field* field = find_reference(section.fields, field_id(key, part->prefix)))
                    return {field, field->reference_to.find('.') == std::string::npos
                                       ? part->prefix + "." + field->reference_to
                                       : field->reference_to};
        return {};
    }

    void resolve(const Reference& reference, json& value) {
        if (value.is_array()) {
            for (auto& one : value)
                resolve(reference, one);
            return;
        }
        const Register& register_ = find_register(*practice_.shelf, reference.register_id);
        if (value.is_object())
            value = practice_.notes.add_entry(client_, reference.register_id, register_fields(register_, value));
        else if (value.is_string())
            value = find_entry(register_, reference.register_id, value.get<std::string>());
    }

    std::string find_entry(const Register& register_, const std::string& register_id, const std::string& text) {
        const RegisterBook book = practice_.notes.registers(client_);
        if (book.find(register_id, text) != nullptr)
            return text;
        const auto entries = book.entries.find(register_id);
        if (entries != book.entries.end())
            for (const auto& entry : entries->second) {
                if (const std::string title = title_of_entry(register_, entry);
                    !title.empty() && fold(title) == fold(text))
                    return entry.id;
            }
        problems_.push_back("this client has no " + fold(register_.label) + " called \"" + text +
                            "\": add it with \"register add\", or give its fields as an object");
        return text;
    }

    Practice& practice_;
    ClientId client_;
    std::vector<std::shared_ptr<const Template>> parts_;
    std::vector<std::string> problems_;
};

} // namespace

std::map<std::string, Value, std::less<>> register_fields(const Register& register_, const json& object) {
    std::map<std::string, Value, std::less<>> fields;
    std::vector<std::string> problems;
    for (const auto& [key, value] : object.items()) {
        const auto field = std::find_if(register_.fields.begin(), register_.fields.end(),
                                        [&key = key](const Field& one) { return one.id == key; });
        if (field == register_.fields.end())
            problems.push_back(register_.label + " has no field " + key);
        else {
            const TypedValue read = read_typed_value(value.dump(), *field);
            if (!read.problem.empty())
                problems.push_back(read.problem);
            else if (!read.value.is_null())
                fields[key] = read.value;
        }
    }
    if (!problems.empty()) {
        std::string message = "the fields do not fit:";
        for (const auto& problem : problems)
            message += "\n  " + problem;
        throw Error{ErrorKind::bad_input, message};
    }
    return fields;
}

const Register& find_register(const TemplateShelf& shelf, std::string_view id) {
    std::vector<std::shared_ptr<const Template>> all{shelf.header()};
    for (const auto& modality : shelf.forms())
        all.push_back(modality);
    for (const auto& part : all)
        for (const auto& register_ : part->registers)
            if (part->prefix + "." + register_.id == id || part->pack + "." + register_.id == id)
                return register_;
    throw Error{ErrorKind::not_found, "no register is called " + std::string{id}};
}

void resolve_references(Practice& practice, ClientId client, const std::string& template_id, json& values) {
    std::vector<std::shared_ptr<const Template>> parts;
    if (const auto main = practice.shelf->find(template_id))
        parts.push_back(main);
    parts.push_back(practice.shelf->header());
    for (const auto& other : practice.shelf->modalities())
        if (parts.front()->prefix != other->prefix)
            parts.push_back(other);
    Resolver resolver{practice, client, parts};
    resolver.walk(values);
    if (resolver.problems().empty())
        return;
    std::string message = "the values do not fit:";
    for (const auto& problem : resolver.problems())
        message += "\n  " + problem;
    throw Error{ErrorKind::bad_input, message};
}

} // namespace attune::cli
