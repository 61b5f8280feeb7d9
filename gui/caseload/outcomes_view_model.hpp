// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/caseload/outcome_report.hpp"

#include <functional>
#include <string>
#include <vector>

namespace attune {

/// One rate of one measure, in words.
struct OutcomeLine {
    std::string measure;  ///< "PHQ-9"
    std::string rate;     ///< "Reliable improvement"
    std::string number;   ///< "17 of 24"
    std::string share;    ///< "71 %"; a dash without anybody to count
    std::string interval; ///< "51 to 85 %"
    std::string left_out; ///< "3 with one score"; a dash when nobody is
    std::string caution;  ///< what it cannot say
};

/// What came of the practice's work: rates with their numbers, chosen by dates, approach and episodes.
class OutcomesViewModel {
public:
    std::function<void()> on_change = [] {};

    void take(OutcomeSource source);
    /// There are no outcomes: they could not be read, for a reason that is a sentence.
    void fail(const std::string& reason);
    [[nodiscard]] bool is_read() const noexcept { return is_read_; }
    [[nodiscard]] const std::string& failure() const noexcept { return failure_; }
    /// Days as "2027-03-09"; empty: no limit. Says what is wrong with them in words, and then changes nothing.
    std::string set_dates(const std::string& from, const std::string& to);
    void set_approach(const std::string& approach);
    void set_episodes(OutcomeFilter::Episodes episodes);
    /// Measure of one of `partners`; empty: the GAD-7.
    void set_pair(const std::string& measure);
    [[nodiscard]] const std::vector<PairPartner>& partners() const noexcept { return source_.partners; }
    [[nodiscard]] const OutcomeFilter& filter() const noexcept { return filter_; }
    [[nodiscard]] const std::vector<std::string>& approaches() const noexcept { return source_.approaches; }

    [[nodiscard]] const std::vector<OutcomeLine>& lines() const noexcept { return lines_; }
    /// "Begun from 2027-01-01 on, EMDR, ended: 12 of 40 episodes."
    [[nodiscard]] std::string scope() const;
    /// "Reliable improvement, PHQ-9: 17 of 24, 71 % (95 % interval 51 to 85 %). Left out: 3 with one score."
    [[nodiscard]] std::string explain(std::size_t line) const;

private:
    void refresh();
    [[nodiscard]] std::string pair_title() const;
    void add(const std::string& measure, const std::string& rate, const OutcomeRate& numbers,
             const std::string& caution);

    OutcomeSource source_;
    OutcomeFilter filter_;
    std::size_t episodes_ = 0;
    std::vector<OutcomeLine> lines_;
    bool is_read_ = false;
    std::string failure_; ///< why nothing is read; empty: nothing failed
};

} // namespace attune
