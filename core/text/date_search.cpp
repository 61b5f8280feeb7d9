// SPDX-License-Identifier: Apache-2.0
#include "core/text/date_search.hpp"

#include "core/text/text.hpp"

#include <unicode/dtfmtsym.h>

#include <algorithm>
#include <unordered_map>

namespace attune {
namespace {

using MonthNames = std::unordered_map<std::string, unsigned>;

void add_months(MonthNames& names, const icu::DateFormatSymbols& symbols,
                icu::DateFormatSymbols::DtContextType context, icu::DateFormatSymbols::DtWidthType width) {
    std::int32_t count = 0;
    const icu::UnicodeString* months = symbols.getMonths(count, context, width);
    for (std::int32_t month = 0; month < std::min(count, 12); ++month) {
        std::string name;
        months[month].toUTF8String(name); // NOLINT: ICU gives an array
        const auto tokens = tokens_of(name);
        if (tokens.size() == 1 && tokens.front().folded.size() >= 3)
            names.emplace(tokens.front().folded, static_cast<unsigned>(month + 1));
    }
}

const MonthNames& month_names() {
    static const MonthNames names = [] {
        MonthNames made;
        for (const char* language : {"en", "de", "fr", "es", "it", "nl", "pt", "sv", "pl"}) {
            UErrorCode status = U_ZERO_ERROR;
            const icu::DateFormatSymbols symbols{icu::Locale{language}, status};
            if (U_FAILURE(status) != 0)
                continue;
            for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE})
                for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED})
                    add_months(made, symbols, context, width);
        }
        return made;
    }();
    return names;
}

std::optional<unsigned> month_of(const TextToken& token) {
    const auto found = month_names().find(token.folded);
    return found == month_names().end() ? std::nullopt : std::optional{found->second};
}

bool is_number(const TextToken& token, std::size_t least, std::size_t most) {
    return token.kind == TextToken::Kind::number && token.folded.size() >= least && token.folded.size() <= most;
}

unsigned value_of(std::string_view digits) {
    unsigned value = 0;
    for (const char digit : digits)
        value = value * 10 + static_cast<unsigned>(digit - '0');
    return value;
}

class DayReader {
public:
    DayReader(std::string_view text, const std::vector<TextToken>& tokens)
        : text_{text},
          tokens_{tokens} {}

    std::vector<WrittenDay> run() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            WrittenDay day{.first = at, .last = at, .readings = {}, .has_year = true};
            if (read_numbers(at, day) || read_with_month(at, day) || read_closed(at, day)) {
                days_.push_back(day);
                at = day.last;
            }
        }
        return std::move(days_);
    }

private:
    [[nodiscard]] bool follows(std::size_t at) const {
        return at > 0 && at < tokens_.size() && are_adjacent(text_, tokens_[at - 1], tokens_[at]);
    }
    /// One and the same mark between numbers: a point, a slash or a hyphen, with or without a blank.
    [[nodiscard]] char mark_before(std::size_t at) const {
        if (!follows(at))
            return '\0';
        const auto between = text_.substr(tokens_[at - 1].end, tokens_[at].begin - tokens_[at - 1].end);
        const auto mark = between.find_first_of("./-");
        if (mark == std::string_view::npos)
            return '\0';
        return between.find_first_not_of("./- ") == std::string_view::npos && between.size() <= 2 ? between[mark] : '\0';
    }
    static void add(WrittenDay& day, unsigned year, unsigned month, unsigned number) {
        const Date date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month}, std::chrono::day{number}};
        if (date.ok() && year >= 1800 && year < 3000)
            day.readings.push_back(date);
    }
    static void add_of_any_century(WrittenDay& day, std::string_view year, unsigned month, unsigned number) {
        if (year.size() == 4) {
            add(day, value_of(year), month, number);
        } else {
            add(day, 1900 + value_of(year), month, number);
            add(day, 2000 + value_of(year), month, number);
        }
    }

    bool read_numbers(std::size_t at, WrittenDay& day) const {
        if (at + 2 >= tokens_.size() || mark_before(at + 1) == '\0' || mark_before(at + 1) != mark_before(at + 2))
            return false;
        const TextToken& one = tokens_[at];
        const TextToken& two = tokens_[at + 1];
        const TextToken& three = tokens_[at + 2];
        if (!is_number(two, 1, 2))
            return false;
        if (is_number(one, 4, 4) && is_number(three, 1, 2)) {
            add(day, value_of(one.folded), value_of(two.folded), value_of(three.folded));
        } else if (is_number(one, 1, 2) && (is_number(three, 4, 4) || is_number(three, 2, 2))) {
            add_of_any_century(day, three.folded, value_of(two.folded), value_of(one.folded));
            add_of_any_century(day, three.folded, value_of(one.folded), value_of(two.folded));
        }
        day.last = at + 2;
        return !day.readings.empty();
    }

    // "3rd of April 1992", "April 3rd, 1992"
    bool read_with_month(std::size_t at, WrittenDay& day) const {
        std::size_t next = at;
        std::optional<unsigned> number = take_day(next);
        std::optional<unsigned> month;
        if (next < tokens_.size() && (next == at || follows(next)))
            month = month_of(tokens_[next]);
        if (!month)
            return false;
        day.last = next++;
        if (!number) {
            if (!follows(next))
                return false;
            number = take_day(next);
            if (!number)
                return false;
            day.last = next - 1;
        }
        if (follows(next) && (is_number(tokens_[next], 4, 4) || is_number(tokens_[next], 2, 2))) {
            add_of_any_century(day, tokens_[next].folded, *month, *number);
            if (!day.readings.empty()) {
                day.last = next;
                return true;
            }
        }
        day.has_year = false;
        add(day, 2000, *month, *number);
        return !day.readings.empty();
    }

    /// A day's number with "st", "of" and the like behind it.
    [[nodiscard]] std::optional<unsigned> take_day(std::size_t& at) const {
        if (at >= tokens_.size() || !is_number(tokens_[at], 1, 2))
            return std::nullopt;
        const unsigned number = value_of(tokens_[at].folded);
        ++at;
        for (int words = 0; words < 3 && follows(at); ++words) {
            const std::string& word = tokens_[at].folded;
            if (word != "st" && word != "nd" && word != "rd" && word != "th" && word != "of" && word != "the" &&
                word != "de")
                break;
            ++at;
        }
        return number;
    }

    bool read_closed(std::size_t at, WrittenDay& day) const {
        if (!is_number(tokens_[at], 8, 8))
            return false;
        const std::string_view digits = tokens_[at].folded;
        add(day, value_of(digits.substr(0, 4)), value_of(digits.substr(4, 2)), value_of(digits.substr(6)));
        add(day, value_of(digits.substr(4)), value_of(digits.substr(2, 2)), value_of(digits.substr(0, 2)));
        return !day.readings.empty();
    }

    std::string_view text_;
    const std::vector<TextToken>& tokens_;
    std::vector<WrittenDay> days_;
};

} // namespace

std::vector<WrittenDay> written_days(std::string_view text, const std::vector<TextToken>& tokens) {
    return DayReader{text, tokens}.run();
}

} // namespace attune
