// SPDX-License-Identifier: Apache-2.0
// Feeds each target its stored corpus, and mutations of it that are the same in every run.
#include "tests/fuzz/targets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace attune::fuzz {
namespace {

/// Small numbers from a seed, the same on every machine (splitmix64).
class Numbers {
public:
    explicit Numbers(std::uint64_t seed)
        : state_{seed} {}
    /// From 0 up to `end`, `end` left out.
    std::size_t below(std::size_t end) {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % end);
    }

private:
    std::uint64_t state_;
};

constexpr std::array<const char*, 30> tokens{
    "<",     ">",        "/>",       "\"",        "'",        "&amp;",       "&#0;",  "{",
    "}",     "[",        "]",        "(",         ")",        " where ",     "null",  "not ",
    " in (", "here.",    "earlier.", "previous(", "count(",   "this.",       "1e308", "-0",
    "\xC3",  "\xF0\x9F", "<line ",   "relevant=", "<option ", "calculate=\""};

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Where the word around `at` begins and ends; where the next begins when there is none.
std::pair<std::size_t, std::size_t> word_at(const std::string& text, std::size_t at) {
    while (at < text.size() && !is_word(text[at]))
        ++at;
    std::size_t begin = at;
    while (begin > 0 && is_word(text[begin - 1]))
        --begin;
    while (at < text.size() && is_word(text[at]))
        ++at;
    return {begin, at};
}

/// One word in the place of another: mostly still a file of the same shape.
void swap_words(std::string& text, Numbers& numbers) {
    const auto [from, from_end] = word_at(text, numbers.below(text.size() + 1));
    const std::string word = text.substr(from, from_end - from);
    const auto [to, to_end] = word_at(text, numbers.below(text.size() + 1));
    text.replace(to, to_end - to, word);
}

std::string mutated(std::string text, Numbers& numbers) {
    if (numbers.below(4) != 0) {
        for (std::size_t swap = 0, swaps = 1 + numbers.below(3); swap < swaps; ++swap)
            swap_words(text, numbers);
        return text;
    }
    for (std::size_t change = 0, changes = 1 + numbers.below(4); change < changes; ++change) {
        const std::size_t at = numbers.below(text.size() + 1);
        const std::size_t length = std::min(text.size() - at, 1 + numbers.below(40));
        switch (numbers.below(6)) {
        case 0: text.insert(at, tokens[numbers.below(tokens.size())]); break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(numbers.below(text.size() + 1), text.substr(at, length)); break;
        case 3: text.resize(at); break;
        case 4: text.insert(at, 1, static_cast<char>(numbers.below(256))); break;
        default:
            if (at < text.size())
                text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << numbers.below(8)));
        }
    }
    return text;
}

std::vector<std::string> corpus_of(const Target& target) {
    const auto folder = std::filesystem::path{ATTUNE_SOURCE_DIR} / "tests/fuzz/corpus" / target.name;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        files.push_back(entry.path());
    if (target.name == "template")
        for (const auto& entry : std::filesystem::directory_iterator{
                 std::filesystem::path{ATTUNE_SOURCE_DIR} / "tests/data/templates/good"})
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> texts;
    for (const auto& file : files) {
        std::ifstream stream{file, std::ios::binary};
        std::ostringstream bytes;
        bytes << stream.rdbuf();
        texts.push_back(bytes.str());
    }
    return texts;
}

/// What went wrong, with the bytes that did it; empty when nothing did.
std::string fault_of(const Target& target, const std::string& bytes) {
    try {
        target.run(bytes);
        return {};
    } catch (const std::exception& fault) {
        return std::string{fault.what()} + " in:\n" + bytes;
    }
}

class FuzzReplayTest : public testing::TestWithParam<Target> {};

TEST_P(FuzzReplayTest, StoredCorpusKeepsThePromises) {
    const auto corpus = corpus_of(GetParam());

    EXPECT_GE(corpus.size(), 5U);
    for (const std::string& bytes : corpus)
        EXPECT_EQ(fault_of(GetParam(), bytes), "");
}

TEST_P(FuzzReplayTest, MutationsOfTheCorpusKeepThePromises) {
    constexpr int mutations_per_file = 400;
    Numbers numbers{2027};

    for (const std::string& bytes : corpus_of(GetParam()))
        for (int mutation = 0; mutation < mutations_per_file; ++mutation)
            ASSERT_EQ(fault_of(GetParam(), mutated(bytes, numbers)), "");
}

INSTANTIATE_TEST_SUITE_P(Targets, FuzzReplayTest, testing::ValuesIn(targets().begin(), targets().end()),
                         [](const auto& each) { return std::string{each.param.name}; });

} // namespace

void PrintTo(const Target& target, std::ostream* out) {
    *out << target.name;
}

} // namespace attune::fuzz
