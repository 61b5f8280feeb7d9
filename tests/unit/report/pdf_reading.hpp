// SPDX-License-Identifier: Apache-2.0
// What other programs read in a PDF.
#pragma once

#include "core/report/chart/chart_export.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include <unistd.h>

namespace attune {

/// What a program prints on standard output and standard error.
inline std::string output_of(const std::string& command) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe{popen((command + " 2>&1").c_str(), "r"), pclose};
    std::string text;
    std::array<char, 4096> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
        text.append(buffer.data(), count);
    return text;
}

/// A PDF on disk for the length of a test, read by Poppler.
class ReadPdf {
public:
    explicit ReadPdf(const Bytes& bytes)
        : file_{std::filesystem::temp_directory_path() /
                ("attune-read-" + std::to_string(::getpid()) + "-" + std::to_string(++made_) + ".pdf")} {
        write_file(file_, bytes);
    }
    ~ReadPdf() { std::filesystem::remove(file_); }
    ReadPdf(const ReadPdf&) = delete;
    ReadPdf& operator=(const ReadPdf&) = delete;

    [[nodiscard]] std::string text() const { return output_of(PDFTOTEXT " -layout " + file_.string() + " -"); }
    /// Line ends and runs of blanks as one blank each.
    [[nodiscard]] std::string words() const {
        std::string made;
        for (const char c : output_of(PDFTOTEXT " " + file_.string() + " -")) {
            const bool is_blank = c == ' ' || c == '\n' || c == '\f';
            if (!is_blank || (!made.empty() && made.back() != ' '))
                made += is_blank ? ' ' : c;
        }
        return made;
    }
    [[nodiscard]] std::string text_of_page(int page) const {
        return output_of(PDFTOTEXT " -layout -f " + std::to_string(page) + " -l " + std::to_string(page) + " " +
                         file_.string() + " -");
    }
    /// Tags with their texts, one per line.
    [[nodiscard]] std::string structure() const { return output_of(PDFINFO " -struct-text " + file_.string()); }
    [[nodiscard]] std::string information() const { return output_of("TZ=UTC " PDFINFO " " + file_.string()); }
    [[nodiscard]] std::string fonts() const { return output_of(PDFFONTS " " + file_.string()); }

private:
    static inline int made_ = 0;
    std::filesystem::path file_;
};

inline std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

} // namespace attune
