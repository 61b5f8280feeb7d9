// SPDX-License-Identifier: Apache-2.0
#include "core/response/measure_versions.hpp"

#include "core/error.hpp"
#include "core/measure/instrument_reader.hpp"

namespace attune {

std::shared_ptr<const Instrument> read_kept_instrument(std::string_view xml, std::string_view pack) {
    auto read = read_instrument(xml, "measure.xml", pack);
    if (read.result == nullptr)
        throw Error{ErrorKind::template_rejected, "the measure that this response was given with cannot be read by this version of "
                                                  "Attune; its answers are kept: update Attune, or restore a backup"};
    return read.result;
}

InstrumentReading as_on(const InstrumentShelf& shelf) {
    return [&shelf](std::string_view xml, std::string_view pack) {
        for (const auto& offered : shelf.offered())
            if (offered->pack == pack && offered->xml == xml)
                return offered;
        return read_kept_instrument(xml, pack);
    };
}

std::int64_t MeasureVersions::keep(const Instrument& instrument) {
    Statement known{database_, "SELECT id FROM measure_version WHERE hash = ?1"};
    if (known.bind(instrument.hash).step())
        return known.integer(0);
    Statement insert{database_, "INSERT INTO measure_version (hash, pack, measure, version, xml) "
                                "VALUES (?1, ?2, ?3, ?4, ?5)"};
    insert.bind(instrument.hash, instrument.pack, instrument.id, instrument.version, instrument.xml).run();
    return database_.last_row_id();
}

std::shared_ptr<const Instrument> MeasureVersions::load(const std::string& hash) const {
    if (const auto known = known_.find(hash); known != known_.end())
        return known->second;
    Statement select{database_, "SELECT xml, pack FROM measure_version WHERE hash = ?1"};
    if (!select.bind(hash).step())
        throw Error{ErrorKind::vault_damaged, "the instrument of a response is missing"};
    auto instrument = read_(select.text(0), select.text(1));
    known_.emplace(hash, instrument);
    return instrument;
}

} // namespace attune
