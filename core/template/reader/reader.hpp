// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/template.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// One mistake in a template, measure or pack file, with its place.
struct FileProblem {
    std::string file;
    int line = 0;
    int column = 0;
    std::string element; ///< "/template/section[2]/scale"
    std::string message; ///< what is wrong and what was expected
};

/// "emdr.xml:33:6: <scale id="voc">: max must be a whole number"
[[nodiscard]] std::string to_string(const FileProblem& problem);

struct ReadTemplate {
    std::shared_ptr<const Template> result; ///< null when there are problems
    std::vector<FileProblem> problems;      ///< all of them, at most 100
};

/// What the file under reading may refer to: the pack it belongs to and the templates of other packs that
/// its expressions name (the header above all).
struct ReadScope {
    std::string pack;
    std::string prefix;
    std::vector<std::shared_ptr<const Template>> others;
};

/// Reads one template from bytes. Never throws on content; limits: 1 MiB, depth 32, UTF-8, no DOCTYPE.
/// `file` is for messages only.
[[nodiscard]] ReadTemplate read_template(std::string_view xml, const std::string& file,
                                         const ReadScope& scope);

} // namespace attune
