// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/practice_fixture.hpp"

#include "core/modality/shipped_packs.hpp"

#include <cstdlib>

namespace attune {

void PracticeTest::SetUp() {
    GuiTest::SetUp();
    std::string pattern = (std::filesystem::temp_directory_path() / "attune-gui-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    vault_folder_ = folder_ / "Lindenhof.attune";
    surroundings_ = {.state_folder = folder_ / "state", .clock = &clock_};
    ::setenv("XDG_CONFIG_HOME", (folder_ / "config").c_str(), 1);
    shelf_ = std::make_unique<TemplateShelf>(read_packs(pack_folders()));
    Vault::Created created = Vault::create(
        vault_folder_, {.practice = "Lindenhof Practice", .user = "Dr Ana Kovač", .credentials = {}, .cost = test_cost},
        Passphrase{std::string{passphrase}}, surroundings_);
    recovery_code_ = created.recovery_code;
    created.vault.reset();
}

void PracticeTest::open_practice() {
    practice_ = std::make_unique<OpenPractice>(
        Vault::open(vault_folder_, "Dr Ana Kovač", Passphrase{std::string{passphrase}}, surroundings_), *shelf_, nullptr);
}

void PracticeTest::TearDown() {
    GuiTest::TearDown(); // pages first: they borrow the practice
    practice_.reset();
    shelf_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

ClientId PracticeTest::add_client(const std::string& given, const std::string& family) {
    Client client;
    client.given_name = given;
    client.family_name = family;
    return workspace().clients.add(client);
}

SessionId PracticeTest::add_session(ClientId client, const std::string& start, const std::string& approach) {
    auto episode = workspace().episodes.current(client);
    if (!episode) {
        Episode first{.id = {}, .client = client, .title = "Outpatient", .level_of_care = {},
                      .started = clock_.today(), .ended = {}, .end_reason = {}};
        first.id = workspace().episodes.add(first);
        episode = first;
    }
    return workspace().episodes.add_session({.id = {},
                                             .episode = episode->id,
                                             .client = client,
                                             .date = clock_.today(),
                                             .start = parse_time(start),
                                             .stop = {},
                                             .attendance = Attendance::planned,
                                             .approach = approach});
}

} // namespace attune
