// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"
#include "core/template/reader/reader.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune::sample {

/// Wraps children of <template> in a whole file.
[[nodiscard]] std::string whole(std::string_view children);
/// Reads a template for the pack "pack" with the prefix "p"; a test failure lists its problems.
[[nodiscard]] std::shared_ptr<const Template> load(std::string_view children,
                                                   std::vector<std::shared_ptr<const Template>> others = {},
                                                   const std::string& prefix = "p");
/// The same for a whole file.
[[nodiscard]] ReadTemplate read(std::string_view xml,
                                std::vector<std::shared_ptr<const Template>> others = {},
                                const std::string& prefix = "p");
/// All messages, one a line.
[[nodiscard]] std::string text(const std::vector<FileProblem>& problems);
/// Messages that reading these children gives.
[[nodiscard]] std::string problems_of(std::string_view children);
[[nodiscard]] std::string file(const std::filesystem::path& path);
/// XML files below a folder of the source tree, sorted.
[[nodiscard]] std::vector<std::filesystem::path> files(const std::filesystem::path& folder);

/// A path in the part "p": at("a"), at("a", {{"rows", 1}}).
[[nodiscard]] FieldPath at(std::string field, std::vector<RowStep> rows = {});
[[nodiscard]] Form form(const std::shared_ptr<const Template>& part, NoteAnswers answers = {},
                        FormContext context = {});

} // namespace attune::sample
