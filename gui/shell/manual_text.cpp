// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/manual_text.hpp"

namespace attune {
namespace {

void add(std::vector<ManualRun>& runs, ManualStyle style, std::string_view text) {
    if (text.empty())
        return;
    if (!runs.empty() && runs.back().style == style)
        runs.back().text += text;
    else
        runs.push_back({style, std::string{text}});
}

/// The words of "[words](target)" at the start of `text`; sets `length` to the whole. Empty when it is no link.
std::string_view link_words(std::string_view text, std::size_t& length) {
    const auto middle = text.find("](");
    const auto end = middle == std::string_view::npos ? middle : text.find(')', middle);
    if (end == std::string_view::npos || text.find('\n') < end)
        return {};
    length = end + 1;
    return text.substr(1, middle - 1);
}

void add_words(std::vector<ManualRun>& runs, std::string_view text, ManualStyle usual) {
    while (!text.empty()) {
        std::size_t length = 0;
        if (text.starts_with("**") && text.find("**", 2) != std::string_view::npos) {
            length = text.find("**", 2) + 2;
            add_words(runs, text.substr(2, length - 4), usual == ManualStyle::body ? ManualStyle::strong : usual);
        } else if (text.front() == '`' && text.find('`', 1) != std::string_view::npos) {
            length = text.find('`', 1) + 1;
            add(runs, ManualStyle::code, text.substr(1, length - 2));
        } else if (text.front() == '[') {
            const auto words = link_words(text, length);
            add_words(runs, words, usual);
        }
        if (length == 0) {
            length = std::min(text.find_first_of("*`[", 1), text.size());
            add(runs, usual, text.substr(0, length));
        }
        text.remove_prefix(length);
    }
}

} // namespace

std::string manual_title(const ManualPage& page) {
    const auto end = page.source.find('\n');
    return std::string{page.source.starts_with("# ") ? page.source.substr(2, end - 2) : page.id};
}

std::vector<ManualRun> manual_runs(std::string_view markdown) {
    std::vector<ManualRun> runs;
    bool in_code = false;
    while (!markdown.empty()) {
        const auto end = std::min(markdown.find('\n'), markdown.size());
        std::string_view line = markdown.substr(0, end);
        markdown.remove_prefix(std::min(end + 1, markdown.size()));
        if (line.starts_with("```")) {
            in_code = !in_code;
            continue;
        }
        if (line.starts_with("!["))
            continue;
        if (in_code) {
            add(runs, ManualStyle::code, std::string{line} + "\n");
            continue;
        }
        ManualStyle style = ManualStyle::body;
        if (line.starts_with("# ")) {
            style = ManualStyle::title;
            line.remove_prefix(2);
        } else if (line.starts_with("#")) {
            style = ManualStyle::heading;
            line.remove_prefix(std::min(line.find(' ') + 1, line.size()));
        } else if (line.starts_with("- ")) {
            add(runs, style, "•  ");
            line.remove_prefix(2);
        }
        add_words(runs, line, style);
        add(runs, style, "\n");
    }
    return runs;
}

} // namespace attune
