// SPDX-License-Identifier: Apache-2.0
#include "core/text/identifier_way.hpp"

#include "core/text/common_words.hpp"
#include "core/text/date_search.hpp"
#include "core/text/text.hpp"
#include "core/text/text_tokens.hpp"

#include <algorithm>
#include <iterator>

namespace attune {
namespace {

using Certainty = IdentifierHit::Certainty;

/// Between two people, not between two names of one.
bool is_conjunction(std::string_view folded) { return folded == "and" || folded == "und" || folded == "et"; }

/// One way through one text.
class TextWay {
public:
    TextWay(const KnownIdentifiers& known, std::string_view text)
        : known_{known},
          text_{text},
          tokens_{tokens_of(text)},
          taken_(tokens_.size(), false) {
        find_days();
        find_emails();
        find_numbers();
        find_record();
        find_spelled_names();
        find_names();
        find_address();
        if (known_.suspicion == Identifiers::Suspicion::anything)
            find_perhaps();
        std::sort(hits_.begin(), hits_.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    }
    [[nodiscard]] std::vector<IdentifierHit> hits() && { return std::move(hits_); }

private:
    void hit(IdentifierKind kind, Certainty certainty, std::size_t first, std::size_t last) {
        for (std::size_t at = first; at <= last; ++at)
            if (taken_[at])
                return;
        for (std::size_t at = first; at <= last; ++at)
            taken_[at] = true;
        const std::size_t begin = tokens_[first].begin;
        const std::size_t end = tokens_[last].end;
        hits_.push_back({kind, certainty, begin, end, std::string{text_.substr(begin, end - begin)}});
    }

    void find_days() {
        for (const WrittenDay& day : written_days(text_, tokens_)) {
            const bool is_birth = known_.born && std::any_of(day.readings.begin(), day.readings.end(), [&](Date reading) {
                return reading.month() == known_.born->month() && reading.day() == known_.born->day() &&
                       (!day.has_year || reading.year() == known_.born->year());
            });
            if (is_birth)
                hit(IdentifierKind::birth_date, day.has_year ? Certainty::certain : Certainty::possible, day.first,
                    day.last);
            else if (known_.suspicion == Identifiers::Suspicion::anything)
                hit(IdentifierKind::date, Certainty::possible, day.first, day.last);
        }
    }

    void find_emails() {
        if (known_.suspicion != Identifiers::Suspicion::anything)
            return;
        for (auto at = text_.find('@'); at != std::string_view::npos; at = text_.find('@', at + 1)) {
            const auto stops = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == ',' || c == ';' || c == '<' || c == '>' || c == '('; };
            std::size_t begin = at;
            std::size_t end = at + 1;
            while (begin > 0 && !stops(text_[begin - 1]))
                --begin;
            while (end < text_.size() && !stops(text_[end]) && text_[end] != ')')
                ++end;
            std::optional<std::size_t> first;
            std::size_t last = 0;
            for (std::size_t token = 0; token < tokens_.size(); ++token)
                if (tokens_[token].begin >= begin && tokens_[token].end <= end) {
                    first = first.value_or(token);
                    last = token;
                }
            if (first && tokens_[*first].begin < at && tokens_[last].begin > at)
                hit(IdentifierKind::email, Certainty::certain, *first, last);
        }
    }

    void find_numbers() {
        for (std::size_t first = 0; first < tokens_.size(); ++first) {
            if (tokens_[first].kind != TextToken::Kind::number || taken_[first])
                continue;
            std::size_t last = first;
            std::string digits = tokens_[first].folded;
            while (last + 1 < tokens_.size() && !taken_[last + 1] &&
                   tokens_[last + 1].kind == TextToken::Kind::number && is_phone_gap(last)) {
                ++last;
                digits += tokens_[last].folded;
            }
            const bool is_own = std::any_of(known_.phone_tails.begin(), known_.phone_tails.end(),
                                            [&](const std::string& tail) { return digits.ends_with(tail); });
            const bool looks_like_one = digits.size() >= 9 && (digits.front() == '0' || is_plus_before(first));
            if (is_own)
                hit(IdentifierKind::phone, Certainty::certain, first, last);
            else if (looks_like_one && known_.suspicion == Identifiers::Suspicion::anything)
                hit(IdentifierKind::phone, Certainty::possible, first, last);
            first = last;
        }
    }
    [[nodiscard]] bool is_phone_gap(std::size_t at) const {
        const auto gap = text_.substr(tokens_[at].end, tokens_[at + 1].begin - tokens_[at].end);
        return gap.size() <= 3 && gap.find_first_not_of(" -./()") == std::string_view::npos;
    }
    [[nodiscard]] bool is_plus_before(std::size_t at) const {
        return tokens_[at].begin > 0 && text_[tokens_[at].begin - 1] == '+';
    }

    void find_record() {
        const std::size_t size = known_.record.size();
        if (size == 0)
            return;
        for (std::size_t first = 0; first + size <= tokens_.size(); ++first) {
            bool same = true;
            for (std::size_t at = 0; at < size && same; ++at)
                same = tokens_[first + at].folded == known_.record[at] &&
                       (at == 0 || are_adjacent(text_, tokens_[first + at - 1], tokens_[first + at]));
            if (!same)
                continue;
            const std::string& number = known_.record.front();
            const bool is_short = known_.record_is_number && number.size() < 3;
            if (is_short && !says_number(first))
                continue;
            const bool is_plain = known_.record_is_number && number.size() < 4 && number.front() != '0';
            hit(IdentifierKind::record_number, is_plain && !says_number(first) ? Certainty::possible : Certainty::certain,
                first, first + size - 1);
        }
    }
    [[nodiscard]] bool says_number(std::size_t at) const {
        if (at == 0 || !are_adjacent(text_, tokens_[at - 1], tokens_[at]))
            return false;
        static const std::unordered_set<std::string_view> words{"no", "nr", "number", "record", "file", "client",
                                                                "case", "id", "patient", "num"};
        return words.contains(tokens_[at - 1].folded) ||
               (tokens_[at].begin > 0 && text_[tokens_[at].begin - 1] == '#');
    }

    /// Whether a token and the one behind it may be pieces of one word: "L I N D", "L-i-n-d", "Lind-qvist".
    [[nodiscard]] bool are_pieces(std::size_t at) const {
        const TextToken& one = tokens_[at];
        const TextToken& next = tokens_[at + 1];
        if (taken_[at] || taken_[at + 1] || one.kind != TextToken::Kind::word || next.kind != TextToken::Kind::word)
            return false;
        const std::string_view between = text_.substr(one.end, next.begin - one.end);
        if (between == "-" || between == "\u2010" || between == "\u2011")
            return true;
        return is_letter(one) && is_letter(next) && are_adjacent(text_, one, next) &&
               between.find(',') == std::string_view::npos;
    }
    [[nodiscard]] bool is_letter(const TextToken& token) const {
        return !token.is_spaceless &&
               (length_in_characters(token.folded) == 1 ||
                length_in_characters(text_.substr(token.begin, token.end - token.begin)) == 1);
    }

    /// Names that are written letter by letter, or parted by a hyphen where they have none.
    void find_spelled_names() {
        if (known_.words.empty())
            return;
        for (std::size_t first = 0; first + 1 < tokens_.size(); ++first)
            if (const auto last = spelled_name_from(first))
                first = *last;
    }

    /// The last piece of the longest name that begins here; it is reported.
    std::optional<std::size_t> spelled_name_from(std::size_t first) {
        constexpr std::size_t shortest = 3; // characters
        constexpr std::size_t longest = 80; // bytes
        TextToken whole = tokens_[first];
        whole.is_all_capitals = true; // no declined forms
        std::optional<std::size_t> last;
        std::vector<std::size_t> persons;
        for (std::size_t at = first; at + 1 < tokens_.size() && are_pieces(at) && whole.folded.size() < longest; ++at) {
            whole.folded += tokens_[at + 1].folded;
            if (length_in_characters(whole.folded) < shortest)
                continue;
            if (const NameMatch match = known_.whose(whole); !match.persons.empty()) {
                last = at + 1;
                persons = match.persons;
            }
        }
        if (last)
            report_spelled(persons, first, *last);
        return last;
    }

    void report_spelled(const std::vector<std::size_t>& persons, std::size_t first, std::size_t last) {
        const IdentifierKind kind = kind_of(persons);
        // Pieces that are names themselves ("Anna-Maria") are found as such.
        for (std::size_t at = first; at <= last; ++at)
            if (!is_letter(tokens_[at]) && !known_.whose(tokens_[at]).persons.empty())
                return;
        if (kind == IdentifierKind::other_name && !tokens_[first].is_capital)
            return;
        hit(kind, kind == IdentifierKind::other_name ? Certainty::possible : Certainty::certain, first, last);
    }

    [[nodiscard]] IdentifierKind kind_of(const std::vector<std::size_t>& persons) const {
        for (const IdentifierKind wanted : {IdentifierKind::name, IdentifierKind::present_name})
            if (std::any_of(persons.begin(), persons.end(),
                            [&](std::size_t person) { return known_.persons[person] == wanted; }))
                return wanted;
        return IdentifierKind::other_name;
    }

    void find_names() {
        if (known_.words.empty())
            return;
        for (std::size_t first = 0; first < tokens_.size(); ++first) {
            if (taken_[first])
                continue;
            NameMatch found = known_.whose(tokens_[first]);
            if (found.persons.empty())
                continue;
            std::size_t last = first;
            std::vector<std::size_t> shared = found.persons;
            // "Mara Lindqvist", "Lindqvist, Mara", "Mara von Lindqvist": one hit. "Mara, Mara" and "Mara and Mimi": two.
            for (std::size_t next = first + 1; next < tokens_.size() && next <= last + 2; ++next) {
                if (taken_[next] || !are_adjacent(text_, tokens_[next - 1], tokens_[next]) ||
                    is_conjunction(tokens_[next].folded) || tokens_[next].folded == tokens_[last].folded)
                    break;
                const NameMatch more = known_.whose(tokens_[next]);
                std::vector<std::size_t> both;
                std::set_intersection(shared.begin(), shared.end(), more.persons.begin(), more.persons.end(),
                                      std::back_inserter(both));
                if (both.empty()) {
                    if (!is_name_particle(tokens_[next].folded))
                        break;
                    continue;
                }
                shared = both;
                last = next;
            }
            report_name(found, shared, first, last);
            first = last;
        }
    }

    void report_name(const NameMatch& found, const std::vector<std::size_t>& shared,
                     std::size_t first, std::size_t last) {
        const IdentifierKind kind = kind_of(shared);
        const bool is_joined = last > first;
        // One name of another client is a name that many have.
        Certainty certainty = is_joined ? Certainty::certain : found.certainty;
        if (kind == IdentifierKind::other_name && !is_joined)
            certainty = Certainty::possible;
        // Among thousands of names most words are somebody's: without a capital one alone says nothing.
        if (kind == IdentifierKind::other_name && !is_joined &&
            (!tokens_[first].is_capital ||
             (known_.suspicion == Identifiers::Suspicion::known_only && is_name_and_word(tokens_[first].folded))))
            return;
        hit(kind, certainty, first, last);
    }

    void find_address() {
        if (known_.address_words.empty() && known_.address_numbers.empty())
            return;
        const auto belongs = [&](std::size_t at) {
            return tokens_[at].kind == TextToken::Kind::word ? known_.address_words.contains(tokens_[at].folded)
                                                             : known_.address_numbers.contains(tokens_[at].folded);
        };
        for (std::size_t first = 0; first < tokens_.size(); ++first) {
            if (taken_[first] || !belongs(first))
                continue;
            std::size_t last = first;
            while (last + 1 < tokens_.size() && !taken_[last + 1] && belongs(last + 1) &&
                   are_adjacent(text_, tokens_[last], tokens_[last + 1]))
                ++last;
            const bool is_short_number =
                first == last && tokens_[first].kind == TextToken::Kind::number && tokens_[first].folded.size() < 4;
            if (!is_short_number)
                hit(IdentifierKind::address, last > first ? Certainty::certain : Certainty::possible, first, last);
            first = last;
        }
    }

    void find_perhaps() {
        for (std::size_t at = 1; at < tokens_.size(); ++at) {
            const TextToken& token = tokens_[at];
            if (taken_[at] || token.kind != TextToken::Kind::word || !token.is_capital || token.is_all_capitals ||
                token.is_spaceless || token.is_right_to_left || length_in_characters(token.folded) < 2)
                continue;
            if (is_before_names(tokens_[at - 1].folded) && are_adjacent(text_, tokens_[at - 1], token) &&
                !is_role_word(token.folded) && !is_before_names(token.folded) && !known_.familiar.contains(token.folded))
                hit(IdentifierKind::perhaps_name, Certainty::possible, at, at);
        }
    }

    const KnownIdentifiers& known_;
    std::string_view text_;
    std::vector<TextToken> tokens_;
    std::vector<bool> taken_;
    std::vector<IdentifierHit> hits_;
};

} // namespace

std::vector<IdentifierHit> find_identifiers(const KnownIdentifiers& known, std::string_view text) {
    return TextWay{known, text}.hits();
}

} // namespace attune
