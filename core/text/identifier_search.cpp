// SPDX-License-Identifier: Apache-2.0
#include "core/text/identifier_search.hpp"

#include "core/text/common_words.hpp"
#include "core/text/date_search.hpp"
#include "core/text/text.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace attune {
namespace {

using Certainty = IdentifierHit::Certainty;

/// Letters that languages also write as two: "Müller", "Mueller".
std::string spelled_out(std::string_view name) {
    static constexpr std::pair<std::string_view, std::string_view> pairs[] = {
        {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"},
        {"ø", "oe"}, {"Ø", "oe"}, {"å", "aa"}, {"Å", "aa"}, {"æ", "ae"}, {"Æ", "ae"}};
    std::string text{name};
    for (const auto& [letter, two] : pairs)
        for (auto at = text.find(letter); at != std::string::npos; at = text.find(letter, at + two.size()))
            text.replace(at, letter.size(), two);
    return text;
}

std::string drawn_together(std::string name) {
    static constexpr std::pair<std::string_view, char> pairs[] = {{"ae", 'a'}, {"oe", 'o'}, {"ue", 'u'}};
    for (const auto& [two, one] : pairs)
        for (auto at = name.find(two); at != std::string::npos; at = name.find(two, at + 1))
            name.replace(at, 2, 1, one);
    return name;
}

/// The words by which a name is found: its parts, all of them written together, and other spellings.
std::set<std::string> parts_of(std::string_view name) {
    std::set<std::string> parts;
    const auto tokens = tokens_of(name);
    std::string together;
    for (const TextToken& token : tokens) {
        together += token.folded;
        const bool is_all = tokens.size() == 1;
        if (token.kind == TextToken::Kind::word && (is_all || length_in_characters(token.folded) > 1) &&
            (is_all || (!is_name_particle(token.folded) && !is_role_word(token.folded))))
            parts.insert(token.folded);
    }
    if (!together.empty() && tokens.size() > 1)
        parts.insert(together);
    std::set<std::string> more;
    for (const TextToken& token : tokens_of(spelled_out(name)))
        if (length_in_characters(token.folded) > 2 && !is_name_particle(token.folded) && !is_role_word(token.folded))
            more.insert(token.folded);
    for (const std::string& part : parts)
        if (part.size() > 4)
            more.insert(drawn_together(part));
    parts.merge(more);
    return parts;
}

struct Person {
    IdentifierKind kind{};
};

/// Between two people, not between two names of one.
bool is_conjunction(std::string_view folded) { return folded == "and" || folded == "und" || folded == "et"; }

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const TextToken& token : tokens_of(text))
        if (token.kind == TextToken::Kind::number)
            digits += token.folded;
    return digits;
}

bool starts_small_words(std::string_view rest) {
    // Prefixes that Hebrew and Arabic write together with the next word, up to two letters of two bytes.
    static constexpr std::string_view letters[] = {"ו", "ה", "ב", "כ", "ל", "מ", "ש", "و", "ف", "ب", "ل", "ك", "ا"};
    if (rest.empty() || rest.size() > 4)
        return false;
    for (std::size_t at = 0; at + 1 < rest.size(); at += 2)
        if (std::find(std::begin(letters), std::end(letters), rest.substr(at, 2)) == std::end(letters))
            return false;
    return rest.size() % 2 == 0;
}

} // namespace

struct IdentifierSearch::State {
    std::vector<Person> persons;
    std::unordered_map<std::string, std::vector<std::size_t>> words; ///< by part: whose
    std::vector<std::pair<std::string, std::size_t>> spaceless;      ///< parts found inside of longer words
    std::unordered_set<std::string> address_words, address_numbers;
    std::vector<std::string> record;                                 ///< tokens
    bool record_is_number = false;
    std::optional<Date> born;
    std::vector<std::string> phone_tails;
    std::unordered_set<std::string> familiar;
    Identifiers::Suspicion suspicion{};

    void add_name(std::string_view name, std::size_t person) {
        for (const std::string& part : parts_of(name)) {
            auto& owners = words[part];
            if (owners.empty() || owners.back() != person)
                owners.push_back(person);
            const auto tokens = tokens_of(part);
            if (!tokens.empty() && tokens.front().is_spaceless)
                spaceless.emplace_back(part, person);
        }
    }
    void add_person(const PersonName& name, IdentifierKind kind) {
        persons.push_back({kind});
        for (const std::string& part : {name.given, name.family, name.preferred})
            add_name(part, persons.size() - 1);
    }
    void add_present(const std::string& name) {
        std::string rest;
        for (const TextToken& token : tokens_of(name))
            if (!is_role_word(token.folded) && !is_before_names(token.folded) && !is_name_particle(token.folded))
                rest += name.substr(token.begin, token.end - token.begin) + " ";
        if (rest.empty())
            return;
        persons.push_back({IdentifierKind::present_name});
        add_name(rest, persons.size() - 1);
    }
};

namespace {

/// One way through one text.
class TextWay {
public:
    template <typename State>
    TextWay(const State& state, std::string_view text)
        : text_{text},
          tokens_{tokens_of(text)},
          taken_(tokens_.size(), false) {
        find_days(state);
        find_emails(state);
        find_numbers(state);
        find_record(state);
        find_names(state);
        find_address(state);
        if (state.suspicion == Identifiers::Suspicion::anything)
            find_perhaps(state);
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

    template <typename State>
    void find_days(const State& state) {
        for (const WrittenDay& day : written_days(text_, tokens_)) {
            const bool is_birth = state.born && std::any_of(day.readings.begin(), day.readings.end(), [&](Date reading) {
                return reading.month() == state.born->month() && reading.day() == state.born->day() &&
                       (!day.has_year || reading.year() == state.born->year());
            });
            if (is_birth)
                hit(IdentifierKind::birth_date, day.has_year ? Certainty::certain : Certainty::possible, day.first,
                    day.last);
            else if (state.suspicion == Identifiers::Suspicion::anything)
                hit(IdentifierKind::date, Certainty::possible, day.first, day.last);
        }
    }

    template <typename State>
    void find_emails(const State& state) {
        if (state.suspicion != Identifiers::Suspicion::anything)
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

    template <typename State>
    void find_numbers(const State& state) {
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
            const bool is_own = std::any_of(state.phone_tails.begin(), state.phone_tails.end(),
                                            [&](const std::string& tail) { return digits.ends_with(tail); });
            const bool looks_like_one = digits.size() >= 9 && (digits.front() == '0' || is_plus_before(first));
            if (is_own)
                hit(IdentifierKind::phone, Certainty::certain, first, last);
            else if (looks_like_one && state.suspicion == Identifiers::Suspicion::anything)
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

    template <typename State>
    void find_record(const State& state) {
        const std::size_t size = state.record.size();
        if (size == 0)
            return;
        for (std::size_t first = 0; first + size <= tokens_.size(); ++first) {
            bool same = true;
            for (std::size_t at = 0; at < size && same; ++at)
                same = tokens_[first + at].folded == state.record[at] &&
                       (at == 0 || are_adjacent(text_, tokens_[first + at - 1], tokens_[first + at]));
            if (!same)
                continue;
            const std::string& number = state.record.front();
            const bool is_short = state.record_is_number && number.size() < 3;
            if (is_short && !says_number(first))
                continue;
            const bool is_plain = state.record_is_number && number.size() < 4 && number.front() != '0';
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

    struct NameMatch {
        std::vector<std::size_t> persons;
        Certainty certainty = Certainty::certain;
    };

    /// Whose name a word is, alone.
    template <typename State>
    [[nodiscard]] NameMatch match(const State& state, const TextToken& token) const {
        NameMatch match;
        if (token.kind != TextToken::Kind::word)
            return match;
        const auto take = [&](const std::string& word) {
            const auto found = state.words.find(word);
            if (found == state.words.end())
                return false;
            match.persons = found->second;
            return true;
        };
        const std::size_t length = length_in_characters(token.folded);
        if (take(token.folded)) {
            if (length == 1 && !token.is_capital)
                match.persons.clear();
            match.certainty = length <= 2 || is_name_and_word(token.folded) ? Certainty::possible : Certainty::certain;
            return match;
        }
        if (token.folded.size() > 3 && token.folded.back() == 's' && take(token.folded.substr(0, token.folded.size() - 1))) {
            match.certainty = is_name_and_word(token.folded.substr(0, token.folded.size() - 1)) ? Certainty::possible
                                                                                                : Certainty::certain;
            return match;
        }
        match.certainty = Certainty::possible;
        if (token.is_right_to_left) {
            for (const std::size_t cut : {2U, 4U})
                if (token.folded.size() > cut + 2 && starts_small_words(std::string_view{token.folded}.substr(0, cut)) &&
                    take(token.folded.substr(cut)))
                    return match;
            return match;
        }
        if (token.is_spaceless)
            for (const auto& [part, person] : state.spaceless)
                if (token.folded.find(part) != std::string::npos)
                    match.persons.push_back(person);
        // Declined: "Lindqvistem". Long names only, and only where a capital says that it is a name.
        for (std::size_t cut = 1; cut <= 3 && token.is_capital && !token.is_all_capitals && token.folded.size() >= 5 + cut; ++cut)
            if (!is_name_and_word(token.folded.substr(0, token.folded.size() - cut)) &&
                take(token.folded.substr(0, token.folded.size() - cut)))
                return match;
        return match;
    }

    template <typename State>
    void find_names(const State& state) {
        if (state.words.empty())
            return;
        for (std::size_t first = 0; first < tokens_.size(); ++first) {
            if (taken_[first])
                continue;
            NameMatch found = match(state, tokens_[first]);
            if (found.persons.empty())
                continue;
            std::size_t last = first;
            std::vector<std::size_t> shared = found.persons;
            // "Mara Lindqvist", "Lindqvist, Mara", "Mara von Lindqvist": one hit. "Mara, Mara" and "Mara and Mimi": two.
            for (std::size_t next = first + 1; next < tokens_.size() && next <= last + 2; ++next) {
                if (taken_[next] || !are_adjacent(text_, tokens_[next - 1], tokens_[next]) ||
                    is_conjunction(tokens_[next].folded) || tokens_[next].folded == tokens_[last].folded)
                    break;
                const NameMatch more = match(state, tokens_[next]);
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
            report_name(state, found, shared, first, last);
            first = last;
        }
    }

    template <typename State>
    void report_name(const State& state, const NameMatch& found, const std::vector<std::size_t>& shared,
                     std::size_t first, std::size_t last) {
        IdentifierKind kind = IdentifierKind::other_name;
        for (const IdentifierKind wanted :
             {IdentifierKind::name, IdentifierKind::present_name, IdentifierKind::other_name})
            if (std::any_of(shared.begin(), shared.end(),
                            [&](std::size_t person) { return state.persons[person].kind == wanted; })) {
                kind = wanted;
                break;
            }
        const bool is_joined = last > first;
        // One name of another client is a name that many have.
        Certainty certainty = is_joined ? Certainty::certain : found.certainty;
        if (kind == IdentifierKind::other_name && !is_joined)
            certainty = Certainty::possible;
        // Among thousands of names most words are somebody's: without a capital one alone says nothing.
        if (kind == IdentifierKind::other_name && !is_joined &&
            (!tokens_[first].is_capital ||
             (state.suspicion == Identifiers::Suspicion::known_only && is_name_and_word(tokens_[first].folded))))
            return;
        hit(kind, certainty, first, last);
    }

    template <typename State>
    void find_address(const State& state) {
        if (state.address_words.empty() && state.address_numbers.empty())
            return;
        const auto belongs = [&](std::size_t at) {
            return tokens_[at].kind == TextToken::Kind::word ? state.address_words.contains(tokens_[at].folded)
                                                             : state.address_numbers.contains(tokens_[at].folded);
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

    template <typename State>
    void find_perhaps(const State& state) {
        for (std::size_t at = 1; at < tokens_.size(); ++at) {
            const TextToken& token = tokens_[at];
            if (taken_[at] || token.kind != TextToken::Kind::word || !token.is_capital || token.is_all_capitals ||
                token.is_spaceless || token.is_right_to_left || length_in_characters(token.folded) < 2)
                continue;
            if (is_before_names(tokens_[at - 1].folded) && are_adjacent(text_, tokens_[at - 1], token) &&
                !is_role_word(token.folded) && !is_before_names(token.folded) && !state.familiar.contains(token.folded))
                hit(IdentifierKind::perhaps_name, Certainty::possible, at, at);
        }
    }

    std::string_view text_;
    std::vector<TextToken> tokens_;
    std::vector<bool> taken_;
    std::vector<IdentifierHit> hits_;
};

} // namespace

std::string_view identifier_words(IdentifierKind kind) {
    switch (kind) {
    case IdentifierKind::name: return "the client's name";
    case IdentifierKind::other_name: return "another client's name";
    case IdentifierKind::present_name: return "the name of somebody who was present";
    case IdentifierKind::perhaps_name: return "perhaps a name";
    case IdentifierKind::record_number: return "the record number";
    case IdentifierKind::birth_date: return "the birth date";
    case IdentifierKind::date: return "a date";
    case IdentifierKind::phone: return "a telephone number";
    case IdentifierKind::email: return "an e-mail address";
    case IdentifierKind::address: return "a part of the address";
    }
    return "";
}

IdentifierSearch::IdentifierSearch(const Identifiers& identifiers)
    : state_{std::make_unique<State>()} {
    State& state = *state_;
    state.suspicion = identifiers.suspicion;
    for (const PersonName& name : identifiers.own)
        state.add_person(name, IdentifierKind::name);
    for (const PersonName& name : identifiers.others)
        state.add_person(name, IdentifierKind::other_name);
    for (const std::string& name : identifiers.present)
        state.add_present(name);
    for (const TextToken& token : tokens_of(identifiers.record_number))
        state.record.push_back(token.folded);
    state.record_is_number = state.record.size() == 1 && tokens_of(identifiers.record_number).front().kind ==
                                                             TextToken::Kind::number;
    state.born = identifiers.born;
    for (const TextToken& token : tokens_of(identifiers.address)) {
        if (token.kind == TextToken::Kind::number)
            state.address_numbers.insert(token.folded);
        else if (length_in_characters(token.folded) >= 4 && !is_address_word(token.folded))
            state.address_words.insert(token.folded);
    }
    std::size_t from = 0;
    while (from <= identifiers.phone.size()) {
        const auto end = std::min(identifiers.phone.find_first_of(",;\n", from), identifiers.phone.size());
        const std::string digits = digits_of(std::string_view{identifiers.phone}.substr(from, end - from));
        if (digits.size() >= 5)
            state.phone_tails.push_back(digits.substr(digits.size() - std::min<std::size_t>(digits.size(), 7)));
        from = end + 1;
    }
    for (const std::string& words : identifiers.familiar)
        for (const TextToken& token : tokens_of(words))
            state.familiar.insert(token.folded);
    // The e-mail address is found as any is; its words before the @ are mostly names.
}

IdentifierSearch::~IdentifierSearch() = default;
IdentifierSearch::IdentifierSearch(IdentifierSearch&&) noexcept = default;
IdentifierSearch& IdentifierSearch::operator=(IdentifierSearch&&) noexcept = default;

std::vector<IdentifierHit> IdentifierSearch::find(std::string_view text) const {
    return TextWay{*state_, text}.hits();
}

std::string replace_phrase(std::string_view text, std::string_view phrase, std::string_view word) {
    const auto wanted = tokens_of(phrase);
    if (wanted.empty())
        return std::string{text};
    const auto tokens = tokens_of(text);
    std::string made;
    std::size_t copied = 0;
    for (std::size_t first = 0; first + wanted.size() <= tokens.size(); ++first) {
        bool same = true;
        std::string_view ending;
        for (std::size_t at = 0; at < wanted.size() && same; ++at) {
            const TextToken& token = tokens[first + at];
            const bool is_last = at + 1 == wanted.size();
            same = token.folded == wanted[at].folded && (at == 0 || are_adjacent(text, tokens[first + at - 1], token));
            if (!same && is_last && token.kind == TextToken::Kind::word && token.folded == wanted[at].folded + "s" &&
                (at == 0 || are_adjacent(text, tokens[first + at - 1], token))) {
                same = true;
                ending = "s";
            }
        }
        if (!same)
            continue;
        made += text.substr(copied, tokens[first].begin - copied);
        made += word;
        made += ending;
        copied = tokens[first + wanted.size() - 1].end;
        first += wanted.size() - 1;
    }
    made += text.substr(copied);
    return made;
}

} // namespace attune
