// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/entry_form.hpp"

#include "core/error.hpp"
#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {
namespace {

const Register& find_register(const Template& definition, std::string_view id) {
    for (const Register& each : definition.registers)
        if (each.id == id)
            return each;
    throw Error{ErrorKind::not_found,
                fmt::format("the template {} has no register {}", definition.full_id(), id)};
}

} // namespace

EntryForm::EntryForm(std::shared_ptr<const Template> definition, std::string_view register_id,
                     EntryFields fields, const RegisterBook& book, Date today)
    : source_{std::move(definition)},
      definition_{&find_register(*source_, register_id)} {
    auto small = std::make_shared<Template>();
    small->prefix = definition_->id;
    small->id = definition_->id;
    Section section;
    section.id = "fields";
    section.fields = definition_->fields;
    small->sections.push_back(std::move(section));
    small_ = std::move(small);

    std::vector<std::string> names;
    for (const Field& field : definition_->fields)
        names.push_back(field.id);
    NoteAnswers answers;
    if (!fields.empty()) {
        Answers& part = answers.parts[definition_->id];
        for (auto& [id, value] : fields) {
            if (std::find(names.begin(), names.end(), id) == names.end())
                unknown_.push_back(id + did_you_mean(id, names));
            else if (!value.is_null())
                part.values.emplace(id, std::move(value));
        }
    }
    FormContext context;
    context.today = today;
    context.registers = book;
    form_ = std::make_unique<Form>(std::vector{small_}, std::move(answers), std::move(context));
    fields_ = form_->answers().parts.at(definition_->id).values;
}

EntryForm::~EntryForm() = default;
EntryForm::EntryForm(EntryForm&&) noexcept = default;
EntryForm& EntryForm::operator=(EntryForm&&) noexcept = default;

const Register& EntryForm::definition() const {
    return *definition_;
}

const EntryFields& EntryForm::fields() const {
    return fields_;
}

void EntryForm::set(const std::string& field, Value value) {
    form_->set({.part = definition_->id, .rows = {}, .field = field}, std::move(value));
    fields_ = form_->answers().parts.at(definition_->id).values;
}

bool EntryForm::is_relevant(const std::string& field) const {
    return form_->is_relevant({.part = definition_->id, .rows = {}, .field = field});
}

bool EntryForm::is_required(const std::string& field) const {
    return form_->is_required({.part = definition_->id, .rows = {}, .field = field});
}

std::vector<FormProblem> EntryForm::problems() const {
    std::vector<FormProblem> found;
    for (const std::string& id : unknown_)
        found.push_back({.path = {.part = definition_->id, .rows = {}, .field = {}},
                         .kind = ProblemKind::not_a_value,
                         .message = fmt::format("{}: there is no field {}", definition_->label, id)});
    for (FormProblem& problem : form_->problems())
        found.push_back(std::move(problem));
    return found;
}

EntryFields EntryForm::fields_to_keep() const {
    return form_->answers_to_sign().parts.at(definition_->id).values;
}

} // namespace attune
