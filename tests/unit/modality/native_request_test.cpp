// SPDX-License-Identifier: Apache-2.0
// What leaves for the host, byte for byte: declared fields only, no ids, no titles.
#include "core/modality/native/native_request.hpp"
#include "core/modality/native/native_wire.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

Field field_of(const std::string& id, FieldKind kind) {
    Field field;
    field.id = id;
    field.kind = kind;
    return field;
}

/// A course as words: "[mood=3 | steps(2+1)=1,2,-]".
std::string readable(const std::string& course) {
    wire::Reader reader{course};
    std::string words;
    for (auto sessions = reader.count(); sessions > 0; --sessions) {
        words += "[";
        for (auto fields = reader.count(); fields > 0; --fields) {
            words += std::string{reader.text()};
            std::string groups;
            for (auto left = reader.count(); left > 0; --left)
                groups += (groups.empty() ? "" : "+") + std::to_string(reader.count());
            words += groups.empty() ? "=" : "(" + groups + ")=";
            for (auto cells = reader.count(); cells > 0; --cells) {
                const auto kind = wire::CellKind{reader.byte()};
                words += kind == wire::CellKind::number ? std::to_string(static_cast<int>(reader.number()))
                         : kind == wire::CellKind::text ? std::string{reader.text()}
                                                        : "-";
                words += cells > 1 ? "," : "";
            }
            words += fields > 1 ? " | " : "";
        }
        words += "]";
    }
    EXPECT_TRUE(reader.at_end());
    return words;
}

class NativeRequestTest : public testing::Test {
protected:
    void SetUp() override {
        Section top;
        top.fields = {field_of("mood", FieldKind::scale),  field_of("calm", FieldKind::yes_no),
                      field_of("at", FieldKind::time),     field_of("signs", FieldKind::multi_choice),
                      field_of("secret", FieldKind::text), field_of("topic", FieldKind::text)};
        top.fields[4].store = FieldStore::private_note;
        Section inside;
        inside.block = "work";
        auto target = field_of("target", FieldKind::reference);
        target.reference_to = "target";
        auto steps = field_of("steps", FieldKind::table);
        steps.order_column = "no";
        steps.columns = {field_of("no", FieldKind::number), field_of("sud", FieldKind::scale)};
        inside.fields = {target, steps};
        Block block;
        block.id = "work";
        Register targets;
        targets.id = "target";
        targets.title_field = "name";
        auto form = std::make_shared<Template>();
        form->pack = "calm";
        form->prefix = "cm";
        form->sections = {top, inside};
        form->blocks = {block};
        form->registers = {targets};
        auto header = std::make_shared<Template>();
        header->pack = "header";
        header->prefix = "hdr";
        Section when;
        when.fields = {field_of("date", FieldKind::date)};
        header->sections = {when};
        parts_ = {header, form};
        pack_.id = "calm";
        pack_.prefix = "cm";
    }
    void ask(const std::string& field, bool course = false) {
        pack_.inputs.push_back({field, course, "words"});
    }
    NativeRequest gather() { return gather_course(pack_, {parts_, present_, earlier_, registers_}); }
    Answers& part() { return present_.parts["cm"]; }

    Pack pack_;
    std::vector<std::shared_ptr<const Template>> parts_;
    NoteAnswers present_;
    std::vector<EarlierNote> earlier_;
    RegisterBook registers_;
};

TEST_F(NativeRequestTest, SendsDeclaredFieldsOnly) {
    ask("mood");
    part().values["mood"] = 3;
    part().values["topic"] = std::string{"a name"};

    const auto request = gather();

    EXPECT_EQ(request.pack, "calm");
    EXPECT_EQ(readable(request.course), "[mood=3]");
    EXPECT_EQ(request.course.find("a name"), std::string::npos);
}

TEST_F(NativeRequestTest, NeverSendsPrivateFields) {
    ask("secret", true);
    part().values["secret"] = std::string{"for me alone"};

    EXPECT_EQ(readable(gather().course), "[]");
}

TEST_F(NativeRequestTest, WritesEachKindOfValue) {
    for (const auto* field : {"mood", "calm", "at", "signs", "topic", "hdr.date"})
        ask(field);
    part().values["mood"] = NotAsked{};
    part().values["calm"] = true;
    part().values["at"] = TimeOfDay{61};
    part().values["signs"] = TextList{"heat", "sigh"};
    present_.parts["hdr"].values["date"] =
        Date{std::chrono::year{2027}, std::chrono::March, std::chrono::day{9}};

    EXPECT_EQ(readable(gather().course),
              "[mood=- | calm=1 | at=61 | signs=heat sigh | topic=- | hdr.date=2027-03-09]");
}

TEST_F(NativeRequestTest, EarlierSessionsHoldCourseFieldsOnly) {
    ask("mood", true);
    ask("topic");
    for (const int mood : {7, 5}) {
        EarlierNote note;
        note.values.parts["cm"].values["mood"] = mood;
        note.values.parts["cm"].values["topic"] = std::string{"then"};
        earlier_.push_back(note);
    }
    earlier_.emplace_back().values.parts["other"].values["mood"] = 1; // this pack was not used
    part().values["mood"] = 3;

    EXPECT_EQ(readable(gather().course), "[mood=7][mood=5][mood=3 | topic=-]");
}

TEST_F(NativeRequestTest, TablesInBlocksAreGroupedAndOrdered) {
    ask("work.steps.sud");
    auto& rows = part().tables["work"];
    rows.resize(3);
    for (const auto& [row, no, sud] : {std::tuple{0, 2, 20}, {0, 1, 10}, {2, 1, 30}}) {
        auto& step = rows[static_cast<std::size_t>(row)].tables["steps"].emplace_back();
        step.values["no"] = no;
        step.values["sud"] = sud;
    }

    EXPECT_EQ(readable(gather().course), "[work.steps.sud(2+0+1)=10,20,30]");
}

TEST_F(NativeRequestTest, EntriesOfRegistersGoAsWordsThatMeanNothingElsewhere) {
    ask("work.target", true);
    for (const auto* name : {"bridge", "kitchen"}) {
        RegisterEntry entry;
        entry.id = std::string{"id-of-"} + name;
        entry.fields["name"] = std::string{name};
        registers_.entries["cm.target"].push_back(entry);
    }
    EarlierNote note;
    note.values.parts["cm"].tables["work"].emplace_back().values["target"] = std::string{"id-of-kitchen"};
    earlier_.push_back(note);
    for (const auto* id : {"id-of-bridge", "id-of-kitchen"})
        part().tables["work"].emplace_back().values["target"] = std::string{id};

    const auto request = gather();

    EXPECT_EQ(readable(request.course), "[work.target={1}][work.target={2},{1}]");
    EXPECT_EQ(request.course.find("id-of"), std::string::npos);
    EXPECT_EQ(request.course.find("bridge"), std::string::npos);
    EXPECT_EQ(with_titles("{1}, then {2}", request.titles), "kitchen, then bridge");
}

TEST_F(NativeRequestTest, FindsFieldsByTheirPlace) {
    EXPECT_TRUE(find_input("mood", "cm", parts_));
    EXPECT_TRUE(find_input("hdr.date", "cm", parts_));
    EXPECT_TRUE(find_input("work.steps.sud", "cm", parts_));
    EXPECT_FALSE(find_input("steps.sud", "cm", parts_));
    EXPECT_FALSE(find_input("work.steps", "cm", parts_));
    EXPECT_FALSE(find_input("work.steps.sud.more", "cm", parts_));
    EXPECT_FALSE(find_input("date", "cm", parts_));
    EXPECT_FALSE(find_input("hdr", "cm", parts_));
}

} // namespace
} // namespace attune
