// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// The instruments that new responses may use, and those that old responses were given with. TemplateShelf::measures()
/// is the one of a practice. Thread: one at a time.
class InstrumentShelf {
public:
    InstrumentShelf() = default;
    /// Of several with one id the first counts.
    explicit InstrumentShelf(std::vector<std::shared_ptr<const Instrument>> offered);

    /// In the order of their titles.
    [[nodiscard]] const std::vector<std::shared_ptr<const Instrument>>& offered() const noexcept { return offered_; }
    /// By "phq-9"; null when none is offered.
    [[nodiscard]] std::shared_ptr<const Instrument> find(std::string_view id) const;
    /// An instrument as a response has it stored. Read once per hash and kept. Throws Error(template_rejected) when this
    /// version of the program cannot read it.
    [[nodiscard]] std::shared_ptr<const Instrument> from_response(std::string_view pack, const std::string& xml,
                                                                  const std::string& hash);

private:
    std::vector<std::shared_ptr<const Instrument>> offered_;
    std::vector<std::shared_ptr<const Instrument>> kept_;
};

} // namespace attune
