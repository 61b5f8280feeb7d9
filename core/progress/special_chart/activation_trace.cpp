// SPDX-License-Identifier: Apache-2.0
#include "core/progress/special_chart/activation_trace.hpp"

#include <algorithm>

namespace attune {

namespace {

constexpr double least_swing = 2;

class SwingCounter {
public:
    void take(double level, std::size_t row) {
        if (!has_seen_any_) {
            has_seen_any_ = true;
            low_ = level;
        } else if (is_falling_) {
            take_falling(level, row);
        } else {
            take_rising(level, row);
        }
    }
    [[nodiscard]] std::vector<Pendulation> swings() const { return swings_; }

private:
    void take_rising(double level, std::size_t row) {
        if (level < low_) {
            low_ = level;
            if (!swings_.empty())
                swings_.back().settled = row; // it settles further
        } else if (level - low_ >= least_swing) {
            is_falling_ = true;
            high_ = level;
            peak_ = row;
        }
    }
    void take_falling(double level, std::size_t row) {
        if (level > high_) {
            high_ = level;
            peak_ = row;
        } else if (high_ - level >= least_swing) {
            swings_.push_back({.peak = peak_, .settled = row});
            is_falling_ = false;
            low_ = level;
        }
    }

    bool has_seen_any_ = false;
    bool is_falling_ = false;
    double low_ = 0;
    double high_ = 0;
    std::size_t peak_ = 0;
    std::vector<Pendulation> swings_;
};

} // namespace

std::vector<Pendulation> pendulations(const std::vector<ActivationRow>& rows) {
    SwingCounter counter;
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row].level)
            counter.take(*rows[row].level, row);
    return counter.swings();
}

std::vector<ActivationTrace> activation_traces(const ClientCourse& course) {
    std::vector<ActivationTrace> traces;
    for (const CourseNote& note : course.notes) {
        const Answers* part = part_of(note, "se");
        if (!part)
            continue;
        ActivationTrace trace{.date = note.date, .number = note.number, .note = note.note, .rows = {}, .swings = {}};
        for (const Answers* row : rows_in(*part, "track", "no"))
            trace.rows.push_back({.minute = number_in(*row, "minute"), .level = number_in(*row, "activation")});
        if (std::none_of(trace.rows.begin(), trace.rows.end(), [](const auto& row) { return row.level; }))
            continue;
        trace.swings = pendulations(trace.rows);
        traces.push_back(std::move(trace));
    }
    return traces;
}

} // namespace attune
