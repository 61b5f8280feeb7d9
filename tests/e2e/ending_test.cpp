// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/steps.hpp"

#include <gtest/gtest.h>

namespace attune::e2e {
namespace {

constexpr const char* field = "hdr.response";
constexpr const char* section = "hdr.response_section";

void begin_note(RunningProgram& program, const Home& home) {
    create_practice(program, home);
    add_client(program, "Ottoline", "Zzyrbexx");
    start_note(program, "CBT session");
    unfold(program, section);
}

TEST(EndingTest, KeepsWhatWasTypedWhenTheDesktopEndsTheProgram) {
    const Home home;
    const std::string words = "Calmer than last week.";
    {
        RunningProgram program{home, {}};
        begin_note(program, home);
        program.enter(field, words);
        EXPECT_EQ(program.end(), 0);
    }
    RunningProgram program{home, {}};
    unlock(program);
    open_client(program, "ottol");
    open_note(program);
    unfold(program, section);
    EXPECT_EQ(program.find(field).text(), words);
}

TEST(EndingTest, SecondProgramSaysThatThePracticeIsOpenElsewhere) {
    const Home home;
    RunningProgram first{home, {}};
    create_practice(first, home);
    RunningProgram second{home, {practice_folder(home).string()}};
    second.enter("start-passphrase", passphrase);
    second.keyboard().type("\n");
    second.wait_until("the word that it is open elsewhere", [&] {
        return second.all_words().find("This practice is open in another window.") != std::string::npos;
    });
    EXPECT_FALSE(second.is_shown("lock"));
    EXPECT_TRUE(first.is_shown("lock"));
}

} // namespace
} // namespace attune::e2e
