// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_shelf.hpp"
#include "core/vault/vault.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// The official wording of an instrument, from the practice's own copy. It is kept in the vault and goes nowhere else.
struct MeasureWording {
    using Labels = std::map<double, std::string>; ///< by value of the answer

    std::string measure{};
    std::string language{"en"};
    std::string title{};       ///< may be empty
    std::string instruction{}; ///< may be empty
    std::map<std::string, std::string, std::less<>> items{};  ///< text by id of the item
    std::map<std::string, Labels, std::less<>> options{};     ///< by id of the item; those that keep their labels are left out

    /// The text of an item, else its topic.
    [[nodiscard]] const std::string& text_of(const MeasureItem& item) const;
    /// The label of an answer; nothing where the wording has none.
    [[nodiscard]] std::optional<std::string> label_of(const MeasureItem& item, double value) const;
};

/// What a file of wording gave.
struct WordingFile {
    std::optional<MeasureWording> wording{}; ///< nothing when there are problems
    std::vector<std::string> problems{};     ///< all of them, in words; 100 at most
    /// Whether the file says of which instrument it is: by the instrument's id, the LOINC code of its panel, or those of
    /// all items that count. Where it does not, somebody must look at its title and first items before it is kept.
    enum class Belongs { unsaid, said } belongs = Belongs::unsaid;
    std::vector<std::string> unknown_panels{}; ///< LOINC codes of a panel that no instrument here has
};

/// Reads the practice's own file, items.local.xml, for this instrument. Never throws on content. At most 1 MiB.
[[nodiscard]] WordingFile read_items_local(std::string_view bytes, const Instrument& instrument);
/// Reads a FHIR R4 or R5 Questionnaire, as XML or JSON. Never throws on content. At most 16 MiB, 64 levels and 50,000
/// items; a key twice, a DOCTYPE and anything outside the file are refused; the narrative is thrown away. Items are
/// found by LOINC code, else by linkId. A code that contradicts the instrument's, or that another instrument of the shelf
/// has, is a problem.
[[nodiscard]] WordingFile read_fhir_questionnaire(std::string_view bytes, const Instrument& instrument,
                                                  const InstrumentShelf& shelf);
/// Either, by how the file begins.
[[nodiscard]] WordingFile read_wording(std::string_view bytes, const Instrument& instrument,
                                       const InstrumentShelf& shelf);

/// What is missing or too much in a wording for this instrument.
[[nodiscard]] std::vector<std::string> wording_problems(const Instrument& instrument, const MeasureWording& wording);
/// The beginnings of its first two items, in the instrument's order and with their numbers: what to know a wording by.
[[nodiscard]] std::vector<std::string> first_items(const Instrument& instrument, const MeasureWording& wording);

/// The wordings of one vault.
///
/// Borrows the vault. Same thread. Throws Error.
class MeasureWordingStore {
public:
    explicit MeasureWordingStore(Vault& vault) noexcept
        : vault_{vault} {}

    /// Replaces the one of the same measure and language. `origin` is the name of the file. Throws bad_input with all
    /// problems.
    void save(const Instrument& instrument, const MeasureWording& wording, const std::string& origin);
    void remove(std::string_view measure, std::string_view language);
    /// In this language, else in any.
    [[nodiscard]] std::optional<MeasureWording> find(std::string_view measure, std::string_view language = {}) const;
    struct Row {
        std::string measure, language, origin;
        Instant loaded_at{};
    };
    [[nodiscard]] std::vector<Row> all() const;
    /// The one that save would replace by other words; nothing where there is none or it has the very same.
    [[nodiscard]] std::optional<Row> replaced_by(const MeasureWording& wording) const;

private:
    Vault& vault_;
};

} // namespace attune
