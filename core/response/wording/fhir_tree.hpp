// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace attune {

/// A FHIR resource as its JSON, from JSON or XML. Primitive values of XML stay text, as they are written.
struct FhirTree {
    nlohmann::json resource{};             ///< an object; null when there is a problem
    std::optional<std::string> problem{};  ///< why it is no resource that may be read, in words
};

/// Never throws on content. Refuses more than 16 MiB, more than 64 levels, a key twice, bytes that are no UTF-8, and in
/// XML a DOCTYPE, processing instructions and another namespace; narratives (`text.div`) are thrown away.
[[nodiscard]] FhirTree read_fhir_tree(std::string_view bytes);

/// The text of a primitive, from JSON or XML; empty when the object has none of that name.
[[nodiscard]] std::string fhir_text(const nlohmann::json& object, const char* name);
/// The number of a primitive; nothing when it has none.
[[nodiscard]] std::optional<double> fhir_number(const nlohmann::json& object, const char* name);
/// The elements of that name, one or several; an empty array when there are none.
[[nodiscard]] const nlohmann::json& fhir_list(const nlohmann::json& object, const char* name);

} // namespace attune
