// SPDX-License-Identifier: Apache-2.0
#include "core/note/register_fields.hpp"

#include "core/template/form.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace attune {
namespace {

/// A form of one section whose questions are the register's fields: so that one set of rules judges both.
std::shared_ptr<const Template> as_form(const Template& owner, const Register& kind) {
    auto form = std::make_shared<Template>();
    form->pack = owner.pack;
    form->prefix = owner.prefix;
    form->id = kind.id;
    form->version = owner.version;
    form->language = owner.language;
    form->title = kind.label;
    form->hash = owner.hash + "/" + kind.id;
    Section section;
    section.id = "entry";
    section.title = kind.label;
    section.fields = kind.fields;
    form->sections.push_back(std::move(section));
    return form;
}

} // namespace

CheckedFields check_register_fields(const Template& owner, const Register& kind,
                                    const std::map<std::string, Value, std::less<>>& fields, Date today) {
    CheckedFields checked;
    FormContext context;
    context.today = today;
    Form form{{as_form(owner, kind)}, {}, std::move(context)};
    for (const auto& [id, value] : fields) {
        if (std::ranges::find(kind.fields, id, &Field::id) == kind.fields.end())
            checked.problems.push_back(id + ": " + kind.label + " has no such field");
        else
            form.set({owner.prefix, {}, id}, value);
    }
    for (const auto& problem : form.problems())
        checked.problems.push_back(problem.path.field + ": " + problem.message);
    if (const auto part = form.answers().parts.find(owner.prefix); part != form.answers().parts.end())
        for (const auto& [id, value] : part->second.values)
            if (!value.is_null())
                checked.fields.emplace(id, value);
    return checked;
}

} // namespace attune
