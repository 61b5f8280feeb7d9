// SPDX-License-Identifier: Apache-2.0
// docs/manual/measures-list.md against the measures that are shipped.
#include "core/measure/scoring.hpp"
#include "tests/unit/measure/shipped_measures.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace attune {
namespace {

std::string list_text() {
    std::ifstream file{std::filesystem::path{ATTUNE_SOURCE_DIR} / "docs/manual/measures-list.md"};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What the list says of one measure: from its heading to the next.
std::string section_of(const Instrument& instrument) {
    static const std::string text = list_text();
    const std::size_t begin = text.find("\n### " + instrument.title + ": ");
    return begin == std::string::npos ? "" : text.substr(begin, text.find("\n### ", begin + 1) - begin);
}

std::string cut_words(const CutOff& cut) {
    switch (cut.op) {
    case CutOff::Operator::ge: return fmt::format("{} or more", cut.value);
    case CutOff::Operator::gt: return fmt::format("above {}", cut.value);
    case CutOff::Operator::le: return fmt::format("{} or less", cut.value);
    case CutOff::Operator::lt: return fmt::format("below {}", cut.value);
    }
    return {};
}

class MeasureListTest : public testing::TestWithParam<std::string> {};

TEST_P(MeasureListTest, SaysWhatTheMeasureHolds) {
    const Instrument& instrument = shipped_measure(GetParam());
    const std::string section = section_of(instrument);
    ASSERT_FALSE(section.empty()) << "no heading of its own";
    const auto says = [&](const std::string& words) {
        EXPECT_NE(section.find(words), std::string::npos) << "not a word of: " << words;
    };

    says(instrument.licence_words);
    says(instrument.recall);
    says(instrument.guidance);
    for (const ScoreScale& scale : instrument.scales) {
        if (scale.shown == ScoreScale::Shown::no)
            continue;
        says(fmt::format("**{}:** {} to {}", scale.title, scale.min, scale.max));
        says(scale.better == Better::lower    ? "lower is better"
             : scale.better == Better::higher ? "higher is better"
                                              : "");
        for (const BandScheme& scheme : scale.bands)
            for (const Band& band : scheme.bands)
                says(band.from == band.to ? fmt::format("{}", band.from)
                                          : fmt::format("{}–{}", band.from, band.to));
        for (const CutOff& cut : scale.cut_offs)
            if (instrument.id != "pcl-5-week" || cut.chosen == CutOff::Chosen::yes)
                says(cut_words(cut) + " (");
        for (const ChangeThreshold& change : scale.changes)
            if (instrument.id != "pcl-5-week" || change.chosen == ChangeThreshold::Chosen::yes)
                says(fmt::format("{}", change.value));
    }
    for (const SafetyRule& rule : instrument.safety)
        says(rule.message);
}

INSTANTIATE_TEST_SUITE_P(Measures, MeasureListTest, testing::ValuesIn(shipped_measure_ids()),
                         [](const auto& each) {
                             std::string name = each.param;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

} // namespace
} // namespace attune
