// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression/program.hpp"

#include <memory>
#include <vector>

namespace attune {

/// The program of these templates, in this order. Binding takes as long as filling a form, and the forms of
/// a course are of few sets of templates, so the programs of the sets used last are kept and shared.
///
/// A set is known by the identity of its templates: as long as a caller holds them, nobody else has their
/// place in memory. The program borrows them. Any thread.
[[nodiscard]] std::shared_ptr<const Program>
shared_program(const std::vector<std::shared_ptr<const Template>>& parts);

} // namespace attune
