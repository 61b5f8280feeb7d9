// SPDX-License-Identifier: Apache-2.0
// Forms of the shipped packs with the values of their libraries.
#include "core/modality/native/native_values.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/modality/template_shelf.hpp"
#include "tests/unit/modality/attack_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

const Date day{std::chrono::year{2027}, std::chrono::March, std::chrono::day{9}};

class NativeFormTest : public testing::Test {
protected:
    [[nodiscard]] Form form_of(const char* id) const {
        FormContext context;
        context.today = day;
        return Form{{shelf_.header(), shelf_.find(id)}, {}, context};
    }
    static void log(Form& form, std::initializer_list<int> activations) {
        for (const int activation : activations) {
            const auto row = form.add_row({"se", {}, "track"});
            form.set({"se", {{"track", row}}, "activation"}, activation);
        }
    }

    TemplateShelf shelf_{read_packs({shipped_packs_folder()})};
};

TEST_F(NativeFormTest, ShowsTheCyclesOfItsLog) {
    auto form = form_of("se.session");
    log(form, {2, 5, 3, 6, 2});
    NativeValues native{shelf_.packs(), plugin_host_file(), approved_library_hashes(),
                        test::patient_limits()};

    ASSERT_TRUE(native.has_work_for(form));
    const auto result = native.derive(form, {});
    form.set_native(result.values);

    ASSERT_TRUE(result.notices.empty()) << result.notices.front().detail;
    EXPECT_EQ(form.value({"se", {}, "cycles"}), Value{2});
}

TEST_F(NativeFormTest, GoesOnWithoutTheLibrary) {
    auto form = form_of("se.session");
    log(form, {2, 5});
    NativeValues native{shelf_.packs(), "/no/such/host", approved_library_hashes()};

    const auto result = native.derive(form, {});
    form.set_native(result.values);
    log(form, {1});

    EXPECT_EQ(result.notices.at(0).sentence,
              "Somatic Experiencing’s own computations could not be started, because "
              "a part of Attune is missing. The form works without them.");
    EXPECT_FALSE(native.has_work_for(form));
    EXPECT_TRUE(form.value({"se", {}, "cycles"}).is_null());
    EXPECT_EQ(form.value({"se", {}, "act_end"}), Value{1});
}

TEST_F(NativeFormTest, HeaderAloneNeedsNoLibrary) {
    FormContext context;
    context.today = day;
    const Form form{{shelf_.header()}, {}, context};
    const NativeValues native{shelf_.packs()};

    EXPECT_FALSE(native.has_work_for(form));
    EXPECT_TRUE(native.gather(form, {}).empty());
}

TEST_F(NativeFormTest, EarlierNotesTakePart) {
    NativeValues native{shelf_.packs(), plugin_host_file(), approved_library_hashes(),
                        test::patient_limits()};
    std::vector<EarlierNote> earlier;
    std::map<std::string, Value> values;
    const double pleasures[] = {2, 4, 4, 6, 9};
    const double moods[] = {30, 40, 50, 55, 80};
    for (int session = 0; session < 5; ++session) {
        FormContext context;
        context.today = day;
        context.earlier = earlier;
        Form form{{shelf_.header(), shelf_.find("cbt.session")}, {}, context};
        form.set({"cbt", {}, "mood"}, moods[session]);
        const auto row = form.add_row({"cbt", {}, "act"});
        form.set({"cbt", {{"act", row}}, "done"}, true);
        form.set({"cbt", {{"act", row}}, "pleasure"}, pleasures[session]);
        form.set({"cbt", {{"act", row}}, "value_area"}, "Friends");
        values = native.derive(form, earlier).values;
        earlier.push_back({.id = session + 1, .date = day, .values = form.values()});
    }

    EXPECT_EQ(values.at("cbt.activity_mood_links"), Value{"Friends: r = 0.98"});
}

} // namespace
} // namespace attune
