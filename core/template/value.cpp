// SPDX-License-Identifier: Apache-2.0
#include "core/template/value.hpp"

namespace attune {

bool Value::is_missing() const noexcept {
    if (is_null() || is_not_asked())
        return true;
    if (const auto* text = get<std::string>())
        return text->empty();
    if (const auto* list = get<TextList>())
        return list->empty();
    return false;
}

std::string to_string(const FieldPath& path) {
    std::string text = path.part;
    for (const RowStep& step : path.rows)
        text += "." + step.table + "[" + std::to_string(step.row) + "]";
    if (!path.field.empty())
        text += "." + path.field;
    return text;
}

} // namespace attune
