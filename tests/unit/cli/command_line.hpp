// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/temp_folder.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace attune {

struct Ended {
    int code = -1;
    std::string out;
    std::string errors;

    [[nodiscard]] nlohmann::json document() const { return nlohmann::json::parse(out); }
};

inline std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// The command line as scripts use it: the real program, in a folder of its own.
class CommandLineTest : public testing::Test {
protected:
    CommandLineTest() { write("passphrase", "seven green apples on a wall\n"); }

    std::filesystem::path write(const char* name, const std::string& text) {
        std::ofstream{folder_ / name, std::ios::binary} << text;
        std::filesystem::permissions(folder_ / name, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        return folder_ / name;
    }
    Ended run(const std::string& words, const char* passphrase = "passphrase") {
        const std::string errors = (folder_ / "errors").string();
        const std::string command = "HOME='" + folder_.path().string() + "' XDG_STATE_HOME='" +
                                    (folder_ / "state").string() + "' '" ATTUNE_CLI "' --passphrase-file '" +
                                    (folder_ / passphrase).string() + "' " + words + " 2>'" + errors + "' </dev/null";
        Ended ended;
        FILE* pipe = popen(command.c_str(), "r");
        std::array<char, 4096> buffer{};
        for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
            ended.out.append(buffer.data(), got);
        const int status = pclose(pipe);
        ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
        ended.errors = text_of(errors);
        return ended;
    }
    [[nodiscard]] std::string vault() const { return "'" + (folder_ / "Practice.attune").string() + "'"; }
    void make_practice_with_mara() {
        const Ended made = run("vault create " + vault() + " --practice Lindenhof --user 'Ana Kovač' --key-cost 64/2");
        ASSERT_EQ(made.code, 0) << made.errors;
        const Ended added = run("client add " + vault() + " --given Mara --family Lindqvist --born 1992-04-03");
        ASSERT_EQ(added.code, 0) << added.errors;
    }
    /// The example of the manual, word for word.
    static std::string example_of_the_manual() {
        const std::string manual = text_of(std::filesystem::path{ATTUNE_SOURCE_DIR} / "docs/manual/command-line.md");
        const auto start = manual.find("    {\n");
        return manual.substr(start, manual.find("    }\n", start) + 6 - start);
    }

    TempFolder folder_;
};

} // namespace attune
