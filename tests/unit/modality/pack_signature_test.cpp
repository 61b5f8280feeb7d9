// SPDX-License-Identifier: Apache-2.0
#include "core/modality/archive/pack_signature.hpp"

#include "core/error.hpp"
#include "core/modality/archive/pack_archive.hpp"
#include "tests/unit/modality/test_publisher.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using test::TestPublisher;

std::map<std::string, std::string> calm_files() {
    return {{"pack.xml", R"(<pack xmlns="urn:attune:pack:1" id="calm" prefix="cm" version="1.0.0" language="en">)"
                         "<title>Calm</title><publisher>Morrow Institute</publisher><licence>L</licence>"
                         R"(<template file="templates/session.xml"/></pack>)"},
            {"templates/session.xml",
             R"(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en">)"
             R"(<title>Calm</title><section id="s" title="S"><text id="t" label="T"/></section></template>)"}};
}

std::string signed_calm() { return TestPublisher{"Morrow Institute"}.sign(write_pack_archive(calm_files())); }

std::string problems_of(const std::string& bytes) {
    std::string lines;
    for (const auto& problem : read_pack_archive(bytes, "calm").problems)
        lines += problem + "\n";
    return lines;
}

TEST(PackSignatureTest, TellsWhoSigned) {
    const auto archive = read_pack_archive(signed_calm(), "calm");

    ASSERT_TRUE(archive.problems.empty()) << archive.problems.front();
    ASSERT_TRUE(archive.signature);
    EXPECT_EQ(archive.signature->publisher, TestPublisher{"Morrow Institute"}.who());
}

TEST(PackSignatureTest, EveryByteThatIsFlippedIsFound) {
    const auto good = signed_calm();

    for (std::size_t at = 0; at < good.size(); ++at)
        for (const int change : {0x01, 0x20, 0x80, 0xFF}) {
            auto bad = good;
            bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ static_cast<unsigned>(change));
            const auto archive = read_pack_archive(bad, "calm");
            ASSERT_FALSE(archive.problems.empty()) << "byte " << at << " changed by " << change;
            ASSERT_EQ(archive.contents, nullptr);
            ASSERT_FALSE(archive.signature);
        }
}

TEST(PackSignatureTest, EveryByteThatIsCutOrAddedIsFound) {
    const auto good = signed_calm();

    for (std::size_t size = 0; size < good.size(); ++size)
        ASSERT_FALSE(read_pack_archive(good.substr(0, size), "calm").problems.empty()) << size;
    EXPECT_FALSE(read_pack_archive(good + "\n", "calm").problems.empty());
    EXPECT_FALSE(read_pack_archive("\n" + good, "calm").problems.empty());
}

TEST(PackSignatureTest, AnotherArchivesSignatureDoesNotFit) {
    const auto good = signed_calm();
    const auto plain = write_pack_archive(calm_files());
    const std::string comment = good.substr(plain.size());
    auto added = calm_files(), removed = calm_files(), changed = calm_files();
    added["pack.xml"].insert(added["pack.xml"].find("</pack>"), R"(<examples file="more.xml"/>)");
    added["more.xml"] = "<x/>";
    removed.erase("templates/session.xml");
    changed["templates/session.xml"].replace(changed["templates/session.xml"].find("Calm"), 4, "Loud");

    for (const auto& files : {added, removed, changed}) {
        auto other = write_pack_archive(files);
        other[other.size() - 2] = static_cast<char>(comment.size() & 0xFFU);
        other[other.size() - 1] = static_cast<char>(comment.size() >> 8U);
        EXPECT_NE(problems_of(other + comment).find("was changed after it was signed"), std::string::npos);
    }
}

TEST(PackSignatureTest, AnotherKeyInTheSignatureIsFound) {
    const TestPublisher honest{"Morrow Institute", 7};
    const TestPublisher thief{"Morrow Institute", 8};
    const auto archive = write_pack_archive(calm_files());

    // Says that the honest publisher made it, signed with the other key.
    const auto forged = sign_archive(archive, honest.who(), thief.signer());

    EXPECT_NE(problems_of(forged).find("does not belong to the key"), std::string::npos);
}

TEST(PackSignatureTest, ANewerFormSaysSo) {
    auto newer = signed_calm();
    const auto at = newer.find("attune-pack-signature 1");
    newer.replace(at, 23, "attune-pack-signature 2");

    EXPECT_NE(problems_of(newer).find("is signed in form 2, and this program knows form 1"), std::string::npos);
}

TEST(PackSignatureTest, ASignedArchiveIsNotSignedTwice) {
    EXPECT_THROW((void)TestPublisher{"B"}.sign(signed_calm()), Error);
    EXPECT_THROW((void)TestPublisher{"B"}.sign("no archive"), Error);
}

TEST(PackSignatureTest, FingerprintIsSixGroupsOfFourAndForgivesHowItIsTyped) {
    const auto key = TestPublisher{"Morrow Institute"}.who().key;
    const auto fingerprint = fingerprint_of(key);

    ASSERT_EQ(fingerprint.size(), 29U);
    EXPECT_EQ(fingerprint.find_first_not_of("0123456789ABCDEF "), std::string::npos);
    std::string typed = fingerprint;
    for (char& c : typed)
        c = c == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    EXPECT_TRUE(is_fingerprint_of(key, typed));
    EXPECT_FALSE(is_fingerprint_of(key, fingerprint.substr(0, 24)));
    EXPECT_FALSE(is_fingerprint_of(key, ""));
    EXPECT_FALSE(is_fingerprint_of(TestPublisher("Morrow Institute", 8).who().key, fingerprint));
}

TEST(PackSignatureTest, NamesThatWouldMisleadAreNone) {
    EXPECT_TRUE(is_publisher_name("Morrow Institute"));
    EXPECT_FALSE(is_publisher_name(""));
    EXPECT_FALSE(is_publisher_name("Two\nlines"));
    EXPECT_FALSE(is_publisher_name(" Attune"));
    EXPECT_FALSE(is_publisher_name("\xE2\x80\xAE" "drawkcab"));
    EXPECT_FALSE(is_publisher_name(std::string(101, 'a')));
}

} // namespace
} // namespace attune
