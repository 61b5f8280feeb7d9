// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"
#include "core/vault/vault.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// The practice's word that it may use an instrument whose terms ask for permission.
struct MeasureRight {
    std::string measure{};
    std::string grounds{}; ///< "licence 2026-117 of 4 May", "written permission of the author"
    UserId confirmed_by{};
    Instant confirmed_at{};
};

/// Which instruments a practice may use. Those in the public domain or free to use are on; the others are off until
/// the practice confirms its right, which is audited, as is taking it back. Scores of an instrument that is off
/// stay readable; it cannot be given and is never due.
///
/// Borrows the vault. Same thread. Throws Error: bad_input with all problems, not_found.
class MeasureRights {
public:
    explicit MeasureRights(Vault& vault) noexcept
        : vault_{vault} {}

    [[nodiscard]] bool may_use(const Instrument& instrument) const;
    [[nodiscard]] std::optional<MeasureRight> find(std::string_view measure) const;
    /// By measure.
    [[nodiscard]] std::vector<MeasureRight> all() const;
    /// New grounds replace the old ones.
    void confirm(const std::string& measure, const std::string& grounds);
    void take_back(const std::string& measure);

private:
    Vault& vault_;
};

} // namespace attune
