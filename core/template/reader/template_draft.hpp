// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/reader/reader.hpp"

namespace attune {

/// A template as far as it could be read, for those who look at its words while it is being written.
struct TemplateDraft {
    std::shared_ptr<const Template> made; ///< null when the bytes are no template file at all
    bool is_sound = false;                ///< without mistakes: `made` is what read_template gives
};

/// As read_template, which says what is wrong. A draft with mistakes lacks what was not understood; no form may
/// be made of it.
[[nodiscard]] TemplateDraft read_draft(std::string_view xml, const ReadScope& scope);

} // namespace attune
