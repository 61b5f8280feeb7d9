// SPDX-License-Identifier: Apache-2.0
#include "core/measure/instrument_shelf.hpp"

#include "core/error.hpp"
#include "core/measure/instrument_reader.hpp"
#include "core/text/text.hpp"

#include <algorithm>

namespace attune {
namespace {

std::shared_ptr<const Instrument> find_version(const std::vector<std::shared_ptr<const Instrument>>& instruments,
                                               std::string_view pack, const std::string& xml, const std::string& hash) {
    const auto found = std::ranges::find_if(instruments, [&](const auto& each) {
        return each->hash == hash && each->pack == pack && each->xml == xml;
    });
    return found == instruments.end() ? nullptr : *found;
}

} // namespace

InstrumentShelf::InstrumentShelf(std::vector<std::shared_ptr<const Instrument>> offered) {
    for (auto& each : offered)
        if (find(each->id) == nullptr)
            offered_.push_back(std::move(each));
    std::ranges::stable_sort(offered_, {}, [](const auto& each) { return sort_key(each->title); });
}

std::shared_ptr<const Instrument> InstrumentShelf::find(std::string_view id) const {
    const auto found = std::ranges::find_if(offered_, [&](const auto& each) { return each->id == id; });
    return found == offered_.end() ? nullptr : *found;
}

std::shared_ptr<const Instrument> InstrumentShelf::from_response(std::string_view pack, const std::string& xml,
                                                                 const std::string& hash) {
    for (const auto* instruments : {&offered_, &kept_})
        if (auto known = find_version(*instruments, pack, xml, hash))
            return known;
    auto read = read_instrument(xml, std::string{pack} + " (as the response has it)", pack);
    if (!read.result) {
        std::string lines;
        for (const auto& problem : read.problems)
            lines += (lines.empty() ? "" : "\n") + to_string(problem);
        throw Error{ErrorKind::template_rejected, lines};
    }
    kept_.push_back(read.result);
    return read.result;
}

} // namespace attune
