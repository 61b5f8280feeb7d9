// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client_store.hpp"
#include "core/episode/episode_store.hpp"
#include "core/measure/instrument_reader.hpp"
#include "core/response/response_store.hpp"
#include "core/vault/audit_trail.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/measure/sample_measure.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace attune {

/// A measure that comes with the program, read once per process.
inline std::shared_ptr<const Instrument> shipped_measure(const std::string& id) {
    static std::map<std::string, std::shared_ptr<const Instrument>> known;
    auto& instrument = known[id];
    if (instrument != nullptr)
        return instrument;
    std::ifstream stream{std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins/measures/measures" / (id + ".xml"),
                         std::ios::binary};
    const std::string xml{std::istreambuf_iterator<char>{stream}, {}};
    const ReadInstrument read = read_instrument(xml, id + ".xml", "measures");
    if (read.result == nullptr)
        throw std::runtime_error{sample::text(read.problems)};
    return instrument = read.result;
}

/// A vault on 9 March 2027 with Mara, born 1992 and in an episode since 4 January, and Łukasz, who has none.
class ResponseFixture : public testing::Test {
protected:
    ResponseFixture() {
        using namespace std::chrono;
        ClientStore clients{test.database(), test.clock};
        mara = clients.add({.given_name = "Mara", .family_name = "Lindqvist", .born = Date{1992y / April / 3}});
        lukasz = clients.add({.given_name = "Łukasz", .family_name = "Nowak"});
        episode = EpisodeStore{test.database()}.add(
            {.client = mara, .title = "Outpatient", .started = Date{2027y / January / 4}});
        responses = std::make_unique<ResponseStore>(test.vault());
    }

    static Date day(unsigned month, unsigned day) {
        return Date{std::chrono::year{2027}, std::chrono::month{month}, std::chrono::day{day}};
    }
    [[nodiscard]] Response phq(Date on, std::string_view answers = "2 2 1 1 0 2 1 0 0 1") const {
        return {.client = mara, .instrument = shipped_measure("phq-9"), .day = on, .answers = sample::answers(answers)};
    }
    [[nodiscard]] std::optional<double> total(ResponseId id) const {
        const Response response = responses->load(id);
        return responses->score(response).scales.front().value;
    }
    [[nodiscard]] std::vector<ResponseFlag::Kind> flags(ResponseId id) const {
        std::vector<ResponseFlag::Kind> kinds;
        for (const ResponseFlag& flag : responses->flags(responses->load(id)))
            kinds.push_back(flag.kind);
        return kinds;
    }
    /// Number of rows of the audit trail with this action.
    [[nodiscard]] std::int64_t audited(const std::string& action, std::int64_t object = 0) {
        Statement select{test.database(), "SELECT count(*) FROM audit WHERE action = ?1 AND (?2 = 0 OR object_id = ?2)"};
        select.bind(action, object).step();
        return select.integer(0);
    }
    void reopen() {
        responses.reset();
        test.reopen();
        responses = std::make_unique<ResponseStore>(test.vault());
    }

    TestVault test;
    ClientId mara{}, lukasz{};
    EpisodeId episode{};
    std::unique_ptr<ResponseStore> responses;
};

} // namespace attune
