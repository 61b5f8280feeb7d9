// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/modality/pack.hpp"
#include "core/modality/pack_files.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/text/digest.hpp"
#include "core/text/text.hpp"
#include "tests/unit/modality/attack_fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace attune {
namespace {

namespace fs = std::filesystem;

/// All messages of a pack, a line each.
std::string problems_of(const Pack& pack) {
    std::string lines;
    for (const auto& problem : pack.problems)
        lines += to_string(problem) + "\n";
    return lines;
}

std::string session(const std::string& fields = R"(<text id="topic" label="Topic"/>)",
                    const std::string& id = "session") {
    return R"(<template xmlns="urn:attune:template:1" id=")" + id +
           R"(" version="1.0.0" language="en"><title>A session</title><section id="talk" title="Talk">)" +
           fields + "</section></template>";
}

/// A folder in which packs are made by hand.
class PackTest : public testing::Test {
protected:
    [[nodiscard]] fs::path make(const std::string& id, const std::string& more = "",
                                const std::string& version = "1.0.0", const std::string& prefix = "") const {
        const auto folder = folder_.path() / "packs" / id;
        write_manifest(folder, id, more, version, prefix.empty() ? id : prefix);
        test::write_file(folder / "templates/session.xml", session());
        return folder;
    }
    static void write_manifest(const fs::path& folder, const std::string& id, const std::string& more,
                               const std::string& version, const std::string& prefix) {
        test::write_file(folder / "pack.xml", R"(<pack xmlns="urn:attune:pack:1" id=")" + id +
                                                  "\" prefix=\"" + prefix + "\" version=\"" + version +
                                                  "\" language=\"en\"><title>" + id +
                                                  "</title><publisher>P</publisher><licence>L</licence>"
                                                  "<template file=\"templates/session.xml\"/>" +
                                                  more + "</pack>");
    }
    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> found;
        for (const auto& pack : read_packs({folder_.path() / "packs"}))
            found.push_back(pack.id);
        return found;
    }

    test::TemporaryFolder folder_;
};

TEST_F(PackTest, ReadsTheSameFromMemory) {
    const auto folder = make("calm");
    const auto on_disk = read_pack(folder, {});

    const PackSource source{.contents = memory_contents("calm", {{"pack.xml", test::read_file(folder / "pack.xml")},
                                                                 {"templates/session.xml", session()}})};
    const auto pack = read_pack(source, {});

    EXPECT_EQ(problems_of(pack), "");
    ASSERT_EQ(pack.templates.size(), 1U);
    EXPECT_EQ(pack.templates[0]->hash, on_disk.templates[0]->hash);
    EXPECT_TRUE(pack.contents->folder().empty());
    EXPECT_EQ(pack.contents->files_below("templates"), std::vector<std::string>{"templates/session.xml"});
}

TEST_F(PackTest, NamesWhatIsMissingInMemoryAsInAFolder) {
    const PackSource source{
        .contents = memory_contents("calm", {{"pack.xml", test::read_file(make("calm") / "pack.xml")}})};

    EXPECT_NE(problems_of(read_pack(source, {})).find("calm/templates/session.xml:1:1: is not there"),
              std::string::npos);
}

TEST_F(PackTest, ReadsAFolder) {
    const auto pack = read_pack(make("calm"), {});

    EXPECT_EQ(problems_of(pack), "");
    EXPECT_EQ(pack.id, "calm");
    EXPECT_FALSE(pack.shipped);
    ASSERT_EQ(pack.templates.size(), 1U);
    EXPECT_EQ(pack.templates[0]->full_id(), "calm.session");
    EXPECT_EQ(pack.templates[0]->hash, sha256_hex(session()));
}

TEST_F(PackTest, SaysWhichFilesAreMissing) {
    const auto folder = make("calm", "<template file=\"templates/plan.xml\"/>");

    EXPECT_NE(problems_of(read_pack(folder, {})).find("calm/templates/plan.xml:1:1: is not there"),
              std::string::npos);
    EXPECT_NE(problems_of(read_pack(folder_.path() / "none", {})).find("none/pack.xml:1:1: is not there"),
              std::string::npos);
}

TEST_F(PackTest, KeepsMistakesOfManifestAndTemplatesTogether) {
    const auto folder = make("calm", "<colour/>");
    test::write_file(folder / "templates/session.xml", session("<texxt id=\"a\" label=\"A\"/>"));

    const auto lines = problems_of(read_pack(folder, {}));

    EXPECT_NE(lines.find("colour"), std::string::npos) << lines;
    EXPECT_NE(lines.find("needs"), std::string::npos) << lines;
}

TEST_F(PackTest, RefusesATemplateBehindALink) {
    const auto folder = make("calm");
    test::write_file(folder_.path() / "elsewhere.xml", session());
    fs::remove(folder / "templates/session.xml");
    fs::create_symlink(folder_.path() / "elsewhere.xml", folder / "templates/session.xml");

    EXPECT_NE(problems_of(read_pack(folder, {})).find("link"), std::string::npos);
}

TEST_F(PackTest, ComparesHashesOfTemplates) {
    const auto folder =
        make("calm", "<template file=\"templates/plan.xml\" sha256=\"" + std::string(64, '0') + "\"/>");
    test::write_file(folder / "templates/plan.xml", session("<text id=\"a\" label=\"A\"/>", "plan"));

    EXPECT_NE(problems_of(read_pack(folder, {})).find("SHA-256 differs"), std::string::npos);
}

TEST_F(PackTest, TwoTemplatesCannotShareAnId) {
    const auto folder = make("calm", "<template file=\"templates/more.xml\"/>");
    test::write_file(folder / "templates/more.xml", session());

    EXPECT_NE(problems_of(read_pack(folder, {})).find("a second template with the id session"),
              std::string::npos);
}

TEST_F(PackTest, NativeDeclarationMustFitTheTemplates) {
    const auto folder =
        make("calm", "<native library=\"native/libcalm.so\" abi=\"1\">"
                     "<input field=\"colour\" words=\"w\"/><input field=\"secret\" words=\"w\"/>"
                     "<input field=\"topic\" words=\"w\"/><output id=\"pace\" type=\"text\"/></native>");
    test::write_file(
        folder / "templates/session.xml",
        session("<text id=\"topic\" label=\"T\"/><long-text id=\"secret\" label=\"S\" store=\"private\"/>"
                "<computed id=\"a\" label=\"A\" native=\"pace\"/>"
                "<computed id=\"b\" label=\"B\" native=\"other\"/>"));

    const auto lines = problems_of(read_pack(folder, {}));

    EXPECT_NE(lines.find("field=\"colour\">: no template has this field"), std::string::npos) << lines;
    EXPECT_NE(lines.find("field=\"secret\">: what is kept as a process note never leaves it"),
              std::string::npos)
        << lines;
    EXPECT_NE(lines.find("native=\"pace\": the type differs"), std::string::npos) << lines;
    EXPECT_NE(lines.find("native=\"other\": pack.xml declares no such"), std::string::npos) << lines;
    EXPECT_EQ(lines.find("topic"), std::string::npos) << lines;
}

TEST_F(PackTest, MissingLibraryLeavesThePackUsable) {
    const auto folder = make("calm", "<native library=\"native/libcalm.so\" abi=\"1\">"
                                     "<output id=\"pace\" type=\"text\"/></native>");

    const auto pack = read_pack(folder, {});

    EXPECT_EQ(problems_of(pack), "");
    EXPECT_EQ(pack.library, "native/libcalm.so");
}

TEST_F(PackTest, PacksComeAfterThoseThatTheyNeed) {
    (void)make("alpha", "<needs pack=\"beta\"/>");
    (void)make("beta", "<needs pack=\"gamma\"/>");
    (void)make("gamma");

    EXPECT_EQ(ids(), (std::vector<std::string>{"gamma", "beta", "alpha"}));
}

TEST_F(PackTest, MissingAndCircularNeedsAreNamed) {
    (void)make("alpha", "<needs pack=\"beta\"/>");
    (void)make("beta", "<needs pack=\"alpha\"/>");
    (void)make("calm", "<needs pack=\"nowhere\"/>");

    const auto packs = read_packs({folder_.path() / "packs"});

    ASSERT_EQ(packs.size(), 3U);
    for (const auto& pack : packs)
        EXPECT_NE(problems_of(pack).find("needs the pack"), std::string::npos) << pack.id;
}

TEST_F(PackTest, HigherVersionCountsAndTheFirstOfEqualOnes) {
    const auto own = make("calm");
    const auto more = folder_.path() / "more";
    const auto count = [&](const std::string& version) {
        write_manifest(more / "calm", "calm", "", version, "calm");
        test::write_file(more / "calm/templates/session.xml", session());
        const auto packs = read_packs({folder_.path() / "packs", more});
        EXPECT_EQ(packs.size(), 1U);
        return packs.at(0).contents->folder();
    };

    EXPECT_EQ(count("0.9.0"), own);
    EXPECT_EQ(count("1.0.0"), own);
    EXPECT_EQ(count("1.0.10"), more / "calm");
}

TEST_F(PackTest, PrefixBelongsToOnePack) {
    (void)make("alpha", "", "1.0.0", "x");
    (void)make("beta", "", "1.0.0", "x");

    const auto packs = read_packs({folder_.path() / "packs"});

    EXPECT_TRUE(packs.at(0).is_usable());
    EXPECT_NE(problems_of(packs.at(1)).find("prefix x belongs to the pack alpha"), std::string::npos);
}

TEST_F(PackTest, FoldersThatAreNoPacksAndLinksArePassedOver) {
    const auto calm = make("calm");
    fs::create_directory(folder_.path() / "packs/empty");
    fs::create_directory_symlink(calm, folder_.path() / "packs/again");

    EXPECT_EQ(ids(), std::vector<std::string>{"calm"});
    EXPECT_TRUE(read_packs({folder_.path() / "nowhere"}).empty());
    EXPECT_EQ(read_packs({calm}).size(), 1U); // a pack itself, for its author
}

TEST(ShippedPacksTest, AreAllUsable) {
    const auto packs = read_packs({shipped_packs_folder()});

    ASSERT_GE(packs.size(), 4U);
    EXPECT_EQ(packs[0].id, "header");
    for (const auto& pack : packs) {
        EXPECT_EQ(problems_of(pack), "") << pack.id;
        EXPECT_TRUE(pack.shipped);
        EXPECT_EQ(pack.library_hash.empty(), pack.library.empty()) << pack.id;
    }
}

TEST(ShippedPacksTest, LibrariesAreThoseOfTheApprovedList) {
    const auto approved = approved_library_hashes();

    EXPECT_EQ(approved.size(), 3U);
    for (const auto& pack : read_packs({shipped_packs_folder()}))
        EXPECT_TRUE(pack.library.empty() || approved.contains(sha256_hex(pack.contents->read(pack.library, std::size_t{8} << 20U).bytes)))
            << pack.id;
}

TEST(TemplateShelfTest, FindsTemplatesByPackAndByPrefix) {
    const TemplateShelf shelf{read_packs({shipped_packs_folder()})};

    EXPECT_EQ(shelf.find("somatic_experiencing.session"), shelf.find("se.session"));
    EXPECT_NE(shelf.find("se.session"), nullptr);
    EXPECT_EQ(shelf.find("se.other"), nullptr);
    EXPECT_EQ(shelf.find("session"), nullptr);
    EXPECT_EQ(shelf.header()->prefix, "hdr");
}

TEST(TemplateShelfTest, ModalitiesStandInTheOrderOfTitles) {
    const TemplateShelf shelf{read_packs({shipped_packs_folder()})};
    std::vector<std::string> titles;
    std::set<std::string> packs;

    for (const auto& form : shelf.modalities()) {
        packs.insert(form->pack);
        titles.push_back(sort_key(std::ranges::find(shelf.packs(), form->pack, &Pack::id)->title));
    }

    EXPECT_TRUE(std::ranges::is_sorted(titles));
    const auto has_forms = [](const Pack& pack) { return pack.id != "header" && !pack.templates.empty(); };
    EXPECT_EQ(packs.size(), static_cast<std::size_t>(std::ranges::count_if(shelf.packs(), has_forms)));
    EXPECT_TRUE(packs.contains("cbt") && packs.contains("emdr") && packs.contains("somatic_experiencing"));
}

TEST(TemplateShelfTest, EveryFormIsOfferedAndTheSessionFormOfAPackFirst) {
    const TemplateShelf shelf{read_packs({shipped_packs_folder()})};
    std::size_t templates = 0;
    for (const auto& pack : shelf.packs())
        templates += pack.id == "header" ? 0 : pack.templates.size();
    std::set<std::string> begun;

    for (const auto& form : shelf.forms()) {
        if (begun.insert(form->pack).second) {
            EXPECT_EQ(form->id, "session") << form->pack;
        }
    }

    EXPECT_EQ(shelf.forms().size(), templates);
    EXPECT_GT(templates, shelf.modalities().size());
}

TEST(TemplateShelfTest, MissingHeaderIsAnError) {
    const TemplateShelf empty{{}};

    EXPECT_THROW((void)empty.header(), Error);
}

TEST(TemplateShelfTest, OldVersionsOfNotesAreReadOnceAndKept) {
    TemplateShelf shelf{read_packs({shipped_packs_folder()})};
    const auto old_xml = session("<text id=\"old_topic\" label=\"Topic\"/>");
    const auto hash = sha256_hex(old_xml);

    const auto first = shelf.from_note("somatic_experiencing", "se", old_xml, hash);
    const auto again = shelf.from_note("somatic_experiencing", "se", old_xml, hash);
    const auto now = shelf.find("se.session");

    EXPECT_EQ(first, again);
    EXPECT_EQ(first->sections.at(0).fields.at(0).id, "old_topic");
    EXPECT_EQ(shelf.from_note("somatic_experiencing", "se", now->xml, now->hash), now);
    EXPECT_THROW((void)shelf.from_note("emdr", "emdr", "<x/>", sha256_hex("<x/>")), Error);
}

TEST(TemplateShelfTest, OldTemplateIsReadWithTheOldHeader) {
    TemplateShelf shelf{read_packs({shipped_packs_folder()})};
    const auto header_xml = session("<number id=\"gone_since\" label=\"Gone\"/>");
    const auto form_xml =
        session("<computed id=\"twice\" label=\"Twice\" calculate=\"hdr.gone_since * 2\"/>");

    EXPECT_THROW((void)shelf.from_note("emdr", "emdr", form_xml, sha256_hex(form_xml)), Error);
    (void)shelf.from_note("header", "hdr", header_xml, sha256_hex(header_xml));

    EXPECT_EQ(shelf.from_note("emdr", "emdr", form_xml, sha256_hex(form_xml))->pack, "emdr");
}

} // namespace
} // namespace attune
