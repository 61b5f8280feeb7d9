// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"
#include "core/measure/instrument_shelf.hpp"
#include "core/vault/database.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace attune {

/// Makes an instrument out of the XML that a vault kept, under the id of the pack that brought it. Throws
/// Error(template_rejected) when this version of the program cannot read the XML.
using InstrumentReading =
    std::function<std::shared_ptr<const Instrument>(std::string_view xml, std::string_view pack)>;

/// By the reader of instruments.
[[nodiscard]] std::shared_ptr<const Instrument> read_kept_instrument(std::string_view xml, std::string_view pack);

/// The same, but what the shelf offers in the very same version is said in the language of the shelf. Borrows it.
[[nodiscard]] InstrumentReading as_on(const InstrumentShelf& shelf);

/// Every instrument that a vault's responses were given with, exactly as it was then.
///
/// Borrows the database. Same thread. Throws Error.
class MeasureVersions {
public:
    MeasureVersions(Database& database, InstrumentReading read)
        : database_{database},
          read_{std::move(read)} {}

    /// Inside a Change. Returns the number of its row.
    std::int64_t keep(const Instrument& instrument);
    /// By the hash of its XML. Read once, then remembered.
    [[nodiscard]] std::shared_ptr<const Instrument> load(const std::string& hash) const;

private:
    Database& database_;
    InstrumentReading read_;
    mutable std::map<std::string, std::shared_ptr<const Instrument>, std::less<>> known_;
};

} // namespace attune
