// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression/binder.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// What a dotted name stands for.
struct ResolvedName {
    Place place;
    ValueType type;
    const Field* field = nullptr;
    int row_scope = -1; ///< scope of the rows, for columns and tables
    bool sees_after_registers = false;
    bool absent = false; ///< belongs to a template that is not here
    std::string problem; ///< empty when it was found
};

/// Finds what names mean. Frames: the innermost last.
/// Adds to `depends_on` the items of the layout that the name reads.
[[nodiscard]] ResolvedName resolve_name(std::span<const std::string_view> name, const Layout& layout,
                                        const BindScope& scope, const std::vector<NameFrame>& frames,
                                        std::vector<int>& depends_on);

} // namespace attune
