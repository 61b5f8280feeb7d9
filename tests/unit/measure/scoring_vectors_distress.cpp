// SPDX-License-Identifier: Apache-2.0
// K10, CORE-10, WSAS, ORS
#include "tests/unit/measure/scoring_vectors.hpp"

namespace attune {
namespace {

ScoringVector k10(std::string id, std::string items, std::string total, std::string abs, std::string crufad,
                  std::string k6) {
    return {std::move(id),
            {{"k10",
              std::move(items),
              {{"total", std::move(total)},
               {"total.bands.abs", abs},
               {"total.band", abs},
               {"total.bands.crufad", std::move(crufad)},
               {"k6", std::move(k6)}}}}};
}

ScoringVector core(std::string id, std::string items, std::vector<ExpectedFact> facts) {
    return {std::move(id), {{"core-10", std::move(items), std::move(facts)}}};
}

std::vector<ScoringVector> k10_vectors() {
    std::vector<ScoringVector> vectors{
        k10("F20", all(10, "2"), "20", "moderate", "mild", "6"),
        k10("F60", "2,2,1,2,2,1,2,1,1,1", "15", "low", "well", "3"),
        k10("F61", "2,2,1,2,2,1,2,1,2,1", "16", "moderate", "well", "4"),
        k10("F62", "2,2,2,2,2,2,2,2,2,3", "21", "moderate", "mild", "7"),
        k10("F63", "2,2,2,2,2,2,2,2,3,3", "22", "high", "mild", "8"),
        k10("F64", "3,3,3,3,3,3,3,3,3,2", "29", "high", "moderate", "11"),
        k10("F65", "3,3,3,3,3,3,3,3,3,3", "30", "very-high", "severe", "12"),
        k10("F66", "2,2,2,2,2,2,2,2,2,1", "19", "moderate", "well", "5"),
        k10("F67", "2,3,2,3,3,2,2,3,3,4", "27", "high", "moderate", "13"),
        k10("F68", "1,1,–,2,1,–,2,1,2,1", "13", "low", "well", "2"),
        k10("F69", "2,2,–,2,2,2,2,2,2,2", "null", "none", "none", "6"),
    };
    for (ScoringVector& vector : vectors)
        vector.cases[0].facts.push_back({"k6.serious", vector.id == "F67" ? "yes" : "no"});
    return vectors;
}

std::vector<ScoringVector> core_vectors() {
    return {
        core("F21", "1,4,4,1,1,0,1,1,1,1",
             {{"total", "7"}, {"total.band", "low"}, {"total.bands.six-bands", "low"}, {"safety", "none"}}),
        core("F22", sheet(10, "2", "10="),
             {{"total", "20"}, {"total.band", "moderate-to-severe"}, {"safety", "suicide-plans"}}),
        core("F70", "1,4,4,2,1,0,2,2,1,1",
             {{"total", "10"}, {"total.band", "low"}, {"total.clinical", "no"}}),
        core("F71", "1,4,4,2,2,0,2,2,1,1",
             {{"total", "11"}, {"total.band", "mild"}, {"total.clinical", "yes"}}),
        core("F72", "2,3,3,1,1,0,2,1,2,1",
             {{"total", "12"}, {"total.band", "mild"}, {"total.clinical", "yes"}}),
        core("F73", all(10, "0"), {{"total", "8"}, {"total.band", "low"}}),
        core("F74", "4,0,0,4,4,4,4,4,4,4",
             {{"total", "40"},
              {"total.band", "severe"},
              {"total.clinical", "yes"},
              {"safety", "suicide-plans"}}),
        core("F75", "2,2,2,2,1,0,1,1,1,–",
             {{"total", "13.3333"}, {"total.prorated", "yes"}, {"total.band", "mild"}}),
        core(
            "F76", "2,2,2,2,2,–,2,2,2,2",
            {{"total", "20"}, {"total.band", "moderate-to-severe"}, {"safety", "none"}, {"unanswered", "6"}}),
        core("F77", "–,2,2,–,1,1,1,1,1,1", {{"total", "null"}, {"safety", "suicide-plans"}}),
    };
}

} // namespace

std::vector<ScoringVector> distress_vectors() {
    std::vector<ScoringVector> vectors = k10_vectors();
    const std::vector<ScoringVector> core = core_vectors();
    vectors.insert(vectors.end(), core.begin(), core.end());
    vectors.push_back({"F121",
                       {{"wsas",
                         "na,4,5,6,4",
                         {{"total", "23.75"},
                          {"not applicable", "1"},
                          {"total.above-20", "yes"},
                          {"total.band", "moderately-severe"}}},
                        {"wsas", "–,4,5,6,4", {{"total", "null"}, {"not applicable", "none"}}}}});
    vectors.push_back({"F126",
                       {{"ors", "6.2,6.3,6.2,6.3", {{"total", "25.0"}, {"total.adult", "no"}}},
                        {"ors", "6.2,6.2,6.2,6.3", {{"total", "24.9"}, {"total.adult", "yes"}}}}});
    return vectors;
}

} // namespace attune
