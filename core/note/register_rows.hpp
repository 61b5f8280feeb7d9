// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/template_shelf.hpp"
#include "core/note/note_rows.hpp"
#include "core/template/register_book.hpp"

#include <map>
#include <string>
#include <vector>

namespace attune {

struct RegisterRow {
    std::int64_t id = 0;
    std::string uid;
    std::string register_id;   ///< "emdr.target"
    std::int64_t revision = 0; ///< counts edits
    std::map<std::string, Value, std::less<>> fields;
};

struct RegisterActionRow {
    std::string uid;
    bool set_aside = false; ///< else put back
    Date day{};
    std::string reason;
};

/// In the order in which they were made.
[[nodiscard]] std::vector<RegisterRow> read_register_rows(Database& database, ClientId client);
/// By day, then in the order in which they were done.
[[nodiscard]] std::vector<RegisterActionRow> read_register_actions(Database& database, ClientId client);

/// The register "emdr.target" of the newest template that declares it; pack id or prefix before the dot.
/// Null when no pack at hand has it.
[[nodiscard]] const Register* register_definition(const TemplateShelf& shelf, std::string_view register_id);
[[nodiscard]] std::shared_ptr<const Template> template_of_register(const TemplateShelf& shelf,
                                                                   std::string_view register_id);

} // namespace attune
