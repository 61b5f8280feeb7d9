// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/example.hpp"
#include "core/modality/pack.hpp"

#include <cstddef>
#include <vector>

namespace attune {

/// Reads the example files that a pack's manifest names. Ids are unique in the pack; a file in examples/ that
/// the manifest does not name is a mistake, because nobody would ever run it.
[[nodiscard]] ExampleFile read_pack_examples(const Pack& pack);

/// Plays one example of `pack`. `others` are the packs at hand, the header among them; one with the id of
/// `pack` is passed over.
[[nodiscard]] std::vector<FileProblem> run_pack_example(const Example& example, const Pack& pack,
                                                        const std::vector<Pack>& others);

struct ExampleReport {
    std::size_t examples = 0;
    std::size_t held = 0;
    std::vector<FileProblem> problems; ///< of form, and of those that did not hold
};

/// Reads and plays all examples of a pack; of a pack with mistakes they are only read.
[[nodiscard]] ExampleReport check_examples(const Pack& pack, const std::vector<Pack>& others);

} // namespace attune
