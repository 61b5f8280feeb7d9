// SPDX-License-Identifier: Apache-2.0
#include "core/template/register_book.hpp"

namespace attune {

const RegisterEntry* RegisterBook::find(std::string_view register_id, std::string_view entry_id) const {
    const auto found = entries.find(register_id);
    if (found == entries.end())
        return nullptr;
    for (const RegisterEntry& entry : found->second)
        if (entry.id == entry_id)
            return &entry;
    return nullptr;
}

RegisterEntry* RegisterBook::find(std::string_view register_id, std::string_view entry_id) {
    return const_cast<RegisterEntry*>( // NOLINT: the book itself is not const here
        static_cast<const RegisterBook&>(*this).find(register_id, entry_id));
}

} // namespace attune
