// SPDX-License-Identifier: Apache-2.0
// Scoring takes no memory once its Scorer is made.
#include "sample_measure.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <new>
#include <sstream>

namespace {
std::size_t taken = 0;
}

void* operator new(std::size_t size) {
    ++taken;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) // NOLINT: what operator new is made of
        return memory;
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept { std::free(memory); }                       // NOLINT
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); } // NOLINT

namespace attune {
namespace {

TEST(ScorerMemoryTest, ScoringTakesNoMemory) {
    std::ifstream file{std::string{ATTUNE_SOURCE_DIR} + "/plugins/measures/measures/phq-9.xml"};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    const auto phq = sample::read(bytes.str());
    Scorer scorer{*phq, {.stated = {{"total", 1}}}};
    const std::vector<ItemAnswers> sheets{sample::answers("3 3 3 3 3 3 3 3 3 3"), sample::answers("- - - - - - - - - -"),
                                          sample::answers("2 2 - 2 2 2 2 - 1 -")};

    const auto before = taken;
    for (const auto& sheet : sheets)
        static_cast<void>(scorer.score(sheet));

    EXPECT_EQ(taken, before);
}

} // namespace
} // namespace attune
