// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// The typed fields of a register entry, judged like the answers of a form: known, of the right kind, in
/// range, required where they are relevant.
struct CheckedFields {
    std::map<std::string, Value, std::less<>> fields; ///< with defaults filled in, without nulls
    std::vector<std::string> problems;                ///< in words; empty when they will do
};

/// `kind` is a register of `owner`.
[[nodiscard]] CheckedFields check_register_fields(std::shared_ptr<const Template> owner, const Register& kind,
                                                  const std::map<std::string, Value, std::less<>>& fields,
                                                  Date today);

} // namespace attune
