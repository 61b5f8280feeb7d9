// SPDX-License-Identifier: Apache-2.0
#include "core/measure/instrument_reader.hpp"

#include "core/measure/instrument_file_reader.hpp"
#include "core/measure/score_basis.hpp"
#include "core/template/reader/xml_tree.hpp"
#include "core/text/digest.hpp"

namespace attune {

ReadInstrument read_instrument(std::string_view xml, const std::string& file, std::string_view pack) {
    ReadSession session{readable(xml), file};
    pugi::xml_document document;
    auto made = std::make_shared<Instrument>();
    if (const auto root = read_tree(xml, document, session, {.name = "measure", .ns = "urn:attune:measure:1"}))
        InstrumentFileReader{session, *made}.read(root);
    sort_by_place(session.problems);
    if (!session.problems.empty())
        return {.result = nullptr, .problems = std::move(session.problems)};
    made->pack = pack;
    made->xml = xml;
    made->hash = sha256_hex(xml);
    for (std::size_t index = 0; index < made->scales.size(); ++index)
        made->scales[index].basis = score_basis(*made, index);
    return {.result = std::move(made), .problems = {}};
}

} // namespace attune
