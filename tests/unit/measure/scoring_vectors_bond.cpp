// SPDX-License-Identifier: Apache-2.0
// ECR-R, ECR-RS, RQ, RAAS, WAI-SR
#include "tests/unit/measure/scoring_vectors.hpp"

namespace attune {
namespace {

ScoringVector ecr(std::string id, std::string items, std::string anxiety, std::string avoidance,
                  std::string quadrant) {
    return {std::move(id),
            {{"ecr-r",
              std::move(items),
              {{"anxiety", std::move(anxiety)},
               {"avoidance", std::move(avoidance)},
               {"named quadrant", std::move(quadrant)}}}}};
}

ScoringVector ecr_rs(std::string id, std::string items, std::string avoidance, std::string anxiety,
                     std::string quadrant) {
    return {std::move(id),
            {{"ecr-rs",
              std::move(items),
              {{"avoidance", std::move(avoidance)},
               {"anxiety", std::move(anxiety)},
               {"named quadrant", std::move(quadrant)}}}}};
}

} // namespace

std::vector<ScoringVector> bond_vectors() {
    return {
        ecr("F13", all(36, "4"), "4", "4", "fearful"),
        ecr("F14", all(36, "7"), "6.3333", "3.0", "amb"),
        ecr("F38", "1,2,3,4,5,6,7,1,2,3,4,5,6,7,1,2,3,4,5,6,7,1,2,3,4,5,6,7,1,2,3,4,5,6,7,1", "3.8889",
            "3.9444", "sec"),
        ecr("F39", all(18, "1") + "," + all(18, "7"), "1.6667", "3", "sec"),
        ecr("F40", sheet(36, "7", "9=1 11=1 19=1 21=1 23=1 24=1 25=1 32=1"), "7", "1", "amb"),
        ecr("F41", sheet(36, "4", "5= 9=2"), "4.1176", "4", "fearful"),
        {"F42",
         {{"ecr-r",
           sheet(36, "4", "1= 2= 3="),
           {{"anxiety", "4"}, {"avoidance", "4"}, {"named quadrant", "fearful"}}},
          {"ecr-r",
           sheet(36, "4", "1= 2= 3= 4="),
           {{"anxiety", "null"}, {"avoidance", "4"}, {"named quadrant", "none"}}}}},
        ecr_rs("F15", "1,1,1,1,7,7,7,7,7", "7.0", "7", "fearful"),
        ecr_rs("F43", "7,7,7,7,1,1,1,1,1", "1", "1", "sec"),
        ecr_rs("F44", "2,3,2,3,6,5,4,4,4", "5.5", "4", "fearful"),
        ecr_rs("F45", "–,6,6,6,2,2,3,4,4", "2", "3.6667", "sec"),
        ecr_rs("F46", "–,–,4,4,4,4,3,3,–", "null", "null", "none"),
        {"F16", {{"rq", "6,2,1,4", {{"self", "7"}, {"other", "1"}, {"named style", "secure"}}}}},
        {"F17", {{"raas", all(18, "3"), {{"close", "3"}, {"depend", "3"}, {"anxiety", "3"}}}}},
        {"F48", {{"raas", all(18, "5"), {{"close", "3"}, {"depend", "2.3333"}, {"anxiety", "5"}}}}},
        {"F30",
         {{"wai-sr", all(12, "4"), {{"total", "48"}, {"task", "16"}, {"bond", "16"}, {"goal", "16"}}}}},
    };
}

} // namespace attune
