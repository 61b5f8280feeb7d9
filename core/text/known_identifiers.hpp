// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/identifier_search.hpp"
#include "core/text/text_tokens.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace attune {

/// Whose name a word may be.
struct NameMatch {
    std::vector<std::size_t> persons; ///< empty: nobody's
    IdentifierHit::Certainty certainty = IdentifierHit::Certainty::certain;
};

/// What identifiers come to when they are taken apart, as a text is compared with them: words folded, digits alone.
struct KnownIdentifiers {
    explicit KnownIdentifiers(const Identifiers& identifiers);
    /// Whose name a word is, alone.
    [[nodiscard]] NameMatch whose(const TextToken& token) const;

    std::vector<IdentifierKind> persons;                             ///< whose name it is
    std::unordered_map<std::string, std::vector<std::size_t>> words; ///< by part: whose
    std::vector<std::pair<std::string, std::size_t>> spaceless;      ///< parts found inside of longer words
    std::unordered_set<std::string> address_words, address_numbers;
    std::vector<std::string> record;                                 ///< tokens
    bool record_is_number = false;
    std::optional<Date> born;
    std::vector<std::string> phone_tails;
    std::unordered_set<std::string> familiar;
    Identifiers::Suspicion suspicion{};

private:
    void add_name(std::string_view name, std::size_t person);
    void add_person(const PersonName& name, IdentifierKind kind);
    void add_present(const std::string& name);
    void add_address(std::string_view address);
    void add_phones(std::string_view phones);
};

} // namespace attune
