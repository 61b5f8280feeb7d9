// SPDX-License-Identifier: Apache-2.0
// What clinical work expects of the measures that come with Attune, beside their scores.
#include "core/measure/scoring.hpp"
#include "tests/unit/measure/shipped_measures.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace attune {
namespace {

const ScoreScale& scale(std::string_view measure, std::string_view id) {
    const Instrument& instrument = shipped_measure(measure);
    return instrument.scales.at(instrument.find_scale(id).value());
}

std::string pack_text() {
    std::ifstream file{std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins/measures/pack.xml"};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// A key of items is only as good as the order of what is asked: a topic in the wrong place would turn or drop the wrong
// answer, and no sum would show it.
TEST(ShippedMeasuresTest, ItemsStandUnderTheirTopicsInTheirOrder) {
    std::ifstream file{std::filesystem::path{ATTUNE_SOURCE_DIR} / "tests/data/measures/topics.txt"};
    std::size_t measures = 0;
    for (std::string line; std::getline(file, line); ++measures) {
        const std::string id = line.substr(0, line.find(':'));
        std::string topics;
        for (const MeasureItem& item : shipped_measure(id).items)
            topics += (topics.empty() ? "" : "; ") + item.id + " " + item.topic;
        EXPECT_EQ(id + ": " + topics, line);
    }
    EXPECT_EQ(measures, shipped_measure_ids().size());
}

TEST(ShippedMeasuresTest, AreAllThatTheSpecificationNames) {
    const std::set<std::string> shipped{shipped_measure_ids().begin(), shipped_measure_ids().end()};

    for (const char* id :
         {"phq-9",   "phq-2",   "gad-7",   "gad-2",  "pcl-5",  "pcl-5-week", "pc-ptsd-5", "itq",     "ies-r",
          "des-ii",  "ecr-r",   "ecr-rs",  "rq",     "raas",   "who-5",      "wsas",      "dass-21", "k10",
          "k6",      "core-10", "ors",     "srs",    "wai-sr", "ace",        "maia-2",    "sdq-20",  "sdq-5",
          "audit-c", "c-ssrs",  "cries-8", "cats-2", "cpss-5", "sdq",        "sud",       "sud-100", "voc"})
        EXPECT_TRUE(shipped.contains(id)) << id;
}

TEST(ShippedMeasuresTest, BearTheirOwnNames) {
    for (const std::string& id : shipped_measure_ids())
        EXPECT_EQ(shipped_measure(id).id, id);
}

TEST(ShippedMeasuresTest, AreBroughtByTheirPack) {
    const std::string pack = pack_text();
    for (const std::string& id : shipped_measure_ids())
        EXPECT_NE(pack.find("<measure file=\"measures/" + id + ".xml\"/>"), std::string::npos) << id;
}

/// The pack says of each measure whether anything in it waits for a clinician, and what is off.
TEST(ShippedMeasuresTest, AreNamedInTheEvidenceWhereSomethingIsToBeConfirmed) {
    const std::string pack = pack_text();
    for (const std::string& id : shipped_measure_ids()) {
        const Instrument& instrument = shipped_measure(id);
        const bool waits = instrument.xml.find("evidence=\"L\"") != std::string::npos ||
                           instrument.xml.find("evidence=\"U\"") != std::string::npos;
        const std::string title = instrument.title.substr(0, instrument.title.find(','));
        if (waits || !instrument.is_free_to_use()) {
            EXPECT_NE(pack.find(title), std::string::npos) << title;
        }
    }
}

/// PERM and U stay off until the practice confirms its right, and say why.
TEST(ShippedMeasuresTest, AreOffWhereTheRightIsNotSure) {
    const std::map<std::string, LicenceClass, std::less<>> off{
        {"ies-r", LicenceClass::needs_permission},  {"wsas", LicenceClass::needs_permission},
        {"ors", LicenceClass::needs_permission},    {"srs", LicenceClass::needs_permission},
        {"wai-sr", LicenceClass::needs_permission}, {"sdq", LicenceClass::needs_permission},
        {"des-ii", LicenceClass::unverified},       {"ecr-r", LicenceClass::unverified},
        {"ecr-rs", LicenceClass::unverified},       {"rq", LicenceClass::unverified},
        {"raas", LicenceClass::unverified},         {"ace", LicenceClass::unverified},
        {"sdq-20", LicenceClass::unverified},       {"sdq-5", LicenceClass::unverified},
        {"c-ssrs", LicenceClass::unverified},       {"cats-2", LicenceClass::unverified},
        {"voc", LicenceClass::unverified}};

    for (const std::string& id : shipped_measure_ids()) {
        const Instrument& instrument = shipped_measure(id);
        const auto expected = off.find(id);
        EXPECT_EQ(instrument.is_free_to_use(), expected == off.end()) << id;
        EXPECT_FALSE(instrument.licence_words.empty()) << id;
        if (expected == off.end())
            continue;
        EXPECT_EQ(instrument.licence, expected->second) << id;
        EXPECT_TRUE(instrument.licence_words.find("ff until the practice confirms") != std::string::npos)
            << id;
    }
}

struct Danger {
    std::string_view measure, rule, item;
    double from;
    SafetyRule::Strength strength;
};

TEST(ShippedMeasuresTest, WatchEverySafetyItem) {
    using enum SafetyRule::Strength;
    for (const Danger& danger : {Danger{"phq-9", "self-harm", "9", 1, blocking},
                                 Danger{"core-10", "suicide-plans", "6", 1, blocking},
                                 Danger{"ace", "danger", "danger", 1, blocking},
                                 Danger{"dass-21", "meaninglessness", "21", 2, asking},
                                 Danger{"pcl-5", "risk-taking", "16", 3, asking},
                                 Danger{"pcl-5-week", "risk-taking", "16", 3, asking},
                                 Danger{"cpss-5", "risk-taking", "16", 3, asking}}) {
        const Instrument& instrument = shipped_measure(danger.measure);
        SCOPED_TRACE(std::string{danger.measure});
        ASSERT_EQ(instrument.safety.size(), 1U);
        const SafetyRule& rule = instrument.safety[0];
        EXPECT_EQ(rule.id, danger.rule);
        EXPECT_EQ(rule.strength, danger.strength);
        const std::size_t item = instrument.find_item(danger.item).value();
        EXPECT_EQ(rule.when.items(), std::vector<std::size_t>{item});
        std::vector<double> values(instrument.items.size(), 0);
        values[item] = danger.from - 1;
        EXPECT_FALSE(rule.when.holds(values));
        values[item] = danger.from;
        EXPECT_TRUE(rule.when.holds(values));
        EXPECT_EQ(rule.items, std::vector<std::size_t>{item}); // unanswered is itself a flag
    }
    EXPECT_EQ(shipped_measure("c-ssrs").safety.at(0).strength, blocking);
    EXPECT_EQ(shipped_measure("audit-c").safety.at(0).strength, asking);
    EXPECT_TRUE(shipped_measure("des-ii").safety.empty());
}

void expect_cited(const Citation& citation, const std::string& what) {
    EXPECT_FALSE(citation.source.empty()) << what;
    EXPECT_NE(citation.evidence, EvidenceTag::none) << what;
}

TEST(ShippedMeasuresTest, SayWhereEachFigureComesFrom) {
    for (const std::string& id : shipped_measure_ids()) {
        const Instrument& instrument = shipped_measure(id);
        expect_cited(instrument.licence_citation, id + " licence");
        for (const ScoreScale& each : instrument.scales) {
            const std::string name = id + " " + each.id + " ";
            expect_cited(each.key, name + "key");
            EXPECT_FALSE(each.missing.source.empty()) << name << "missing answers";
            EXPECT_NE(each.missing.evidence, EvidenceTag::none) << name << "missing answers";
            for (const BandScheme& scheme : each.bands)
                for (const Band& band : scheme.bands)
                    expect_cited(band.citation, name + scheme.id + " " + band.id);
            for (const CutOff& cut : each.cut_offs)
                expect_cited(cut.citation, name + cut.id);
            for (const ChangeThreshold& change : each.changes)
                expect_cited(change.citation, name + change.id);
            for (const Norm& norm : each.norms)
                expect_cited(norm.citation, name + norm.id);
        }
        for (const Classification& each : instrument.classifications)
            expect_cited(each.citation, id + " " + each.id);
        for (const Pattern& each : instrument.patterns)
            expect_cited(each.citation, id + " " + each.id);
        for (const SafetyRule& each : instrument.safety)
            expect_cited(each.citation, id + " " + each.id);
        for (const AnswerRemark& each : instrument.remarks)
            expect_cited(each.citation, id + " " + each.id);
    }
}

struct Extent {
    std::string_view measure, scale;
    double min, max;
    Better better;
};

TEST(ShippedMeasuresTest, HaveTheRangesOfTheSpecification) {
    constexpr Better lower = Better::lower;
    constexpr Better higher = Better::higher;
    for (const Extent& each : {Extent{"phq-9", "total", 0, 27, lower},
                               Extent{"phq-9", "phq-2", 0, 6, lower},
                               Extent{"phq-2", "total", 0, 6, lower},
                               Extent{"gad-7", "total", 0, 21, lower},
                               Extent{"gad-2", "total", 0, 6, lower},
                               Extent{"pcl-5", "total", 0, 80, lower},
                               Extent{"pcl-5", "cluster-b", 0, 20, lower},
                               Extent{"pcl-5", "cluster-c", 0, 8, lower},
                               Extent{"pcl-5", "cluster-d", 0, 28, lower},
                               Extent{"pcl-5", "cluster-e", 0, 24, lower},
                               Extent{"pc-ptsd-5", "total", 0, 5, lower},
                               Extent{"itq", "ptsd", 0, 24, lower},
                               Extent{"itq", "dso", 0, 24, lower},
                               Extent{"itq", "total", 0, 48, lower},
                               Extent{"ies-r", "total", 0, 88, lower},
                               Extent{"ies-r", "intrusion", 0, 4, lower},
                               Extent{"des-ii", "total", 0, 100, lower},
                               Extent{"ecr-r", "anxiety", 1, 7, lower},
                               Extent{"ecr-r", "avoidance", 1, 7, lower},
                               Extent{"ecr-rs", "avoidance", 1, 7, lower},
                               Extent{"rq", "self", -12, 12, Better::neither},
                               Extent{"rq", "other", -12, 12, Better::neither},
                               Extent{"raas", "close", 1, 5, higher},
                               Extent{"raas", "depend", 1, 5, higher},
                               Extent{"raas", "anxiety", 1, 5, lower},
                               Extent{"who-5", "total", 0, 100, higher},
                               Extent{"who-5", "raw", 0, 25, higher},
                               Extent{"wsas", "total", 0, 40, lower},
                               Extent{"dass-21", "depression", 0, 42, lower},
                               Extent{"dass-21", "stress", 0, 42, lower},
                               Extent{"k10", "total", 10, 50, lower},
                               Extent{"k10", "k6", 0, 24, lower},
                               Extent{"k6", "total", 0, 24, lower},
                               Extent{"core-10", "total", 0, 40, lower},
                               Extent{"ors", "total", 0, 40, higher},
                               Extent{"srs", "total", 0, 40, higher},
                               Extent{"wai-sr", "total", 12, 60, higher},
                               Extent{"wai-sr", "bond", 4, 20, higher},
                               Extent{"ace", "total", 0, 10, Better::neither},
                               Extent{"maia-2", "trust", 0, 5, higher},
                               Extent{"sdq-20", "total", 20, 100, lower},
                               Extent{"sdq-5", "total", 5, 25, lower},
                               Extent{"audit-c", "total", 0, 12, lower},
                               Extent{"cries-8", "total", 0, 40, lower},
                               Extent{"cries-8", "intrusion", 0, 20, lower},
                               Extent{"cats-2", "total", 0, 60, lower},
                               Extent{"cpss-5", "total", 0, 80, lower},
                               Extent{"cpss-5", "impairment", 0, 7, lower},
                               Extent{"sdq", "total", 0, 40, lower},
                               Extent{"sdq", "prosocial", 0, 10, higher},
                               Extent{"sud", "total", 0, 10, lower},
                               Extent{"sud-100", "total", 0, 100, lower},
                               Extent{"voc", "total", 1, 7, higher}}) {
        const ScoreScale& found = scale(each.measure, each.scale);
        EXPECT_EQ(found.min, each.min) << each.measure << " " << each.scale;
        EXPECT_EQ(found.max, each.max) << each.measure << " " << each.scale;
        EXPECT_EQ(found.better, each.better) << each.measure << " " << each.scale;
    }
}

struct Default {
    std::string_view measure;
    CutOff::Operator clinical;
    double cut, reliable;
};

/// The defaults of Jacobson and Truax in the specification, D2.
TEST(ShippedMeasuresTest, ChooseTheDefaultsForTheCategories) {
    using enum CutOff::Operator;
    for (const Default& each :
         {Default{"phq-9", ge, 10, 6}, Default{"gad-7", ge, 8, 4}, Default{"core-10", ge, 11, 6},
          Default{"pcl-5", gt, 28, 15}, Default{"ors", lt, 25, 5}}) {
        const ScoreScale& total = scale(each.measure, "total");
        const CutOff* cut = cut_off_in_use(total, CutOffPurpose::clinical, {});
        const ChangeThreshold* change = change_in_use(total, ChangeThreshold::Kind::reliable, {});
        ASSERT_TRUE(cut != nullptr && change != nullptr) << each.measure;
        EXPECT_EQ(cut->op, each.clinical) << each.measure;
        EXPECT_EQ(cut->value, each.cut) << each.measure;
        EXPECT_EQ(change->value, each.reliable) << each.measure;
        EXPECT_EQ(change->origin, ChangeThreshold::Origin::published) << each.measure;
    }
    EXPECT_EQ(cut_off_in_use(scale("pcl-5", "total"), CutOffPurpose::screen, {})->value, 33);
    EXPECT_EQ(change_in_use(scale("pcl-5", "total"), ChangeThreshold::Kind::important, {})->value, 10);
    EXPECT_EQ(change_in_use(scale("des-ii", "total"), ChangeThreshold::Kind::reliable, {})->origin,
              ChangeThreshold::Origin::computed);
}

TEST(ShippedMeasuresTest, ThePcPtsd5AsksForThePcl5FromTheCutOffInUse) {
    const Instrument& screen = shipped_measure("pc-ptsd-5");
    const auto asks = [&](int yes, const std::string& cut_off) {
        ItemAnswers answers(6, Answer::of(0));
        std::fill_n(answers.begin(), 1 + yes, Answer::of(1)); // the gate first
        const MeasureScore scored = score(screen, answers, {.picks = {{"total/screen", cut_off}}});
        return std::ranges::count_if(scored.flags, [&](const ScoreFlag& flag) {
            return flag.kind == ScoreFlag::Kind::remark && screen.remarks[flag.index].suggests == std::vector<std::string>{"pcl-5"};
        });
    };

    EXPECT_EQ(asks(3, "four"), 0);
    EXPECT_EQ(asks(4, "four"), 1);
    EXPECT_EQ(asks(2, "three"), 0);
    EXPECT_EQ(asks(3, "three"), 1);
    EXPECT_EQ(asks(4, "three"), 1);
}

TEST(ShippedMeasuresTest, ThePcPtsd5IsPositiveFromTheCutOffInUse) {
    const Instrument& screen = shipped_measure("pc-ptsd-5");
    const auto said = [&](int yes, const std::string& cut_off) -> std::string {
        const ScoringContext context{.picks = {{"total/screen", cut_off}}};
        ItemAnswers answers(6, Answer::of(0));
        std::fill_n(answers.begin(), 1 + yes, Answer::of(1)); // the gate first
        const std::size_t used = classification_in_use(screen, 0, context).value();
        const auto level = score(screen, answers, context).classifications[used].level;
        return screen.classifications[used].levels[level.value()].id;
    };

    EXPECT_EQ(said(3, "four"), "negative");
    EXPECT_EQ(said(4, "four"), "positive");
    EXPECT_EQ(said(2, "three"), "negative");
    EXPECT_EQ(said(3, "three"), "positive");
}

TEST(ShippedMeasuresTest, DrawTheLineOfTheOrsByAge) {
    const ScoreScale& total = scale("ors", "total");
    const auto line = [&](std::optional<int> age) {
        return cut_off_in_use(total, CutOffPurpose::clinical, {.age_years = age})->value;
    };

    EXPECT_EQ(line(std::nullopt), 25);
    EXPECT_EQ(line(18), 25);
    EXPECT_EQ(line(17), 28);
    EXPECT_EQ(line(13), 28);
    EXPECT_EQ(line(12), 32);
}

TEST(ShippedMeasuresTest, KeepTheirLoincCodes) {
    for (const auto& [measure, panel, total] :
         {std::array<std::string_view, 3>{"phq-9", "44249-1", "44261-6"},
          {"phq-2", "55757-9", "55758-7"},
          {"gad-7", "69737-5", "70274-6"},
          {"pcl-5", "101697-1", "101698-9"},
          {"audit-c", "72109-2", "75626-2"},
          {"k10", "62746-3", ""},
          {"who-5", "", ""},
          {"core-10", "", ""}}) {
        EXPECT_EQ(shipped_measure(measure).loinc, panel) << measure;
        EXPECT_EQ(scale(measure, "total").loinc, total) << measure;
    }
    EXPECT_EQ(shipped_measure("phq-9").items.at(8).loinc, "44260-8");
    EXPECT_EQ(shipped_measure("gad-7").items.at(6).loinc, "69736-7");
    EXPECT_EQ(shipped_measure("audit-c").items.at(2).loinc, "68520-6");
}

TEST(ShippedMeasuresTest, AskForWhatAScoreCannotDoWithout) {
    EXPECT_FALSE(shipped_measure("pcl-5").index_event.empty());
    EXPECT_FALSE(shipped_measure("pcl-5-week").index_event.empty());
    EXPECT_FALSE(shipped_measure("itq").index_event.empty());
    EXPECT_EQ(shipped_measure("ecr-r").about, "relationship");
    EXPECT_EQ(shipped_measure("ecr-rs").about, "relationship");
    EXPECT_EQ(shipped_measure("ecr-r").order, Instrument::Order::shuffled);
    EXPECT_EQ(shipped_measure("sdq").forms.size(), 3U);
    EXPECT_NE(shipped_measure("pcl-5").recall, shipped_measure("pcl-5-week").recall);
}

/// Topics are labels of our own, a few words each; no sentence of a questionnaire fits.
TEST(ShippedMeasuresTest, LabelTheirItemsInAFewWords) {
    for (const std::string& id : shipped_measure_ids())
        for (const MeasureItem& item : shipped_measure(id).items) {
            EXPECT_LE(item.topic.size(), 44U) << id << ": " << item.topic;
            EXPECT_EQ(item.topic.find_first_of("?."), std::string::npos) << id << ": " << item.topic;
        }
}

} // namespace
} // namespace attune
