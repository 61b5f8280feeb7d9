// SPDX-License-Identifier: Apache-2.0
// A form on paper: what is on it, and that nothing typed can become markup.
#include "core/report/paper/form_picture.hpp"

#include "core/template/reader/reader.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

constexpr const char* night = R"xml(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="pt-BR">
<title>Rest &amp; sleep</title><summary>How the client rested.</summary>
<section id="s" title="Night" hint="Last night only." say="subjective">
<scale id="rested" label="Rested" min="0" max="4" required="true" evidence="A"><anchor value="0" label="not"/><anchor value="4" label="fully"/></scale>
<scale id="fear" label="Fear" min="0" max="100"><anchor value="0" label="none"/><anchor value="100" label="highest"/></scale>
<choice id="bed" label="Bed"><option value="own" label="Own"/><option value="hotel" label="Hotel"/></choice>
<text id="dream" label="Dream" hint="In a word."/>
<text id="why" label="Why the hotel" relevant="bed = 'hotel'"/>
<long-text id="own" label="For myself" store="private"/>
<table id="wakes" label="Awake" row-label="time"><text id="when" label="When"/><number id="minutes" label="Minutes"/><text id="why_awake" label="Why" line="2"/></table>
<computed id="awake" label="Minutes awake" calculate="sum(wakes.minutes)"/></section>
<section id="t" title="After the hotel" relevant="bed = 'hotel'" say="plan"><text id="next" label="Next"/></section>
<block id="b" label="Naps" row-label="nap"><section id="n" title="Nap" say="subjective"><duration id="length" label="Length"/></section></block>
<rule id="tired" at="rested" severity="caution" evidence="A" when="rested lt 2">Rested {rested}. Ask about the day.</rule>
<rule id="long" severity="information" evidence="A" when="awake gt 60">Awake for more than an hour in all.</rule>
<prompt id="p" when="rested lt 2">Ask for the night again.</prompt>
</template>)xml";

class FormPictureTest : public testing::Test {
protected:
    std::shared_ptr<const Template> own_ = read_template(night, "night.xml", {.pack = "rest", .prefix = "rs", .others = {}}).result;
    Form form_{{own_}, {}, {}};

    void set(const std::string& field, Value value) { form_.set({"rs", {}, field}, std::move(value)); }
    [[nodiscard]] FormPicture picture() const { return picture_of(form_, *own_, {NoteFormat::soap, NoteFormat::plain}); }
    [[nodiscard]] static std::vector<std::string> titles(const FormPicture& picture) {
        std::vector<std::string> found;
        for (const auto& group : picture.groups)
            found.push_back(group.title);
        return found;
    }
    [[nodiscard]] static const FormPicture::Item& item(const FormPicture& picture, const std::string& label) {
        for (const auto& group : picture.groups)
            for (const auto& each : group.items)
                if (each.label == label)
                    return each;
        throw std::runtime_error{"no " + label};
    }
};

TEST_F(FormPictureTest, ShowsWhatIsRelevantAndNothingElse) {
    EXPECT_EQ(titles(picture()), (std::vector<std::string>{"Night", "Nap"}));
    EXPECT_THROW((void)item(picture(), "Why the hotel"), std::runtime_error);

    set("bed", "hotel");
    EXPECT_EQ(titles(picture()), (std::vector<std::string>{"Night", "After the hotel", "Nap"}));
    EXPECT_NO_THROW((void)item(picture(), "Why the hotel"));
}

TEST_F(FormPictureTest, RowsOfABlockAreNumberedWhenThereAreSeveral) {
    form_.add_row({"rs", {}, "b"});

    EXPECT_EQ(titles(picture()), (std::vector<std::string>{"Night", "Nap, nap 1", "Nap, nap 2"}));
}

TEST_F(FormPictureTest, ScaleHasItsStepsAndEnds) {
    set("rested", 3);
    const auto scale = item(picture(), "Rested");

    ASSERT_EQ(scale.steps.size(), 5U);
    EXPECT_TRUE(scale.steps[3].is_chosen);
    EXPECT_FALSE(scale.steps[2].is_chosen);
    EXPECT_EQ(scale.low, "0 not");
    EXPECT_EQ(scale.high, "4 fully");
    EXPECT_TRUE(scale.is_required);
    EXPECT_NE(scale.evidence, "");
}

TEST_F(FormPictureTest, LongScaleIsANumberBetweenItsEnds) {
    set("fear", 45);

    EXPECT_TRUE(item(picture(), "Fear").steps.empty());
    EXPECT_EQ(item(picture(), "Fear").answer, "45");
}

TEST_F(FormPictureTest, NotAskedIsAnAnswer) {
    set("rested", NotAsked{});

    EXPECT_EQ(item(picture(), "Rested").answer, "not asked");
    EXPECT_NE(form_html(picture()).find("not asked"), std::string::npos);
}

TEST_F(FormPictureTest, TablesMessagesPromptsAndProseAreThere) {
    set("rested", 1);
    form_.add_row({"rs", {}, "wakes"});
    form_.set({"rs", {{"wakes", 0}}, "minutes"}, 90);
    const FormPicture made = picture();

    EXPECT_EQ(item(made, "Awake").heads, (std::vector<std::string>{"When", "Minutes"}));
    EXPECT_EQ(item(made, "Awake").rows, (std::vector<std::vector<std::string>>{{"", "90"}}));
    EXPECT_EQ(item(made, "Minutes awake").answer, "90");
    EXPECT_EQ(item(made, "Awake").second_lines, (std::vector<std::string>{""}));
    form_.set({"rs", {{"wakes", 0}}, "why_awake"}, "Storm");
    EXPECT_EQ(item(picture(), "Awake").second_lines, (std::vector<std::string>{"Why: Storm"}));
    EXPECT_NE(form_html(picture()).find("colspan=\"2\">Why: Storm</td>"), std::string::npos);
    ASSERT_EQ(item(made, "Rested").messages.size(), 1U);
    EXPECT_EQ(item(made, "Rested").messages.front().words, "Rested 1. Ask about the day.");
    ASSERT_EQ(made.messages.size(), 1U);
    EXPECT_EQ(made.prompts, (std::vector<std::string>{"Ask for the night again."}));
    ASSERT_EQ(made.prose.size(), 2U);
    EXPECT_EQ(made.prose[0].format, "SOAP");
    EXPECT_EQ(made.prose[0].parts.front().heading, "Subjective");
}

TEST_F(FormPictureTest, PageEscapesEveryText) {
    set("dream", "<script>alert('x')</script> & \"more\"");
    const std::string html = form_html(picture());

    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"), std::string::npos);
    EXPECT_NE(html.find("<title>Rest &amp; sleep</title>"), std::string::npos);
}

TEST_F(FormPictureTest, PageIsWholeAndReadable) {
    set("rested", 1);
    const std::string html = form_html(picture());

    for (const char* part :
         {"<html lang=\"pt-BR\">", "<h1>Rest &amp; sleep</h1>", "<h2 id=\"g1\">Night</h2>", "<dt>Rested", "<th scope=\"col\">Minutes</th>",
          "prefers-color-scheme: dark", "@media print", "default-src 'none'", "(chosen)", "Caution:", "<h3>SOAP</h3>"})
        EXPECT_NE(html.find(part), std::string::npos) << part;
    for (const char* part : {"http://", "https://", "url(", "@import", "<link", "<img"})
        EXPECT_EQ(html.find(part), std::string::npos) << part;
}

TEST_F(FormPictureTest, PictureIs900WideAndGrowsWithTheForm) {
    const auto size_of = [&] {
        const Bytes png = form_png(picture(), light_palette());
        const auto number = [&](std::size_t at) {
            return (png[at] << 24) | (png[at + 1] << 16) | (png[at + 2] << 8) | png[at + 3];
        };
        return std::pair{number(16), number(20)};
    };
    const auto [width, height] = size_of();
    for (int row = 0; row < 6; ++row)
        form_.add_row({"rs", {}, "b"});

    EXPECT_EQ(width, 900);
    EXPECT_GT(height, 400);
    EXPECT_GT(size_of().second, height);
}

TEST_F(FormPictureTest, VeryLongFormIsDrawnSmallerRatherThanNotAtAll) {
    std::string dream;
    for (int line = 0; line < 4000; ++line)
        dream += "and on\n";
    set("dream", dream);

    EXPECT_FALSE(form_png(picture(), dark_palette()).empty());
}

} // namespace
} // namespace attune
