// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace attune {

/// Names that are words of their own: Will, Grace, Mark, Rose, Brown. Folded.
[[nodiscard]] bool is_name_and_word(std::string_view folded);
/// Parts of names that name nobody: von, de, al.
[[nodiscard]] bool is_name_particle(std::string_view folded);
/// Words for people that stand where a name could: client, mother, partner.
[[nodiscard]] bool is_role_word(std::string_view folded);
/// Words after which a capitalised word is often a name: with, Mrs, brother.
[[nodiscard]] bool is_before_names(std::string_view folded);
/// Words of addresses that say nothing: street, road, avenue.
[[nodiscard]] bool is_address_word(std::string_view folded);

} // namespace attune
