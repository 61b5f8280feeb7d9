// SPDX-License-Identifier: Apache-2.0
// Follows docs/packs/tutorial.md to the letter: writes its files, runs its commands, compares what it shows.
#include "tests/unit/temp_folder.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace attune {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream{file, std::ios::binary}.rdbuf();
    return text.str();
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// One fenced block of the page: "sh exit=4", "text", "xml file=…", "xml in=… before=…".
struct Block {
    std::string kind;
    std::map<std::string, std::string> words;
    std::string text;
    int line = 0;
};

std::vector<Block> blocks_of(const fs::path& page) {
    std::istringstream lines{text_of(page)};
    std::vector<Block> blocks;
    int number = 0;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (inside && line != "```") {
            blocks.back().text += line + "\n";
        } else if (inside || !line.starts_with("```")) {
            inside = false;
        } else {
            inside = true;
            std::istringstream words{line.substr(3)};
            Block& block = blocks.emplace_back();
            block.line = number;
            words >> block.kind;
            for (std::string word; words >> word;)
                block.words[word.substr(0, word.find('='))] = word.substr(word.find('=') + 1);
        }
    }
    return blocks;
}

/// Someone who does what the page says, and nothing else.
class Reader {
public:
    void follow(const Block& block) {
        SCOPED_TRACE("tutorial.md line " + std::to_string(block.line));
        if (block.kind == "sh")
            run(block);
        else if (block.kind == "text")
            EXPECT_EQ(as_printed(said_), block.text);
        else if (block.words.contains("file"))
            std::ofstream{place_ / block.words.at("file"), std::ios::binary} << block.text;
        else
            insert(block);
    }

    [[nodiscard]] fs::path place() const { return place_; }

private:
    /// In the folder where the last command ended.
    void run(const Block& block) {
        std::string command = block.text;
        replace_all(command, "PLACE", (folder_ / "sdk").string());
        replace_all(command, "FINGERPRINT", fingerprint_);
        const auto script = folder_ / "command.sh";
        // Line by line, as to a terminal, so that what is said and what is asked stand in the order of a reader.
        std::ofstream{script} << "set -e\nexec 2>&1\nexport HOME='" << folder_.path().string()
                              << "' XDG_STATE_HOME='" << (folder_ / "state").string()
                              << "'\nattune-cli() { stdbuf -oL '" ATTUNE_CLI "' \"$@\"; }\ncd '" << place_.string()
                              << "'\n" << command << "pwd > '" << (folder_ / "place").string() << "'\n";
        std::FILE* pipe = ::popen(("bash '" + script.string() + "'").c_str(), "r");
        said_.clear();
        std::array<char, 4096> piece{};
        while (const auto got = std::fread(piece.data(), 1, piece.size(), pipe))
            said_.append(piece.data(), got);
        const int status = WEXITSTATUS(::pclose(pipe));
        const int wanted = block.words.contains("exit") ? std::stoi(block.words.at("exit")) : 0;
        ASSERT_EQ(status, wanted) << command << said_;
        if (wanted == 0) {
            std::getline(std::ifstream{folder_ / "place"}, place_string_);
            place_ = place_string_;
        }
        // "Its fingerprint:", then the fingerprint in a line of its own.
        std::smatch found;
        if (std::regex_search(said_, found, std::regex{"fingerprint:\n\n    ([^\n]+)\n"}))
            fingerprint_ = found[1];
    }

    /// The page cannot know a key that is made while it is read.
    [[nodiscard]] std::string as_printed(std::string said) const {
        if (!fingerprint_.empty())
            replace_all(said, fingerprint_, "FINGERPRINT");
        replace_all(said, folder_.path().string(), "…");
        return said;
    }

    void insert(const Block& block) {
        const auto file = place_ / block.words.at("in");
        std::string text = text_of(file);
        const auto at = text.find(block.words.at("before"));
        ASSERT_NE(at, std::string::npos) << block.words.at("before") << " is not in " << file;
        text.insert(text.rfind('\n', at) + 1, block.text);
        std::ofstream{file, std::ios::binary} << text;
    }

    TempFolder folder_;
    fs::path place_ = folder_.path();
    std::string place_string_;
    std::string said_;
    std::string fingerprint_ = "no key was made yet";
};

TEST(TutorialTest, FollowedToTheLetterItEndsWithANewPackInASignedNote) {
    const auto blocks = blocks_of(fs::path{ATTUNE_SOURCE_DIR} / "docs/packs/tutorial.md");
    ASSERT_GE(blocks.size(), 25U);
    Reader reader;
    std::FILE* installing = ::popen(("cmake --install '" ATTUNE_BINARY_DIR "' --component sdk --prefix '" +
                                     (reader.place() / "sdk").string() + "' > /dev/null 2>&1")
                                        .c_str(),
                                    "r");
    ASSERT_EQ(::pclose(installing), 0);

    for (const Block& block : blocks) {
        ASSERT_NO_FATAL_FAILURE(reader.follow(block));
        if (testing::Test::HasFailure())
            return; // what follows builds on it
    }

    EXPECT_TRUE(fs::exists(reader.place() / "preview/paced_walk.session.png"));
    EXPECT_NE(blocks.back().text.find("Spread of tension"), std::string::npos);
}

} // namespace
} // namespace attune
