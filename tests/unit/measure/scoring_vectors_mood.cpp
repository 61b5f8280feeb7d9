// SPDX-License-Identifier: Apache-2.0
// PHQ-9, GAD-7, WHO-5, DASS-21
#include "tests/unit/measure/scoring_vectors.hpp"

namespace attune {
namespace {

VectorCase phq(std::string items, std::vector<ExpectedFact> facts) {
    return {"phq-9", std::move(items), std::move(facts)};
}

VectorCase who(std::string items, std::vector<ExpectedFact> facts) {
    return {"who-5", std::move(items), std::move(facts)};
}

VectorCase dass(std::string items, std::vector<ExpectedFact> facts) {
    return {"dass-21", std::move(items), std::move(facts)};
}

const std::string f55 = "1,2,1,1,1,1,1,1,0,1,1,1,1,1,0,0,0,1,0,0,0";

std::vector<ScoringVector> dass_vectors() {
    return {
        {"F19",
         {dass(all(21, "1"), {{"depression", "14"},
                              {"anxiety", "14"},
                              {"stress", "14"},
                              {"depression.band", "moderate"},
                              {"anxiety.band", "moderate"},
                              {"stress.band", "normal"}})}},
        {"F55",
         {dass(f55, {{"depression", "8"},
                     {"depression.band", "normal"},
                     {"anxiety", "8"},
                     {"anxiety.band", "mild"},
                     {"stress", "14"},
                     {"stress.band", "normal"}})}},
        {"F56",
         {dass("1,2,1,1,1,1,1,1,0,1,1,1,1,1,0,0,0,2,0,0,0", {{"depression", "8"},
                                                             {"depression.band", "normal"},
                                                             {"anxiety", "8"},
                                                             {"anxiety.band", "mild"},
                                                             {"stress", "16"},
                                                             {"stress.band", "mild"}})}},
        {"F57",
         {dass(sheet(21, "0", "3=2 5=2 10=2 13=2 16=2 17=2 21=2"), {{"depression", "28"},
                                                                    {"depression.band", "extremely-severe"},
                                                                    {"anxiety", "0"},
                                                                    {"stress", "0"},
                                                                    {"safety", "meaninglessness"}}),
          dass(sheet(21, "0", "3=2 5=2 10=2 13=2 16=2 17=2 21=1"),
               {{"depression", "26"}, {"depression.band", "severe"}, {"safety", "none"}})}},
        {"F58",
         {dass(sheet(21, "0", "3=2 5=2 10=2 13=1 16=1 17="), {{"depression", "19"},
                                                              {"depression.prorated", "yes"},
                                                              {"depression.band", "moderate"},
                                                              {"anxiety", "0"},
                                                              {"anxiety.band", "normal"},
                                                              {"stress", "0"},
                                                              {"stress.band", "normal"}})}},
        {"F59",
         {dass(sheet(21, "1", "3= 5="), {{"depression", "null"},
                                         {"anxiety", "14"},
                                         {"anxiety.band", "moderate"},
                                         {"stress", "14"},
                                         {"stress.band", "normal"}})}},
    };
}

std::vector<ScoringVector> phq_vectors() {
    return {
        {"F1",
         {phq("1,1,2,2,1,2,1,0,0",
              {{"total", "10"}, {"total.band", "moderate"}, {"safety", "none"}, {"phq-2", "2"}})}},
        {"F2", {phq(all(9, "3"), {{"total", "27"}, {"total.band", "severe"}, {"safety", "self-harm"}})}},
        {"F3",
         {phq("2,2,2,2,2,–,–,0,0", {{"total", "12.857"},
                                    {"total.prorated", "yes"},
                                    {"incomplete", "yes"},
                                    {"total.band", "moderate"}})}},
        {"F4",
         {phq("0,0,0,0,0,0,0,0,–", {{"total", "0"},
                                    {"total.prorated", "yes"},
                                    {"total.band", "minimal"},
                                    {"safety", "none"},
                                    {"unanswered", "9"}})}},
        {"F34",
         {phq("2,1,2,2,2,0,0,0,1", {{"total", "10"}, {"is syndrome", "major"}, {"safety", "self-harm"}})}},
        {"F35",
         {phq("2,1,2,2,–,0,0,0,0", {{"total", "7.875"}, {"total.band", "mild"}, {"is syndrome", "other"}})}},
        {"F36",
         {phq("3,3,3,–,–,–,0,0,0",
              {{"total", "null"}, {"total.band", "none"}, {"phq-2", "6"}, {"safety", "none"}})}},
    };
}

} // namespace

std::vector<ScoringVector> mood_vectors() {
    std::vector<ScoringVector> vectors = phq_vectors();
    const std::vector<ScoringVector> others = dass_vectors();
    vectors.insert(vectors.end(), others.begin(), others.end());
    vectors.insert(
        vectors.end(),
        {
            {"F5",
             {{"gad-7",
               "2,2,1,1,0,1,1",
               {{"total", "8"}, {"total.band", "mild"}, {"total.caseness", "yes"}, {"total.screen", "no"}}}}},
            {"F37",
             {{"gad-7",
               "2,2,2,2,–,2,0",
               {{"total", "11.667"}, {"total.band", "moderate"}, {"total.caseness", "yes"}}}}},
            {"F18", {who(all(5, "2"), {{"raw", "10"}, {"total", "40"}, {"total.low-well-being", "yes"}})}},
            {"F49",
             {who("3,2,3,2,2", {{"raw", "12"},
                                {"total", "48"},
                                {"total.low-well-being", "yes"},
                                {"total.likely-depression", "no"}})}},
            {"F50", {who("3,3,3,2,2", {{"raw", "13"}, {"total", "52"}, {"total.low-well-being", "no"}})}},
            {"F51",
             {who("1,1,2,2,1", {{"raw", "7"},
                                {"total", "28"},
                                {"total.low-well-being", "yes"},
                                {"total.likely-depression", "yes"}})}},
            {"F52",
             {who("2,1,2,2,1", {{"raw", "8"},
                                {"total", "32"},
                                {"total.low-well-being", "yes"},
                                {"total.likely-depression", "no"}})}},
            {"F53", {who("3,3,–,3,3", {{"raw", "null"}, {"total", "null"}})}},
        });
    return vectors;
}

} // namespace attune
