// SPDX-License-Identifier: Apache-2.0
#include "sample.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using sample::problems_of;

bool says(std::string_view children, std::string_view text) {
    const std::string problems = problems_of(children);
    return problems.find(text) != std::string::npos || (ADD_FAILURE() << "expected: " << text << "\nfound:\n"
                                                                      << problems,
                                                        false);
}

std::string section(std::string_view fields) {
    return "<section id=\"s\" title=\"S\">" + std::string{fields} + "</section>";
}

TEST(ReaderTest, KeepsWhatTheFileSays) {
    const auto part = sample::load(R"xml(
        <summary>Two  lines
        folded.</summary>
        <section id="s" title="S" hint="H" say="plan" last="true">
        <scale id="sud" label="SUD" min="0" max="10" step="0.5" evidence="S" source="A paper" required="true"><anchor value="0" label="none"/></scale>
        <computed id="c" label="C" calculate="sud * 2" unit="%" decimals="1"/></section>)xml");

    EXPECT_EQ(part->summary, "Two lines folded.");
    EXPECT_EQ(part->full_id(), "pack.session");
    EXPECT_EQ(part->hash.size(), 64U);
    EXPECT_TRUE(part->sections[0].last);
    const Field& sud = part->sections[0].fields[0];
    EXPECT_EQ(sud.kind, FieldKind::scale);
    EXPECT_EQ(sud.step, 0.5);
    EXPECT_EQ(sud.evidence, EvidenceTag::source);
    EXPECT_EQ(sud.say, NarrativePart::plan);
    EXPECT_EQ(sud.anchors[0].label, "none");
    EXPECT_EQ(part->sections[0].fields[1].calculate.text(), "sud * 2");
}

TEST(ReaderTest, NamesFileLineColumnAndElement) {
    const ReadTemplate read = sample::read(sample::whole(
        "<section id=\"s\" title=\"S\">\n  <scale id=\"a\" label=\"A\" min=\"0\" max=\"ten\"/>\n"
        "  <txt id=\"b\" label=\"B\"/>\n</section>\n<rule id=\"r\" severity=\"loud\" when=\"a gt "
        "1\">R</rule>"));

    EXPECT_EQ(read.result, nullptr);
    ASSERT_EQ(read.problems.size(), 3U);
    EXPECT_EQ(to_string(read.problems[0]),
              "sample.xml:4:40: <scale id=\"a\">: max: \"ten\" was found, a number was expected");
    EXPECT_EQ(read.problems[0].element, "/template/section/scale");
    EXPECT_EQ(to_string(read.problems[1]), "sample.xml:5:3: <txt id=\"b\">: not expected inside <section>; "
                                           "expected is a field; did you mean text?");
    EXPECT_EQ(to_string(read.problems[2]), "sample.xml:7:24: <rule id=\"r\">: severity: \"loud\" was found, "
                                           "one of information, caution, critical, blocking was expected");
}

TEST(ReaderTest, ReportsAHundredProblemsAtMost) {
    std::string fields;
    for (int i = 0; i < 300; ++i)
        fields += "<text id=\"f" + std::to_string(i) + "\"/>";

    EXPECT_EQ(sample::read(sample::whole(section(fields))).problems.size(), 100U);
}

TEST(ReaderTest, RefusesWhatItDoesNotKnow) {
    EXPECT_TRUE(says(section("<text id='a' label='A' requird='true'/>"),
                     "the attribute requird is not known here; did you mean required?"));
    EXPECT_TRUE(says(section("<text id='a' label='A' min='1'/>"), "the attribute min is not known here"));
    EXPECT_TRUE(says("<secton id='s' title='S'/>", "not expected inside <template>; did you mean section?"));
    EXPECT_TRUE(says(section("words"), "text is not expected here: \"words\""));
    EXPECT_TRUE(says(section("<text id='a' label='A'><b/></text>"), "no element is expected inside <text>"));
}

TEST(ReaderTest, ChecksIdsAndTheirUse) {
    EXPECT_TRUE(says(section("<text id='A' label='A'/>"), "is no id"));
    EXPECT_TRUE(says(section("<text id='div' label='A'/>"), "has a meaning in expressions"));
    EXPECT_TRUE(says(section("<text id='a' label='A'/><text id='a' label='A'/>"),
                     "field \"a\" stands twice; the first is in line 3"));
    EXPECT_TRUE(says(section("<text id='a' label='A'/><table id='t' label='T'><text id='x' label='X'/><text "
                             "id='x' label='X'/></table>"),
                     "the column x stands twice"));
    EXPECT_TRUE(says(section("<choice id='a' label='A' choices='moods'/>") +
                         "<choices id='mood'><option value='x' label='X'/></choices>",
                     "no <choices id=\"moods\">; did you mean mood?"));
    EXPECT_TRUE(says(section("<reference id='a' label='A' to='target'/>"), "there is no register p.target"));
    EXPECT_TRUE(says("<alias id='x' of='hdr.none'/>", "there is no field hdr.none in another template"));
}

TEST(ReaderTest, ChecksNumbersAndScales) {
    EXPECT_TRUE(says(section("<scale id='a' label='A' min='5' max='1'/>"), "min 5 is above max 1"));
    EXPECT_TRUE(says(section("<scale id='a' label='A' min='0'/>"), "the attribute max is missing"));
    EXPECT_TRUE(
        says(section("<scale id='a' label='A' min='0' max='3' step='0'/>"), "a number above 0 was expected"));
    EXPECT_TRUE(says(section("<scale id='a' label='A' min='0' max='3'><anchor value='4' label='x'/></scale>"),
                     "4 lies outside of the scale"));
    EXPECT_TRUE(says(
        section(
            "<choice id='a' label='A'><option value='x' label='X'/><option value='x' label='Y'/></choice>"),
        "the option x stands twice"));
    EXPECT_TRUE(says(section("<choice id='a' label='A'/>"), "it has no options"));
    EXPECT_TRUE(says(section("<computed id='a' label='A'/>"), "needs calculate"));
    EXPECT_TRUE(says(section("<table id='t' label='T' order='no'><text id='no' label='N'/></table>"),
                     "must be a <number>"));
}

TEST(ReaderTest, RefusesCirclesWithTheirPath) {
    EXPECT_TRUE(says(section("<computed id='a' label='A' calculate='b + 1'/><computed id='b' label='B' "
                             "calculate='c'/><computed id='c' label='C' calculate='a'/>"),
                     "the calculation goes in a circle: a → b → c → a"));
    EXPECT_TRUE(says(section("<number id='a' label='A' relevant='a gt 1'/>"), "circle: a → a"));
    EXPECT_TRUE(
        says(section("<table id='t' label='T'><number id='x' label='X'/><computed id='y' label='Y' "
                     "calculate='total'/></table><computed id='total' label='S' calculate='sum(t.y)'/>"),
             "in a circle"));
    EXPECT_TRUE(
        says("<section id='s' title='S' relevant='inside gt 1'><number id='inside' label='I'/></section>",
             "in a circle"));
    EXPECT_TRUE(says(section("<computed id='a' label='A' calculate='sum(course.a)'/>"), "circle: a → a"));
    EXPECT_EQ(problems_of(section("<computed id='a' label='A' calculate='coalesce(previous(a), 0) + 1'/>")),
              "");
}

TEST(ReaderTest, CalculationsMayNotLookBehindTheRegisters) {
    EXPECT_TRUE(says(section("<computed id='late' label='L' calculate='1' after='registers'/><computed "
                             "id='a' label='A' calculate='late'/>"),
                     "computed after the registers"));
    EXPECT_TRUE(says(section("<computed id='late' label='L' calculate='1' after='registers'/><number id='a' "
                             "label='A' relevant='late = 1'/>"),
                     "computed after the registers"));
    EXPECT_EQ(problems_of(section("<computed id='late' label='L' calculate='1' after='registers'/>") +
                          "<rule id='r' severity='information' when='late = 1'>R</rule>"),
              "");
}

TEST(ReaderTest, ChecksRulesSeriesAndRegisters) {
    const std::string reg = "<register id='g' label='G' plural='Gs' title='name'><text id='name' label='N'/>";
    EXPECT_TRUE(says(section("<number id='a' label='A'/>") +
                         "<rule id='r' severity='information' at='b' needs='c' in='d' when='a gt 1'>R</rule>",
                     "in=\"d\" names no block or table"));
    EXPECT_TRUE(says(section("<number id='a' label='A'/>") +
                         "<rule id='r' severity='information' at='aa' when='a gt 1'>R</rule>",
                     "at=\"aa\" names no field, table or section here; did you mean a?"));
    EXPECT_TRUE(says("<rule id='r' severity='information'>R</rule>", "the attribute when is missing"));
    EXPECT_TRUE(says("<rule id='r' severity='information' when='true'>{1 + }</rule>",
                     "ends where a value was expected"));
    EXPECT_TRUE(says("<rule id='r' severity='information' when='true'>{1</rule>",
                     "{ begins an expression that no } ends"));
    EXPECT_TRUE(says("<rule id='r' severity='information' when='this.x = 1'>R</rule>",
                     "`this` is an entry of a register"));
    EXPECT_TRUE(says("<series id='s' label='S'><point value=\"'a'\"/></series>",
                     "gives a text or choice, but a number is expected"));
    EXPECT_TRUE(says(reg + "<state id='a' label='A'><on event='e' to='b'/></state></register>",
                     "there is no event e"));
    EXPECT_TRUE(says(reg + "<state id='a' label='A'/></register>", "no state has start=\"true\""));
    EXPECT_TRUE(says(reg + "<pass id='p' by='none'/></register>", "by=\"none\" names no field"));
    EXPECT_TRUE(
        says(section("<reference id='r' label='R' to='g'/>") + reg +
                 "<carried id='x' label='X'/><pass id='p' by='r'><set id='y' value='1'/></pass></register>",
             "names no carried value of g; did you mean x?"));
    const std::string rated = section("<reference id='r' label='R' to='g'/><number id='n' label='N'/>") + reg +
                              "<carried id='start' label='X'/><carried id='on' label='X' type='date'/></register>";
    EXPECT_TRUE(says(rated + "<series id='s' label='S' base='star'><point per='r' value='n'/></series>",
                     "base=\"star\" names no carried value of g; did you mean start?"));
    EXPECT_TRUE(says(rated + "<series id='s' label='S' base='on'><point per='r' value='n'/></series>",
                     "base=\"on\" must name a number"));
    EXPECT_TRUE(says(rated + "<series id='s' label='S' base='start'><point value='n'/></series>", "each <point> needs per"));
    EXPECT_TRUE(says(reg + "<text id='status' label='S'/></register>", "has \"status\" already"));
}

TEST(ReaderTest, BracesCanBeWrittenTwice) {
    const auto part = sample::load(R"xml(<section id="s" title="S"><yes-no id="a" label="A"/></section>
        <rule id="r" severity="information" when="a">Set {{1, 2}} and {concat('}', 'x')}</rule>)xml");
    Form form = sample::form(part);
    form.set(sample::at("a"), true);

    EXPECT_EQ(form.rules().at(0).message, "Set {1, 2} and }x");
}

TEST(ReaderTest, TheShippedTemplatesLoad) {
    std::vector<std::shared_ptr<const Template>> others;
    for (const auto& [pack, prefix] :
         {std::pair{"header", "hdr"}, {"emdr", "emdr"}, {"somatic_experiencing", "se"}, {"cbt", "cbt"}}) {
        const auto files = sample::files(std::string{"plugins/"} + pack + "/templates");
        ASSERT_FALSE(files.empty()) << pack;
        for (const auto& file : files) {
            const ReadTemplate read = read_template(sample::file(file), file.filename(),
                                                    {.pack = pack, .prefix = prefix, .others = others});
            EXPECT_EQ(sample::text(read.problems), "") << file;
            if (read.result != nullptr && std::string_view{prefix} == "hdr")
                others.push_back(read.result);
        }
    }
}

} // namespace
} // namespace attune
