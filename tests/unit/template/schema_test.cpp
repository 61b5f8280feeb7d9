// SPDX-License-Identifier: Apache-2.0
// schemas/xml/template.xsd and the reader are of one mind wherever the schema can say it.
#include "sample.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <sys/wait.h>

namespace attune {
namespace {

struct Verdict {
    bool valid = false;
    std::string text;
};

Verdict validate(const std::filesystem::path& file) {
    const std::string command = std::string{"xmllint --nonet --noout --schema '"} + ATTUNE_SOURCE_DIR +
                                "/schemas/xml/template.xsd' '" + file.string() + "' 2>&1";
    FILE* pipe = popen(command.c_str(), "r"); // NOLINT: a fixed command over files of the source tree
    if (pipe == nullptr)
        throw std::runtime_error{"xmllint cannot be started; install libxml2-utils"};
    Verdict verdict;
    std::array<char, 512> piece{};
    while (std::fgets(piece.data(), piece.size(), pipe) != nullptr)
        verdict.text += piece.data();
    const int status = pclose(pipe);
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 127 ||
        verdict.text.find("failed to compile") != std::string::npos)
        throw std::runtime_error{"xmllint did not run: " + verdict.text};
    verdict.valid = WEXITSTATUS(status) == 0;
    return verdict;
}

TEST(SchemaTest, ShippedTemplatesAreValid) {
    std::size_t seen = 0;
    for (const auto& file : sample::files("plugins")) {
        if (file.parent_path().filename() != "templates")
            continue;
        const Verdict verdict = validate(file);
        EXPECT_TRUE(verdict.valid) << verdict.text;
        ++seen;
    }
    EXPECT_GE(seen, 4U);
}

TEST(SchemaTest, GoodTemplatesPassBoth) {
    const auto files = sample::files("tests/data/templates/good");
    EXPECT_GE(files.size(), 2U);
    for (const auto& file : files) {
        const Verdict verdict = validate(file);
        EXPECT_TRUE(verdict.valid) << verdict.text;
        EXPECT_EQ(sample::text(sample::read(sample::file(file)).problems), "") << file;
    }
}

TEST(SchemaTest, BadTemplatesFailBoth) {
    const auto files = sample::files("tests/data/templates/bad/schema");
    EXPECT_GE(files.size(), 15U);
    for (const auto& file : files) {
        EXPECT_FALSE(validate(file).valid) << file;
        EXPECT_EQ(sample::read(sample::file(file)).result, nullptr) << file;
    }
}

/// What a schema cannot say: names inside expressions, types, order, ranges, references across the file.
TEST(SchemaTest, WhatOnlyTheReaderCanSayIsRefusedByTheReader) {
    const auto files = sample::files("tests/data/templates/bad/reader_only");
    EXPECT_GE(files.size(), 15U);
    for (const auto& file : files) {
        EXPECT_TRUE(validate(file).valid) << file << " belongs to bad/schema";
        EXPECT_EQ(sample::read(sample::file(file)).result, nullptr) << file;
    }
}

} // namespace
} // namespace attune
