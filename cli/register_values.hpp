// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/context.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace attune::cli {

/// Makes reference fields of a values file writable by people: a text that is the title of an entry becomes
/// its id, and an object ({"name": "The stairwell", "prong": "past", …}) becomes a new entry.
/// Throws Error(bad_input) with every title that names nothing.
void resolve_references(Practice& practice, ClientId client, const std::string& template_id, nlohmann::json& values);

/// Reads an object of field id and value as a register's fields; throws Error(bad_input) with all problems.
[[nodiscard]] std::map<std::string, Value, std::less<>> register_fields(const Register& register_,
                                                                        const nlohmann::json& object);
/// The register "emdr.target" and the template that declares it; throws Error(not_found).
[[nodiscard]] const Register& find_register(const TemplateShelf& shelf, std::string_view id);

} // namespace attune::cli
