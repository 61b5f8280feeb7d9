// SPDX-License-Identifier: Apache-2.0
// Changes, norms and the standing of each cut-off, figure by figure, typed anew from the specification.
#include "tests/unit/measure/shipped_measures.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace attune {
namespace {

char letter(EvidenceTag tag) {
    switch (tag) {
    case EvidenceTag::source: return 'S';
    case EvidenceTag::literature: return 'L';
    case EvidenceTag::app_defined: return 'A';
    case EvidenceTag::unverified: return 'U';
    case EvidenceTag::none: break;
    }
    return '-';
}

std::string number(std::optional<double> value) {
    return value ? fmt::format("{}", *value) : "-";
}

/// What stands in the measures and not in `expected`, and the other way round.
void expect_same(std::vector<std::string> actual, std::vector<std::string> expected) {
    std::ranges::sort(actual);
    std::ranges::sort(expected);
    std::vector<std::string> only;
    std::ranges::set_difference(actual, expected, std::back_inserter(only));
    for (const std::string& figure : only)
        ADD_FAILURE() << "not in the specification: " << figure;
    only.clear();
    std::ranges::set_difference(expected, actual, std::back_inserter(only));
    for (const std::string& figure : only)
        ADD_FAILURE() << "not in the measure: " << figure;
}

template<class Words>
std::vector<std::string> of_all_scales(Words words) {
    std::vector<std::string> all;
    for (const std::string& id : shipped_measure_ids())
        if (id != "pcl-5-week") // as the PCL-5
            for (const ScoreScale& scale : shipped_measure(id).scales)
                words(id + " " + scale.id, scale, all);
    return all;
}

/// measure, scale, kind, value, level, tag; + chosen; > computed
TEST(ShippedFiguresTest, ChangesAreThoseOfTheSpecification) {
    expect_same(
        of_all_scales([](const std::string& name, const ScoreScale& scale, std::vector<std::string>& all) {
            for (const ChangeThreshold& change : scale.changes) {
                const char* kind = change.kind == ChangeThreshold::Kind::reliable    ? "reliable"
                                   : change.kind == ChangeThreshold::Kind::important ? "important"
                                                                                     : "percent";
                all.push_back(fmt::format("{} {} {}{} {}{}{}", name, kind,
                                          change.origin == ChangeThreshold::Origin::computed ? ">" : "",
                                          change.value, change.level.empty() ? "" : change.level + " ",
                                          letter(change.citation.evidence),
                                          change.chosen == ChangeThreshold::Chosen::yes ? "+" : ""));
            }
        }),
        {"phq-9 total reliable 6 S+",        "phq-9 total important 5 S+",
         "phq-9 total important 1.7 S",      "phq-9 total percent 20 S+",
         "phq-9 total percent 50 L",         "gad-7 total reliable 4 S+",
         "gad-7 total important 4 S+",       "gad-7 total important 1.5 S",
         "gad-7 total percent 20 S+",        "gad-7 total percent 27 S",
         "pcl-5 total reliable 15 S+",       "pcl-5 total reliable 18 S",
         "pcl-5 total reliable 10 L",        "pcl-5 total reliable 5 L",
         "pcl-5 total important 10 A+",      "pcl-5 total important 9 S",
         "pcl-5 total important 12 S",       "pcl-5 total important 10 L",
         "who-5 total important 10 S+",      "wsas total reliable 8 L+",
         "core-10 total reliable 6 90 % S+", "core-10 total reliable 9 S",
         "ors total reliable 5 S+",          "des-ii total reliable >17.6 95 % A+"});
}

/// measure, scale, group, mean, standard deviation, reliability and its kind, tag
TEST(ShippedFiguresTest, NormsAreThoseOfTheSpecification) {
    expect_same(
        of_all_scales([](const std::string& name, const ScoreScale& scale, std::vector<std::string>& all) {
            for (const Norm& norm : scale.norms)
                all.push_back(fmt::format(
                    "{} {} {} {} {} {} {}", name, norm.group == Norm::Group::healthy ? "healthy" : "clinical",
                    number(norm.mean), number(norm.sd), number(norm.reliability),
                    norm.reliability ? norm.reliability_kind : "-", letter(norm.citation.evidence)));
        }),
        {"phq-9 total clinical - - 0.86 alpha L",
         "phq-9 total clinical - - 0.84 retest L",
         "gad-7 total clinical - - 0.92 alpha L",
         "gad-7 total clinical - - 0.83 retest L",
         "pcl-5 total clinical - - 0.82 retest L",
         "pcl-5 total clinical - - 0.94 alpha L",
         "pcl-5 total clinical - - 0.79 retest S",
         "pcl-5 total clinical - - 0.94 retest S",
         "itq ptsd clinical - - 0.89 alpha S",
         "ies-r intrusion clinical - - 0.79 alpha S",
         "ies-r intrusion clinical - - 0.91 alpha S",
         "ies-r avoidance clinical - - 0.79 alpha S",
         "ies-r avoidance clinical - - 0.91 alpha S",
         "ies-r hyperarousal clinical - - 0.79 alpha S",
         "ies-r hyperarousal clinical - - 0.91 alpha S",
         "des-ii total healthy 11.6 10.6 - - S",
         "des-ii total healthy 14.3 14.3 - - S",
         "des-ii total clinical 16.7 16.4 0.85 retest S",
         "des-ii total clinical 19.6 16.2 - - S",
         "des-ii total clinical 29.2 21 - - S",
         "des-ii total clinical 32 19.2 - - S",
         "des-ii total clinical 41.2 22 - - S",
         "des-ii total clinical - - 0.93 alpha S",
         "ecr-rs anxiety clinical - - 0.65 retest S",
         "ecr-rs anxiety clinical - - 0.8 retest S",
         "ecr-rs anxiety clinical - - 0.9 alpha S",
         "ecr-rs avoidance clinical - - 0.65 retest S",
         "ecr-rs avoidance clinical - - 0.8 retest S",
         "ecr-rs avoidance clinical - - 0.9 alpha S",
         "raas depend clinical - - 0.62 alpha S",
         "who-5 total healthy 70 - - - S",
         "who-5 total clinical 40 - - - S",
         "wsas total clinical - - 0.7 alpha S",
         "wsas total clinical - - 0.73 retest S",
         "dass-21 depression clinical - - 0.88 alpha L",
         "dass-21 anxiety clinical - - 0.82 alpha L",
         "dass-21 stress clinical - - 0.9 alpha L",
         "k10 total clinical - - 0.93 alpha L",
         "core-10 total clinical 19.7 7.7 0.9 alpha S",
         "core-10 total healthy 4.7 4.8 - - S",
         "core-10 total clinical - - 0.8 alpha S",
         "core-10 total clinical - - 0.81 retest S",
         "ors total clinical - - 0.93 alpha L",
         "srs total clinical - - 0.88 alpha L",
         "wai-sr total clinical - - 0.91 alpha L",
         "wai-sr total clinical - - 0.92 alpha L",
         "maia-2 not-distracting clinical - - 0.74 alpha S",
         "cats-2 total clinical - - 0.89 alpha S",
         "cats-2 total clinical - - 0.91 alpha S",
         "cpss-5 total clinical - - 0.92 alpha L",
         "cpss-5 total clinical - - 0.8 retest L"});
}

/// measure, scale, operator, value, purpose, tag; + chosen. That they are reached where they should be is
/// shown by the second opinion.
TEST(ShippedFiguresTest, CutOffsStandAsTheSpecificationSays) {
    constexpr const char* operators[] = {"ge", "gt", "le", "lt"};
    constexpr const char* purposes[] = {"screen", "caseness", "clinical", "note", "remission"};
    expect_same(
        of_all_scales([&](const std::string& name, const ScoreScale& scale, std::vector<std::string>& all) {
            for (const CutOff& cut : scale.cut_offs)
                all.push_back(fmt::format("{} {} {} {} {}{}", name, operators[static_cast<int>(cut.op)],
                                          cut.value, purposes[static_cast<int>(cut.purpose)],
                                          letter(cut.citation.evidence),
                                          cut.chosen == CutOff::Chosen::yes ? "+" : ""));
        }),
        {"phq-9 total ge 10 screen S+",    "phq-9 total ge 10 caseness S+", "phq-9 total ge 10 clinical S+",
         "phq-9 total lt 5 remission L+",  "phq-9 phq-2 ge 3 screen L+",    "phq-9 phq-2 ge 2 screen S",
         "phq-2 total ge 3 screen L+",     "phq-2 total ge 2 screen S",     "gad-7 total ge 10 screen S+",
         "gad-7 total ge 8 screen S",      "gad-7 total ge 8 caseness S+",  "gad-7 total ge 8 clinical S+",
         "gad-7 gad-2 ge 3 screen S+",     "gad-2 total ge 3 screen S+",    "pcl-5 total ge 33 screen S+",
         "pcl-5 total ge 31 screen S",     "pcl-5 total ge 32 screen S",    "pcl-5 total ge 34 screen S",
         "pcl-5 total ge 38 screen S",     "pcl-5 total ge 42 screen S",    "pcl-5 total ge 43 screen S",
         "pcl-5 total ge 32 caseness L",   "pcl-5 total gt 28 clinical S+", "pc-ptsd-5 total ge 4 screen S+",
         "pc-ptsd-5 total ge 3 screen S",  "ies-r total ge 33 screen L+",   "ies-r total ge 34 screen S",
         "ies-r total ge 25 screen S",     "des-ii total ge 30 screen S+",  "des-ii total ge 20 note S",
         "who-5 total le 50 screen S+",    "who-5 total le 28 screen L",    "wsas total gt 20 note S",
         "k10 total gt 24 note S",         "k10 k6 ge 13 screen S+",        "k10 k6 ge 5 screen S",
         "k6 total ge 13 screen S+",       "k6 total ge 5 screen S",        "core-10 total ge 11 clinical S+",
         "core-10 total ge 13 screen S+",  "core-10 total ge 12 screen S",  "ors total lt 25 clinical S+",
         "ors total lt 28 clinical L+",    "ors total lt 32 clinical S+",   "srs total le 36 note L+",
         "srs total lt 36 note S",         "ace total ge 4 note S",         "sdq-20 total ge 35 screen S+",
         "sdq-20 sdq-5 ge 8 screen L+",    "sdq-20 sdq-5 ge 5.5 note S",    "sdq-5 total ge 8 screen L+",
         "sdq-5 total ge 5.5 note S",      "audit-c total ge 4 screen S+",  "audit-c total ge 3 screen S+",
         "audit-c total ge 3 screen A+",   "cries-8 total ge 17 screen S+", "cats-2 total ge 21 screen S+",
         "cats-2 total ge 25 caseness S+", "cpss-5 total ge 31 screen S+",  "sdq total ge 13 note S",
         "sdq total ge 15 note S"});
}

} // namespace
} // namespace attune
