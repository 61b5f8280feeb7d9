// SPDX-License-Identifier: Apache-2.0
#include "core/client/client.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using namespace std::chrono_literals;

constexpr Date today = 2027y / 3 / 9;

TEST(ClientTest, NamesPutThePreferredNameInBrackets) {
    const Client client{.given_name = "Margareta", .family_name = "Lindqvist", .preferred_name = "Mara"};

    EXPECT_EQ(client.full_name(), "Margareta (Mara) Lindqvist");
    EXPECT_EQ(client.list_name(), "Lindqvist, Margareta (Mara)");
}

TEST(ClientTest, NamesStandWithOnePartOnly) {
    EXPECT_EQ((Client{.given_name = "Wren"}.list_name()), "Wren");
    EXPECT_EQ((Client{.family_name = "Osei"}.full_name()), "Osei");
    EXPECT_EQ((Client{.preferred_name = "Sky"}.full_name()), "Sky");
    EXPECT_EQ(
        (Client{.given_name = "Mara", .family_name = "Lindqvist", .preferred_name = "Mara"}.full_name()),
        "Mara Lindqvist");
}

TEST(ClientTest, ProblemsAreAllToldAtOnce) {
    const Client client{.pronouns = "she\x01", .born = 2027y / 3 / 10, .phone = std::string(300, '1')};

    const auto problems = client_problems(client, today);

    ASSERT_EQ(problems.size(), 3U);
    EXPECT_EQ(problems[0], "pronouns: control character 1 at byte 3");
    EXPECT_EQ(problems[1], "phone: longer than 200 characters");
    EXPECT_EQ(problems[2], "birth date: lies in the future");
}

TEST(ClientTest, ANameOfBlanksIsNoName) {
    EXPECT_EQ(client_problems({.given_name = "  \t"}, today).size(), 1U);
    EXPECT_TRUE(client_problems({.preferred_name = "Sky"}, today).empty());
}

TEST(ClientTest, RefusesADayThatDoesNotExist) {
    EXPECT_EQ(client_problems({.given_name = "Ada", .born = 2027y / 2 / 30}, today).size(), 1U);
}

} // namespace
} // namespace attune
