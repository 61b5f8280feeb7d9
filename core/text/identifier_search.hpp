// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

struct PersonName {
    std::string given;
    std::string family;
    std::string preferred;
};

/// What tells who a person is, and must not be left in a text that goes out without it.
struct Identifiers {
    std::vector<PersonName> own;      ///< the client
    std::vector<PersonName> others;   ///< other clients of the practice
    std::vector<std::string> present; ///< people who were present, as they were written down
    std::string record_number;
    std::optional<Date> born;
    std::string phone;                ///< one number or several
    std::string email;
    std::string address;
    std::vector<std::string> familiar; ///< words that are no names, whatever stands before them: of the program
    /// Whether every day, e-mail address, telephone number and word in the place of a name is told as well.
    enum class Suspicion { known_only, anything } suspicion = Suspicion::anything;
};

enum class IdentifierKind {
    name,          ///< of the client
    other_name,    ///< of another client
    present_name,  ///< of somebody who was present
    perhaps_name,  ///< a word where a name would stand: "with Anna"
    record_number,
    birth_date,
    date,          ///< any other day
    phone,
    email,
    address,
};
/// "the client's name".
[[nodiscard]] std::string_view identifier_words(IdentifierKind kind);

struct IdentifierHit {
    IdentifierKind kind{};
    /// possible: it may be another word (Will, Grace), or one name of somebody else that many have.
    enum class Certainty { certain, possible } certainty = Certainty::certain;
    std::size_t begin = 0;            ///< first byte
    std::size_t end = 0;              ///< behind the last byte
    std::string found;                ///< as it stands there
};

/// Finds what identifies people in a text, whatever its case, accents, possessive endings, invisible characters, blanks or
/// hyphens between its letters and the order of names. Declined forms (beyond an "s" and, for longer names, up to three letters), initials, nicknames
/// and misspellings are not found: a person has to read what goes out.
///
/// Owns what it needs. Never throws for any text; text that is no UTF-8 is read as far as it goes.
class IdentifierSearch {
public:
    explicit IdentifierSearch(const Identifiers& identifiers);
    ~IdentifierSearch();
    IdentifierSearch(IdentifierSearch&&) noexcept;
    IdentifierSearch& operator=(IdentifierSearch&&) noexcept;

    /// By place; hits do not overlap.
    [[nodiscard]] std::vector<IdentifierHit> find(std::string_view text) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The text with every `phrase` (whole words, folded as in the search) replaced by `word`. "Anna" in "Anna's" and
/// in "Annas" is replaced, "Ann" in "Annual" is not.
[[nodiscard]] std::string replace_phrase(std::string_view text, std::string_view phrase, std::string_view word);

} // namespace attune
