// SPDX-License-Identifier: Apache-2.0
// PCL-5, PC-PTSD-5, ITQ, IES-R, DES-II, SDQ-5, MAIA-2
#include "tests/unit/measure/scoring_vectors.hpp"

namespace attune {
namespace {

ScoringVector pcl(std::string id, std::string items, std::vector<ExpectedFact> facts) {
    return {std::move(id), {{"pcl-5", std::move(items), std::move(facts)}}};
}

ScoringVector pc_ptsd(std::string id, std::string items, std::string score, std::string at_four,
                      std::string at_three) {
    return {std::move(id),
            {{"pc-ptsd-5",
              std::move(items),
              {{"total", std::move(score)},
               {"is screen-4", std::move(at_four)},
               {"is screen-3", std::move(at_three)}}}}};
}

ScoringVector itq(std::string id, std::string items, std::vector<ExpectedFact> facts) {
    return {std::move(id), {{"itq", std::move(items), std::move(facts)}}};
}

std::vector<ScoringVector> pcl_vectors() {
    const std::string f78 = "2,2,2,2,2,2,2,2,2,2,2,2,1,1,";
    const std::string f81 = "1=2 6=2 8=2 9=2 15=2 16=2";
    return {
        pcl("F6", all(20, "2"),
            {{"total", "40"},
             {"cluster-b", "10"},
             {"cluster-c", "4"},
             {"cluster-d", "14"},
             {"cluster-e", "12"},
             {"is dsm-5", "met"}}),
        pcl("F7", sheet(20, "0", "1=2 6=2 9=2 10=2 15=2 17=1"), {{"total", "11"}, {"is dsm-5", "not-met"}}),
        pcl("F78", f78 + "1,1,1,1,1,1",
            {{"total", "32"},
             {"cluster-b", "10"},
             {"cluster-c", "4"},
             {"cluster-d", "12"},
             {"cluster-e", "6"},
             {"total.screen", "no"},
             {"is dsm-5", "not-met"}}),
        pcl("F79", f78 + "2,1,1,1,1,1",
            {{"total", "33"}, {"total.screen", "yes"}, {"cluster-e", "7"}, {"is dsm-5", "not-met"}}),
        pcl("F80", f78 + "2,2,1,1,1,1", {{"total", "34"}, {"is dsm-5", "met"}, {"safety", "none"}}),
        pcl("F81", sheet(20, "0", f81),
            {{"total", "12"}, {"total.screen", "no"}, {"total.screen-31", "no"}, {"is dsm-5", "met"}}),
        pcl("F82", sheet(20, "0", f81 + " 20="),
            {{"total", "null"},
             {"cluster-e", "null"},
             {"cluster-b", "2"},
             {"cluster-c", "2"},
             {"cluster-d", "4"},
             {"is dsm-5", "met"}}),
        pcl("F83", sheet(20, "0", f81 + " 16= 20="), {{"total", "null"}, {"is dsm-5", "null"}}),
    };
}

std::vector<ScoringVector> itq_vectors() {
    const std::string none_of_self = "0,0,0,0,0,0,0,0,0";
    return {
        itq("F8", "2,0,2,0,2,0,0,2,0," + none_of_self, {{"is pattern", "ptsd"}, {"ptsd", "6"}}),
        itq("F9", "2,0,2,0,2,0,0,2,0,2,0,2,0,2,0,2,0,0", {{"is pattern", "cptsd"}}),
        itq("F10", "2,0,2,0,2,0,0,1,0," + none_of_self, {{"is pattern", "none"}}),
        itq("F91", all(18, "4"), {{"is pattern", "cptsd"}, {"ptsd", "24"}, {"dso", "24"}, {"total", "48"}}),
        itq("F92", all(9, "1") + "," + all(9, "4"), {{"is pattern", "none"}, {"ptsd", "6"}, {"dso", "24"}}),
        itq("F93", "–,2,2,0,2,0,0,2,0," + none_of_self,
            {{"is pattern", "ptsd"}, {"ptsd", "null"}, {"dso", "0"}}),
        itq("F94", "–,1,2,0,2,0,0,2,0," + none_of_self, {{"is pattern", "null"}, {"incomplete", "yes"}}),
        itq("F95", "–,1,0,0,2,0,0,2,0," + none_of_self, {{"is pattern", "none"}}),
        itq("F96", "2,0,2,0,2,0,0,2,0,2,0,2,0,–,1,2,0,0",
            {{"is pattern", "null: ptsd or cptsd"}, {"incomplete", "yes"}}),
    };
}

} // namespace

std::vector<ScoringVector> trauma_vectors() {
    std::vector<ScoringVector> vectors = pcl_vectors();
    const std::vector<ScoringVector> itqs = itq_vectors();
    vectors.insert(vectors.end(), itqs.begin(), itqs.end());
    vectors.insert(
        vectors.end(),
        {
            {"F11",
             {{"ies-r",
               all(22, "1"),
               {{"total", "22"}, {"intrusion", "1"}, {"avoidance", "1"}, {"hyperarousal", "1"}}}}},
            {"F12",
             {{"des-ii", all(14, "0") + "," + all(14, "50"), {{"total", "25"}, {"total.high", "no"}}}}},
            {"F125",
             {{"des-ii", all(28, "30"), {{"total", "30"}, {"total.high", "yes"}}},
              {"des-ii", all(14, "20") + "," + all(14, "30"), {{"total", "25"}, {"total.high", "no"}}}}},
            {"F26", {{"sdq-5", "2,2,1,2,1", {{"total", "8"}, {"total.nijenhuis-8", "yes"}}}}},
            {"F123", {{"sdq-5", "2,2,1,1,1", {{"total", "7"}, {"total.nijenhuis-8", "no"}}}}},
            {"F28", {{"maia-2", sheet(37, "0", "5=5 6=5 7=5 8=5 9=5 10=5"), {{"not-distracting", "0"}}}}},
            {"F124", {{"maia-2", sheet(37, "0", "11=5 12=5 13=5 14=5 15=5"), {{"not-worrying", "2"}}}}},
            pc_ptsd("F84", "1,1,1,1,0,0", "3", "negative", "positive"),
            pc_ptsd("F85", "1,1,1,1,1,0", "4", "positive", "positive"),
            pc_ptsd("F86", "0,–,–,–,–,–", "0", "negative", "negative"),
            pc_ptsd("F87", "1,1,1,1,1,–", "null", "positive", "positive"),
            pc_ptsd("F88", "1,1,1,1,–,0", "null", "null", "positive"),
            pc_ptsd("F89", "1,1,0,0,–,0", "null", "negative", "negative"),
            pc_ptsd("F90", "–,1,1,1,1,1", "null", "null", "null"),
        });
    return vectors;
}

} // namespace attune
