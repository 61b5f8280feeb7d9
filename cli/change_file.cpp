// SPDX-License-Identifier: Apache-2.0
#include "cli/change_file.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>

namespace attune::cli {
namespace {

class PairFileReader {
public:
    explicit PairFileReader(const std::filesystem::path& file)
        : csv_{read_csv(text_of_file(file))} {}

    PairFile read() {
        read_.problems = csv_.problems;
        if (csv_.rows.empty() && csv_.problems.empty())
            read_.problems.push_back({0, "the file is empty"});
        if (csv_.rows.empty() || !read_head())
            return std::move(read_);
        for (std::size_t index = 1; index < csv_.rows.size(); ++index)
            read_row(csv_.rows[index]);
        return std::move(read_);
    }

private:
    bool read_head() {
        const auto& cells = csv_.rows.front().cells;
        for (std::size_t index = 0; index < cells.size(); ++index)
            if (!columns_.emplace(cells[index], index).second)
                read_.problems.push_back({csv_.rows.front().line, "the column \"" + cells[index] + "\" stands here twice"});
        for (const char* wanted : {"client", "pre", "post"})
            if (!columns_.contains(wanted))
                read_.problems.push_back({csv_.rows.front().line, std::string{"the column \""} + wanted + "\" is missing; the first line names the columns: client,pre,post"});
        return read_.problems.empty();
    }

    std::string cell(const CsvRow& row, const char* column) const {
        const std::size_t at = columns_.at(column);
        return at < row.cells.size() ? row.cells[at] : std::string{};
    }

    /// An empty cell is a missing score; anything else must be a number.
    std::optional<double> score(const CsvRow& row, const char* column, std::vector<std::string>& wrong) const {
        const std::string text = cell(row, column);
        const auto value = csv_number(text, csv_.separator);
        if (!value && !text.empty())
            wrong.push_back(std::string{column} + " \"" + text + "\" is not a number");
        return value;
    }

    void read_row(const CsvRow& row) {
        std::vector<std::string> wrong;
        PairRow made{.client = cell(row, "client"), .pre = {}, .post = {}};
        if (made.client.empty())
            wrong.push_back("client is missing");
        made.pre = score(row, "pre", wrong);
        made.post = score(row, "post", wrong);
        if (row.cells.size() > csv_.rows.front().cells.size())
            wrong.push_back(fmt::format("{} cells where there are {} columns", row.cells.size(), csv_.rows.front().cells.size()));
        if (wrong.empty())
            read_.rows.push_back(made);
        else
            read_.problems.push_back({row.line, joined(wrong)});
    }

    CsvText csv_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    PairFile read_;
};

} // namespace

std::string joined(const std::vector<std::string>& parts) {
    std::string words;
    for (const std::string& part : parts)
        words += (words.empty() ? "" : "; ") + part;
    return words;
}

std::string text_of_file(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream || std::filesystem::is_directory(file))
        throw Error{ErrorKind::bad_input, "cannot read " + file.string() + ": " +
                                              (std::filesystem::is_directory(file) ? "it is a folder" : std::strerror(errno))};
    std::string text(csv_max_bytes + 1, '\0'); // one more than is read, so that too long a file is seen
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

PairFile read_pair_file(const std::filesystem::path& file) {
    return PairFileReader{file}.read();
}

} // namespace attune::cli
