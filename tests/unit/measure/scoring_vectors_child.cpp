// SPDX-License-Identifier: Apache-2.0
// CRIES-8, SDQ (Goodman)
#include "tests/unit/measure/scoring_vectors.hpp"

namespace attune {
namespace {

/// The same sheet on each of the three forms, with the band of its total on each.
ScoringVector sdq(std::string id, const std::string& items, const std::vector<ExpectedFact>& facts,
                  const std::string& parent, const std::string& teacher, const std::string& self) {
    ScoringVector vector{std::move(id), {}};
    for (const auto& [form, band] : {std::pair{"parent", parent}, {"teacher", teacher}, {"self", self}}) {
        VectorCase one{"sdq", items, facts};
        one.facts.push_back({"total.band", band});
        one.form = form;
        vector.cases.push_back(std::move(one));
    }
    return vector;
}

const std::string f117 = "0,2,1,0,1,1,2,2,0,2,2,0,1,2,2,1,0,1,0,0,2,0,0,0,2";

std::string f117_with(const std::string& two, const std::string& ten, const std::string& fifteen) {
    return "0," + two + ",1,0,1,1,2,2,0," + ten + ",2,0,1,2," + fifteen + ",1,0,1,0,0,2,0,0,0,2";
}

} // namespace

std::vector<ScoringVector> child_vectors() {
    return {
        {"F27",
         {{"cries-8",
           "5,1,3,1,1,3,3,1",
           {{"total", "18"}, {"intrusion", "14"}, {"avoidance", "4"}, {"total.perrin-17", "yes"}}}}},
        {"F122",
         {{"cries-8",
           "5,1,3,1,1,3,1,1",
           {{"total", "16"}, {"intrusion", "12"}, {"avoidance", "4"}, {"total.perrin-17", "no"}}},
          {"cries-8", "5,1,3,1,1,3,3,–", {{"total", "null"}, {"total.perrin-17", "no"}}}}},
        // emotional 5, conduct 3, hyperactive 5, peer 2, as the young person says
        {"F29",
         {{"sdq",
           "0,2,2,0,2,0,2,2,0,1,2,1,1,2,1,0,0,0,2,0,2,0,0,0,1",
           {{"emotional", "5"},
            {"conduct", "3"},
            {"hyperactive", "5"},
            {"peer", "2"},
            {"total", "15"},
            {"total.band", "slightly-raised"}},
           "self"}}},
        sdq("F114", all(25, "1"),
            {{"emotional", "5"},
             {"conduct", "5"},
             {"hyperactive", "5"},
             {"peer", "5"},
             {"prosocial", "5"},
             {"total", "20"},
             {"internal", "10"},
             {"external", "10"}},
            "very-high", "very-high", "very-high"),
        sdq("F115", all(25, "2"),
            {{"emotional", "10"},
             {"conduct", "8"},
             {"hyperactive", "6"},
             {"peer", "6"},
             {"prosocial", "10"},
             {"total", "30"},
             {"internal", "16"},
             {"external", "14"}},
            "very-high", "very-high", "very-high"),
        sdq("F116", all(25, "0"),
            {{"emotional", "0"},
             {"conduct", "2"},
             {"hyperactive", "4"},
             {"peer", "4"},
             {"prosocial", "0"},
             {"total", "10"}},
            "close", "close", "close"),
        sdq("F117", f117,
            {{"emotional", "5"},
             {"conduct", "2"},
             {"hyperactive", "6"},
             {"peer", "1"},
             {"prosocial", "0"},
             {"total", "14"}},
            "slightly-raised", "slightly-raised", "close"),
        sdq("F118", f117_with("2", "1", "1"), {{"hyperactive", "4"}, {"total", "12"}}, "close",
            "slightly-raised", "close"),
        sdq("F119", f117_with("–", "–", "2"),
            {{"hyperactive", "3"}, {"hyperactive.prorated", "yes"}, {"total", "11"}}, "close", "close",
            "close"),
        sdq("F120", f117_with("–", "–", "–"),
            {{"hyperactive", "null"}, {"total", "null"}, {"external", "null"}, {"internal", "6"}}, "none",
            "none", "none"),
    };
}

} // namespace attune
