// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/example/example.hpp"
#include "core/modality/example/example_names.hpp"

#include <string>

namespace attune {

/// A session of an example as it stands when an expectation is asked. Borrows everything.
struct ExampleScene {
    const Form& form;
    const ExampleParts& parts;
    const Template& own; ///< whose names need no prefix
    const EntryNames& entries;
};

/// What does not hold, as "mood: 40 was expected, 38 came"; empty when the expectation holds. A name that the
/// templates do not know does not hold either.
[[nodiscard]] std::string unmet(const ExampleStep& expectation, const ExampleScene& scene);

} // namespace attune
