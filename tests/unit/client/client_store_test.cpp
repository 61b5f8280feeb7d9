// SPDX-License-Identifier: Apache-2.0
#include "core/client/client_store.hpp"

#include "core/episode/episode_store.hpp"
#include "core/error.hpp"
#include "tests/unit/time_zone.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>


namespace attune {
namespace {

using namespace std::chrono_literals;

class ClientStoreTest : public testing::Test {
protected:
    std::vector<std::string> names(std::string_view text, Archived archived = Archived::hide) {
        std::vector<std::string> found;
        for (const auto& row : clients_->search(text, archived, test_.clock.today()))
            found.push_back(row.name);
        return found;
    }
    void reopen() {
        clients_.reset();
        test_.reopen();
        clients_.emplace(test_.database(), test_.clock);
    }

    TestVault test_;
    std::optional<ClientStore> clients_{std::in_place, test_.database(), test_.clock};
};

using Names = std::vector<std::string>;

TEST_F(ClientStoreTest, KeepsEveryField) {
    const ClientId id = clients_->add({.given_name = "Mara",
                                       .family_name = "Lindqvist",
                                       .preferred_name = "Mimi",
                                       .pronouns = "she/her",
                                       .sex = Sex::woman,
                                       .born = 1992y / 6 / 15,
                                       .phone = "+46 555 0100",
                                       .email = "mara@example.org",
                                       .address = "Lime Street 1\n12345 Lund",
                                       .emergency_contact = "Elin, sister",
                                       .remarks = "Rings at the back door."});
    reopen();

    const auto client = clients_->find(id);
    ASSERT_TRUE(client);
    EXPECT_EQ(client->record_number, "0001");
    EXPECT_EQ(client->full_name(), "Mara (Mimi) Lindqvist");
    EXPECT_EQ(client->pronouns, "she/her");
    EXPECT_EQ(client->sex, Sex::woman);
    EXPECT_EQ(client->born, Date{1992y / 6 / 15});
    EXPECT_EQ(client->phone, "+46 555 0100");
    EXPECT_EQ(client->email, "mara@example.org");
    EXPECT_EQ(client->address, "Lime Street 1\n12345 Lund");
    EXPECT_EQ(client->emergency_contact, "Elin, sister");
    EXPECT_EQ(client->remarks, "Rings at the back door.");
    EXPECT_FALSE(client->archived_at);
}

TEST_F(ClientStoreTest, FindsNamesWithoutTheirAccents) {
    clients_->add({.given_name = "Lucía", .family_name = "López"});
    clients_->add({.given_name = "Łukasz", .family_name = "Zieliński"});

    EXPECT_EQ(names("lopez"), Names{"López, Lucía"});
    EXPECT_EQ(names("lukasz"), Names{"Zieliński, Łukasz"});
    EXPECT_EQ(names("LÓPEZ"), Names{"López, Lucía"});
    EXPECT_EQ(names("zielin luk"), Names{"Zieliński, Łukasz"});
    EXPECT_TRUE(names("lopez lukasz").empty());
}

TEST_F(ClientStoreTest, FindsByNumberAndPreferredName) {
    clients_->add(
        {.record_number = "A-77", .given_name = "Noor", .family_name = "Haddad", .preferred_name = "Nur"});

    EXPECT_EQ(names("a-77").size(), 1U);
    EXPECT_EQ(names("nur haddad").size(), 1U);
}

TEST_F(ClientStoreTest, SearchTreatsPercentAndQuotesAsText) {
    clients_->add({.given_name = "Ada"});

    EXPECT_TRUE(names("%").empty());
    EXPECT_TRUE(names("_").empty());
    EXPECT_TRUE(names("' OR 1=1 --").empty());
    EXPECT_TRUE(names("\xFF").empty());
    EXPECT_EQ(names("   ").size(), 1U);
}

TEST_F(ClientStoreTest, SortsByFamilyNameAsPeopleDo) {
    for (const char* family : {"Zielińska", "Østby", "adeyemi", "Ähren", "Osei"})
        clients_->add({.given_name = "Kim", .family_name = family});
    clients_->add({.given_name = "Ana", .family_name = "Osei"});

    EXPECT_EQ(names(""), (Names{"adeyemi, Kim", "Ähren, Kim", "Osei, Ana", "Osei, Kim", "Østby, Kim",
                                "Zielińska, Kim"}));
}

TEST_F(ClientStoreTest, GivesRecordNumbersInOrder) {
    const auto number = [&](const Client& client) {
        return clients_->find(clients_->add(client))->record_number;
    };

    EXPECT_EQ(number({.given_name = "A"}), "0001");
    EXPECT_EQ(number({.record_number = "0410", .given_name = "B"}), "0410");
    EXPECT_EQ(number({.given_name = "C"}), "0411");
    EXPECT_EQ(number({.record_number = "X-9", .given_name = "D"}), "X-9");
    EXPECT_EQ(number({.record_number = "9999", .given_name = "E"}), "9999");
    EXPECT_EQ(number({.given_name = "F"}), "10000");
}

TEST_F(ClientStoreTest, TellsAllProblemsAtOnce) {
    clients_->add({.record_number = "7", .given_name = "Ada"});

    try {
        clients_->add({.record_number = "7", .born = 2030y / 1 / 1});
        FAIL() << "taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_input);
        EXPECT_STREQ(error.what(), "name: give at least one of given, family and preferred name; "
                                   "birth date: lies in the future; record number: another client has it");
    }
    EXPECT_EQ(clients_->count(Archived::show), 1U);
}

TEST_F(ClientStoreTest, UpdatesAndFindsTheNewName) {
    const ClientId id = clients_->add({.given_name = "Ife", .family_name = "Adeyemi"});
    Client client = *clients_->find(id);
    client.family_name = "Łaska";
    client.record_number.clear();

    clients_->update(client);

    EXPECT_EQ(names("laska"), Names{"Łaska, Ife"});
    EXPECT_TRUE(names("adeyemi").empty());
    EXPECT_EQ(clients_->find(id)->record_number, "0001");
}

TEST_F(ClientStoreTest, AnUnknownClientIsNotFound) {
    EXPECT_FALSE(clients_->find(ClientId{99}));
    EXPECT_THROW(clients_->update({.id = ClientId{99}, .given_name = "Ada"}), Error);
    EXPECT_THROW(clients_->archive(ClientId{99}), Error);
}

TEST_F(ClientStoreTest, ArchivedClientsAreHiddenAndComeBack) {
    const ClientId id = clients_->add({.given_name = "Wren"});
    clients_->add({.given_name = "Ada"});

    clients_->archive(id);
    clients_->archive(id); // once more changes nothing

    EXPECT_EQ(names(""), Names{"Ada"});
    EXPECT_EQ(names("", Archived::only), Names{"Wren"});
    EXPECT_EQ(names("", Archived::show).size(), 2U);
    EXPECT_EQ(clients_->count(Archived::only), 1U);
    clients_->restore(id);
    EXPECT_EQ(clients_->count(Archived::hide), 2U);
}

TEST_F(ClientStoreTest, ListShowsLastAndNextSession) {
    EpisodeStore episodes{test_.database()};
    const ClientId id = clients_->add({.given_name = "Mara", .family_name = "Lindqvist"});
    const EpisodeId episode = episodes.add({.client = id, .title = "Outpatient", .started = 2027y / 1 / 4});
    const auto session = [&](Date date, Attendance attendance, std::optional<TimeOfDay> start = {}) {
        episodes.add_session(
            {.episode = episode, .client = id, .date = date, .start = start, .attendance = attendance});
    };
    session(2027y / 2 / 22, Attendance::attended);
    session(2027y / 3 / 1, Attendance::late);
    session(2027y / 3 / 8, Attendance::missed);
    session(2027y / 3 / 9, Attendance::planned, TimeOfDay{780});
    session(2027y / 3 / 16, Attendance::planned);

    const auto rows = clients_->search("", Archived::hide, 2027y / 3 / 9);

    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].last_session, Date{2027y / 3 / 1});
    EXPECT_EQ(rows[0].next_session, Date{2027y / 3 / 9});
    EXPECT_EQ(rows[0].next_start, TimeOfDay{780});
    EXPECT_TRUE(rows[0].has_open_episode);
    episodes.end(episode, 2027y / 3 / 20, "goals met");
    EXPECT_FALSE(clients_->search("", Archived::hide, 2027y / 3 / 9)[0].has_open_episode);
    EXPECT_EQ(clients_->search("", Archived::hide, 2027y / 3 / 10)[0].next_session, Date{2027y / 3 / 16});
}

TEST_F(ClientStoreTest, ABirthDateStaysTheSameInEveryTimeZone) {
    const ClientId id = clients_->add({.given_name = "Ada", .born = 1990y / 3 / 3});

    for (const char* zone : {"Pacific/Kiritimati", "America/Los_Angeles", "Etc/GMT+12"}) {
        const InTimeZone there{zone};
        reopen();
        EXPECT_EQ(clients_->find(id)->born, Date{1990y / 3 / 3}) << zone;
    }
}

TEST_F(ClientStoreTest, NamesLoseBidirectionalControlsAndKeepTheirScript) {
    const ClientId id = clients_->add({.given_name = "\xE2\x80\xAE"
                                                     "Noa",
                                       .family_name = "כהן"});

    EXPECT_EQ(clients_->find(id)->given_name, "Noa");
    EXPECT_EQ(names("כהן").size(), 1U);
}

} // namespace
} // namespace attune
