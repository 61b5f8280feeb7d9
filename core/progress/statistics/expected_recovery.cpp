// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/expected_recovery.hpp"

#include "core/progress/statistics/expected_fit.hpp"
#include "core/progress/statistics/reliable_change.hpp"
#include "core/text/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace attune {

namespace {

constexpr std::size_t max_problems = 100;
constexpr std::size_t max_rows = 100'000;
constexpr double max_session = 10'000;
constexpr std::size_t max_words = 400;

enum class Column { measure, scale, start, session, mean, lower, upper, source, level };

struct ColumnName {
    const char* name;
    Column column;
};

constexpr std::array names{ColumnName{"measure", Column::measure},
                           ColumnName{"scale", Column::scale},
                           ColumnName{"start", Column::start},
                           ColumnName{"start band", Column::start},
                           ColumnName{"start score band", Column::start},
                           ColumnName{"session", Column::session},
                           ColumnName{"mean", Column::mean},
                           ColumnName{"expected mean", Column::mean},
                           ColumnName{"lower", Column::lower},
                           ColumnName{"upper", Column::upper},
                           ColumnName{"source", Column::source},
                           ColumnName{"level", Column::level}};

constexpr std::array required{Column::measure, Column::start, Column::session, Column::mean,
                              Column::lower,   Column::upper, Column::source};

std::string name_of(Column column) {
    return std::find_if(names.begin(), names.end(), [&](const auto& known) { return known.column == column; })->name;
}

std::string plain_name(const std::string& cell) {
    std::string plain;
    for (const char c : cell)
        plain += c == '_' ? ' ' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    return plain;
}

bool is_id(const std::string& text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

/// Two numbers of a band: "10-14", "10–14", "10..14"; one number is a band of its own.
std::optional<std::pair<double, double>> band_of(std::string_view text, char separator) {
    auto at = std::string_view::npos;
    std::size_t width = 0;
    for (const std::string_view dash : {"–", "..", "-"}) {
        at = text.find(dash, 1); // a minus in front belongs to the number
        width = dash.size();
        if (at != std::string_view::npos)
            break;
    }
    const auto low = csv_number(text.substr(0, at), separator);
    const auto high = at == std::string_view::npos ? low : csv_number(text.substr(at + width), separator);
    if (!low || !high || *low > *high)
        return std::nullopt;
    return std::pair{*low, *high};
}

/// "0.9", "90", "90 %": a share above 0 and below 1.
std::optional<double> level_of(std::string text, char separator) {
    if (text.ends_with('%'))
        text.pop_back();
    auto level = csv_number(text, separator);
    if (level && *level > 1)
        *level /= 100;
    return level && *level > 0 && *level < 1 ? level : std::nullopt;
}

class TableReader {
public:
    /// `shelf` null: of no practice yet.
    TableReader(std::string_view csv, const InstrumentShelf* shelf)
        : csv_{read_csv(csv)},
          shelf_{shelf} {}

    ExpectedReading read() {
        for (const CsvProblem& problem : csv_.problems)
            add(problem.line, problem.words);
        if (problems_.empty() && read_head())
            for (std::size_t index = 1; index < csv_.rows.size(); ++index)
                read_row(csv_.rows[index]);
        if (problems_.empty())
            check_overlaps();
        if (!problems_.empty())
            rows_.clear();
        return {std::move(rows_), told_problems()};
    }

private:
    void add(std::size_t line, std::string words) {
        ++problem_count_;
        if (problems_.size() < max_problems)
            problems_.push_back({line, std::move(words)});
    }

    std::vector<TableProblem> told_problems() {
        if (problem_count_ > problems_.size())
            problems_.push_back({0, fmt::format("and {} more", problem_count_ - problems_.size())});
        return std::move(problems_);
    }

    bool read_head() {
        if (csv_.rows.size() < 2) {
            add(0, csv_.rows.empty() ? "the file is empty" : "there is no row below the names of the columns");
            return false;
        }
        if (csv_.rows.size() > max_rows) {
            add(0, fmt::format("the file has {} rows; {} are the most", csv_.rows.size(), max_rows));
            return false;
        }
        const CsvRow& head = csv_.rows.front();
        for (std::size_t index = 0; index < head.cells.size(); ++index)
            read_column(head, index);
        for (const Column column : required)
            if (!columns_.contains(column))
                add(head.line, fmt::format("the column \"{}\" is missing", name_of(column)));
        return problems_.empty();
    }

    void read_column(const CsvRow& head, std::size_t index) {
        const std::string name = plain_name(head.cells[index]);
        const auto known = std::find_if(names.begin(), names.end(), [&](const auto& column) { return name == column.name; });
        if (known == names.end())
            add(head.line, fmt::format("\"{}\" is no column of such a table; these are: measure, scale, start, session, "
                                       "mean, lower, upper, source, level",
                                       head.cells[index]));
        else if (!columns_.emplace(known->column, index).second)
            add(head.line, fmt::format("the column \"{}\" stands here twice", name_of(known->column)));
    }

    std::string cell(const CsvRow& row, Column column) const {
        const auto at = columns_.find(column);
        return at == columns_.end() || at->second >= row.cells.size() ? std::string{} : row.cells[at->second];
    }

    std::optional<double> number(const CsvRow& row, Column column) {
        const std::string text = cell(row, column);
        const auto value = csv_number(text, csv_.separator);
        if (!value)
            add(row.line, text.empty() ? fmt::format("{} is missing", name_of(column))
                                       : fmt::format("{} \"{}\" is not a number", name_of(column), text));
        return value;
    }

    std::optional<int> session(const CsvRow& row) {
        const auto value = number(row, Column::session);
        if (value && (*value < 1 || *value > max_session || *value != std::floor(*value))) {
            add(row.line, fmt::format("session {} is not a whole number from 1 on", *value));
            return std::nullopt;
        }
        return value ? std::optional{static_cast<int>(*value)} : std::nullopt;
    }

    void read_words(const CsvRow& row, ExpectedRow& made) {
        made.measure = cell(row, Column::measure);
        if (!is_id(made.measure))
            add(row.line, made.measure.empty() ? std::string{"measure is missing"}
                                               : fmt::format("\"{}\" is not the id of a measure, as phq-9", made.measure));
        if (const std::string scale = cell(row, Column::scale); !scale.empty())
            made.scale = scale;
        if (!is_id(made.scale))
            add(row.line, fmt::format("\"{}\" is not the id of a scale, as total", made.scale));
        made.source = cell(row, Column::source);
        if (made.source.empty() || made.source.size() > max_words)
            add(row.line, made.source.empty() ? "source is missing: where do these figures come from?"
                                              : "source is longer than 400 characters");
    }

    void read_numbers(const CsvRow& row, ExpectedRow& made) {
        if (const auto band = band_of(cell(row, Column::start), csv_.separator))
            std::tie(made.start_low, made.start_high) = *band;
        else
            add(row.line, fmt::format("start \"{}\" is not a band of scores, as 10-14", cell(row, Column::start)));
        made.session = session(row).value_or(1);
        const auto mean = number(row, Column::mean);
        const auto lower = number(row, Column::lower);
        const auto upper = number(row, Column::upper);
        made.mean = mean.value_or(0);
        made.lower = lower.value_or(0);
        made.upper = upper.value_or(0);
        if (mean && lower && upper && !(*lower <= *mean && *mean <= *upper))
            add(row.line, fmt::format("lower {}, mean {}, upper {}: they must rise in this order", *lower, *mean, *upper));
        const std::string level = cell(row, Column::level);
        made.level = level.empty() ? std::nullopt : level_of(level, csv_.separator);
        if (!level.empty() && !made.level)
            add(row.line, fmt::format("level \"{}\" is not a share, as 0.9 or 90 %", level));
    }

    void read_row(const CsvRow& row) {
        if (row.cells.size() > csv_.rows.front().cells.size())
            add(row.line, fmt::format("this row has {} cells, but there are {} columns", row.cells.size(),
                                      csv_.rows.front().cells.size()));
        ExpectedRow made;
        const std::size_t before = problem_count_;
        read_words(row, made);
        read_numbers(row, made);
        if (shelf_ != nullptr && problem_count_ == before)
            check_fit(row.line, made);
        rows_.push_back(std::move(made));
        lines_.push_back(row.line);
    }

    void check_fit(std::size_t line, const ExpectedRow& row) {
        if (auto misfit = expected_misfit(row, *shelf_); misfit && misfits_.insert(*misfit).second)
            add(line, std::move(*misfit));
    }

    /// A start score that lies in two bands of one session would have two answers.
    void check_overlaps() {
        std::vector<std::size_t> order(rows_.size());
        for (std::size_t index = 0; index < order.size(); ++index)
            order[index] = index;
        const auto place = [&](std::size_t index) {
            const ExpectedRow& row = rows_[index];
            return std::tie(row.measure, row.scale, row.session, row.level);
        };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
            return place(one) != place(other) ? place(one) < place(other) : rows_[one].start_low < rows_[other].start_low;
        });
        std::size_t widest = 0; // of the rows of one place so far, the one whose band reaches highest
        for (std::size_t at = 1; at < order.size(); ++at) {
            if (place(order[widest]) != place(order[at])) {
                widest = at;
                continue;
            }
            if (rows_[order[widest]].start_high >= rows_[order[at]].start_low)
                add(lines_[order[at]], fmt::format("its start band overlaps that of line {} for the same session",
                                                   lines_[order[widest]]));
            if (rows_[order[at]].start_high > rows_[order[widest]].start_high)
                widest = at;
        }
    }

    CsvText csv_;
    const InstrumentShelf* shelf_;
    std::set<std::string> misfits_; ///< each told once, with its first line
    std::map<Column, std::size_t> columns_;
    std::vector<ExpectedRow> rows_;
    std::vector<std::size_t> lines_;
    std::vector<TableProblem> problems_;
    std::size_t problem_count_ = 0;
};

auto key_of(const ExpectedRow& row) {
    return std::tie(row.measure, row.scale, row.session, row.start_low);
}

} // namespace

ExpectedReading read_expected_recovery(std::string_view csv) {
    return TableReader{csv, nullptr}.read();
}

ExpectedReading read_expected_recovery(std::string_view csv, const InstrumentShelf& shelf) {
    return TableReader{csv, &shelf}.read();
}

ExpectedRecovery::ExpectedRecovery(std::vector<ExpectedRow> rows)
    : rows_{std::move(rows)} {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const ExpectedRow& one, const ExpectedRow& other) { return key_of(one) < key_of(other); });
}

bool ExpectedRecovery::has_table(std::string_view measure, std::string_view scale) const {
    return std::any_of(rows_.begin(), rows_.end(),
                       [&](const ExpectedRow& row) { return row.measure == measure && row.scale == scale; });
}

std::vector<const ExpectedRow*> ExpectedRecovery::find(std::string_view measure, std::string_view scale, double start,
                                                       int session) const {
    const auto place = std::tuple{measure, scale, session};
    const auto place_of = [](const ExpectedRow& row) {
        return std::tuple{std::string_view{row.measure}, std::string_view{row.scale}, row.session};
    };
    auto row = std::lower_bound(rows_.begin(), rows_.end(), place,
                                [&](const ExpectedRow& one, const auto& wanted) { return place_of(one) < wanted; });
    std::vector<const ExpectedRow*> found;
    for (; row != rows_.end() && place_of(*row) == place; ++row)
        if (start >= row->start_low - score_tolerance && start <= row->start_high + score_tolerance)
            found.push_back(&*row);
    std::stable_sort(found.begin(), found.end(), [](const ExpectedRow* one, const ExpectedRow* other) {
        return one->level.value_or(0) > other->level.value_or(0);
    });
    return found;
}

} // namespace attune
