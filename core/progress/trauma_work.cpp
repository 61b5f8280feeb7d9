// SPDX-License-Identifier: Apache-2.0
#include "core/progress/trauma_work.hpp"

#include "core/modality/template_shelf.hpp"
#include "core/vault/database.hpp"

#include <algorithm>

namespace attune {

std::set<std::string, std::less<>> trauma_packs(const TemplateShelf& shelf) {
    std::set<std::string, std::less<>> prefixes;
    for (const Pack& pack : shelf.packs())
        for (const auto& form : pack.templates)
            if (std::ranges::find(form->signals, "trauma_treatment", &Signal::id) != form->signals.end())
                prefixes.insert(pack.prefix);
    return prefixes;
}

std::set<Date> read_trauma_days(Database& database, ClientId client,
                                const std::set<std::string, std::less<>>& packs) {
    std::set<Date> days;
    if (packs.empty())
        return days;
    Statement select{database, "SELECT DISTINCT s.date, v.prefix FROM note n JOIN session s ON s.id = n.session "
                               "JOIN note_template t ON t.note = n.id AND t.active = 1 "
                               "JOIN template_version v ON v.id = t.template "
                               "WHERE n.client = ?1 AND n.state <> 'void'"};
    select.bind(client);
    while (select.step())
        if (packs.contains(select.text(1)))
            days.insert(select.date(0));
    return days;
}

} // namespace attune
