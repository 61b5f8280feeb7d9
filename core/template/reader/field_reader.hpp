// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/reader/element_reader.hpp"

#include <map>
#include <string>
#include <vector>

namespace attune {

/// The option lists that fields share by `choices="id"`.
using ChoiceLists = std::map<std::string, std::vector<Option>, std::less<>>;

/// Where a field stands; that decides which attributes it may have.
enum class FieldPlaceKind { section, table, register_entry };

/// Reads the fields of sections, tables and registers.
class FieldReader {
public:
    FieldReader(ReadSession& session, const ChoiceLists& choices, std::string prefix)
        : session_{session},
          choices_{choices},
          prefix_{std::move(prefix)} {}

    [[nodiscard]] static bool is_field(std::string_view element);
    [[nodiscard]] static const std::vector<std::string>& element_names();
    /// Fields are large, so they are read where they stay.
    void read(pugi::xml_node node, FieldPlaceKind place, NarrativePart inherited, Field& field);
    /// `<carried>` of a register.
    Field read_carried(pugi::xml_node node);
    std::vector<Option> read_options(ElementReader& element, const std::vector<pugi::xml_node>& children);

private:
    void refuse_twice(const std::vector<Option>& options, const std::vector<pugi::xml_node>& nodes);
    void read_common(ElementReader& element, Field& field, FieldPlaceKind place, NarrativePart inherited);
    void read_kind(ElementReader& element, Field& field, FieldPlaceKind place);
    void read_choice(ElementReader& element, Field& field);
    void read_scale(ElementReader& element, Field& field);
    void read_range(ElementReader& element, Field& field);
    void read_computed(ElementReader& element, Field& field);
    void read_table(ElementReader& element, Field& field, FieldPlaceKind place, NarrativePart inherited);
    void check_table(ElementReader& element, const Field& field);
    void read_result(ElementReader& element, Field& field);

    ReadSession& session_;
    const ChoiceLists& choices_;
    std::string prefix_;
};

[[nodiscard]] Words narrative_parts();
/// The word of an `evidence` attribute.
[[nodiscard]] EvidenceTag read_evidence(ElementReader& element);

} // namespace attune
