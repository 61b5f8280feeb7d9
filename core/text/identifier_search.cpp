// SPDX-License-Identifier: Apache-2.0
#include "core/text/identifier_search.hpp"

#include "core/text/identifier_way.hpp"
#include "core/text/text_tokens.hpp"

namespace attune {

struct IdentifierSearch::State {
    KnownIdentifiers known;
};

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
    : state_{std::make_unique<State>(State{KnownIdentifiers{identifiers}})} {}

IdentifierSearch::~IdentifierSearch() = default;
IdentifierSearch::IdentifierSearch(IdentifierSearch&&) noexcept = default;
IdentifierSearch& IdentifierSearch::operator=(IdentifierSearch&&) noexcept = default;

std::vector<IdentifierHit> IdentifierSearch::find(std::string_view text) const {
    return find_identifiers(state_->known, text);
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
