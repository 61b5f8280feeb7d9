// SPDX-License-Identifier: Apache-2.0
#include "core/practice/settings_store.hpp"

#include "core/error.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace attune {
namespace {

class SettingsStoreTest : public testing::Test {
protected:
    TestVault test_;
    std::optional<SettingsStore> settings_{std::in_place, test_.database()};
};

TEST_F(SettingsStoreTest, BeginsWithItsDefaults) {
    const Settings settings = settings_->load();

    EXPECT_EQ(settings.idle_minutes, 5);
    EXPECT_EQ(settings.text_percent, 100);
    EXPECT_EQ(settings, Settings{});
}

TEST_F(SettingsStoreTest, KeepsEverySetting) {
    const Settings chosen{.idle_minutes = 12,
                          .note_format = NoteFormat::birp,
                          .theme = Theme::dark,
                          .text_percent = 150,
                          .kiosk_greeting = KioskGreeting::by_name,
                          .unsigned_hours = 48};

    settings_->save(chosen);
    settings_.reset();
    test_.reopen();
    settings_.emplace(test_.database());

    EXPECT_EQ(settings_->load(), chosen);
}

TEST_F(SettingsStoreTest, RefusesWhatIsOutOfRangeAllAtOnce) {
    try {
        settings_->save({.idle_minutes = 31, .text_percent = 10});
        FAIL() << "taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_input);
        EXPECT_STREQ(error.what(), "minutes until the lock: 1 to 30; text size in per cent: 75 to 250");
    }
    EXPECT_EQ(settings_->load(), Settings{});
}

TEST_F(SettingsStoreTest, AStoredValueFromElsewhereReadsAsTheDefault) {
    settings_->set_text("lock.idle_minutes", "9000");
    settings_->set_text("look.theme", "sepia");

    EXPECT_EQ(settings_->load(), Settings{});
}

TEST_F(SettingsStoreTest, KeepsTextsUnderNames) {
    EXPECT_FALSE(settings_->text("window.splitter"));

    settings_->set_text("window.splitter", "320");

    EXPECT_EQ(settings_->text("window.splitter"), "320");
    EXPECT_THROW(settings_->set_text("no blanks", "1"), Error);
    EXPECT_THROW(settings_->set_text("window.splitter", "\x01"), Error);
}

} // namespace
} // namespace attune
