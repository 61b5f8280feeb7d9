// SPDX-License-Identifier: Apache-2.0
// Every example of docs/packs/examples.md holds, so that none goes stale.
#include "tests/unit/examples/calm_pack.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

namespace attune {
namespace {

std::vector<std::string> blocks_of_page() {
    std::ifstream stream{std::filesystem::path{ATTUNE_SOURCE_DIR} / "docs/packs/examples.md",
                         std::ios::binary};
    const std::string page{std::istreambuf_iterator<char>{stream}, {}};
    std::vector<std::string> found;
    for (std::size_t at = page.find("```xml\n"); at != std::string::npos; at = page.find("```xml\n", at)) {
        const std::size_t begin = at + 7;
        at = page.find("```", begin);
        found.push_back(page.substr(begin, at - begin));
    }
    return found;
}

TEST(ExampleDocumentationTest, EveryExampleHolds) {
    const auto& packs = test::CalmPack::others();
    const auto cbt = std::ranges::find(packs, "cbt", &Pack::id);
    ASSERT_NE(cbt, packs.end());
    std::size_t held = 0;
    for (std::string block : blocks_of_page()) {
        if (!block.starts_with("<examples"))
            block =
                "<examples xmlns=\"urn:attune:example:1\" template=\"cbt.session\">" + block + "</examples>";
        const auto read = read_examples(block, "examples.md");
        for (const auto& problem : read.problems)
            ADD_FAILURE() << to_string(problem);
        for (const auto& example : read.examples) {
            for (const auto& problem : run_pack_example(example, *cbt, packs))
                ADD_FAILURE() << to_string(problem);
            ++held;
        }
    }
    EXPECT_EQ(held, 4U);
}

} // namespace
} // namespace attune
