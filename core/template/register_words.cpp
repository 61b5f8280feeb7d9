// SPDX-License-Identifier: Apache-2.0
#include "core/template/register_words.hpp"

#include <algorithm>

namespace attune {

std::string title_of_entry(const Register& kind, const RegisterEntry& entry) {
    const auto found = entry.fields.find(kind.title_field);
    const auto* title = found == entry.fields.end() ? nullptr : found->second.get<std::string>();
    if (title == nullptr)
        return {};
    const auto field = std::ranges::find(kind.fields, kind.title_field, &Field::id);
    if (field == kind.fields.end())
        return *title;
    // An id that the template no longer offers is all that there is to show.
    const auto option = std::ranges::find(field->options, *title, &Option::value);
    return option == field->options.end() ? *title : option->label;
}

std::string label_beside_entry(const Series& series) {
    return series.label.substr(0, series.label.find(" by "));
}

std::optional<double> base_of(const Series& series, const RegisterEntry& entry) {
    const auto found = entry.carried.find(series.base);
    const auto* number = found == entry.carried.end() ? nullptr : found->second.get<double>();
    return number == nullptr ? std::nullopt : std::optional{*number};
}

} // namespace attune
