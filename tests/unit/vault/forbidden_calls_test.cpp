// SPDX-License-Identifier: Apache-2.0
// What the program must never do with the database, searched for in its own source.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace attune {
namespace {

struct Source {
    std::string name; ///< below the root of the tree
    std::string text;
};

std::vector<Source> all_sources() {
    const std::filesystem::path root = ATTUNE_SOURCE_DIR;
    std::vector<Source> sources;
    for (const char* folder : {"core", "cli", "gui", "plugins", "schemas/sql"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator{root / folder}) {
            const std::string ending = entry.path().extension().string();
            if (ending != ".cpp" && ending != ".hpp" && ending != ".h" && ending != ".sql")
                continue;
            std::ifstream file{entry.path(), std::ios::binary};
            sources.push_back({entry.path().lexically_relative(root).string(),
                               std::string{std::istreambuf_iterator<char>{file}, {}}});
        }
    return sources;
}

TEST(ForbiddenCallsTest, NothingWritesTheRecordOutInPlainText) {
    const std::vector<Source> sources = all_sources();
    ASSERT_GT(sources.size(), 100U) << "the search does not see the source";

    for (const Source& source : sources)
        for (const char* forbidden : {
                 "sqlite3_serialize",       // a plain image of the database
                 "sqlcipher_export",        // copies into an attached database, which may be plain
                 "sqlite3_expanded_sql",    // statements with their values
                 "sqlite3_trace",           // the same, for every statement
                 "ATTACH DATABASE",         // a second file, with whatever key
                 "sqlite3_enable_load_ext", // code inside the process that holds the keys
             })
            EXPECT_EQ(source.text.find(forbidden), std::string::npos) << source.name << ": " << forbidden;
}

TEST(ForbiddenCallsTest, OnlyTheVaultSeesSqlite) {
    for (const Source& source : all_sources())
        if (!source.name.starts_with("core/vault/")) {
            EXPECT_EQ(source.text.find("sqlite3.h"), std::string::npos) << source.name;
            EXPECT_EQ(source.text.find("<SQLiteCpp"), std::string::npos) << source.name;
        }
}

} // namespace
} // namespace attune
