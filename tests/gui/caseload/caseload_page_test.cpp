// SPDX-License-Identifier: Apache-2.0
#include "gui/caseload/caseload_page.hpp"

#include "core/error.hpp"
#include "core/progress/measure_reading.hpp"
#include "core/response/alert_answer.hpp"
#include "gui/caseload/caseload_document.hpp"
#include "gui/caseload/outcomes_panel.hpp"
#include "gui/client/standing_measures.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/empty_state.hpp"
#include "gui/platform/theme.hpp"
#include "gui/progress/document_printout.hpp"
#include "tests/gui/practice_fixture.hpp"
#include "tests/unit/caseload/sample_practice.hpp"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dcmemory.h>
#include <wx/image.h>
#include <wx/modalhook.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace attune {
namespace {

class CaseloadPageTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
        sample_ = std::make_unique<SamplePractice>(workspace().vault);
        jonah_ = sample_->add({"Jonah", "Brandt", "CBT", "phq-9", {11, 10, 12, 18}});
        mara_ = sample_->add({"Mara", "Lindqvist", "EMDR", "phq-9", {18, 16, 14, 12, 9, 8}});
        sample_->add({"Noor", "Haddad", "SE", "gad-7", {14, 14, 15, 14, 14, 13}});
        sample_->add({"Lucía", "Ferrer", "Attachment", "phq-9", {20, 17, 14, 13}});
        sample_->add({"Ife", "Adeyemi", "EMDR", "phq-9", {16}});
    }
    void TearDown() override {
        sample_.reset();
        PracticeTest::TearDown();
    }
    CaseloadPage& show_page() {
        auto& page = show<CaseloadPage>(workspace());
        page.reload();
        EXPECT_TRUE(pump_until([&] { return page.model().is_read() && !page.is_reading(); }));
        pump();
        return page;
    }
    static RowList& list() { return find<RowList>("caseload-list"); }
    static std::string text(std::size_t row, CaseloadColumn column) {
        return list().cell(row, static_cast<std::size_t>(column)).text.utf8_string();
    }
    static std::string words_of(const std::string& name) { return find<Prose>(name).words().utf8_string(); }
    static void tick(const std::string& id) {
        auto& box = find<wxCheckBox>("caseload-look-" + id);
        box.SetValue(!box.GetValue());
    }
    static void pick(const std::string& name, int index) {
        auto& choice = find<wxChoice>(name);
        choice.SetSelection(index);
        wxCommandEvent event{wxEVT_CHOICE, choice.GetId()};
        event.SetInt(index);
        event.SetEventObject(&choice);
        choice.GetEventHandler()->ProcessEvent(event);
        pump();
    }

    std::unique_ptr<SamplePractice> sample_;
    ClientId jonah_{}, mara_{};
};

TEST_F(CaseloadPageTest, EveryOpenEpisodeStandsInOneRowWithAlertsFirst) {
    show_page();

    ASSERT_EQ(list().count(), 5U);
    EXPECT_EQ(text(0, CaseloadColumn::client), "Brandt, Jonah");
    EXPECT_EQ(text(0, CaseloadColumn::approach), "CBT");
    EXPECT_EQ(text(0, CaseloadColumn::sessions), "4");
    EXPECT_EQ(text(0, CaseloadColumn::measure), "PHQ-9");
    EXPECT_EQ(text(0, CaseloadColumn::change), "11 to 18");
    EXPECT_EQ(text(0, CaseloadColumn::label), "Deteriorated");
    EXPECT_EQ(text(0, CaseloadColumn::alert), "Worse by 7 since start");
    EXPECT_EQ(text(1, CaseloadColumn::client), "Haddad, Noor");
    EXPECT_EQ(text(1, CaseloadColumn::alert), "No change after 6 sessions");
    EXPECT_EQ(text(4, CaseloadColumn::alert), "–");
    picture("caseload");
}

TEST_F(CaseloadPageTest, TheHeadCountsWhatTheLabelsSay) {
    show_page();

    EXPECT_EQ(find<wxStaticText>("caseload-count-0").GetLabel(), "2");
    EXPECT_EQ(find<wxStaticText>("caseload-count-1").GetLabel(), "1");
    EXPECT_EQ(find<wxStaticText>("caseload-count-2").GetLabel(), "1");
    EXPECT_EQ(find<wxStaticText>("caseload-count-3").GetLabel(), "1");
    EXPECT_FALSE(find<wxStaticText>("caseload-count-4").IsShownOnScreen());
    EXPECT_NE(words_of("caseload-caution").find("5 of 5 open episodes"), std::string::npos);
}

TEST_F(CaseloadPageTest, TheChosenAlertIsExplainedWithItsRule) {
    show_page();

    EXPECT_EQ(words_of("caseload-headline"), "Jonah Brandt: PHQ-9 rose from 11 to 18");
    EXPECT_EQ(words_of("caseload-rule"), "7 points worse since the start; 6 or more is a reliable change.");
    EXPECT_FALSE(find_window("caseload-off")->IsShown());
}

TEST_F(CaseloadPageTest, AnAnswerIsStoredAndTheRowShowsIt) {
    CaseloadPage& page = show_page();
    const std::size_t waiting = page.model().waiting();
    tick("alliance");
    tick("risk");
    type_into("caseload-words", "Job lost; risk asked about, low.");

    press("caseload-answer");

    const auto answers = AlertAnswerStore{workspace().vault}.of(jonah_);
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].alert, "AL1");
    EXPECT_EQ(answers[0].considered, (std::vector<std::string>{"alliance", "risk"}));
    EXPECT_EQ(answers[0].words, "Job lost; risk asked about, low.");
    EXPECT_EQ(page.model().waiting(), waiting); // the sharp rise still waits
    tick("alliance");
    press("caseload-answer");
    EXPECT_EQ(page.model().waiting(), waiting - 1);
    const auto row = page.model().index_of(jonah_);
    ASSERT_TRUE(row);
    EXPECT_EQ(text(*row, CaseloadColumn::alert), "Answered: Worse by 7 since start");
    EXPECT_NE(words_of("caseload-answered").find("Alliance, Risk. “Job lost; risk asked about, low.”"), std::string::npos);
    picture("caseload-answered");
}

TEST_F(CaseloadPageTest, AnEmptyAnswerIsNoneAndSaysWhatIsMissing) {
    show_page();

    press("caseload-answer");

    EXPECT_EQ(words_of("caseload-missing"), "Tick what you looked at, or write in a few words what you do.");
    EXPECT_TRUE(AlertAnswerStore{workspace().vault}.all().empty());
    EXPECT_TRUE(find<wxCheckBox>("caseload-look-alliance").HasFocus());
}

TEST_F(CaseloadPageTest, WhatIsTypedIsKeptUntilItIsGiven) {
    CaseloadPage& page = show_page();
    tick("formulation");
    type_into("caseload-words", "Half a thought");

    type_into("caseload-find", "lindq"); // another client is chosen
    EXPECT_EQ(words_of("caseload-headline").find("Mara Lindqvist"), 0U);
    type_into("caseload-find", "");
    list().on_select(*page.model().index_of(jonah_));
    EXPECT_EQ(find<wxTextCtrl>("caseload-words").GetValue(), "Half a thought");
    EXPECT_TRUE(find<wxCheckBox>("caseload-look-formulation").GetValue());

    type_into("caseload-words", "Half a thought more");
    page.save_now(); // as locking does
    close();
    show_page();
    EXPECT_EQ(find<wxTextCtrl>("caseload-words").GetValue(), "Half a thought more");
}

TEST_F(CaseloadPageTest, WhatIsWrittenAboutTheWrongClientIsNotOfferedWithTheOneTheSheetIsMovedTo) {
    ItemAnswers answers = answers_for(*shipped("phq-9"), 8);
    answers[8] = Answer::of(2);
    const ResponseId danger = sample_->give(jonah_, "phq-9", SamplePractice::week(4), answers);
    CaseloadPage& page = show_page();
    CaseloadViewModel& model = page.model();
    type_into("caseload-words", "Jonah is sa");
    const auto alert_of = [&](ClientId client) {
        const auto& alerts = model.find_row(client)->alerts;
        return static_cast<std::size_t>(std::ranges::find(alerts, AlertKind::safety_item, [](const CaseloadAlert& one) {
                                            return one.alert.kind;
                                        }) - alerts.begin());
    };
    const CaseloadAlert wrong = model.find_row(jonah_)->alerts.at(alert_of(jonah_));

    sample_->responses.move(danger, mara_, "Wrong record");

    EXPECT_THROW(model.answer(jonah_, alert_of(jonah_), {.considered = {}, .words = "Jonah is safe."}), Error);
    EXPECT_TRUE(AlertAnswerStore{workspace().vault}.all().empty());
    page.reload();
    ASSERT_TRUE(pump_until([&] { return page.model().is_read() && !page.is_reading(); }));
    const CaseloadAlert right = model.find_row(mara_)->alerts.at(alert_of(mara_));
    EXPECT_TRUE(right.waits());
    EXPECT_FALSE(CaseloadViewModel::is_same(wrong, right));
    EXPECT_EQ(model.draft(right), AlertDraft{});
    EXPECT_EQ(model.draft(wrong).words, "Jonah is sa") << "what was typed stays";
    list().on_select(*model.index_of(mara_));
    EXPECT_EQ(find<wxTextCtrl>("caseload-words").GetValue(), "");
}

TEST_F(CaseloadPageTest, AFilterThatLeavesTheClientLeavesTheAlertAndWhatIsTyped) {
    CaseloadPage& page = show_page();
    pick("caseload-which", 1); // the sharp rise
    const std::string rule = words_of("caseload-rule");
    tick("formulation");
    type_into("caseload-words", "Half a thought");

    type_into("caseload-find", "brandt");
    pick("caseload-alerts", static_cast<int>(AlertFilter::waiting));
    pick("caseload-approach", 2); // CBT
    page.reload();
    ASSERT_TRUE(pump_until([&] { return !page.is_reading(); }));

    EXPECT_EQ(words_of("caseload-rule"), rule);
    EXPECT_EQ(find<wxTextCtrl>("caseload-words").GetValue(), "Half a thought");
    EXPECT_TRUE(find<wxCheckBox>("caseload-look-formulation").GetValue());
}

TEST_F(CaseloadPageTest, AVaultThatCannotBeReadIsSaidUntilItCan) {
    CaseloadPage& page = show_page();
    auto& words = find<EmptyState>("caseload-empty");
    const auto away = vault_folder_.string() + ".away";
    std::filesystem::rename(vault_folder_, away);

    page.reload();
    ASSERT_TRUE(pump_until([&] { return words.IsShown(); }));
    EXPECT_EQ(page.model().empty().line, "The caseload could not be read.");
    type_into("caseload-find", "brandt");
    EXPECT_EQ(page.model().empty().line, "The caseload could not be read.");
    std::filesystem::rename(away, vault_folder_);
    words.on_press();

    EXPECT_TRUE(pump_until([&] { return list().count() == 1; }));
}

TEST_F(CaseloadPageTest, TypingInTheListFindsAndEnterOpensTheProgress) {
    CaseloadPage& page = show_page();
    std::optional<ClientId> opened;
    page.on_open_progress = [&](ClientId client) { opened = client; };
    list().SetFocus();
    pump();

    press_key('l');
    for (const char letter : std::string{"indq"})
        press_key(letter);
    EXPECT_EQ(find<wxTextCtrl>("caseload-find").GetValue(), "lindq");
    ASSERT_TRUE(pump_until([] { return list().count() == 1; }));
    press_key(WXK_DOWN);
    EXPECT_TRUE(pump_until([] { return list().HasFocus() || list().GetMainWindow()->HasFocus(); }));
    press_key(WXK_RETURN);

    EXPECT_TRUE(pump_until([&] { return opened.has_value(); }));
    EXPECT_EQ(opened, mara_);
}

TEST_F(CaseloadPageTest, FiltersAndHeadsOrderTheRows) {
    show_page();

    pick("caseload-approach", 3); // EMDR, after all, Attachment and CBT
    EXPECT_EQ(list().count(), 2U);
    pick("caseload-approach", 0);
    pick("caseload-alerts", static_cast<int>(AlertFilter::waiting));
    EXPECT_EQ(list().count(), 2U);
    pick("caseload-alerts", static_cast<int>(AlertFilter::any_or_none));
    list().on_sort(static_cast<std::size_t>(CaseloadColumn::sessions));
    EXPECT_EQ(text(0, CaseloadColumn::sessions), "1");
    list().on_sort(static_cast<std::size_t>(CaseloadColumn::sessions));
    EXPECT_EQ(text(0, CaseloadColumn::sessions), "6");
    type_into("caseload-find", "nobody");
    EXPECT_FALSE(list().IsShown());
    EXPECT_TRUE(find_window("caseload-empty")->IsShown());
}

TEST_F(CaseloadPageTest, OutcomesShowNumbersSharesAndWhatTheyCannotSay) {
    show_page();
    find<TabRow>("caseload-tabs").choose(1);
    auto& panel = find<OutcomesPanel>("caseload-outcomes");
    ASSERT_TRUE(pump_until([&] { return panel.model().is_read() && !panel.is_reading(); }));
    pump();

    auto& rates = find<RowList>("outcomes-list");
    ASSERT_GE(rates.count(), 10U);
    EXPECT_EQ(panel.model().lines()[0].measure, "GAD-7");
    EXPECT_NE(words_of("outcomes-caution").find("what caused the changes"), std::string::npos);
    EXPECT_NE(words_of("outcomes-scope").find("5 of 5 episodes"), std::string::npos);
    picture("outcomes");
    auto& pair = find<wxChoice>("outcomes-pair");
    pair.SetSelection(1);
    wxCommandEvent chosen{wxEVT_CHOICE, pair.GetId()};
    chosen.SetInt(1);
    pair.ProcessWindowEvent(chosen);
    EXPECT_EQ(panel.model().lines().back().measure, "PHQ-9 with PCL-5 or GAD-7");

    type_into("outcomes-from", "2027-02-30");
    EXPECT_EQ(words_of("outcomes-problem"), "A day is written as 2027-03-09.");
    type_into("outcomes-from", "2027-02-20");
    EXPECT_EQ(words_of("outcomes-problem"), "");
    EXPECT_EQ(rates.count(), 0U);
}

/// Answers the warning that a file lies outside the vault.
class WarningHook : public wxModalDialogHook {
public:
    WarningHook() { Register(); }
    ~WarningHook() override { Unregister(); }
    int dialogs = 0;

protected:
    int Enter(wxDialog*) override {
        ++dialogs;
        return wxID_CANCEL;
    }
};

TEST_F(CaseloadPageTest, WhoKeepsTheCaseloadInTheVaultGetsNoFile) {
    CaseloadPage& page = show_page();
    WarningHook hook;

    page.save_pdf();
    page.save_table();

    EXPECT_EQ(hook.dialogs, 2);
}

TEST_F(CaseloadPageTest, PrintsAndSavesWhatTheListShows) {
    CaseloadPage& page = show_page();
    const auto pdf = folder_ / "caseload.pdf";
    const auto csv = folder_ / "caseload.csv";
    page.save_pdf_to(pdf);
    page.save_table_to(csv);

    EXPECT_GT(std::filesystem::file_size(pdf), 1000U);
    std::ifstream file{csv};
    const std::string table{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(table.find("client,approach,sessions"), 0U);
    EXPECT_NE(table.find("\"Brandt, Jonah\",CBT,4,2027-01-26,PHQ-9,2027-01-26,4,11,18,Deteriorated,AL1,no"), std::string::npos)
        << table;
}

/// Dots of a page that are not white, as a printer of 72 dots per inch gets them.
int dots_of(const Document& document, int page) {
    DocumentPrintout printout{document};
    wxSize sheet{595, 842};
    if (document.lies == PaperLies::across)
        std::swap(sheet.x, sheet.y);
    wxBitmap paper{sheet.x, sheet.y, 24};
    wxMemoryDC dc{paper};
    dc.SetBackground(*wxWHITE_BRUSH);
    dc.Clear();
    printout.SetDC(&dc);
    printout.SetPPIPrinter(72, 72);
    printout.SetPaperRectPixels({wxPoint{}, sheet});
    EXPECT_TRUE(printout.OnPrintPage(page));
    printout.SetDC(nullptr);
    dc.SelectObject(wxNullBitmap);
    const wxImage image = paper.ConvertToImage();
    int dots = 0;
    for (int y = 0; y < image.GetHeight(); ++y)
        for (int x = 0; x < image.GetWidth(); ++x)
            dots += image.GetRed(x, y) < 128 ? 1 : 0;
    return dots;
}

TEST_F(CaseloadPageTest, PrintsTheTabThatIsShownPageByPage) {
    CaseloadPage& page = show_page();
    const Document clients = page.document();
    EXPECT_GT(dots_of(clients, 1), 1000);
    type_into("caseload-find", "nobody");
    EXPECT_LT(dots_of(page.document(), 1), dots_of(clients, 1)) << "as it is filtered";
    EXPECT_EQ(dots_of(clients, 99), 0);

    find<TabRow>("caseload-tabs").choose(1);
    auto& panel = find<OutcomesPanel>("caseload-outcomes");
    ASSERT_TRUE(pump_until([&] { return panel.model().is_read() && !panel.is_reading(); }));
    EXPECT_EQ(page.document().title, "Practice outcomes");
    EXPECT_GT(dots_of(page.document(), 1), 1000);
}

TEST_F(CaseloadPageTest, ASessionWithoutTheMeasurePartsTheCourseOfARowAsOnTheClientsPage) {
    const EpisodeId episode = workspace().episodes.of(jonah_).at(0).id;
    sample_->attend(jonah_, episode, SamplePractice::week(4), "CBT");
    sample_->attend(jonah_, episode, SamplePractice::week(5), "CBT");
    sample_->give(jonah_, "phq-9", SamplePractice::week(5), 17);
    CaseloadPage& page = show_page();

    const auto course = page.model().course(*page.model().index_of(jonah_));

    using Values = std::vector<std::optional<double>>;
    EXPECT_EQ(course, (Values{11, 10, 12, 18, std::nullopt, 17}));
    EXPECT_EQ(page.model().course(*page.model().index_of(mara_)), (Values{18, 16, 14, 12, 9, 8}));
    const auto standing =
        standing_measures(read_measures(workspace().vault, jonah_, schedule_basis(workspace().shelf)));
    ASSERT_EQ(standing.size(), 1U);
    EXPECT_EQ(standing[0].values, course);
    picture("caseload-gap");
}

TEST_F(CaseloadPageTest, ANarrowWindowDropsApproachAndLastSeen) {
    CaseloadPage& page = show_page();
    wxGetTopLevelParent(&page)->SetClientSize(872, 672);

    EXPECT_TRUE(pump_until([] {
        return list().GetColumn(static_cast<unsigned>(CaseloadColumn::approach))->IsHidden() &&
               list().GetColumn(static_cast<unsigned>(CaseloadColumn::last_seen))->IsHidden();
    }));
    EXPECT_FALSE(list().GetColumn(static_cast<unsigned>(CaseloadColumn::alert))->IsHidden());
    picture("caseload-narrow");
}

TEST_F(CaseloadPageTest, DarkFollowsTheTheme) {
    show_page();
    apply_theme(ThemeChoice::dark);
    pump();
    picture("caseload-dark");
    find<TabRow>("caseload-tabs").choose(1);
    auto& panel = find<OutcomesPanel>("caseload-outcomes");
    EXPECT_TRUE(pump_until([&] { return panel.model().is_read(); }));
    picture("outcomes-dark");
    apply_theme(ThemeChoice::light);
    pump();
}

TEST_F(CaseloadPageTest, EveryControlHasANameAndMnemonicsAreUnique) {
    CaseloadPage& page = show_page();

    EXPECT_EQ(nameless_controls(&page), std::vector<std::string>{});
    EXPECT_EQ(shared_mnemonics(&page), std::vector<std::string>{});
}

TEST_F(CaseloadPageTest, MyClientsLeavesOutThoseOfColleaguesUntilEveryonesAreAskedFor) {
    CaseloadPage& page = show_page();
    auto& care = find<wxChoice>("caseload-care");
    EXPECT_FALSE(care.IsShownOnScreen()) << "there is nobody else";
    std::vector<CaseloadRow> rows;
    for (const char* name : {"Adeyemi, Ife", "Brandt, Jonah", "Ferrer, Lucía"}) {
        CaseloadRow& row = rows.emplace_back();
        row.client = ClientId{static_cast<std::int64_t>(rows.size())};
        row.name = name;
        Alert alert;
        alert.level = AlertLevel::red;
        row.alerts.push_back({.alert = alert, .title = "PHQ-9"});
    }
    rows[1].care = CaseloadRow::Care::of_others;

    page.model().take(std::move(rows));
    pump();

    EXPECT_TRUE(care.IsShownOnScreen());
    EXPECT_EQ(care.GetStringSelection(), "My clients");
    EXPECT_EQ(list().count(), 2U);
    EXPECT_FALSE(page.model().index_of(ClientId{2}));
    EXPECT_NE(words_of("caseload-caution").find("2 of 3 open episodes"), std::string::npos);
    pick("caseload-care", static_cast<int>(CareFilter::everyone));
    EXPECT_EQ(list().count(), 3U);
    EXPECT_EQ(text(1, CaseloadColumn::client), "Brandt, Jonah");
    EXPECT_EQ(page.model().waiting(), 2U) << "alerts of a colleague's clients wait for the colleague";
    pick("caseload-care", static_cast<int>(CareFilter::mine));
    EXPECT_EQ(list().count(), 2U);
}

TEST_F(CaseloadPageTest, TenThousandRowsAreFilteredOrderedAndShown) {
    CaseloadPage& page = show_page();
    std::vector<CaseloadRow> rows;
    for (int i = 0; i < 10'000; ++i) {
        CaseloadRow row;
        row.client = ClientId{100'000 + i};
        row.name = "Family" + std::to_string(10'000 + i) + ", Given";
        row.sessions = i % 40;
        row.title = "PHQ-9";
        row.scores = {18.0, static_cast<double>(i % 27)};
        row.rules.threshold = ReliableThreshold{.points = 6};
        row.change = judge_values(row.scores.front(), row.scores.back(), row.rules);
        rows.push_back(std::move(row));
    }
    page.model().take(std::move(rows));
    pump();

    EXPECT_EQ(list().count(), 10'000U);
    list().on_sort(static_cast<std::size_t>(CaseloadColumn::sessions));
    list().on_sort(static_cast<std::size_t>(CaseloadColumn::sessions));
    EXPECT_EQ(text(0, CaseloadColumn::sessions), "39");
    type_into("caseload-find", "family19999");
    EXPECT_EQ(list().count(), 1U);
}

TEST_F(CaseloadPageTest, APageThatGoesWhileItReadsWaitsForItsThread) {
    auto& page = show<CaseloadPage>(workspace());
    page.reload();
    page.reload(); // asked for again while reading

    close();

    EXPECT_NO_THROW(practice_->vault().close()); // no reader is left
}

} // namespace
} // namespace attune
