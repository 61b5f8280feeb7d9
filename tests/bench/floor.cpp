// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/floor.hpp"

#include <fmt/format.h>

namespace attune::bench {

void RatioReporter::ReportRuns(const std::vector<Run>& runs) {
    ConsoleReporter::ReportRuns(runs);
    for (const auto& run : runs) {
        const bool is_median = run.run_type == Run::RT_Aggregate && run.aggregate_name == "median";
        if (!is_median || run.error_occurred)
            continue;
        const double seconds = run.GetAdjustedRealTime() / benchmark::GetTimeUnitMultiplier(run.time_unit);
        milliseconds_[run.run_name.function_name] = seconds * 1000;
    }
}

int RatioReporter::print(const std::vector<Row>& rows) const {
    int missed = 0;
    fmt::print("\n{:<48} {:>11} {:>11} {:>8} {:>8}\n", "what", "Attune ms", "floor ms", "ratio", "reach");
    for (const auto& row : rows) {
        const auto ours = milliseconds_.find(row.ours);
        if (ours == milliseconds_.end())
            continue;
        const auto floor = milliseconds_.find(row.floor);
        const bool has_floor = floor != milliseconds_.end() && floor->second > 0;
        const double measure = has_floor ? ours->second / floor->second : ours->second;
        const bool holds = row.reach <= 0 || measure <= row.reach;
        missed += holds ? 0 : 1;
        const std::string floor_text = has_floor ? fmt::format("{:.4f}", floor->second) : "";
        const std::string ratio_text = has_floor ? fmt::format("{:.2f}x", measure) : "";
        const std::string reach_text =
            row.reach <= 0 ? "" : has_floor ? fmt::format("{:.2f}x", row.reach) : fmt::format("{:g} ms", row.reach);
        fmt::print("{:<48} {:>11.4f} {:>11} {:>8} {:>8} {}\n", row.what, ours->second, floor_text, ratio_text,
                   reach_text, holds ? "" : "missed");
    }
    return missed;
}

} // namespace attune::bench
