// SPDX-License-Identifier: Apache-2.0
#include "core/note/register_fields.hpp"

#include "core/template/form/entry_form.hpp"

#include <algorithm>
#include <utility>

namespace attune {

CheckedFields check_register_fields(std::shared_ptr<const Template> owner, const Register& kind,
                                    const std::map<std::string, Value, std::less<>>& fields, Date today) {
    CheckedFields checked;
    EntryForm form{std::move(owner), kind.id, {}, {}, today};
    for (const auto& [id, value] : fields) {
        if (std::ranges::find(kind.fields, id, &Field::id) == kind.fields.end())
            checked.problems.push_back(kind.label + " has no field \"" + id + "\"");
        else
            form.set(id, value);
    }
    for (FormProblem& problem : form.problems())
        checked.problems.push_back(std::move(problem.message));
    for (const auto& [id, value] : form.fields())
        if (!value.is_null())
            checked.fields.emplace(id, value);
    return checked;
}

} // namespace attune
