// SPDX-License-Identifier: Apache-2.0
// What becomes of notes when their pack is updated, switched off or removed; and when a library may run.
#include "core/error.hpp"
#include "core/text/digest.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/practice/pack_fixture.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace attune {
namespace {

using test::PackWords;
using test::signed_pack;

class PackUseTest : public testing::Test {
protected:
    void SetUp() override { practice_.install_anyway(signed_pack()); }

    /// A saved draft that says something.
    NoteId written() {
        const NoteId id = practice_.start();
        Form form = practice_.notes->open_form(id);
        form.set({"hdr", {}, "start"}, TimeOfDay{600});
        form.set({"hdr", {}, "stop"}, TimeOfDay{650});
        form.set({"hdr", {}, "format"}, "in_person");
        form.set({"hdr", {}, "unit"}, "individual");
        if (form.row_count({"hdr", {}, "present"}) == 0)
            form.add_row({"hdr", {}, "present"});
        form.set({"hdr", {{"present", 0}}, "role"}, "client");
        form.set({"hdr", {}, "risk"}, "no_concern");
        form.set({"hdr", {}, "response"}, "Went well.");
        form.set({"hdr", {}, "next"}, "The same again.");
        form.set({"cm", {}, "topic"}, "The sea.");
        practice_.notes->save(id, form);
        return id;
    }
    /// Ids and titles of what `hdr.modalities` offers.
    [[nodiscard]] std::map<std::string, std::string> offered_to(NoteId id) {
        std::map<std::string, std::string> labels;
        for (const auto& option : practice_.notes->open_form(id).options({"hdr", {}, "modalities"}))
            labels[option.value] = option.label;
        return labels;
    }
    void expect_goes_on(NoteId draft, NoteId signed_one) {
        EXPECT_EQ(practice_.notes->open_form(signed_one).value({"cm", {}, "topic"}), Value{"The sea."});
        Form form = practice_.notes->open_form(draft);
        EXPECT_EQ(form.value({"cm", {}, "topic"}), Value{"The sea."});
        form.set({"cm", {}, "topic"}, "The mountains.");
        practice_.notes->save(draft, form);
        EXPECT_NO_THROW(practice_.notes->sign(draft, practice_.notes->open_form(draft)));
        EXPECT_EQ(practice_.notes->open_form(draft).value({"cm", {}, "topic"}), Value{"The mountains."});
    }
    test::PackPractice practice_;
};

TEST_F(PackUseTest, AfterRemovalNotesAreReadableAndDraftsAreSigned) {
    const NoteId signed_one = written();
    practice_.notes->sign(signed_one, practice_.notes->open_form(signed_one));
    const NoteId draft = written();

    practice_.store->remove("calm");
    practice_.packs->refresh();
    practice_.reopen();

    EXPECT_EQ(thrown_by([&] { (void)practice_.start(); }), ErrorKind::not_found);
    EXPECT_FALSE(practice_.shelf.offers("calm"));
    for (const auto& form : practice_.shelf.forms())
        EXPECT_NE(form->pack, "calm");
    expect_goes_on(draft, signed_one);
}

TEST_F(PackUseTest, OffIsTheSameAndOnBringsItBack) {
    const NoteId signed_one = written();
    practice_.notes->sign(signed_one, practice_.notes->open_form(signed_one));
    const NoteId draft = written();

    practice_.store->turn("calm", PackSwitch::off);
    practice_.packs->refresh();

    EXPECT_EQ(thrown_by([&] { (void)practice_.start(); }), ErrorKind::not_found);
    expect_goes_on(draft, signed_one);
    practice_.store->turn("calm", PackSwitch::on);
    practice_.packs->refresh();
    EXPECT_NO_THROW((void)practice_.start());
}

TEST_F(PackUseTest, TheNamesOfPacksThatANoteUsesStayInItsChoice) {
    const NoteId with = written();
    const NoteId without = practice_.start("emdr.session");

    practice_.store->remove("calm");
    practice_.packs->refresh();

    EXPECT_EQ(offered_to(with)["calm"], "A calm hour");
    EXPECT_FALSE(offered_to(without).contains("calm"));
}

TEST_F(PackUseTest, AnUpdateLeavesOldNotesAndDraftsOnTheirTemplate) {
    const NoteId signed_one = written();
    practice_.notes->sign(signed_one, practice_.notes->open_form(signed_one));
    const NoteId draft = written();

    practice_.install_anyway(signed_pack({.version = "1.1.0", .fields = R"(<number id="breaths" label="Breaths"/>)"}));
    practice_.reopen();

    expect_goes_on(draft, signed_one);
    const NoteId newer = practice_.start();
    EXPECT_NO_THROW(
        {
            Form form = practice_.notes->open_form(newer);
            form.set({"cm", {}, "breaths"}, 12);
        });
}

TEST_F(PackUseTest, ANoteWhoseTemplateNamesWhatAnotherPackNoLongerHasStaysReadable) {
    practice_.install_anyway(signed_pack(
        {.id = "walk",
         .prefix = "wk",
         .title = "A walk",
         .fields = R"(<text id="way" label="Way"/><computed id="was" label="Was" calculate="cm.calm"/>)",
         .in_manifest = R"(<needs pack="calm"/>)"}));
    const NoteId draft = practice_.start("walk.session");

    practice_.store->remove("walk");
    practice_.packs->refresh();
    practice_.install_anyway(signed_pack({.version = "2.0.0", .fields = R"(<text id="topic" label="Topic"/>)"}));
    practice_.reopen();

    Form form = practice_.notes->open_form(draft);
    form.set({"wk", {}, "way"}, "Along the river.");
    practice_.notes->save(draft, form);
    EXPECT_EQ(practice_.notes->open_form(draft).value({"wk", {}, "way"}), Value{"Along the river."});
}

TEST_F(PackUseTest, AFormThatIsOpenWhilePacksChangeWorksOn) {
    const NoteId draft = written();
    Form form = practice_.notes->open_form(draft);

    practice_.store->remove("calm");
    practice_.packs->refresh();
    form.set({"cm", {}, "topic"}, "Still typing.");

    practice_.notes->save(draft, form);
    EXPECT_EQ(practice_.notes->open_form(draft).value({"cm", {}, "topic"}), Value{"Still typing."});
}

} // namespace
} // namespace attune
