// SPDX-License-Identifier: Apache-2.0
#include "core/demo/cast_scores.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace attune {
namespace {

struct ScoredCourse {
    std::string_view family;
    std::string_view measure;
    int weeks; ///< between two scores
    std::array<int, 8> totals;
    std::size_t count; ///< of the totals that were given
};

template<std::size_t Count>
constexpr ScoredCourse course(std::string_view family, std::string_view measure, int weeks, const int (&totals)[Count]) {
    ScoredCourse made{family, measure, weeks, {}, Count};
    for (std::size_t at = 0; at < Count; ++at)
        made.totals.at(at) = totals[at];
    return made;
}

// The last total is of the last session, the others lie whole weeks before it.
constexpr std::array courses{
    course("Sommer", "phq-9", 1, {17, 16, 15, 13, 12, 9}),
    course("Nordin", "gad-7", 1, {13, 12, 12, 13, 11, 12}),
    course("Soler", "phq-9", 2, {14, 13, 11, 8, 7}),
    course("Arendt", "gad-7", 2, {9, 10, 8, 9}),
    course("Voss", "phq-9", 1, {18, 16, 15, 12, 9, 6}),
    course("Voss", "gad-7", 1, {14, 13, 10, 8, 6, 4}),
    course("Adler", "phq-9", 1, {14, 15, 14, 17, 19, 21}),
    course("Hofer", "cries-8", 3, {26, 22, 20}),
    course("Lorant", "pcl-5", 2, {52, 47, 38, 27, 19}),
    course("Lindholm", "pcl-5", 2, {44, 46, 41, 40}),
    course("Farkas", "gad-7", 1, {16, 15, 12, 9, 7}),
    course("Lang", "phq-9", 2, {13, 12, 10, 9}),
    course("Dorn", "phq-9", 1, {11}),
    course("Bell", "phq-9", 2, {9, 11, 13, 16}),
    course("Echave", "phq-9", 2, {10, 9}),
    course("Vance", "gad-7", 1, {12, 9, 6, 4}),
    course("Perrin", "phq-9", 2, {9, 8, 8, 7}),
    course("Beck", "gad-7", 1, {11, 10, 8, 6, 5}),
    course("Hallman", "phq-9", 2, {20, 18, 15, 13, 12, 11}),
    course("Reyes", "phq-9", 1, {8}),
    course("Zoltan", "phq-9", 1, {14, 15, 13, 14, 13, 14, 13}),
    course("Roth", "gad-7", 1, {15, 14, 14, 12, 11}),
    course("Asper", "pcl-5", 2, {41, 38, 33, 30}),
    course("Mertens", "phq-9", 2, {7, 6, 6}),
    course("Novak", "cries-8", 2, {28, 26, 20, 14}),
};

} // namespace

std::vector<CastScore> cast_scores(std::string_view family, Date last) {
    std::vector<CastScore> scores;
    for (const ScoredCourse& each : courses) {
        if (each.family != family)
            continue;
        for (std::size_t at = 0; at < each.count; ++at) {
            const std::chrono::weeks before{each.weeks * static_cast<int>(each.count - 1 - at)};
            scores.push_back({.day = Date{std::chrono::sys_days{last} - before},
                              .measure = each.measure,
                              .wanted = {.scale = "total", .value = static_cast<double>(each.totals.at(at))}});
        }
    }
    std::ranges::stable_sort(scores, {}, &CastScore::day);
    return scores;
}

} // namespace attune
