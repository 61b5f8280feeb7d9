// SPDX-License-Identifier: Apache-2.0
#include "core/text/known_identifiers.hpp"

#include "core/text/common_words.hpp"
#include "core/text/text.hpp"
#include "core/text/text_tokens.hpp"

#include <algorithm>
#include <set>

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

KnownIdentifiers::KnownIdentifiers(const Identifiers& identifiers)
    : born{identifiers.born},
      suspicion{identifiers.suspicion} {
    for (const PersonName& name : identifiers.own)
        add_person(name, IdentifierKind::name);
    for (const PersonName& name : identifiers.others)
        add_person(name, IdentifierKind::other_name);
    for (const std::string& name : identifiers.present)
        add_present(name);
    const auto number = tokens_of(identifiers.record_number);
    for (const TextToken& token : number)
        record.push_back(token.folded);
    record_is_number = number.size() == 1 && number.front().kind == TextToken::Kind::number;
    add_address(identifiers.address);
    add_phones(identifiers.phone);
    for (const std::string& words_of_the_program : identifiers.familiar)
        for (const TextToken& token : tokens_of(words_of_the_program))
            familiar.insert(token.folded);
    // The e-mail address is found as any is; its words before the @ are mostly names.
}

NameMatch KnownIdentifiers::whose(const TextToken& token) const {
    NameMatch match;
    if (token.kind != TextToken::Kind::word)
        return match;
    const auto take = [&](const std::string& word) {
        const auto found = words.find(word);
        if (found == words.end())
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
        for (const auto& [part, person] : spaceless)
            if (token.folded.find(part) != std::string::npos)
                match.persons.push_back(person);
    // Declined: "Lindqvistem". Long names only, and only where a capital says that it is a name.
    for (std::size_t cut = 1; cut <= 3 && token.is_capital && !token.is_all_capitals && token.folded.size() >= 5 + cut; ++cut)
        if (!is_name_and_word(token.folded.substr(0, token.folded.size() - cut)) &&
            take(token.folded.substr(0, token.folded.size() - cut)))
            return match;
    return match;
}

void KnownIdentifiers::add_name(std::string_view name, std::size_t person) {
    for (const std::string& part : parts_of(name)) {
        auto& owners = words[part];
        if (owners.empty() || owners.back() != person)
            owners.push_back(person);
        const auto tokens = tokens_of(part);
        if (!tokens.empty() && tokens.front().is_spaceless)
            spaceless.emplace_back(part, person);
    }
}

void KnownIdentifiers::add_person(const PersonName& name, IdentifierKind kind) {
    persons.push_back(kind);
    for (const std::string& part : {name.given, name.family, name.preferred})
        add_name(part, persons.size() - 1);
}

void KnownIdentifiers::add_present(const std::string& name) {
    std::string rest;
    for (const TextToken& token : tokens_of(name))
        if (!is_role_word(token.folded) && !is_before_names(token.folded) && !is_name_particle(token.folded))
            rest += name.substr(token.begin, token.end - token.begin) + " ";
    if (rest.empty())
        return;
    persons.push_back(IdentifierKind::present_name);
    add_name(rest, persons.size() - 1);
}

void KnownIdentifiers::add_address(std::string_view address) {
    for (const TextToken& token : tokens_of(address)) {
        if (token.kind == TextToken::Kind::number)
            address_numbers.insert(token.folded);
        else if (length_in_characters(token.folded) >= 4 && !is_address_word(token.folded))
            address_words.insert(token.folded);
    }
}

/// Of each number the last seven digits: what stays the same however it is dialled.
void KnownIdentifiers::add_phones(std::string_view phones) {
    std::size_t from = 0;
    while (from <= phones.size()) {
        const auto end = std::min(phones.find_first_of(",;\n", from), phones.size());
        const std::string digits = digits_of(phones.substr(from, end - from));
        if (digits.size() >= 5)
            phone_tails.push_back(digits.substr(digits.size() - std::min<std::size_t>(digits.size(), 7)));
        from = end + 1;
    }
}

} // namespace attune
