// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_privacy.hpp"
#include "tests/unit/note/note_fixture.hpp"

namespace attune {
namespace {

using namespace std::chrono_literals;

constexpr const char* marker = "zanzibar-thought";

class NotePrivacyTest : public testing::Test {
protected:
    NotePrivacyTest() {
        id_ = fixture_.written(2027y / 3 / 8, 4);
        fixture_.edit(id_, [](Form& form) {
            form.set({"hdr", {}, "private"}, std::string{marker} + " 1");
            form.set({"calm", {}, "dream"}, std::string{marker} + " 2");
            form.add_row({"calm", {{"work", 0}}, "sets"});
            form.add_row({"calm", {{"work", 0}}, "sets"});
            form.set({"calm", {{"work", 0}, {"sets", 0}}, "passes"}, 24);
            form.set({"calm", {{"work", 0}, {"sets", 1}}, "doubt"}, std::string{marker} + " 3");
        });
    }
    void expect_all_there() {
        const Form form = fixture_.notes->open_form(id_);
        EXPECT_EQ(form.answer({"hdr", {}, "private"}), Value{std::string{marker} + " 1"});
        EXPECT_EQ(form.answer({"calm", {}, "dream"}), Value{std::string{marker} + " 2"});
        EXPECT_EQ(form.answer({"calm", {{"work", 0}, {"sets", 0}}, "passes"}), Value{24});
        EXPECT_EQ(form.answer({"calm", {{"work", 0}, {"sets", 1}}, "doubt"}),
                  Value{std::string{marker} + " 3"});
    }
    /// Tables that hold the marker anywhere in the open.
    [[nodiscard]] std::vector<std::string> tables_with_marker() {
        std::vector<std::pair<std::string, std::string>> columns;
        {
            Statement select{fixture_.test.database(),
                             "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c "
                             "WHERE m.type = 'table'"};
            while (select.step())
                columns.emplace_back(select.text(0), select.text(1));
        }
        std::vector<std::string> found;
        for (const auto& [table, column] : columns) {
            Statement look{fixture_.test.database(), "SELECT 1 FROM \"" + table + "\" WHERE instr(CAST(\"" +
                                                         column + "\" AS BLOB), CAST(?1 AS BLOB)) > 0"};
            if (look.bind(marker).step())
                found.push_back(table + "." + column);
        }
        return found;
    }

    NoteFixture fixture_;
    NoteId id_{};
};

TEST_F(NotePrivacyTest, PrivateAnswersComeBackToTheirAuthor) {
    fixture_.reopen();

    expect_all_there();
    EXPECT_EQ(fixture_.notes->load(id_).answers.parts.at("hdr").values.at("private"),
              Value{std::string{marker} + " 1"});
}

TEST_F(NotePrivacyTest, PrivateAnswersStandNowhereInTheOpen) {
    (void)fixture_.written(2027y / 3 / 9, 5);
    (void)fixture_.notes->observations(fixture_.client);
    EXPECT_EQ(tables_with_marker(), std::vector<std::string>{});

    fixture_.notes->sign(id_, fixture_.notes->open_form(id_));
    (void)fixture_.notes->observations(fixture_.client);

    EXPECT_EQ(tables_with_marker(), std::vector<std::string>{});
}

TEST_F(NotePrivacyTest, PrivateAnswersStayWhenTheNoteIsSigned) {
    fixture_.notes->sign(id_, fixture_.notes->open_form(id_));
    fixture_.reopen();

    expect_all_there();
    EXPECT_EQ(fixture_.notes->check_signature(id_), SignatureState::holds);
}

TEST_F(NotePrivacyTest, ClearingThemTakesTheSealedTextAway) {
    fixture_.edit(id_, [](Form& form) {
        form.set({"hdr", {}, "private"}, Value{});
        form.set({"calm", {}, "dream"}, Value{});
        form.set({"calm", {{"work", 0}, {"sets", 1}}, "doubt"}, Value{});
    });

    Statement select{fixture_.test.database(), "SELECT count(*) FROM note_private"};
    select.step();
    EXPECT_EQ(select.integer(0), 0);
}

TEST_F(NotePrivacyTest, ATextSealedToSomebodyElseIsLeftAlone) {
    fixture_.test.database().execute("UPDATE note_private SET author = 99");

    EXPECT_FALSE(fixture_.notes->load(id_).answers.parts.at("hdr").values.contains("private"));
    fixture_.edit(id_, [](Form& form) { form.set({"hdr", {}, "private"}, "mine"); });

    Statement select{fixture_.test.database(), "SELECT count(*) FROM note_private"};
    select.step();
    EXPECT_EQ(select.integer(0), 2);
}

TEST_F(NotePrivacyTest, ASealedTextOfAnotherNoteDoesNotOpen) {
    const NoteId other = fixture_.written(2027y / 3 / 9);
    fixture_.test.database().execute("UPDATE note_private SET note = 2");

    EXPECT_EQ(kind_of([&] { (void)fixture_.notes->load(other); }), ErrorKind::vault_damaged);
}

TEST(SplitAnswersTest, JoiningGivesBackWhatWasSplit) {
    const auto packs = small_packs();
    const std::vector<std::shared_ptr<const Template>> forms{packs[0].templates[0], packs[1].templates[0]};
    NoteAnswers answers;
    answers.parts["hdr"].values["private"] = "a";
    answers.parts["hdr"].values["response"] = "b";
    Answers set;
    set.values["doubt"] = "c";
    Answers work;
    work.tables["sets"] = {Answers{}, set};
    answers.parts["calm"].tables["work"] = {Answers{}, work};

    const SplitAnswers split = split_answers(answers, forms);

    EXPECT_FALSE(split.record.parts.at("hdr").values.contains("private"));
    EXPECT_FALSE(
        split.record.parts.at("calm").tables.at("work")[1].tables.at("sets")[1].values.contains("doubt"));
    EXPECT_FALSE(split.personal.parts.at("hdr").values.contains("response"));
    EXPECT_EQ(joined_answers(split.record, split.personal), answers);
}

} // namespace
} // namespace attune
