// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace attune::bench {

/// A row of the table that attune-bench prints: what Attune needs, what the bare library needs for the same
/// work in the same run, and how many times the floor is reached or allowed.
struct Row {
    std::string what;
    std::string ours;      ///< name of the benchmark
    std::string floor;     ///< name of the benchmark beneath it; empty where there is none
    double reach = 0;      ///< allowed ratio, or milliseconds where there is no floor; 0: shown without a goal
};

/// Prints Google Benchmark's own lines and remembers the median of each benchmark.
class RatioReporter final : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override;
    /// The table; returns how many rows miss what they should reach.
    int print(const std::vector<Row>& rows) const;

private:
    std::map<std::string, double> milliseconds_;
};

} // namespace attune::bench
