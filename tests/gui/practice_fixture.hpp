// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/vault/vault.hpp"
#include "gui/workspace/open_practice.hpp"
#include "tests/gui/gui_test.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace attune {

/// A clock that stands still until a test moves it.
class StandingClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] Date today() const override { return day_; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return steady_; }
    void pass(std::chrono::minutes time) {
        now_ += time;
        steady_ += time;
    }

private:
    Date day_{std::chrono::year{2027}, std::chrono::March, std::chrono::day{9}};
    Instant now_{std::chrono::sys_days{day_} + std::chrono::hours{12} + std::chrono::minutes{52}};
    std::chrono::steady_clock::time_point steady_{std::chrono::hours{1000}};
};

/// A real vault in a folder of its own, with the packs that come with the program.
class PracticeTest : public GuiTest {
protected:
    static constexpr const char* passphrase = "seven lanterns over the water";

    void SetUp() override;
    void TearDown() override;
    /// Opens the practice for pages that are tested alone.
    void open_practice();
    [[nodiscard]] Workspace& workspace() { return practice_->workspace(); }
    ClientId add_client(const std::string& given, const std::string& family);
    /// A session on the clock's day.
    SessionId add_session(ClientId client, const std::string& start, const std::string& approach = "EMDR");

    std::filesystem::path folder_;       ///< everything of this test
    std::filesystem::path vault_folder_;
    StandingClock clock_;
    Surroundings surroundings_;
    std::unique_ptr<TemplateShelf> shelf_;
    std::unique_ptr<OpenPractice> practice_;
    std::string recovery_code_;
};

/// The cheapest cost that a slot may have.
inline constexpr KeyCost test_cost{.memory_bytes = std::size_t{64} << 20, .passes = 2};

} // namespace attune
