// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/note/note_fixture.hpp"

#include <algorithm>

namespace attune {
namespace {

using namespace std::chrono_literals;

class RegisterEntriesTest : public testing::Test {
protected:
    std::string add(const std::string& name) {
        return fixture_.notes->add_entry(fixture_.client, "calm.target", {{"name", name}, {"prong", "past"}});
    }
    NoteId met(Date date, const std::string& entry, int sud) {
        const NoteId id = fixture_.written(date);
        fixture_.edit(id, [&](Form& form) {
            form.set({"calm", {{"work", 0}}, "aim"}, entry);
            form.set({"calm", {{"work", 0}}, "sud"}, sud);
        });
        return id;
    }
    [[nodiscard]] static const RegisterEntry& in(const RegisterBook& book, const std::string& entry) {
        const auto* found = book.find("calm.target", entry);
        if (found == nullptr)
            throw std::runtime_error{"no such entry"};
        return *found;
    }
    [[nodiscard]] RegisterEntry now(const std::string& entry) {
        return in(fixture_.notes->registers(fixture_.client), entry);
    }

    NoteFixture fixture_;
};

TEST_F(RegisterEntriesTest, AnEntryBeginsInItsFirstState) {
    const std::string id = add("The phone call");

    EXPECT_EQ(id.size(), 32U);
    EXPECT_EQ(now(id).state, "listed");
    EXPECT_EQ(now(id).fields.at("name"), Value{"The phone call"});
    EXPECT_EQ(now(id).last_note, 0);
}

TEST_F(RegisterEntriesTest, SessionsMoveAnEntry) {
    const std::string id = add("The phone call");
    const NoteId first = met(2027y / 3 / 1, id, 7);
    const NoteId second = met(2027y / 3 / 2, id, 0);

    EXPECT_EQ(now(id).state, "resolved");
    EXPECT_EQ(now(id).carried.at("latest"), Value{0});
    EXPECT_EQ(now(id).carried.at("times"), Value{2});
    EXPECT_EQ(now(id).last_note, static_cast<std::int64_t>(second));
    EXPECT_EQ(in(fixture_.notes->registers_before(second), id).state, "open");
    EXPECT_EQ(in(fixture_.notes->registers_before(first), id).state, "listed");
    fixture_.reopen();
    EXPECT_EQ(now(id).state, "resolved");
    EXPECT_EQ(fixture_.row(second).summary, "The phone call, SUD 0");
}

TEST_F(RegisterEntriesTest, AnEarlierNoteThatChangesMovesTheEntryAnew) {
    const std::string id = add("The phone call");
    const NoteId first = met(2027y / 3 / 1, id, 0);
    (void)met(2027y / 3 / 2, id, 3);
    EXPECT_EQ(now(id).state, "resolved");

    fixture_.edit(first, [](Form& form) { form.set({"calm", {{"work", 0}}, "sud"}, 6); });

    EXPECT_EQ(now(id).state, "open");
    EXPECT_EQ(now(id).carried.at("latest"), Value{3});
    fixture_.notes->void_note(first, "wrong client");
    EXPECT_EQ(now(id).carried.at("times"), Value{1});
}

TEST_F(RegisterEntriesTest, ProblemsAreToldAllAtOnce) {
    const std::string told = failure_of([&] {
        fixture_.notes->add_entry(fixture_.client, "calm.target",
                                  {{"prong", "sideways"}, {"weight", 9}, {"colour", "red"}});
    });

    for (const char* field : {"Target has no field \"colour\"", "; Name: an answer", "; Prong: \"sideways\" is", "; Weight: "})
        EXPECT_NE(told.find(field), std::string::npos) << field << " in " << told;
    EXPECT_EQ(kind_of([&] { fixture_.notes->add_entry(fixture_.client, "calm.nothing", {}); }),
              ErrorKind::not_found);
    EXPECT_EQ(kind_of([&] {
                  fixture_.notes->add_entry(ClientId{77}, "calm.target", {{"name", "x"}, {"prong", "past"}});
              }),
              ErrorKind::not_found);
}

TEST_F(RegisterEntriesTest, EditingAnEntryShowsEverywhere) {
    const std::string id = add("The phone call");
    const NoteId note = met(2027y / 3 / 1, id, 7);

    fixture_.notes->update_entry(fixture_.client, "calm.target", id,
                                 {{"name", "The call at night"}, {"prong", "present"}});

    EXPECT_EQ(now(id).fields.at("name"), Value{"The call at night"});
    EXPECT_EQ(now(id).carried.at("latest"), Value{7});
    EXPECT_EQ(in(fixture_.notes->registers_before(note), id).fields.at("prong"), Value{"present"});
    EXPECT_EQ(kind_of([&] { fixture_.notes->update_entry(fixture_.client, "calm.target", "nobody", {}); }),
              ErrorKind::not_found);
    const ClientId other = fixture_.clients->add({.given_name = "Ada"});
    EXPECT_EQ(kind_of([&] { fixture_.notes->update_entry(other, "calm.target", id, {}); }),
              ErrorKind::not_found);
}

TEST_F(RegisterEntriesTest, AnEntrySetAsideStandsStillFromThatDay) {
    const std::string id = add("The phone call");
    const NoteId before = met(2027y / 3 / 1, id, 7);
    fixture_.notes->set_aside(fixture_.client, "calm.target", id, 2027y / 3 / 3, "too much now");
    const NoteId after = met(2027y / 3 / 5, id, 0);

    EXPECT_TRUE(now(id).set_aside);
    EXPECT_EQ(now(id).set_aside_reason, "too much now");
    EXPECT_EQ(now(id).state, "open");
    EXPECT_FALSE(in(fixture_.notes->registers_before(before), id).set_aside);
    EXPECT_TRUE(in(fixture_.notes->registers_before(after), id).set_aside);
    fixture_.notes->put_back(fixture_.client, "calm.target", id, 2027y / 3 / 4);
    EXPECT_FALSE(now(id).set_aside);
    EXPECT_EQ(now(id).state, "resolved");
}

TEST_F(RegisterEntriesTest, SettingAsideNeedsAReasonAndOrder) {
    const std::string id = add("The phone call");

    EXPECT_EQ(
        failure_of([&] { fixture_.notes->put_back(fixture_.client, "calm.target", id, 2027y / 3 / 1); }),
        "entry: it is not set aside");
    EXPECT_EQ(failure_of(
                  [&] { fixture_.notes->set_aside(fixture_.client, "calm.target", id, 2027y / 3 / 1, " "); }),
              "reason: say why it is set aside");
    fixture_.notes->set_aside(fixture_.client, "calm.target", id, 2027y / 3 / 3, "too much");
    EXPECT_EQ(failure_of([&] {
                  fixture_.notes->set_aside(fixture_.client, "calm.target", id, 2027y / 3 / 4, "again");
              }),
              "entry: it is set aside already");
    EXPECT_EQ(
        failure_of([&] { fixture_.notes->put_back(fixture_.client, "calm.target", id, 2027y / 3 / 1); }),
        "day: lies before 2027-03-03, when it was last moved");
}

TEST_F(RegisterEntriesTest, ObservationsNameTheirEntry) {
    const std::string one = add("The phone call");
    const NoteId note = met(2027y / 3 / 1, one, 7);

    const auto points = fixture_.notes->observations(fixture_.client);

    const auto sud = std::ranges::find(points, "calm.sud", &NoteStore::SeriesPointRow::series);
    ASSERT_NE(sud, points.end());
    EXPECT_EQ(sud->key, one);
    EXPECT_EQ(sud->value, Value{7});
    EXPECT_EQ(sud->note, note);
}

TEST_F(RegisterEntriesTest, EveryStepIsInTheAuditTrail) {
    const std::string id = add("The phone call");
    fixture_.notes->set_aside(fixture_.client, "calm.target", id, 2027y / 3 / 3, "too much");
    fixture_.notes->put_back(fixture_.client, "calm.target", id, 2027y / 3 / 4);

    std::vector<std::string> actions;
    Statement select{fixture_.test.database(),
                     "SELECT action FROM audit WHERE object = 'register_entry' ORDER BY seq"};
    while (select.step())
        actions.push_back(select.text(0));
    EXPECT_EQ(actions, (std::vector<std::string>{"register.add", "register.set_aside", "register.put_back"}));
}

} // namespace
} // namespace attune
