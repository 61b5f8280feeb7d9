// SPDX-License-Identifier: Apache-2.0
#include "core/modality/archive/pack_archive.hpp"

#include "core/modality/pack.hpp"
#include "tests/unit/modality/attack_fixture.hpp"
#include "tests/unit/modality/raw_zip.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace attune {
namespace {

using test::raw_zip;
using test::RawEntry;

const std::string session_xml =
    R"(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en"><title>Calm</title>)"
    R"(<section id="talk" title="Talk"><text id="topic" label="Topic"/></section></template>)";

std::string manifest(const std::string& more = {}) {
    return R"(<pack xmlns="urn:attune:pack:1" id="calm" prefix="cm" version="1.0.0" language="en">)"
           "<title>Calm</title><publisher>P</publisher><licence>L</licence>"
           R"(<template file="templates/session.xml"/>)" +
           more + "</pack>";
}

std::vector<RawEntry> good_entries() {
    return {{.name = "pack.xml", .bytes = manifest()}, {.name = "templates/session.xml", .bytes = session_xml}};
}

std::string good_with(RawEntry entry) {
    auto entries = good_entries();
    entries.push_back(std::move(entry));
    return raw_zip(entries);
}

/// Every problem, a line each; "" when the archive was read.
std::string problems_of(const std::string& bytes, const ArchiveLimits& limits = {}) {
    const auto archive = read_pack_archive(bytes, "calm.attunepack", limits);
    EXPECT_EQ(archive.contents == nullptr, !archive.problems.empty());
    if (!archive.problems.empty()) {
        EXPECT_FALSE(archive.signature);
    }
    std::string lines;
    for (const auto& problem : archive.problems)
        lines += problem + "\n";
    return lines;
}

void expect_problem(const std::string& bytes, std::string_view words, const ArchiveLimits& limits = {}) {
    const auto problems = problems_of(bytes, limits);
    EXPECT_NE(problems.find(words), std::string::npos) << "got: " << problems;
}

TEST(PackArchiveTest, WhatWasWrittenIsReadBack) {
    const std::map<std::string, std::string> files{{"pack.xml", manifest()}, {"templates/session.xml", session_xml}};

    const auto archive = read_pack_archive(write_pack_archive(files), "calm.attunepack");

    ASSERT_TRUE(archive.problems.empty()) << archive.problems.front();
    EXPECT_FALSE(archive.signature);
    const auto pack = read_pack({.contents = archive.contents}, {});
    EXPECT_TRUE(pack.is_usable());
    EXPECT_EQ(pack.title, "Calm");
    EXPECT_TRUE(archive.contents->folder().empty());
}

TEST(PackArchiveTest, TheSameFilesGiveTheSameBytes) {
    const std::map<std::string, std::string> files{{"pack.xml", manifest()}, {"templates/session.xml", session_xml}};

    EXPECT_EQ(write_pack_archive(files), write_pack_archive(files));
}

TEST(PackArchiveTest, AZipFileByHandIsReadToo) {
    auto entries = good_entries();
    entries.insert(entries.begin(), {.name = "templates/", .bytes = "", .mode = 040755});

    EXPECT_EQ(problems_of(raw_zip(entries)), "");
}

struct BadEntry {
    const char* name;
    RawEntry entry;
    const char* words;
};
class BadEntryTest : public testing::TestWithParam<BadEntry> {};

TEST_P(BadEntryTest, IsRefusedByName) {
    expect_problem(good_with(GetParam().entry), GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(
    Entries, BadEntryTest,
    testing::Values(
        BadEntry{"traversal", {.name = "../../etc/evil.xml", .bytes = "x"}, "../../etc/evil.xml: has a name"},
        BadEntry{"inner_traversal", {.name = "templates/../../x.xml", .bytes = "x"}, "has a name"},
        BadEntry{"absolute", {.name = "/etc/evil.xml", .bytes = "x"}, "/etc/evil.xml: has a name"},
        BadEntry{"windows_path", {.name = "ok\\..\\..\\win.xml", .bytes = "x"}, "has a name"},
        BadEntry{"hidden", {.name = "templates/.hidden.xml", .bytes = "x"}, "has a name"},
        BadEntry{"capitals", {.name = "Templates/a.xml", .bytes = "x"}, "has a name"},
        BadEntry{"not_utf8", {.name = "\xC3\x28.xml", .bytes = "x"}, "\\xc3(.xml: has a name"},
        BadEntry{"line_break", {.name = "a\nb.xml", .bytes = "x"}, "has a name"},
        BadEntry{"deep", {.name = "a/b/c/d/e.xml", .bytes = "x"}, "has a name"},
        BadEntry{"no_name", {.name = "", .bytes = "x"}, "has a name"},
        BadEntry{"symlink", {.name = "templates/x.xml", .bytes = "/etc/passwd", .mode = 0120777}, "x.xml: is a link"},
        BadEntry{"device", {.name = "templates/x.xml", .bytes = "", .mode = 0020666}, "is no regular file"},
        BadEntry{"pipe", {.name = "templates/x.xml", .bytes = "", .mode = 0010666}, "is no regular file"},
        BadEntry{"folder_with_bytes", {.name = "templates/", .bytes = "hidden", .mode = 040755}, "is no regular file"},
        BadEntry{"folder_outside", {.name = "../", .bytes = "", .mode = 040755}, "is no regular file"},
        BadEntry{"twice", {.name = "pack.xml", .bytes = manifest()}, "pack.xml: stands there twice"},
        BadEntry{"case_twin", {.name = "PACK.xml", .bytes = manifest()}, "PACK.xml: stands there twice"},
        BadEntry{"encrypted", {.name = "templates/x.xml", .bytes = "x", .flags = 1}, "is encrypted"},
        BadEntry{"strongly_encrypted", {.name = "templates/x.xml", .bytes = "x", .flags = 0x41}, "is encrypted"},
        BadEntry{"other_method", {.name = "templates/x.xml", .bytes = "x", .method = 14}, "packed in a way"},
        BadEntry{"script", {.name = "run.sh", .bytes = "x"}, "neither XML nor a library"},
        BadEntry{"unnamed", {.name = "templates/more.xml", .bytes = "<x/>"}, "more.xml: is not named by pack.xml"},
        BadEntry{"unnamed_library", {.name = "native/x.so", .bytes = "ELF"}, "x.so: is not named by pack.xml"},
        BadEntry{"wrong_crc", {.name = "templates/x.xml", .bytes = "x", .crc_error = 1}, "x.xml: is damaged"},
        BadEntry{"wrong_size", {.name = "templates/x.xml", .bytes = "x", .claimed_size = 9}, "x.xml"}),
    [](const auto& each) { return std::string{each.param.name}; });

TEST(PackArchiveTest, AllThatIsWrongIsSaidAtOnce) {
    auto entries = good_entries();
    entries.push_back({.name = "../a.xml", .bytes = "x"});
    entries.push_back({.name = "b.xml", .bytes = "/etc/passwd", .mode = 0120777});
    entries.push_back({.name = "c.xml", .bytes = "x", .crc_error = 1});
    const auto problems = problems_of(raw_zip(entries));

    EXPECT_NE(problems.find("../a.xml: has a name"), std::string::npos);
    EXPECT_NE(problems.find("b.xml: is a link"), std::string::npos);
    EXPECT_NE(problems.find("c.xml: is damaged"), std::string::npos);
}

TEST(PackArchiveTest, WithoutAManifestItIsNoPack) {
    expect_problem(raw_zip({{.name = "templates/session.xml", .bytes = session_xml}}), "pack.xml: is not there");
    expect_problem(raw_zip({}), "pack.xml: is not there");
}

TEST(PackArchiveTest, AFileThatTheManifestNamesMustBeThere) {
    expect_problem(raw_zip({{.name = "pack.xml", .bytes = manifest()}}), "templates/session.xml: is named by pack.xml");
}

TEST(PackArchiveTest, ADamagedManifestIsLeftToTheReaderOfPacks) {
    const auto archive = read_pack_archive(raw_zip({{.name = "pack.xml", .bytes = "<pack"}}), "calm");

    ASSERT_TRUE(archive.problems.empty());
    EXPECT_FALSE(read_pack({.contents = archive.contents}, {}).is_usable());
}

TEST(PackArchiveTest, NoByteLiesOutsideWhatTheDirectoryAccountsFor) {
    const auto good = raw_zip(good_entries());

    expect_problem(good + "tail", "is no zip file, is cut short, or has something behind its end");
    expect_problem("#!/bin/sh\n" + good, "bytes that do not belong");
    expect_problem("", "is no zip file");
    expect_problem("not a zip file at all, but some text that is long enough", "is no zip file");
}

TEST(PackArchiveTest, EveryShorterFileIsRefused) {
    const auto good = raw_zip(good_entries());

    for (std::size_t size = 0; size < good.size(); ++size)
        ASSERT_NE(problems_of(good.substr(0, size)), "") << size;
}

TEST(PackArchiveTest, TheTwoDescriptionsOfAnEntryMustAgree) {
    auto entries = good_entries();
    entries[1].local_name = "templates/another.xml";

    expect_problem(raw_zip(entries), "two descriptions differ");
}

TEST(PackArchiveTest, NothingIsHiddenBetweenEntries) {
    auto entries = good_entries();
    entries[1].before = "something that no reader shows";

    expect_problem(raw_zip(entries), "bytes that belong to no entry");
}

TEST(PackArchiveTest, NoEntryLiesInsideAnother) {
    const std::string name = "outer.xml";
    const std::string inner = raw_zip({{.name = "inner.xml", .bytes = "<x/>"}});
    const std::string inner_entry = inner.substr(0, inner.find("PK\1\2"));

    expect_problem(raw_zip({{.name = name, .bytes = inner_entry},
                            {.name = "inner.xml", .bytes = "<x/>", .at = static_cast<std::uint32_t>(30 + name.size())}}),
                   "lie over one another");
}

TEST(PackArchiveTest, ACommentThatIsNoSignatureIsRefused) {
    expect_problem(raw_zip(good_entries(), "hello"), "a comment that is no signature");
}

TEST(PackArchiveTest, ABombIsStoppedByWhatItUnpacksTo) {
    const std::map<std::string, std::string> files{
        {"pack.xml", manifest()}, {"templates/session.xml", std::string(std::size_t{7} << 20U, ' ')}};

    expect_problem(write_pack_archive(files), "session.xml: unpacks to more than 100 times its size");
}

TEST(PackArchiveTest, SizesAreCountedOnTheBytesThatCome) {
    const std::map<std::string, std::string> files{
        {"pack.xml", manifest()}, {"a.xml", std::string(200'000, 'a')}, {"b.xml", std::string(200'000, 'b')}};
    const auto archive = write_pack_archive(files);
    constexpr std::size_t no_ratio = 1'000'000;

    expect_problem(archive, "a.xml: is larger than",
                   {.entry_bytes = 100'000, .ratio = no_ratio});
    expect_problem(archive, "the archive unpacks to more than",
                   {.all_bytes = 300'000, .ratio = no_ratio});
    expect_problem(archive, "is larger than", {.archive_bytes = 100});
}

TEST(PackArchiveTest, MoreEntriesThanAPackMayHaveAreNotListed) {
    auto entries = good_entries();
    for (int i = 0; i < 60'000; ++i)
        entries.push_back({.name = "f" + std::to_string(i) + ".xml", .bytes = ""});

    EXPECT_EQ(problems_of(raw_zip(entries)), "calm.attunepack has more than 256 entries\n");
}

TEST(PackArchiveTest, FilesOfAFolderThatTheManifestDoesNotNameStayThere) {
    const test::TemporaryFolder folder;
    test::write_file(folder.path() / "calm/pack.xml", manifest());
    test::write_file(folder.path() / "calm/templates/session.xml", session_xml);
    test::write_file(folder.path() / "calm/notes.txt", "mine");

    const auto collected = collect_pack_files(*folder_contents(folder.path() / "calm"));

    EXPECT_TRUE(collected.problems.empty());
    EXPECT_EQ(collected.files.size(), 2U);
    EXPECT_TRUE(collected.files.contains("templates/session.xml"));
}

TEST(PackArchiveTest, EverythingThatIsMissingFromAFolderIsSaid) {
    const test::TemporaryFolder folder;
    test::write_file(folder.path() / "calm/pack.xml",
                     manifest(R"(<examples file="worked.txt"/><examples file="examples/a.xml"/>)"));

    const auto collected = collect_pack_files(*folder_contents(folder.path() / "calm"));

    ASSERT_EQ(collected.problems.size(), 3U);
    EXPECT_NE(collected.problems[0].find("templates/session.xml: is not there"), std::string::npos);
    EXPECT_NE(collected.problems[1].find("worked.txt: cannot be packed"), std::string::npos);
    EXPECT_NE(collected.problems[2].find("examples/a.xml: is not there"), std::string::npos);
}

TEST(PackArchiveTest, ALinkToAnArchiveThatTheUserChoseIsFollowed) {
    const test::TemporaryFolder folder;
    test::write_file(folder.path() / "calm.attunepack", raw_zip(good_entries()));
    std::filesystem::create_symlink(folder.path() / "calm.attunepack", folder.path() / "here.attunepack");

    EXPECT_TRUE(read_pack_archive(folder.path() / "here.attunepack").problems.empty());
}

TEST(PackArchiveTest, APipeIsNotWaitedFor) {
    const test::TemporaryFolder folder;
    ASSERT_EQ(::mkfifo((folder.path() / "calm.attunepack").c_str(), 0600), 0);

    EXPECT_THROW((void)read_pack_archive(folder.path() / "calm.attunepack"), std::exception);
    EXPECT_THROW((void)read_pack_archive(folder.path() / "nowhere"), std::exception);
}

} // namespace
} // namespace attune
