// SPDX-License-Identifier: Apache-2.0
#include "core/text/csv.hpp"

#include "core/text/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace attune {

namespace {

std::string with_plain_line_ends(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r')
            plain += text[at];
        else if (at + 1 == text.size() || text[at + 1] != '\n')
            plain += '\n';
    }
    return plain;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

char find_separator(std::string_view text) {
    const std::string_view head = text.substr(0, text.find('\n'));
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {',', ';', '\t'}) {
        const auto found = std::count(head.begin(), head.end(), candidate);
        if (found > most) {
            best = candidate;
            most = found;
        }
    }
    return best;
}

void check_characters(std::string_view text, std::vector<CsvProblem>& problems) {
    std::size_t line = 1;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (text_problem(text.substr(0, end)))
            problems.push_back({line, "this line is not text in UTF-8; save the file as CSV UTF-8"});
        text.remove_prefix(std::min(end + 1, text.size()));
        ++line;
    }
}

/// Goes through the text once.
class CsvScanner {
public:
    CsvScanner(std::string_view text, CsvText& into)
        : text_{text},
          into_{into} {}

    void scan() {
        while (at_ < text_.size())
            scan_row();
    }

private:
    void scan_row() {
        CsvRow row{.line = line_, .cells = {}};
        while (true) {
            row.cells.push_back(scan_cell());
            if (at_ >= text_.size())
                break;
            if (text_[at_++] == '\n') {
                ++line_;
                break;
            }
        }
        if (std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !cell.empty(); }))
            into_.rows.push_back(std::move(row));
    }

    std::string scan_cell() {
        while (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
        if (at_ < text_.size() && text_[at_] == '"')
            return scan_quoted();
        const std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != into_.separator)
            ++at_;
        return std::string{trim(text_.substr(start, at_ - start))};
    }

    std::string scan_quoted() {
        const std::size_t opened = line_;
        std::string cell;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                if (at_ + 1 < text_.size() && text_[at_ + 1] == '"')
                    ++at_;
                else
                    return end_quoted(std::move(cell));
            }
            line_ += text_[at_] == '\n' ? 1 : 0;
            cell += text_[at_];
        }
        into_.problems.push_back({opened, "a quotation mark is opened here and never closed"});
        return cell;
    }

    std::string end_quoted(std::string cell) {
        ++at_; // the closing mark
        const std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != into_.separator)
            ++at_;
        if (!trim(text_.substr(start, at_ - start)).empty())
            into_.problems.push_back({line_, "there is text behind a closing quotation mark"});
        return cell;
    }

    std::string_view text_;
    CsvText& into_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

} // namespace

CsvText read_csv(std::string_view text) {
    CsvText read;
    if (text.size() > csv_max_bytes) {
        read.problems.push_back({0, "the file is larger than 16 MiB"});
        return read;
    }
    const std::string plain = with_plain_line_ends(text);
    check_characters(plain, read.problems);
    if (!read.problems.empty())
        return read;
    read.separator = find_separator(plain);
    CsvScanner{plain, read}.scan();
    return read;
}

std::optional<double> csv_number(std::string_view cell, char separator) {
    std::string text{trim(cell)};
    if (separator != ',' && text.find('.') == std::string::npos)
        std::replace(text.begin(), text.end(), ',', '.');
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string csv_cell(const std::string& text) {
    std::string safe = text;
    if (!safe.empty() && std::string_view{"=+-@\t\r"}.find(safe.front()) != std::string_view::npos)
        safe.insert(safe.begin(), '\'');
    if (safe.find_first_of(",\"\r\n") == std::string::npos)
        return safe;
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i)
        line += (i == 0 ? "" : ",") + csv_cell(cells[i]);
    return line + "\r\n";
}

} // namespace attune
