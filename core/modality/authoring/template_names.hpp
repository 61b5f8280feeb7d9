// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/authoring/xml_sketch.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune {

/// Something with an id in the text of a template.
struct TemplateName {
    std::string name;    ///< "tension", "steps.tension", "work.steps.tension"
    std::string element; ///< "scale"
    std::string
        inside; ///< id of the table, block or register it stands in, when `name` does not say so; or empty
    std::string label;                                        ///< label or title, may be empty
    std::vector<std::pair<std::string, std::string>> options; ///< value and label, of choices
};

/// The names that a template gives, as far as it is written; it need not be well formed.
///
/// A field in a table stands under its own name and below that of the table, one in a block likewise.
[[nodiscard]] std::vector<TemplateName> template_names(std::string_view xml);

} // namespace attune
