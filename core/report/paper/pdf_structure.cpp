// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/pdf_structure.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

namespace attune {

namespace {

[[noreturn]] void fail(const char* what) {
    throw Error{ErrorKind::internal, fmt::format("The structure of the document could not be written: {}", what)};
}

/// UTF-16 with its mark, in hex: what every reader understands, whatever is in the text.
std::string text_string(std::string_view text) {
    std::string hex = "<FEFF";
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t code = size == 1 ? lead : lead & (0x7FU >> size);
        if ((lead & 0xC0U) == 0x80U || lead >= 0xF8 || at + size > text.size()) {
            hex += "FFFD";
            ++at;
            continue;
        }
        for (std::size_t next = 1; next < size; ++next)
            code = (code << 6U) | (static_cast<unsigned char>(text[at + next]) & 0x3FU);
        at += size;
        if (code < 0x10000)
            hex += fmt::format("{:04X}", static_cast<std::uint32_t>(code));
        else
            hex += fmt::format("{:04X}{:04X}", 0xD800U + static_cast<std::uint32_t>((code - 0x10000) >> 10U),
                               0xDC00U + static_cast<std::uint32_t>((code - 0x10000) & 0x3FFU));
    }
    return hex + ">";
}

/// A language tag holds letters, digits and hyphens only; what else it has goes.
std::string language_tag(std::string_view language) {
    std::string tag;
    for (const char c : language)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')
            tag += c;
    return tag.empty() ? "en" : tag;
}

std::size_t number_at(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r'))
        ++at;
    std::size_t number = 0;
    const auto [end, problem] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (problem != std::errc{})
        fail("a number is missing");
    return number;
}

/// The file with its one table of objects, as Cairo writes PDF 1.4.
class WrittenPdf {
public:
    explicit WrittenPdf(const Bytes& bytes)
        : text_{reinterpret_cast<const char*>(bytes.data()), bytes.size()} { // NOLINT: PDF is bytes
        const auto start = text_.rfind("startxref");
        if (start == std::string_view::npos)
            fail("no table of objects");
        table_ = number_at(text_, start + 9);
        const auto trailer = text_.find("trailer", std::min(table_, text_.size()));
        if (trailer == std::string_view::npos || !text_.substr(table_).starts_with("xref"))
            fail("no table of objects");
        trailer_ = text_.substr(trailer, start - trailer);
        read_table(trailer);
    }

    [[nodiscard]] std::size_t table() const noexcept { return table_; }
    [[nodiscard]] std::size_t size() const { return value_of("/Size"); }
    [[nodiscard]] std::size_t root() const { return value_of("/Root"); }
    [[nodiscard]] std::size_t info() const { return value_of("/Info"); }
    /// Object numbers with where they begin, ascending.
    [[nodiscard]] const std::map<std::size_t, std::size_t>& objects() const noexcept { return objects_; }
    /// The dictionary of an object, from "<<" to before its last ">>".
    [[nodiscard]] std::string_view dictionary(std::size_t offset) const {
        const auto end = text_.find("endobj", offset);
        const auto open = text_.find("<<", offset);
        if (end == std::string_view::npos || open == std::string_view::npos || open > end)
            return {};
        const auto close = text_.substr(0, end).rfind(">>");
        return close <= open ? std::string_view{} : text_.substr(open, close - open);
    }

private:
    void read_table(std::size_t end) {
        constexpr std::size_t row = 20;
        auto at = text_.find('\n', table_) + 1;
        const std::size_t first = number_at(text_, at);
        const std::size_t count = number_at(text_, text_.find(' ', at));
        at = text_.find('\n', at) + 1;
        if (first != 0 || at + count * row > end)
            fail("the table of objects is not whole");
        for (std::size_t number = 0; number < count; ++number)
            if (text_[at + number * row + 17] == 'n')
                objects_[number] = number_at(text_, at + number * row);
    }
    [[nodiscard]] std::size_t value_of(std::string_view key) const {
        const auto at = trailer_.find(key);
        if (at == std::string_view::npos)
            fail("an entry of the trailer is missing");
        return number_at(trailer_, at + key.size());
    }

    std::string_view text_;
    std::string_view trailer_;
    std::size_t table_ = 0;
    std::map<std::size_t, std::size_t> objects_;
};

/// Whether the object is a structure element of this kind. Streams, which may hold anything, begin otherwise.
bool is_element(std::string_view dictionary, std::string_view kind) {
    if (!dictionary.starts_with("<< /Type /StructElem"))
        return false;
    const auto at = dictionary.find("/S /");
    return at != std::string_view::npos && dictionary.substr(at + 4).starts_with(kind) &&
           dictionary.substr(at + 4 + kind.size()).starts_with('\n');
}

/// Objects that replace those of the same number, each with all of its entries.
std::map<std::size_t, std::string> changed_objects(const WrittenPdf& file, const PdfStructure& structure) {
    std::map<std::size_t, std::string> changed;
    auto words = structure.figure_words.begin();
    auto scope = structure.head_scopes.begin();
    for (const auto& [number, offset] : file.objects()) {
        const std::string_view old = file.dictionary(offset);
        std::string added;
        if (number == file.root()) {
            added = fmt::format("   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>\n",
                                language_tag(structure.language));
        } else if (is_element(old, "Figure")) {
            if (words == structure.figure_words.end())
                fail("a figure has no words");
            added = fmt::format("   /Alt {}\n", text_string(*words++));
        } else if (is_element(old, "TH")) {
            if (scope == structure.head_scopes.end())
                fail("a head cell has no scope");
            added = fmt::format("   /A << /O /Table /Scope /{} >>\n", *scope++ == HeadScope::row ? "Row" : "Column");
        } else {
            continue;
        }
        changed[number] = fmt::format("{} 0 obj\n{}{}>>\nendobj\n", number, old, added);
    }
    if (words != structure.figure_words.end() || scope != structure.head_scopes.end())
        fail("figures or head cells are missing");
    return changed;
}

} // namespace

Bytes with_structure(Bytes pdf, const PdfStructure& structure) {
    const WrittenPdf file{pdf};
    const auto changed = changed_objects(file, structure);
    std::string update = "\n";
    std::string table = "xref\n";
    for (const auto& [number, object] : changed) {
        table += fmt::format("{} 1\n{:010} 00000 n \n", number, pdf.size() + update.size());
        update += object;
    }
    const std::size_t start = pdf.size() + update.size();
    update += table;
    update += fmt::format("trailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n",
                          file.size(), file.root(), file.info(), file.table(), start);
    pdf.insert(pdf.end(), update.begin(), update.end());
    return pdf;
}

} // namespace attune
