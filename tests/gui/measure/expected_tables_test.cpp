// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/expected_recovery_store.hpp"
#include "gui/measure/settings/expected_tables_card.hpp"
#include "gui/platform/theme.hpp"
#include "tests/gui/in_dialog.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <fstream>

namespace attune {
namespace {

constexpr const char* head = "measure,start,session,mean,lower,upper,source,scale\n";

/// Answers every question with one button.
class Answers : public wxModalDialogHook {
public:
    explicit Answers(int button)
        : button_{button} {
        Register();
    }
    ~Answers() override { Unregister(); }
    Answers(const Answers&) = delete;
    Answers& operator=(const Answers&) = delete;
    int Enter(wxDialog*) override {
        ++count;
        return button_;
    }
    int count = 0;

private:
    int button_;
};

class ExpectedTablesTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
        card_ = &show<ExpectedTablesCard>(workspace());
        pump();
    }
    void TearDown() override {
        close();
        PracticeTest::TearDown();
    }
    std::filesystem::path file(const std::string& rows) const {
        auto path = folder_ / "table.csv";
        std::ofstream{path, std::ios::binary} << rows;
        return path;
    }
    static std::string phq(const char* mean) {
        std::string rows = head;
        for (const char* session : {"1", "2", "3", "6"})
            for (const char* start : {"10-14", "15-19"})
                rows += std::string{"phq-9,"} + start + "," + session + "," + mean + ",2,20,Own clients 2020 to 2025,\n";
        return rows;
    }
    [[nodiscard]] ExpectedRecovery stored() { return ExpectedRecoveryStore{workspace().vault}.read(); }

    ExpectedTablesCard* card_ = nullptr;
};

TEST_F(ExpectedTablesTest, ALoadedTableStandsInTheListWithWhomItIsForAndItsSource) {
    EXPECT_FALSE(find<RowList>("settings-expected-list").IsShownOnScreen());
    EXPECT_FALSE(find<wxButton>("settings-expected-remove").IsShown());

    card_->load(file(phq("9")));
    pump();

    auto& list = find<RowList>("settings-expected-list");
    ASSERT_EQ(list.count(), 1U);
    EXPECT_EQ(list.cell(0, 0).text, "PHQ-9, Total");
    EXPECT_EQ(list.cell(0, 1).text, wxString::FromUTF8("10–14, 15–19"));
    EXPECT_EQ(list.cell(0, 2).text, wxString::FromUTF8("1–3, 6"));
    EXPECT_EQ(list.cell(0, 3).text, "Own clients 2020 to 2025");
    EXPECT_EQ(stored().rows().size(), 8U);
    EXPECT_EQ(nameless_controls(card_), std::vector<std::string>{});
    EXPECT_EQ(shared_mnemonics(card_), std::vector<std::string>{});
    picture("expected-tables");
    apply_theme(ThemeChoice::dark);
    picture("expected-tables-dark");
    apply_theme(ThemeChoice::light);
}

TEST_F(ExpectedTablesTest, EverythingThatIsWrongIsSaidAtOnceAndNothingIsLoaded) {
    wxString told;
    InDialog in{[&](wxDialog& dialog) {
        told = find<wxTextCtrl>("problems-list", &dialog).GetValue();
        picture_of(dialog, "expected-tables-problems");
        dialog.EndModal(wxID_CANCEL);
    }};

    card_->load(file(std::string{head} + "phq-9,10-14,1,9,2,20,Own clients,\nphq-9,14-10,0,x,2,1,,\n"));

    ASSERT_EQ(in.count, 1);
    for (const char* part : {"Line 3: start", "Line 3: session", "Line 3: mean", "Line 3: source is missing"})
        EXPECT_NE(told.Find(part), wxNOT_FOUND) << part << " in " << told;
    EXPECT_TRUE(stored().is_empty());
}

TEST_F(ExpectedTablesTest, MeasuresScoresAndRangesThatThePracticeDoesNotHaveAreRefused) {
    wxString told;
    InDialog in{[&](wxDialog& dialog) {
        told = find<wxTextCtrl>("problems-list", &dialog).GetValue();
        dialog.EndModal(wxID_CANCEL);
    }};

    card_->load(file(std::string{head} + "phq9,10-14,1,9,2,20,Own clients,\ngad-7,10-14,1,9,2,20,Own clients,worry\n"
                                         "phq-9,10-140,1,9,2,20,Own clients,\n"));

    ASSERT_EQ(in.count, 1);
    for (const wxString& part : {wxString::FromUTF8("no measure “phq9”"), wxString::FromUTF8("GAD-7 has no score “worry”; it has total"),
                                 wxString{"figures from 2 to 140 do not lie in its range, 0 to 27"}})
        EXPECT_NE(told.Find(part), wxNOT_FOUND) << part << " in " << told;
    EXPECT_TRUE(stored().is_empty());
}

TEST_F(ExpectedTablesTest, AFileThatIsGoneOrNoTextIsRefusedInWords) {
    wxString told;
    InDialog in{[&](wxDialog& dialog) {
        told += find<wxTextCtrl>("problems-list", &dialog).GetValue() + "\n";
        dialog.EndModal(wxID_CANCEL);
    }};

    card_->load(folder_ / "missing.csv");
    card_->load(folder_);
    card_->load(file(std::string{"\0\xff\xfe nothing", 12}));
    card_->load(file(""));

    EXPECT_EQ(in.count, 4) << told;
    EXPECT_TRUE(stored().is_empty());
}

TEST_F(ExpectedTablesTest, FiguresThatAreLoadedGoOnlyWhenThatIsWanted) {
    card_->load(file(phq("9")));
    {
        const Answers keep{wxID_NO};
        card_->load(file(phq("8")));
        EXPECT_EQ(keep.count, 1);
    }
    EXPECT_EQ(stored().rows().front().mean, 9);

    const Answers replace{wxID_YES};
    card_->load(file(phq("8")));

    EXPECT_EQ(replace.count, 1);
    EXPECT_EQ(stored().rows().front().mean, 8);
}

TEST_F(ExpectedTablesTest, RemovingAsksFirstAndTakesThatTableAlone) {
    card_->load(file(phq("9") + "gad-7,10-14,1,9,2,20,Own clients,\n"));
    pump();
    auto& list = find<RowList>("settings-expected-list");
    ASSERT_EQ(list.count(), 2U);
    {
        const Answers keep{wxID_NO};
        press("settings-expected-remove");
        ASSERT_TRUE(pump_until([&] { return keep.count == 1; }));
        EXPECT_EQ(list.count(), 2U);
    }
    const Answers remove{wxID_YES};
    press("settings-expected-remove");

    ASSERT_TRUE(pump_until([&] { return list.count() == 1; }));
    EXPECT_EQ(list.cell(0, 0).text, "PHQ-9, Total");
    EXPECT_FALSE(stored().has_table("gad-7", "total"));
    EXPECT_TRUE(stored().has_table("phq-9", "total"));
}

} // namespace
} // namespace attune
