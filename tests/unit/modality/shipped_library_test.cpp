// SPDX-License-Identifier: Apache-2.0
// The libraries that ship, through the real host, from the packs as the build assembles them.
#include "core/modality/manifest.hpp"
#include "core/modality/pack_files.hpp"
#include "tests/unit/modality/attack_fixture.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>
#include <optional>

namespace attune {
namespace {

namespace fs = std::filesystem;
using Numbers = std::vector<std::optional<double>>;

Value value_of(const std::optional<double>& number) {
    return number ? Value{*number} : Value{};
}

Field field_of(const std::string& id, FieldKind kind = FieldKind::number) {
    Field field;
    field.id = id;
    field.kind = kind;
    return field;
}

Field table_of(const std::string& id, std::initializer_list<Field> columns) {
    auto table = field_of(id, FieldKind::table);
    table.columns = columns;
    return table;
}

/// One shipped pack with a small template that has the fields its library asks for.
class ShippedLibraryTest : public testing::Test {
protected:
    void use(const std::string& id, const std::string& prefix, std::vector<Section> sections,
             std::vector<Block> blocks = {}) {
        const auto folder = fs::path{ATTUNE_PACKS_DIR} / id;
        auto manifest = read_manifest(test::read_file(folder / "pack.xml"), "pack.xml");
        ASSERT_TRUE(manifest.pack.problems.empty());
        pack_ = manifest.pack;
        pack_.contents = folder_contents(folder);
        pack_.library = manifest.libraries.at(0).name;
        auto form = std::make_shared<Template>();
        form->pack = id;
        form->prefix = prefix;
        form->sections = std::move(sections);
        form->blocks = std::move(blocks);
        parts_ = {form};
    }

    std::map<std::string, Value> derive() {
        NativeLimits patient;
        patient.loading = patient.answering = std::chrono::seconds{20};
        NativeValues native{{pack_}, plugin_host_file(), approved_library_hashes(), patient};
        auto result = native.run(native.gather({parts_, present_, earlier_, registers_}));
        for (const auto& notice : result.notices)
            ADD_FAILURE() << to_string(notice.problem) << ": " << notice.detail;
        return result.values;
    }

    /// The note so far becomes an earlier one.
    void next_session() {
        EarlierNote note;
        note.values = present_;
        earlier_.push_back(note);
        present_ = {};
    }
    Answers& part() { return present_.parts[parts_[0]->prefix]; }

    Pack pack_;
    std::vector<std::shared_ptr<const Template>> parts_;
    NoteAnswers present_;
    std::vector<EarlierNote> earlier_;
    RegisterBook registers_;
};

struct Swings {
    const char* name;
    Numbers log;
    std::optional<double> cycles;
};

void PrintTo(const Swings& swings, std::ostream* stream) {
    *stream << swings.name;
}

constexpr auto gap = std::nullopt;

const Swings swings[] = {
    {"SE1_two_swings", {2, 5, 3, 6, 2}, 2},
    {"SE2_only_falling", {7, 5, 3, 2}, 0},
    {"SE3_slow_swing_in_steps_of_1", {1, 2, 3, 4, 3, 2, 3}, 1},
    {"SE4_wobble_under_2", {3, 4, 3, 4, 3}, 0},
    {"SE5_gaps_overdose_alert", {2, gap, 8, 8, 3, gap}, 1},
    {"SE6_three_swings", {2, 6, 4, 6, 3, 5, 1}, 3},
    {"SE7_stays_up", {1, 5, 5, 5}, 0},
    {"SE8_flat_zero", {0, 0}, 0},
    {"SE9_one_value", {4}, 0},
    {"SE10_no_values", {gap, gap}, gap},
    {"no_rows", {}, gap},
    {"open_rise", {1, 5, 2, 6}, 1},
};

class SomaticExperiencingLibraryTest : public ShippedLibraryTest, public testing::WithParamInterface<Swings> {
protected:
    void SetUp() override {
        Section section;
        section.fields = {table_of("track", {field_of("no"), field_of("activation")})};
        section.fields[0].order_column = "no";
        use("somatic_experiencing", "se", {section});
    }
    void log(const Numbers& values) {
        auto& rows = part().tables["track"];
        for (const auto& value : values) {
            Answers row;
            row.values["no"] = static_cast<double>(rows.size() + 1);
            row.values["activation"] = value_of(value);
            rows.push_back(row);
        }
    }
};

TEST_P(SomaticExperiencingLibraryTest, CountsPendulationCycles) {
    log(GetParam().log);

    const auto values = derive();

    const auto found = values.find("se.cycles");
    EXPECT_EQ(found == values.end() ? Value{} : found->second, value_of(GetParam().cycles));
}

INSTANTIATE_TEST_SUITE_P(Each, SomaticExperiencingLibraryTest, testing::ValuesIn(swings),
                         [](const auto& each) { return std::string{each.param.name}; });

TEST_F(SomaticExperiencingLibraryTest, CountsInTheOrderOfRowNumbers) {
    log({6, 2, 5, 2, 3});
    auto& rows = part().tables["track"];
    std::swap(rows[0].values["no"], rows[3].values["no"]); // now 2 2 5 6 3

    EXPECT_EQ(derive().at("se.cycles"), Value{1});
}

TEST_F(SomaticExperiencingLibraryTest, SaysWhereTheCyclesAre) {
    log({2, 4, 7, 4, 3, 4, 6, 3, 2});

    EXPECT_EQ(derive().at("se.track_marks"), Value{"zone 3 settled \u2264 3; span 3 5 Cycle 1; span 7 9 Cycle 2"});
}

class EmdrLibraryTest : public ShippedLibraryTest {
protected:
    void SetUp() override {
        Section section;
        section.block = "work";
        auto target = field_of("p3_target", FieldKind::reference);
        target.reference_to = "target";
        section.fields = {target, field_of("sud_start", FieldKind::computed),
                          field_of("sud_last", FieldKind::computed),
                          table_of("p4_sets", {field_of("no"), field_of("sud")})};
        Block block;
        block.id = "work";
        use("emdr", "emdr", {section}, {block});
        auto form = std::make_shared<Template>(*parts_[0]);
        Register targets;
        targets.id = "target";
        targets.title_field = "name";
        form->registers = {targets};
        parts_ = {form};
        for (const auto* name : {"bridge", "kitchen"}) {
            RegisterEntry entry;
            entry.id = std::string{name} + "-0123456789abcdef";
            entry.fields["name"] = std::string{name};
            registers_.entries["emdr.target"].push_back(entry);
        }
    }
    void work(const std::string& target, std::optional<double> start, std::optional<double> last,
              const Numbers& suds) {
        Answers row;
        row.values["p3_target"] = target + "-0123456789abcdef";
        row.values["sud_start"] = value_of(start);
        row.values["sud_last"] = value_of(last);
        for (const auto& sud : suds) {
            Answers set;
            set.values["sud"] = value_of(sud);
            row.tables["p4_sets"].push_back(set);
        }
        part().tables["work"].push_back(row);
    }
};

TEST_F(EmdrLibraryTest, PacePerSetIsTheFallUpToTheLastAsking) {
    work("bridge", 8, 2, {gap, 6, gap, 2, gap});

    EXPECT_EQ(derive().at("emdr.sud_pace_set"), Value{1.5}); // 8 to 2 over four sets
}

TEST_F(EmdrLibraryTest, PacePerSetWithoutAStartCountsFromTheFirstAsking) {
    work("bridge", gap, 3, {gap, 7, gap, 3});

    EXPECT_EQ(derive().at("emdr.sud_pace_set"), Value{2}); // 7 to 3 over two sets
}

TEST_F(EmdrLibraryTest, PacePerSetTakesAllTargetsTogether) {
    work("bridge", 8, 4, {4});
    work("kitchen", 6, 6, {gap, 6, 6});

    EXPECT_EQ(derive().at("emdr.sud_pace_set"), Value{1}); // 4 points over 1 + 3 sets
}

TEST_F(EmdrLibraryTest, PaceIsNullWhenSudWasNotAsked) {
    work("bridge", 8, 8, {gap, gap});

    EXPECT_FALSE(derive().contains("emdr.sud_pace_set"));
}

TEST_F(EmdrLibraryTest, PaceOverTheCourseHasALineForEachTargetOfToday) {
    work("bridge", 8, 5, {5});
    work("kitchen", 7, 7, {});
    next_session();
    work("kitchen", 7, 9, {9});
    next_session();
    work("bridge", 6, 2, {2});

    EXPECT_EQ(derive().at("emdr.sud_pace_course"),
              Value{"bridge: SUD 8 to 2 over 2 sessions, falling 3 per session"});

    work("kitchen", 9, 8, {8});
    EXPECT_EQ(derive().at("emdr.sud_pace_course"),
              Value{"bridge: SUD 8 to 2 over 2 sessions, falling 3 per session\n"
                    "kitchen: SUD 7 to 8 over 3 sessions, rising 0.33 per session"});
}

TEST_F(EmdrLibraryTest, NoteWithoutWorkGivesNothing) {
    part();

    EXPECT_TRUE(derive().empty());
}

class CbtLibraryTest : public ShippedLibraryTest {
protected:
    void SetUp() override {
        Section section;
        auto belief = field_of("belief", FieldKind::reference);
        belief.reference_to = "core_belief";
        section.fields = {table_of("core", {belief, field_of("old_rating"), field_of("new_rating")}),
                          field_of("mood"),
                          table_of("act", {field_of("done", FieldKind::yes_no), field_of("pleasure"),
                                           field_of("value_area", FieldKind::text)})};
        use("cbt", "cbt", {section});
        auto form = std::make_shared<Template>(*parts_[0]);
        Register beliefs;
        beliefs.id = "core_belief";
        beliefs.title_field = "old";
        form->registers = {beliefs};
        parts_ = {form};
        RegisterEntry entry;
        entry.id = "0123";
        entry.fields["old"] = std::string{"I am not safe"};
        registers_.entries["cbt.core_belief"] = {entry};
    }
    void rate(std::optional<double> old_rating, std::optional<double> new_rating) {
        Answers row;
        row.values["belief"] = std::string{"0123"};
        row.values["old_rating"] = value_of(old_rating);
        row.values["new_rating"] = value_of(new_rating);
        part().tables["core"].push_back(row);
    }
    void live(double mood, std::initializer_list<std::pair<bool, std::optional<double>>> activities,
              const std::string& area = "Friends") {
        part().values["mood"] = mood;
        for (const auto& [done, pleasure] : activities) {
            Answers row;
            row.values["done"] = done;
            row.values["pleasure"] = value_of(pleasure);
            row.values["value_area"] = area;
            part().tables["act"].push_back(row);
        }
    }
};

TEST_F(CbtLibraryTest, CB8BeliefTrendSkipsTheGap) {
    const std::pair<std::optional<double>, std::optional<double>> ratings[] = {
        {90, 20}, {75, 35}, {gap, gap}, {60, 55}};
    for (const auto& [old_rating, new_rating] : ratings) {
        next_session();
        rate(old_rating, new_rating);
    }

    // Least squares over sessions 0, 1 and 3: -9.643 and 11.429.
    EXPECT_EQ(derive().at("cbt.belief_trend"),
              Value{"I am not safe: old belief 90 to 60 (falling 9.6 per session); "
                    "new belief 20 to 55 (rising 11.4 per session)"});
}

TEST_F(CbtLibraryTest, BeliefRatedOnceHasNoTrend) {
    rate(90, gap);

    EXPECT_EQ(derive().at("cbt.belief_trend"), Value{"I am not safe: old belief 90"});
}

TEST_F(CbtLibraryTest, MoodLinkOfAValueAreaIsPearsonsRFromFiveSessions) {
    const double pleasures[] = {2, 4, 4, 6, 9};
    const double moods[] = {30, 40, 50, 55, 80};
    for (int session = 0; session < 4; ++session) {
        live(moods[session], {{true, pleasures[session]}, {false, 9}, {true, gap}});
        live(moods[session], {{true, 9 - pleasures[session]}}, "Home");
        next_session();
    }
    EXPECT_FALSE(derive().contains("cbt.activity_mood_links"));
    live(moods[4], {{true, pleasures[4] - 1}, {true, pleasures[4] + 1}});

    // Means 5 and 51; sum of products 195, of squares 28 and 1420.
    EXPECT_EQ(derive().at("cbt.activity_mood_links"), Value{"Friends: r = 0.98"}); // Home: four pairs
    live(moods[4], {{true, 1}}, "Home");
    EXPECT_EQ(derive().at("cbt.activity_mood_links"), Value{"Friends: r = 0.98\nHome: r = -0.97"});
}

TEST_F(CbtLibraryTest, MoodLinkIsNullWithoutSpread) {
    for (int session = 0; session < 6; ++session) {
        live(50, {{true, session}});
        next_session();
    }
    live(50, {{true, 3}});

    EXPECT_FALSE(derive().contains("cbt.activity_mood_links"));
}

} // namespace
} // namespace attune
