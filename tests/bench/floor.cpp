// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/floor.hpp"

#include <cstdio>

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
    std::printf("\n%-44s %12s %12s %8s %8s\n", "what", "Attune ms", "floor ms", "ratio", "reach");
    for (const auto& row : rows) {
        const auto ours = milliseconds_.find(row.ours);
        if (ours == milliseconds_.end())
            continue;
        const auto floor = milliseconds_.find(row.floor);
        const bool has_floor = floor != milliseconds_.end() && floor->second > 0;
        const double measure = has_floor ? ours->second / floor->second : ours->second;
        const bool holds = measure <= row.reach;
        missed += holds ? 0 : 1;
        if (has_floor)
            std::printf("%-44s %12.4f %12.4f %7.2fx %7.2fx %s\n", row.what.c_str(), ours->second, floor->second, measure,
                        row.reach, holds ? "" : "missed");
        else
            std::printf("%-44s %12.4f %12s %8s %5.2f ms %s\n", row.what.c_str(), ours->second, "", "", row.reach,
                        holds ? "" : "missed");
    }
    return missed;
}

} // namespace attune::bench
