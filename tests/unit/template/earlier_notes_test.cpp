// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/earlier_notes.hpp"
#include "core/template/form/form.hpp"
#include "sample.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

EarlierNote note(std::int64_t id, double mood) {
    EarlierNote made;
    made.id = id;
    made.values.parts["p"].values["mood"] = mood;
    return made;
}

/// A form whose one field sums the moods of the earlier notes.
Form form_over(const EarlierNotes& earlier) {
    static const auto definition = sample::load(R"xml(
        <section id="s" title="S">
          <number id="mood" label="Mood"/>
          <computed id="moods" label="Moods" calculate="sum(earlier.mood)"/>
        </section>)xml");
    FormContext context;
    context.earlier = earlier;
    return sample::form(definition, {}, context);
}

Value moods(const Form& form) {
    return form.value(sample::at("moods"));
}

TEST(EarlierNotesTest, GrowFromFormToForm) {
    EarlierNotes earlier;
    for (int i = 1; i <= 4; ++i)
        earlier.push_back(note(i, i));

    EXPECT_EQ(moods(form_over(earlier)), Value{10});
    earlier.push_back(note(5, 5));

    EXPECT_EQ(moods(form_over(earlier)), Value{15});
    EXPECT_EQ(earlier.size(), 5U);
}

TEST(EarlierNotesTest, AFormKeepsTheListThatItWasGiven) {
    EarlierNotes earlier;
    earlier.push_back(note(1, 3));
    Form form = form_over(earlier);

    earlier.push_back(note(2, 4));
    form.set(sample::at("mood"), 9);

    EXPECT_EQ(form.earlier().size(), 1U);
    EXPECT_EQ(moods(form), Value{3});
    EXPECT_EQ(moods(form_over(earlier)), Value{7});
}

} // namespace
} // namespace attune
