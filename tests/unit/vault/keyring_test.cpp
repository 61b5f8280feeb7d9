// SPDX-License-Identifier: Apache-2.0
#include "core/vault/keyring.hpp"
#include "core/text/digest.hpp"

#include "tests/unit/error_kind.hpp"
#include "tests/unit/vault/raw_vault.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

namespace attune {
namespace {

/// The whole way of opening with a key that was derived before: parse, slot, vault key, mac, signature.
void open_with(const std::string& text, const SecretBytes& slot_key) {
    const Keyring keyring = parse_keyring(text);
    const std::optional<MemberSecrets> secrets =
        open_slot(keyring, keyring.members.front(), SlotKind::passphrase, slot_key);
    if (!secrets)
        throw Error{ErrorKind::wrong_passphrase, "the slot does not open"};
    static_cast<void>(open_vault_key(keyring, keyring.members.front(), *secrets));
}

/// What an attacker does who knows the format: changes something and makes the checksum right again.
std::string with_right_checksum(const std::string& text) {
    const std::string body = text.substr(0, text.size() - 71);
    return body + "check " + sha256_hex(body) + "\n";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return with_right_checksum(text.replace(at, from.size(), to));
}

class KeyringTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        TestVault test;
        test.close();
        raw_ = std::make_unique<RawVault>(test);
        text_ = read_keyring_file(test.path());
    }
    static void TearDownTestSuite() { raw_.reset(); }
    static Thrown opening(const std::string& text) {
        return thrown_by([&] { open_with(text, raw_->slot_key); });
    }
    static inline std::unique_ptr<RawVault> raw_;
    static inline std::string text_;
};

TEST_F(KeyringTest, ReadsBackWhatItWrote) {
    const Keyring keyring = parse_keyring(text_);

    EXPECT_EQ(write_keyring(keyring, derive_subkey(raw_->vault_key, KeyPurpose::keyring_mac)), text_);
    EXPECT_EQ(keyring.practice, TestVault::practice);
    EXPECT_EQ(keyring.members.size(), 1U);
    EXPECT_FALSE(opening(text_).kind);
}

TEST_F(KeyringTest, HoldsNoSecretInTheClear) {
    for (const SecretBytes* secret : {&raw_->slot_key, &raw_->vault_key, &raw_->secrets.box,
                                      &raw_->secrets.sign_seed, &raw_->secrets.note_key})
        EXPECT_EQ(text_.find(to_hex(secret->read().bytes())), std::string::npos);
}

TEST_F(KeyringTest, EveryFlippedBitIsDamageAndNeverAWrongPassphrase) {
    for (std::size_t i = 0; i < text_.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = text_;
            changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
            ASSERT_EQ(thrown_by([&] { static_cast<void>(parse_keyring(changed)); }),
                      ErrorKind::keyring_damaged)
                << i << " " << bit;
        }
}

TEST_F(KeyringTest, EveryByteChangedWithARightChecksumIsFoundWhenItIsOpened) {
    for (std::size_t i = 0; i + 71 < text_.size(); ++i) {
        std::string changed = text_;
        changed[i] = static_cast<char>(changed[i] ^ (changed[i] >= 'a' ? 0x03 : 0x01));
        const Thrown thrown = opening(with_right_checksum(changed));
        ASSERT_TRUE(thrown.kind) << i;
        ASSERT_TRUE(thrown == ErrorKind::keyring_damaged || thrown == ErrorKind::wrong_passphrase ||
                    thrown == ErrorKind::vault_newer)
            << i << thrown;
    }
}

TEST_F(KeyringTest, ACutOrLengthenedFileIsDamage) {
    for (std::size_t size = 0; size < text_.size(); ++size)
        ASSERT_EQ(thrown_by([&] { static_cast<void>(parse_keyring(text_.substr(0, size))); }),
                  ErrorKind::keyring_damaged)
            << size;
    EXPECT_EQ(thrown_by([&] { static_cast<void>(parse_keyring(text_ + "\n")); }), ErrorKind::keyring_damaged);
    EXPECT_EQ(thrown_by([&] { static_cast<void>(parse_keyring(text_ + text_)); }),
              ErrorKind::keyring_damaged);
}

TEST_F(KeyringTest, ANewerFormatIsToldApartFromDamage) {
    EXPECT_EQ(opening(replaced(text_, "attune-keyring 1\n", "attune-keyring 2\n")), ErrorKind::vault_newer);
    EXPECT_EQ(opening(replaced(text_, "attune-keyring 1\n", "attune-keyring 01\n")),
              ErrorKind::keyring_damaged);
}

TEST_F(KeyringTest, AWeakenedOrAbsurdKeyCostIsRefusedBeforeAnythingIsDerived) {
    const std::string memory = "passphrase-memory " + std::to_string(std::size_t{64} << 20) + "\n";
    for (const char* other :
         {"passphrase-memory 8388608\n", "passphrase-memory 99999999999\n", "passphrase-memory 0\n",
          "passphrase-memory -1\n", "passphrase-memory 99999999999999999999999\n"})
        EXPECT_EQ(opening(replaced(text_, memory, other)), ErrorKind::keyring_damaged) << other;
    for (const char* other : {"passphrase-passes 1\n", "passphrase-passes 21\n"})
        EXPECT_EQ(opening(replaced(text_, "passphrase-passes 2\n", other)), ErrorKind::keyring_damaged)
            << other;
}

TEST_F(KeyringTest, ASlotOfAnotherVaultUserOrKindDoesNotOpen) {
    Keyring other = parse_keyring(text_);
    other.vault_id[0] = other.vault_id[0] == 'a' ? 'b' : 'a';
    EXPECT_FALSE(open_slot(other, other.members.front(), SlotKind::passphrase, raw_->slot_key));
    Keyring moved = parse_keyring(text_);
    moved.members.front().id = UserId{2};
    EXPECT_FALSE(open_slot(moved, moved.members.front(), SlotKind::passphrase, raw_->slot_key));
    Keyring swapped = parse_keyring(text_);
    swapped.members.front().recovery_slot = swapped.members.front().passphrase_slot;
    EXPECT_FALSE(open_slot(swapped, swapped.members.front(), SlotKind::recovery, raw_->slot_key));
}

TEST_F(KeyringTest, SeveralMembersEachOpenWithTheirOwnKey) {
    Keyring keyring = parse_keyring(text_);
    const MemberSecrets secrets = MemberSecrets::random();
    const SecretBytes key = SecretBytes::random(32);
    Member second = keyring.members.front();
    second.id = UserId{2};
    second.name = "Bo Lind";
    second.role = "clinician";
    second.box_key = secrets.box_public();
    second.sign_key = secrets.sign_public();
    second.passphrase_slot = seal_slot(keyring, second.id, SlotKind::passphrase, secrets, key);
    second.vault_keys = {{1, seal_vault_key(second.box_key, raw_->vault_key)}};
    keyring.members.push_back(second);
    keyring.former.push_back(
        {.id = UserId{3}, .name = "Ida Holm", .credentials = "", .sign_key = PublicKey{7}});
    sign_members(keyring, UserId{1}, raw_->secrets);
    const SecretBytes mac_key = derive_subkey(raw_->vault_key, KeyPurpose::keyring_mac);

    const Keyring read = parse_keyring(write_keyring(keyring, mac_key));
    const std::optional<MemberSecrets> opened = open_slot(read, read.members[1], SlotKind::passphrase, key);

    ASSERT_TRUE(opened);
    EXPECT_EQ(to_hex(open_vault_key(read, read.members[1], *opened).read().bytes()),
              to_hex(raw_->vault_key.read().bytes()));
    EXPECT_EQ(read.former.size(), 1U);
}

TEST_F(KeyringTest, AMemberAddedWithoutTheOwnersSignatureIsRefused) {
    Keyring keyring = parse_keyring(text_);
    Member second = keyring.members.front();
    second.id = UserId{2};
    second.name = "Mallory";
    keyring.members.push_back(second);
    const std::string forged =
        write_keyring(keyring, derive_subkey(raw_->vault_key, KeyPurpose::keyring_mac));

    EXPECT_EQ(opening(forged), ErrorKind::keyring_damaged);
}

} // namespace
} // namespace attune
