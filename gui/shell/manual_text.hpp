// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// How a stretch of the manual is set.
enum class ManualStyle { body, strong, code, heading, title };

/// A stretch of one style; line ends are part of the text.
struct ManualRun {
    ManualStyle style = ManualStyle::body;
    std::string text;
    friend bool operator==(const ManualRun&, const ManualRun&) = default;
};

/// A page of the manual as it stands in docs/manual.
struct ManualPage {
    std::string_view id;     ///< "notes": the file's name without its ending
    std::string_view source; ///< Markdown
};

/// The pages that the program carries, in reading order.
[[nodiscard]] const std::vector<ManualPage>& manual_pages();
/// The page's first heading.
[[nodiscard]] std::string manual_title(const ManualPage& page);

/// Markdown as runs of text: headings, lists, bold, code and the words of links. Pictures are left out.
[[nodiscard]] std::vector<ManualRun> manual_runs(std::string_view markdown);

} // namespace attune
