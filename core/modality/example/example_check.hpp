// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/example/example.hpp"
#include "core/modality/pack.hpp"

#include "core/template/form/form.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace attune {

/// Reads the example files that a pack's manifest names. Ids are unique in the pack, and a template has one
/// sample at most; a file in examples/ that the manifest does not name is a mistake, because nobody would ever
/// run it.
[[nodiscard]] ExampleFile read_pack_examples(const Pack& pack);

/// Plays one example of `pack`. `others` are the packs at hand, the header among them; one with the id of
/// `pack` is passed over.
[[nodiscard]] std::vector<FileProblem> run_pack_example(const Example& example, const Pack& pack,
                                                        const std::vector<Pack>& others);

/// The sample note of `template_id` ("cbt.session"); nothing when the pack has none that can be read.
[[nodiscard]] std::optional<Example> find_sample(const Pack& pack, std::string_view template_id);

/// The sample note of `template_id` as it stands at the end of its last session, for previews: the whole form
/// filled as a practice would fill it, with the notes and register entries before it. What the sample expects
/// is not asked, and what cannot be entered is left out: check_examples tells of both. Nothing when the pack has
/// no sample for the template, or a form that the sample names is not at hand.
[[nodiscard]] std::optional<Form> play_sample(const Pack& pack, const std::vector<Pack>& others,
                                              std::string_view template_id);

struct ExampleReport {
    std::size_t examples = 0;
    std::size_t held = 0;
    std::vector<FileProblem> problems; ///< of form, and of those that did not hold
};

/// Reads and plays all examples of a pack; of a pack with mistakes they are only read.
[[nodiscard]] ExampleReport check_examples(const Pack& pack, const std::vector<Pack>& others);

} // namespace attune
