// SPDX-License-Identifier: Apache-2.0
// Two types with one name in one namespace are two definitions of one thing: the linker keeps the functions of either,
// and says nothing. Each file compiles; the program built of both does as it likes.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace attune {
namespace {

namespace fs = std::filesystem;

/// The types that a file defines outside unnamed namespaces, with their namespaces.
std::vector<std::string> types_of(std::istream& text) {
    static const std::regex opens{R"(^(?:inline )?namespace\s*([\w:]*)\s*\{)"};
    static const std::regex type{R"(^(?:struct|class|enum class|enum) (?:\[\[\w+\]\] )?([\w:]+)( final)?\s*(:[^:].*)?\{.*)"};
    std::vector<std::string> inside, found;
    std::smatch match;
    for (std::string line; std::getline(text, line);) {
        if (std::regex_search(line, match, opens))
            inside.push_back(match[1].length() > 0 ? match[1].str() : "unnamed");
        else if (line.starts_with("} // namespace") && !inside.empty())
            inside.pop_back();
        else if (std::regex_match(line, match, type) && std::find(inside.begin(), inside.end(), "unnamed") == inside.end()) {
            std::string name;
            for (const std::string& each : inside)
                name += each + "::";
            found.push_back(name + match[1].str());
        }
    }
    return found;
}

TEST(OneDefinitionTest, EveryTypeOfTheProgramHasANameOfItsOwn) {
    std::map<std::string, std::string> homes;
    for (const char* part : {"core", "gui", "cli"})
        for (const auto& file : fs::recursive_directory_iterator{fs::path{ATTUNE_SOURCE_DIR} / part}) {
            if (file.path().extension() != ".hpp" && file.path().extension() != ".cpp")
                continue;
            std::ifstream text{file.path()};
            const std::string path = fs::relative(file.path(), ATTUNE_SOURCE_DIR).string();
            for (const std::string& name : types_of(text)) {
                const auto [home, is_new] = homes.emplace(name, path);
                EXPECT_TRUE(is_new) << name << " is defined in " << home->second << " and in " << path;
            }
        }
    EXPECT_GT(homes.size(), 500U) << "the types were not found";
}

} // namespace
} // namespace attune
