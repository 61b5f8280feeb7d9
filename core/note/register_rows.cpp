// SPDX-License-Identifier: Apache-2.0
#include "core/note/register_rows.hpp"

#include "core/note/typed_json.hpp"

#include <algorithm>

namespace attune {

std::vector<RegisterRow> read_register_rows(Database& database, ClientId client) {
    Statement select{database,
                     "SELECT id, uid, register, revision, fields FROM register_entry WHERE client = ?1 "
                     "ORDER BY id"};
    select.bind(client);
    std::vector<RegisterRow> rows;
    while (select.step()) {
        rows.push_back({select.integer(0), select.text(1), select.text(2), select.integer(3),
                        read_typed_map(select.text(4))});
    }
    return rows;
}

std::vector<RegisterActionRow> read_register_actions(Database& database, ClientId client) {
    Statement select{database,
                     "SELECT e.uid, a.kind, a.day, a.reason FROM register_action a "
                     "JOIN register_entry e ON e.id = a.entry WHERE e.client = ?1 ORDER BY a.day, a.id"};
    select.bind(client);
    std::vector<RegisterActionRow> rows;
    while (select.step())
        rows.push_back({select.text(0), select.text(1) == "set_aside", select.date(2), select.text(3)});
    return rows;
}

std::shared_ptr<const Template> template_of_register(const TemplateShelf& shelf,
                                                     std::string_view register_id) {
    const auto dot = register_id.find('.');
    if (dot == std::string_view::npos)
        return nullptr;
    const auto owner = register_id.substr(0, dot);
    const auto name = register_id.substr(dot + 1);
    for (const auto& pack : shelf.packs()) {
        if (pack.prefix != owner && pack.id != owner)
            continue;
        for (const auto& form : pack.templates)
            if (std::ranges::find(form->registers, name, &Register::id) != form->registers.end())
                return form;
    }
    return nullptr;
}

const Register* register_definition(const TemplateShelf& shelf, std::string_view register_id) {
    const auto form = template_of_register(shelf, register_id);
    if (form == nullptr)
        return nullptr;
    return &*std::ranges::find(form->registers, register_id.substr(register_id.find('.') + 1), &Register::id);
}

} // namespace attune
