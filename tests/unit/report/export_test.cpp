// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/report/progress_document.hpp"

#include "tests/unit/progress/course.hpp"
#include "tests/unit/report/pdf_reading.hpp"
#include "tests/unit/report/picture.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <gtest/gtest.h>

#include <unistd.h>

namespace attune {
namespace {

class ExportTest : public testing::Test {
protected:
    ExportTest() {
        auto emdr = pack("emdr", {series("sud", "SUD by target", Better::lower)});
        Register target;
        target.id = "target";
        target.title_field = "name";
        emdr->registers = {target};
        TimelineInput input = course(emdr, "emdr.sud", {8, 6, std::nullopt, 2}, "aa");
        RegisterEntry entry;
        entry.id = "aa";
        entry.fields["name"] = Value{"The \"old\" stairwell, =top"};
        input.registers.entries["emdr.target"] = {entry};
        timeline_ = build_timeline(input);
        folder_ = std::filesystem::temp_directory_path() / ("attune-export-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    ~ExportTest() override { std::filesystem::remove_all(folder_); }

    std::string pdf_text(const ProgressDocument& document) {
        return ReadPdf{progress_pdf(timeline_, document)}.words();
    }

    Timeline timeline_;
    std::filesystem::path folder_;
};

TEST_F(ExportTest, ThePdfReadsBackWithItsNumbersAndItsCourse) {
    const std::string text = pdf_text({.title = "Progress", .name = {}, .practice = "Lindenhof Practice",
                                       .made_on = day(2027, 3, 9), .view = {}});

    EXPECT_NE(text.find("Progress"), std::string::npos);
    EXPECT_NE(text.find("Made on 9 March 2027. 4 sessions from 10 November 2026 to 1 December 2026."),
              std::string::npos);
    EXPECT_NE(text.find("From 8 on 10 November to 2 on 1 December, 3 sessions, lower is better"), std::string::npos);
    EXPECT_NE(text.find("6 points, improvement"), std::string::npos);
    EXPECT_NE(text.find("no value"), std::string::npos);
    EXPECT_NE(text.find("Lindenhof Practice"), std::string::npos);
    EXPECT_NE(text.find("0 to 10, lower is better"), std::string::npos);
}

TEST_F(ExportTest, ANameIsPrintedOnlyWhenItIsGiven) {
    EXPECT_EQ(pdf_text({.title = "Progress", .name = {}, .practice = {}, .made_on = day(2027, 3, 9), .view = {}})
                  .find("Mara Lindqvist"),
              std::string::npos);
    EXPECT_NE(pdf_text({.title = "Progress", .name = "Mara Lindqvist", .practice = {}, .made_on = day(2027, 3, 9),
                        .view = {}})
                  .find("Mara Lindqvist"),
              std::string::npos);
}

TEST_F(ExportTest, ThePdfCarriesItsFontsAndIsTheSameEachTime) {
    const ProgressDocument document{.title = "Progress", .name = {}, .practice = {}, .made_on = day(2027, 3, 9),
                                    .view = {}};
    const Bytes once = progress_pdf(timeline_, document);
    const Bytes again = progress_pdf(timeline_, document);
    write_file(folder_ / "fonts.pdf", once);

    const std::string fonts = output_of(std::string{PDFFONTS} + " " + (folder_ / "fonts.pdf").string());

    EXPECT_EQ(once, again);
    EXPECT_NE(fonts.find("Noto"), std::string::npos);
    EXPECT_EQ(fonts.find(" no  "), std::string::npos) << fonts;
}

TEST_F(ExportTest, ALongCourseTurnsThePage) {
    TimelineInput input = course(pack("emdr", {series("sud", "SUD", Better::lower)}), "emdr.sud",
                                 std::vector<std::optional<double>>(120, 5.0));
    timeline_ = build_timeline(input);

    const std::string text =
        pdf_text({.title = "Progress", .name = {}, .practice = {}, .made_on = day(2029, 3, 9), .view = {}});

    EXPECT_NE(text.find("Page 1"), std::string::npos);
    EXPECT_NE(text.find("Page 3"), std::string::npos);
    EXPECT_NE(text.find("20 February 2029"), std::string::npos);
}

TEST_F(ExportTest, ThePngHasTheSizeAskedForAndTheLineInIt) {
    Picture picture{progress_png(timeline_, {}, 640, 400, 2)};

    EXPECT_EQ(picture.width(), 1280);
    EXPECT_EQ(picture.height(), 800);
    EXPECT_GT(picture.count(light_palette().series[0], {0, 0, 1280, 800}), 500);
}

TEST_F(ExportTest, TheSvgIsADrawingInVectors) {
    const Bytes bytes = progress_svg(timeline_, {}, 640, 400);
    const std::string text{bytes.begin(), bytes.end()};

    EXPECT_EQ(text.find("<?xml"), 0U);
    EXPECT_NE(text.find("width=\"640"), std::string::npos);
    EXPECT_NE(text.find("<path"), std::string::npos);
    EXPECT_EQ(text.find("<image"), std::string::npos);
}

TEST_F(ExportTest, TheCsvKeepsGapsEmptyAndFormulasHarmless) {
    EXPECT_EQ(progress_csv(timeline_, {}),
              "date,session,series,line,value,unit,change_from_start,gap\r\n"
              "2026-11-10,1,SUD by target,\"The \"\"old\"\" stairwell, =top\",8,0 to 10,,\r\n"
              "2026-11-17,2,SUD by target,\"The \"\"old\"\" stairwell, =top\",6,0 to 10,-2,\r\n"
              "2026-11-24,3,SUD by target,\"The \"\"old\"\" stairwell, =top\",,0 to 10,,no value\r\n"
              "2026-12-01,4,SUD by target,\"The \"\"old\"\" stairwell, =top\",2,0 to 10,-6,\r\n");
}

TEST_F(ExportTest, OnlyTheOwnerCanReadTheFile) {
    write_progress_png(folder_ / "progress.png", timeline_, {});

    EXPECT_EQ(std::filesystem::status(folder_ / "progress.png").permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(ExportTest, AFileBesideItKeepsWhatItHolds) {
    const auto beside = folder_ / "progress.csv.new";
    std::ofstream{beside} << "somebody's own";

    write_file(folder_ / "progress.csv", "text");

    std::ostringstream held;
    held << std::ifstream{beside}.rdbuf();
    EXPECT_EQ(held.str(), "somebody's own");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder_}, {}), 2);
}

TEST_F(ExportTest, AFolderThatIsNotThereIsSaidAndLeavesNothing) {
    try {
        write_file(folder_ / "nowhere" / "progress.csv", "text");
        FAIL() << "the file was written";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_input);
    }
    EXPECT_FALSE(std::filesystem::exists(folder_ / "nowhere"));
}

} // namespace
} // namespace attune
