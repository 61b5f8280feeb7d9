// SPDX-License-Identifier: Apache-2.0
// Signing, installing and trusting packs, as scripts do it.
#include "tests/unit/cli/command_line.hpp"

namespace attune {
namespace {

using nlohmann::json;

class PackTrustTest : public CommandLineTest {
protected:
    void SetUp() override {
        make_practice_with_mara();
        make_pack("1.0.0", R"(<text id="topic" label="Topic"/><computed id="one" label="One" native="value"/>)");
        const Ended made = run("pack key " + path("morrow.key") +
                               " --publisher 'Morrow Institute' --json --new-passphrase-file " + path("passphrase"));
        ASSERT_EQ(made.code, 0) << made.errors;
        fingerprint_ = made.document()["fingerprint"];
    }
    [[nodiscard]] std::string path(const std::string& name) const { return "'" + (folder_ / name).string() + "'"; }
    void put(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream{folder_ / name, std::ios::binary} << text;
    }
    /// A pack with a library that answers 1, in the folder "attack".
    void make_pack(const std::string& version, const std::string& fields) const {
        put("attack/pack.xml",
            R"(<pack xmlns="urn:attune:pack:1" id="attack" prefix="attack" version=")" + version +
                R"(" language="en"><title>Counted</title><publisher>Morrow Institute</publisher><licence>MIT</licence>)"
                R"(<evidence>Nothing in it has been validated.</evidence><needs pack="header"/>)"
                R"(<template file="templates/session.xml"/><native library="native/counted.so" abi="1">)"
                R"(<input field="topic" words="what was talked about"/><output id="value" type="number"/></native></pack>)");
        put("attack/templates/session.xml",
            R"(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en"><title>Counted</title>)"
            R"(<section id="talk" title="Talk">)" + fields + "</section></template>");
        put("attack/native/counted.so",
            text_of(std::filesystem::path{ATTUNE_ATTACKS_DIR} / "libattack_well_behaved.so"));
    }
    std::string sign(const std::string& name) {
        const Ended ended = run("pack sign " + path("attack") + " --key " + path("morrow.key") + " --output " + path(name));
        EXPECT_EQ(ended.code, 0) << ended.errors << ended.out;
        return path(name);
    }
    Ended install(const std::string& what, const std::string& more = {}) {
        return run("pack install " + vault() + " " + what + " " + more);
    }
    [[nodiscard]] std::string accepting() const { return "--accept-publisher '" + fingerprint_ + "'"; }
    /// The pack on the practice's list; null when it is not there.
    json listed(const std::string& id) {
        for (const auto& pack : run("pack list " + vault() + " --json").document())
            if (pack["id"] == id)
                return pack;
        return nullptr;
    }
    json new_note() {
        put("values.json", R"({"attack.topic": "The sea."})");
        const Ended added = run("note add " + vault() + " --client 1 --template attack.session --json --values " +
                                path("values.json"));
        EXPECT_EQ(added.code, 0) << added.errors;
        return added.code == 0 ? added.document() : json{};
    }

    std::string fingerprint_;
};

TEST_F(PackTrustTest, ASignedPackIsInstalledApprovedAndUsedInANote) {
    const auto archive = sign("counted.attunepack");

    const Ended asked = install(archive);
    EXPECT_EQ(asked.code, 1);
    EXPECT_NE(asked.errors.find(fingerprint_), std::string::npos) << asked.errors;
    EXPECT_NE(asked.errors.find("--accept-publisher"), std::string::npos);
    EXPECT_NE(asked.out.find("what was talked about"), std::string::npos);
    EXPECT_TRUE(listed("attack").is_null());

    const Ended installed = install(archive, accepting());
    ASSERT_EQ(installed.code, 0) << installed.errors;
    EXPECT_EQ(listed("attack")["library"], "waiting");
    EXPECT_EQ(listed("attack")["publisher"], "Morrow Institute");
    EXPECT_EQ(new_note().dump().find("\"one\":1"), std::string::npos);

    const Ended shown = run("pack approve " + vault() + " attack");
    EXPECT_EQ(shown.code, 1);
    EXPECT_NE(shown.out.find("It receives:"), std::string::npos);
    EXPECT_NE(shown.out.find("never receives names"), std::string::npos);
    EXPECT_EQ(run("pack approve " + vault() + " attack --fingerprint '0000 0000'").code, 1);
    EXPECT_EQ(listed("attack")["library"], "waiting");
    const Ended approved = run("pack approve " + vault() + " attack --fingerprint '" + fingerprint_ + "'");
    ASSERT_EQ(approved.code, 0) << approved.errors;
    EXPECT_EQ(listed("attack")["library"], "approved");
    const auto note = new_note().dump();
    EXPECT_NE(note.find("\"one\":1"), std::string::npos) << note;
}

TEST_F(PackTrustTest, AWrongFingerprintInstallsNothing) {
    const auto archive = sign("counted.attunepack");

    const Ended refused = install(archive, "--accept-publisher '1234 5678 9ABC DEF0 1234 5678'");

    EXPECT_EQ(refused.code, 1);
    EXPECT_NE(refused.errors.find("this is not the fingerprint of Morrow Institute"), std::string::npos);
    EXPECT_TRUE(listed("attack").is_null());
}

TEST_F(PackTrustTest, ADryRunShowsWhatIsToBeDecidedAndInstallsNothing) {
    const Ended looked = install(sign("counted.attunepack"), "--dry-run --json");

    ASSERT_EQ(looked.code, 0) << looked.errors;
    EXPECT_EQ(looked.document()["installed"], false);
    EXPECT_EQ(looked.document()["fingerprint"], fingerprint_);
    EXPECT_EQ(looked.document()["open"].size(), 1U);
    EXPECT_TRUE(listed("attack").is_null());
}

TEST_F(PackTrustTest, AFolderIsThePracticesOwnAndAnUnsignedArchiveIsNot) {
    ASSERT_EQ(install(path("attack")).code, 0);
    EXPECT_EQ(listed("attack")["publisher"], "This practice");
    EXPECT_EQ(listed("attack")["library"], "not_signed");
    EXPECT_EQ(run("pack approve " + vault() + " attack --fingerprint x").code, 1);
    (void)sign("signed.attunepack");
    std::string plain = text_of(folder_ / "signed.attunepack");
    plain.resize(plain.rfind("attune-pack-signature"));
    plain.replace(plain.size() - 2, 2, 2, '\0'); // the length of the comment that held the signature
    put("plain.zip", plain);

    const Ended refused = install(path("plain.zip"));
    EXPECT_EQ(refused.code, 1);
    EXPECT_NE(refused.errors.find("--accept-unsigned"), std::string::npos) << refused.errors;
    EXPECT_EQ(install(path("plain.zip"), "--accept-unsigned").code, 0);
}

TEST_F(PackTrustTest, AnUpdateSaysWhatChangedAndOldNotesKeepTheirForm) {
    ASSERT_EQ(install(sign("one.attunepack"), accepting()).code, 0);
    (void)new_note();
    make_pack("1.1.0", R"(<number id="breaths" label="Breaths"/><text id="topic" label="Topic" required="true"/>)"
                       R"(<computed id="one" label="One" native="value"/>)");

    const Ended updated = install(sign("two.attunepack"));

    ASSERT_EQ(updated.code, 0) << updated.errors;
    EXPECT_NE(updated.out.find("new: “Breaths” (a number)"), std::string::npos) << updated.out;
    EXPECT_NE(updated.out.find("“Topic”: when it must be answered is different"), std::string::npos);
    EXPECT_EQ(run("note show " + vault() + " --note 1").code, 0);

    const Ended back = install(path("one.attunepack"));
    EXPECT_EQ(back.code, 1);
    EXPECT_NE(back.errors.find("--replace 1.1.0"), std::string::npos);
    EXPECT_EQ(install(path("one.attunepack"), "--replace 1.0.9").code, 1);
    EXPECT_EQ(install(path("one.attunepack"), "--replace 1.1.0").code, 0);
    EXPECT_EQ(listed("attack")["version"], "1.0.0");
}

TEST_F(PackTrustTest, TwoPacksWithOneIdAreRefused) {
    ASSERT_EQ(install(sign("one.attunepack"), accepting()).code, 0);

    const Ended own = install(path("attack"));

    EXPECT_EQ(own.code, 1);
    EXPECT_NE(own.errors.find("a pack attack is there already, version 1.0.0 from Morrow Institute"), std::string::npos)
        << own.errors;
}

TEST_F(PackTrustTest, AWrongPackIsNotSignedAndNotInstalled) {
    make_pack("1.0.0", R"(<scale id="calm" label="Calm"/><text id="b" label="B" required="nosuch"/>)");

    const Ended unsigned_one = run("pack sign " + path("attack") + " --key " + path("morrow.key") + " --output " + path("x"));
    EXPECT_EQ(unsigned_one.code, 4);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "x"));
    const Ended refused = install(path("attack"));
    EXPECT_EQ(refused.code, 1);
    EXPECT_NE(refused.errors.find("nosuch"), std::string::npos) << refused.errors;
    EXPECT_NE(refused.errors.find("min"), std::string::npos) << refused.errors;
    EXPECT_TRUE(listed("attack").is_null());
}

TEST_F(PackTrustTest, OffAndRemovedPacksBeginNoNoteAndKeepTheirs) {
    ASSERT_EQ(install(sign("one.attunepack"), accepting()).code, 0);
    (void)new_note();
    put("values.json", R"({"attack.topic": "Again."})");
    const auto add = "note add " + vault() + " --client 1 --template attack.session --values " + path("values.json");

    ASSERT_EQ(run("pack off " + vault() + " attack").code, 0);
    EXPECT_EQ(run(add).code, 1);
    ASSERT_EQ(run("pack on " + vault() + " attack").code, 0);
    EXPECT_EQ(run(add).code, 0);
    ASSERT_EQ(run("pack remove " + vault() + " attack").code, 0);
    EXPECT_EQ(run(add).code, 1);

    EXPECT_NE(run("note show " + vault() + " --note 1 --json").out.find("The sea."), std::string::npos);
    EXPECT_EQ(listed("attack")["state"], "removed");
    EXPECT_EQ(run("pack remove " + vault() + " emdr").code, 1);
    EXPECT_EQ(run("pack off " + vault() + " header").code, 1);
    EXPECT_EQ(run("pack off " + vault() + " emdr").code, 0);
    EXPECT_EQ(listed("emdr")["state"], "off");
    EXPECT_EQ(run("vault verify " + vault() + " --json").document()["whole"], true);
}

TEST_F(PackTrustTest, PublishersAreShownAndRevoked) {
    ASSERT_EQ(install(sign("one.attunepack"), accepting()).code, 0);
    ASSERT_EQ(run("pack approve " + vault() + " attack --fingerprint '" + fingerprint_ + "'").code, 0);

    const json before = run("pack publishers " + vault() + " --json").document();
    EXPECT_EQ(before[0]["fingerprint"], fingerprint_);
    EXPECT_EQ(before[0]["approved_by"], "Ana Kovač");
    const Ended revoked = run("pack publishers " + vault() + " --revoke '" + fingerprint_ + "' --json");

    EXPECT_EQ(revoked.document()[0]["state"], "revoked");
    EXPECT_EQ(listed("attack")["library"], "publisher_unknown");
}

TEST_F(PackTrustTest, AKeyIsNeverOverwrittenAndNeedsItsPassphrase) {
    EXPECT_EQ(run("pack key " + path("morrow.key") + " --publisher Other --new-passphrase-file " + path("passphrase")).code, 1);
    write("wrong", "some other words on a wall\n");

    const Ended refused = run("pack sign " + path("attack") + " --key " + path("morrow.key") + " --output " + path("x"), "wrong");

    EXPECT_EQ(refused.code, 1);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "x"));
}

} // namespace
} // namespace attune
