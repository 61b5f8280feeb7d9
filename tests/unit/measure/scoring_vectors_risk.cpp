// SPDX-License-Identifier: Apache-2.0
// C-SSRS screener, AUDIT-C
#include "tests/unit/measure/scoring_vectors.hpp"

namespace attune {
namespace {

ScoringVector c_ssrs(std::string id, std::string items, std::string triage, std::string incomplete,
                     std::string unasked = "none") {
    return {std::move(id),
            {{"c-ssrs",
              std::move(items),
              {{"is triage", std::move(triage)},
               {"incomplete", std::move(incomplete)},
               {"unasked", std::move(unasked)}}}}};
}

VectorCase audit(std::string items, std::string sex, std::vector<ExpectedFact> facts) {
    return {"audit-c", std::move(items), std::move(facts), "", std::move(sex)};
}

} // namespace

std::vector<ScoringVector> risk_vectors() {
    return {
        // 1, 2, 3, 4, 5, 6, 6a
        c_ssrs("F24", "1,0,–,–,–,1,0", "moderate", "no"),
        c_ssrs("F25", "1,1,0,0,0,0,–", "low", "no"),
        c_ssrs("F97", "0,0,–,–,–,0,–", "none", "no"),
        c_ssrs("F98", "1,0,–,–,–,0,–", "low", "no"),
        c_ssrs("F99", "1,1,1,0,0,0,–", "moderate", "no"),
        c_ssrs("F100", "1,1,0,1,0,0,–", "high", "no"),
        c_ssrs("F101", "0,0,–,–,–,1,1", "high", "no"),
        c_ssrs("F102", "1,1,–,–,–,0,–", "at least low", "yes"),
        c_ssrs("F103", "0,0,–,–,–,1,–", "at least moderate", "yes"),
        c_ssrs("F104", "–,0,–,–,–,0,–", "null", "yes"),
        c_ssrs("F105", "0,0,1,0,0,0,–", "moderate", "no", "3"),
        {"F23",
         {audit("3,0,0", "man", {{"total", "3"}, {"total.men", "no"}, {"remarks", "none"}}),
          audit("4,0,0", "man", {{"total", "4"}, {"total.men", "yes"}, {"remarks", "men"}})}},
        {"F106", {audit("1,1,1", "woman", {{"total", "3"}, {"total.women", "yes"}, {"remarks", "none"}})}},
        {"F107", {audit("1,1,1", "man", {{"total", "3"}, {"total.men", "no"}})}},
        {"F108", {audit("2,1,1", "man", {{"total", "4"}, {"total.men", "yes"}, {"remarks", "none"}})}},
        {"F109", {audit("3,0,0", "woman", {{"total", "3"}, {"total.women", "yes"}, {"remarks", "women"}})}},
        {"F110",
         {audit("3,0,0", "", {{"total", "3"}, {"total.not-recorded", "yes"}, {"remarks", "not-recorded"}})}},
        {"F111", {audit("0,–,–", "woman", {{"total", "0"}, {"total.women", "no"}, {"incomplete", "no"}})}},
        {"F112", {audit("2,–,0", "man", {{"total", "null"}, {"incomplete", "yes"}})}},
        {"F113", {audit("4,4,4", "man", {{"total", "12"}, {"total.men", "yes"}, {"safety", "from-8"}})}},
    };
}

} // namespace attune
