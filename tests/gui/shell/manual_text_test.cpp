// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/manual_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace attune {
namespace {

TEST(ManualTextTest, MarkdownBecomesRunsOfText) {
    const auto runs = manual_runs("# Writing\n\n![Picture](a.png)\n\n- **Sections** fold; see [the sheet](b.md).\n## Sign\n`attune-cli`\n");

    const std::vector<ManualRun> wanted{{ManualStyle::title, "Writing\n"},
                                        {ManualStyle::body, "\n\n•  "},
                                        {ManualStyle::strong, "Sections"},
                                        {ManualStyle::body, " fold; see the sheet.\n"},
                                        {ManualStyle::heading, "Sign\n"},
                                        {ManualStyle::code, "attune-cli"},
                                        {ManualStyle::body, "\n"}};
    EXPECT_EQ(runs, wanted);
}

TEST(ManualTextTest, WhatOnlyLooksLikeMarkdownIsKept) {
    EXPECT_EQ(manual_runs("2 * 3, [x, a ` b, ** c\n"), (std::vector<ManualRun>{{ManualStyle::body, "2 * 3, [x, a ` b, ** c\n"}}));
}

TEST(ManualTextTest, EveryPageOfTheManualHasATitleAndText) {
    ASSERT_GE(manual_pages().size(), 5U);
    for (const auto& page : manual_pages()) {
        EXPECT_NE(manual_title(page), std::string{page.id}) << page.id;
        EXPECT_GE(manual_runs(page.source).size(), 2U) << page.id;
    }
}

TEST(ManualTextTest, HelpHasEveryPageThatIsWritten) {
    for (const auto& file : std::filesystem::directory_iterator{ATTUNE_SOURCE_DIR "/docs/manual"}) {
        const auto id = file.path().stem().string();
        EXPECT_TRUE(std::ranges::any_of(manual_pages(), [&](const auto& page) { return page.id == id; })) << id;
    }
}

} // namespace
} // namespace attune
