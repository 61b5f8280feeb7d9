// SPDX-License-Identifier: Apache-2.0
#include "sample.hpp"

#include "core/template/expression/expression_parser.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

/// A form with answers of every kind, and one computed field for the expression under test.
constexpr std::string_view fields = R"xml(
  <choices id="kinds"><option value="same" label="Same as before"/><option value="shift" label="Shifting"/></choices>
  <section id="s" title="S">
    <number id="two" label="Two"/><number id="seven" label="Seven"/><number id="blank" label="Blank"/>
    <scale id="asked" label="Asked" min="0" max="10"/><scale id="unasked" label="Not asked" min="0" max="10"/>
    <text id="word" label="Word"/><text id="nothing" label="Nothing"/>
    <yes-no id="yes" label="Yes"/><yes-no id="no" label="No"/><yes-no id="maybe" label="Maybe"/>
    <choice id="kind" label="Kind" choices="kinds"/><multi-choice id="kinds_seen" label="Kinds" choices="kinds"/>
    <multi-choice id="none_seen" label="None" choices="kinds"/>
    <date id="day" label="Day"/><time id="start" label="Start"/><time id="stop" label="Stop"/>
    <table id="rows" label="Rows">
      <number id="x" label="X"/><number id="y" label="Y"/><choice id="change" label="Change" choices="kinds"/>
      <multi-choice id="tags" label="Tags" choices="kinds"/>
      <computed id="step" label="Step" calculate="next(x) - x"/>
      <computed id="back" label="Back" calculate="x - prior(x)"/>
      <computed id="place" label="Place" calculate="row-number()"/>
    </table>
    <table id="empty" label="Empty"><number id="z" label="Z"/></table>
  </section>)xml";

NoteAnswers answers() {
    NoteAnswers note;
    Answers& top = note.parts["p"];
    top.values = {{"two", 2},
                  {"seven", 7},
                  {"asked", 5},
                  {"unasked", NotAsked{}},
                  {"word", "Straße"},
                  {"nothing", ""},
                  {"yes", true},
                  {"no", false},
                  {"kind", "same"},
                  {"kinds_seen", TextList{"shift", "same"}},
                  {"day", *parse_date("2027-03-09")},
                  {"start", *parse_time("13:05")},
                  {"stop", *parse_time("13:55")}};
    const auto row = [](Value x, Value y, Value change, TextList tags) {
        Answers made;
        made.values = {{"x", std::move(x)},
                       {"y", std::move(y)},
                       {"change", std::move(change)},
                       {"tags", std::move(tags)}};
        std::erase_if(made.values, [](const auto& each) { return each.second.is_missing(); });
        return made;
    };
    top.tables["rows"] = {row(1, 2, "shift", {"same"}), row(3, {}, "same", {}),
                          row({}, 5, {}, {"shift", "same"}), row(6, 1, "same", {})};
    return note;
}

Value calculate(const std::string& expression, const std::string& type = "number") {
    std::string escaped;
    for (const char c : expression)
        escaped += c == '<' ? "&lt;" : (c == '"' ? "&quot;" : (c == '&' ? "&amp;" : std::string(1, c)));
    const auto part = sample::load(
        std::string{fields} + "<section id=\"t\" title=\"T\"><computed id=\"result\" label=\"R\" type=\"" +
        type + "\" calculate=\"" + escaped + "\"/></section>");
    return sample::form(part, answers()).value(sample::at("result"));
}

Value truth(const std::string& expression) {
    return calculate(expression, "yes-no");
}

std::string complaint(const std::string& expression) {
    return sample::problems_of(
        std::string{fields} +
        "<section id=\"t\" title=\"T\"><computed id=\"result\" label=\"R\" calculate=\"" + expression +
        "\"/></section>");
}

TEST(ExpressionTest, ReckonsWithTheUsualPrecedence) {
    EXPECT_EQ(calculate("two + seven * 2"), Value{16});
    EXPECT_EQ(calculate("(two + seven) * 2"), Value{18});
    EXPECT_EQ(calculate("-two - -seven"), Value{5});
    EXPECT_EQ(calculate("seven div two"), Value{3.5});
    EXPECT_EQ(calculate("seven / two"), Value{3.5});
    EXPECT_EQ(calculate("seven mod two"), Value{1});
    EXPECT_EQ(calculate("-seven mod two"), Value{-1});
    EXPECT_EQ(calculate(".5 + 1.25"), Value{1.75});
}

TEST(ExpressionTest, NullPropagatesThroughArithmeticAndComparison) {
    EXPECT_TRUE(calculate("blank + 1").is_null());
    EXPECT_TRUE(calculate("1 - blank").is_null());
    EXPECT_TRUE(calculate("-blank").is_null());
    EXPECT_TRUE(truth("blank = 1").is_null());
    EXPECT_TRUE(truth("blank != 1").is_null());
    EXPECT_TRUE(truth("blank lt 1").is_null());
    EXPECT_TRUE(truth("kind = nothing").is_null());
    EXPECT_TRUE(calculate("unasked + 1").is_null());
}

TEST(ExpressionTest, DivisionByZeroIsNull) {
    EXPECT_TRUE(calculate("seven / (two - 2)").is_null());
    EXPECT_TRUE(calculate("seven mod (two - 2)").is_null());
    EXPECT_TRUE(
        calculate("seven * 10000000000000000000000000000000000000000000000000000000000000000000000000000 * "
                  "10000000000000000000000000000000000000000000000000000000000000000000000000000000000000 * "
                  "10000000000000000000000000000000000000000000000000000000000000000000000000000000000000 * "
                  "10000000000000000000000000000000000000000000000000000000000000000000000000000000000000")
            .is_null());
}

TEST(ExpressionTest, LogicHasThreeValues) {
    EXPECT_EQ(truth("no and maybe"), Value{false});
    EXPECT_EQ(truth("maybe and no"), Value{false});
    EXPECT_TRUE(truth("yes and maybe").is_null());
    EXPECT_TRUE(truth("maybe and maybe").is_null());
    EXPECT_EQ(truth("yes or maybe"), Value{true});
    EXPECT_EQ(truth("maybe or yes"), Value{true});
    EXPECT_TRUE(truth("no or maybe").is_null());
    EXPECT_TRUE(truth("not maybe").is_null());
    EXPECT_EQ(truth("not no"), Value{true});
    EXPECT_EQ(truth("not (yes and no)"), Value{true});
}

TEST(ExpressionTest, ComparesWithSignsAndWords) {
    EXPECT_EQ(truth("two < seven"), Value{true});
    EXPECT_EQ(truth("two <= 2"), Value{true});
    EXPECT_EQ(truth("two > seven"), Value{false});
    EXPECT_EQ(truth("two ge 2 and two le 2 and not two lt 2 and not two gt 2"), Value{true});
    EXPECT_EQ(truth("kind = 'same'"), Value{true});
    EXPECT_EQ(truth("kind != 'same'"), Value{false});
    EXPECT_EQ(truth("day < date('2027-03-10')"), Value{true});
    EXPECT_EQ(truth("start < stop"), Value{true});
    EXPECT_EQ(truth("yes = true"), Value{true});
    EXPECT_EQ(truth("yes = false()"), Value{false});
}

TEST(ExpressionTest, MembershipKnowsNull) {
    EXPECT_EQ(truth("two in (1, 2, 3)"), Value{true});
    EXPECT_EQ(truth("two not in (1, 3)"), Value{true});
    EXPECT_EQ(truth("kind in ('shift')"), Value{false});
    EXPECT_TRUE(truth("blank in (1, 2)").is_null());
    EXPECT_TRUE(truth("two in (1, blank)").is_null());
    EXPECT_EQ(truth("two in (2, blank)"), Value{true});
}

TEST(ExpressionTest, IfTakesTheSecondBranchOnNull) {
    EXPECT_EQ(calculate("if(yes, 1, 2)"), Value{1});
    EXPECT_EQ(calculate("if(no, 1, 2)"), Value{2});
    EXPECT_EQ(calculate("if(maybe, 1, 2)"), Value{2});
    EXPECT_TRUE(calculate("if(yes, null, 2)").is_null());
}

TEST(ExpressionTest, CoalesceAndMissing) {
    EXPECT_EQ(calculate("coalesce(blank, unasked, 4)"), Value{4});
    EXPECT_TRUE(calculate("coalesce(blank, unasked)").is_null());
    EXPECT_EQ(truth("is-missing(blank)"), Value{true});
    EXPECT_EQ(truth("is-missing(unasked)"), Value{true});
    EXPECT_EQ(truth("is-missing(nothing)"), Value{true});
    EXPECT_EQ(truth("is-missing(none_seen)"), Value{true});
    EXPECT_EQ(truth("is-missing(two)"), Value{false});
    EXPECT_EQ(truth("not-asked(unasked)"), Value{true});
    EXPECT_EQ(truth("not-asked(asked)"), Value{false});
    EXPECT_EQ(truth("not-asked(blank)"), Value{false});
}

TEST(ExpressionTest, SelectedIsNeverNull) {
    EXPECT_EQ(truth("selected(kinds_seen, 'same')"), Value{true});
    EXPECT_EQ(truth("selected(kinds_seen, 'same', 'shift')"), Value{true});
    EXPECT_EQ(truth("selected(none_seen, 'same')"), Value{false});
    EXPECT_EQ(truth("selected(kind, 'shift')"), Value{false});
}

TEST(ExpressionTest, CountsRowsAndValues) {
    EXPECT_EQ(calculate("count(rows)"), Value{4});
    EXPECT_EQ(calculate("count(empty)"), Value{0});
    EXPECT_EQ(calculate("count(rows.x)"), Value{3});
    EXPECT_EQ(calculate("count(rows where x gt 1)"), Value{2});
    EXPECT_EQ(calculate("count(rows.y where x gt 1)"), Value{1});
    EXPECT_EQ(calculate("count(kinds_seen)"), Value{2});
    EXPECT_EQ(calculate("count(none_seen)"), Value{0});
}

TEST(ExpressionTest, AggregatesSkipNullsAndAreNullWithoutValues) {
    EXPECT_EQ(calculate("sum(rows.x)"), Value{10});
    EXPECT_EQ(calculate("mean(rows.y)"), Value{8.0 / 3.0});
    EXPECT_EQ(calculate("min(rows.y)"), Value{1});
    EXPECT_EQ(calculate("max(rows.y)"), Value{5});
    EXPECT_EQ(calculate("median(rows.x)"), Value{3});
    EXPECT_EQ(calculate("median(rows.x where x gt 1)"), Value{4.5});
    EXPECT_EQ(calculate("first(rows.y)"), Value{2});
    EXPECT_EQ(calculate("last(rows.x)"), Value{6});
    EXPECT_EQ(calculate("last(rows.x where change = 'shift')"), Value{1});
    EXPECT_EQ(calculate("item(rows.x, 2)"), Value{3});
    EXPECT_EQ(calculate("item(rows.x, -1)"), Value{6});
    EXPECT_TRUE(calculate("item(rows.x, 9)").is_null());
    for (const char* name : {"sum", "mean", "min", "max", "median", "first", "last"})
        EXPECT_TRUE(calculate(std::string{name} + "(empty.z)").is_null()) << name;
}

TEST(ExpressionTest, AggregatesAlsoTakeSeveralValues) {
    EXPECT_EQ(calculate("min(two, blank, seven)"), Value{2});
    EXPECT_EQ(calculate("max(two, blank, seven)"), Value{7});
    EXPECT_EQ(calculate("sum(two, blank, seven)"), Value{9});
    EXPECT_EQ(calculate("mean(two, blank, seven)"), Value{4.5});
    EXPECT_EQ(truth("max(day, date('2027-01-01')) = day"), Value{true});
}

TEST(ExpressionTest, AnyAllAndRuns) {
    EXPECT_EQ(truth("any(rows where change = 'same')"), Value{true});
    EXPECT_EQ(truth("any(empty where z = 1)"), Value{false});
    EXPECT_EQ(truth("all(rows where x gt 0)"), Value{false});
    EXPECT_EQ(truth("all(rows where x gt 0 or is-missing(x))"), Value{true});
    EXPECT_EQ(truth("all(empty where z = 1)"), Value{false});
    // same, null, same: the row without a value is passed over
    EXPECT_EQ(calculate("longest-run(rows where change = 'same')"), Value{2});
    EXPECT_EQ(calculate("longest-run(rows where coalesce(change = 'same', false))"), Value{1});
    EXPECT_EQ(calculate("longest-run(empty where z = 1)"), Value{0});
}

TEST(ExpressionTest, DistinctJoinsLists) {
    EXPECT_EQ(calculate("distinct(rows.tags)", "list"), (Value{TextList{"same", "shift"}}));
    EXPECT_EQ(calculate("distinct(rows.change)", "list"), (Value{TextList{"shift", "same"}}));
    EXPECT_EQ(calculate("join(rows.change, ', ')", "text"),
              Value{"Shifting, Same as before, Same as before"});
    EXPECT_EQ(calculate("join(kinds_seen, ' and ')", "text"), Value{"Shifting and Same as before"});
}

TEST(ExpressionTest, RowsKnowTheirNeighbours) {
    EXPECT_EQ(calculate("first(rows.step)"), Value{2});
    EXPECT_EQ(calculate("sum(rows.step)"), Value{5}); // 3 - 1, then 6 - 3 over the row without x
    EXPECT_EQ(calculate("sum(rows.back)"), Value{5});
    EXPECT_EQ(calculate("last(rows.place)"), Value{4});
}

TEST(ExpressionTest, DaysAndTimes) {
    EXPECT_EQ(calculate("stop - start"), Value{50});
    EXPECT_EQ(calculate("days-between(date('2027-03-01'), day)"), Value{8});
    EXPECT_EQ(calculate("days-between(day, date('2027-03-01'))"), Value{-8});
    EXPECT_EQ(calculate("add-days(day, 23)", "date"), Value{*parse_date("2027-04-01")});
    EXPECT_EQ(calculate("today()", "date"), Value{*parse_date("2027-03-09")});
    EXPECT_EQ(calculate("number(time('14:05'))"), Value{845});
    EXPECT_TRUE(calculate("date(nothing)", "date").is_null());
    EXPECT_TRUE(calculate("days-between(day, date(word))").is_null());
}

TEST(ExpressionTest, RoundsHalfAwayFromZero) {
    EXPECT_EQ(calculate("round(2.5)"), Value{3});
    EXPECT_EQ(calculate("round(-2.5)"), Value{-3});
    EXPECT_EQ(calculate("round(2.675, 2)"), Value{2.68});
    EXPECT_EQ(calculate("round(66.6667, 1)"), Value{66.7});
    EXPECT_EQ(calculate("round(1234, -2)"), Value{1200});
    EXPECT_EQ(calculate("abs(-2) + floor(1.9) + ceiling(1.1)"), Value{5});
    EXPECT_TRUE(calculate("round(blank)").is_null());
}

TEST(ExpressionTest, WorksOnText) {
    EXPECT_EQ(calculate("number(yes) + number(no) + number('3.5')"), Value{4.5});
    EXPECT_TRUE(calculate("number('three')").is_null());
    EXPECT_EQ(calculate("concat('a', nothing, two, 'b')", "text"), Value{"a2b"});
    EXPECT_EQ(calculate("text(two / 3)", "text"), Value{"0.67"});
    EXPECT_EQ(calculate("text(kind)", "text"), Value{"Same as before"});
    EXPECT_EQ(calculate("label(kinds_seen)", "text"), Value{"Shifting, Same as before"});
    EXPECT_EQ(calculate("length(word)"), Value{6});
    EXPECT_EQ(calculate("length(kinds_seen)"), Value{2});
    EXPECT_TRUE(calculate("length(nothing)").is_null());
    EXPECT_EQ(truth("contains(word, 'STRASSE')"), Value{true});
    EXPECT_EQ(truth("starts-with(word, 'stra')"), Value{true});
    EXPECT_TRUE(truth("contains(nothing, 'a')").is_null());
}

TEST(ExpressionTest, CorrelationNeedsFivePairsAndSpread) {
    EXPECT_TRUE(calculate("correlation(rows.x, rows.y)").is_null());
    const auto part = sample::load(R"xml(<section id="s" title="S"><table id="t" label="T">
        <number id="a" label="A"/><number id="b" label="B"/></table>
        <computed id="r" label="R" calculate="correlation(t.a, t.b)"/></section>)xml");
    NoteAnswers note;
    for (const auto& [a, b] : {std::pair{1, 2}, {2, 4}, {3, 6}, {4, 8}, {5, 10}}) {
        Answers row;
        row.values = {{"a", a}, {"b", b}};
        note.parts["p"].tables["t"].push_back(row);
    }
    Form form = sample::form(part, note);

    EXPECT_NEAR(*form.value(sample::at("r")).get<double>(), 1.0, 1e-12);
    for (std::size_t i = 0; i < 5; ++i)
        form.set(sample::at("b", {{"t", i}}), 3);
    EXPECT_TRUE(form.value(sample::at("r")).is_null());
}

TEST(ExpressionTest, ReportsMistakesWithTheirColumn) {
    EXPECT_NE(complaint("two + sevn").find("there is no field sevn; did you mean seven?"), std::string::npos);
    EXPECT_NE(complaint("two +").find("ends where a value was expected"), std::string::npos);
    EXPECT_NE(complaint("two + 'a'").find("a text or choice, but a number was expected"), std::string::npos);
    EXPECT_NE(complaint("count(rows where change = 'sam')")
                  .find("'sam' is no option of change; did you mean same?"),
              std::string::npos);
    EXPECT_NE(complaint("rows.x + 1").find("a column has many values"), std::string::npos);
    EXPECT_NE(complaint("x + 1").find("write rows.x"), std::string::npos);
    EXPECT_NE(complaint("seven / 0").find("divides by zero"), std::string::npos);
    EXPECT_NE(complaint("number(two = 'same')").find("a number is compared with a text or choice"),
              std::string::npos);
    EXPECT_NE(complaint("cuont(rows)").find("no function cuont(); did you mean count?"), std::string::npos);
    EXPECT_NE(complaint("is-mising(two)").find("did you mean is-missing?"), std::string::npos);
    EXPECT_NE(complaint("days-between(day, two)").find("a day was expected"), std::string::npos);
    EXPECT_NE(complaint("day - day").find("days-between"), std::string::npos);
    EXPECT_NE(complaint("1 = 1").find("gives yes or no, but a number is expected"), std::string::npos);
    EXPECT_NE(complaint("number(kinds_seen = 'same')").find("use selected("), std::string::npos);
    EXPECT_NE(complaint("if(two, 1, 2)").find("yes or no was expected"), std::string::npos);
    EXPECT_NE(complaint("if(yes, 1, 'a')").find("one branch gives a number"), std::string::npos);
    EXPECT_NE(complaint("number(1 = 1 = 1)").find("cannot be compared again"), std::string::npos);
    EXPECT_NE(complaint("number(two == 2)").find("write = for equal"), std::string::npos);
}

TEST(ExpressionTest, PointsAtTheColumnOfTheFile) {
    const ReadTemplate read = sample::read(sample::whole(
        "<section id=\"s\" title=\"S\">\n"
        "  <computed id=\"a\" label=\"A\" calculate=\"1 &lt; 2 and wrong\" type=\"yes-no\"/></section>"));

    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.problems[0].line, 4);
    EXPECT_EQ(read.problems[0].column, 54);
    EXPECT_EQ(read.problems[0].element, "/template/section/computed");
}

TEST(ExpressionTest, RefusesWhatIsTooLargeOrTooDeep) {
    const auto problem = [](const std::string& text) {
        return parse_expression(text).problem.value_or(ExpressionProblem{}).message;
    };
    EXPECT_NE(problem(std::string(70, '(') + "1" + std::string(70, ')')).find("deeper than 64"),
              std::string::npos);
    EXPECT_NE(problem(std::string(4001, ' ')).find("longer than 4000"), std::string::npos);
    std::string many = "1";
    for (int i = 0; i < 1500; ++i)
        many += "+1";
    EXPECT_NE(problem(many).find("longer than 2000 parts"), std::string::npos);
    EXPECT_EQ(problem(std::string(60, '(') + "1" + std::string(60, ')')), "");
    EXPECT_NE(problem("'open").find("no closing"), std::string::npos);
    EXPECT_NE(problem("1e5").find("no exponent"), std::string::npos);
}

TEST(ExpressionTest, AnEndlessExpressionIsStoppedAndTold) {
    const auto part = sample::load(
        R"xml(<section id="s" title="S"><table id="t" label="T"><number id="a" label="A"/></table>
        <computed id="bomb" label="Bomb" calculate="count(t where count(t where count(t where count(t where a gt 0) gt 0) gt 0) gt 0)"/>
        <computed id="z_late" label="Late" calculate="coalesce(bomb, 0) + 1"/></section>)xml");
    NoteAnswers note;
    note.parts["p"].tables["t"].resize(60);
    for (Answers& row : note.parts["p"].tables["t"])
        row.values["a"] = 1;

    const Form form = sample::form(part, note);

    EXPECT_TRUE(form.value(sample::at("bomb")).is_null());
    EXPECT_TRUE(form.value(sample::at("z_late")).is_null());
    const auto problems = form.problems();
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].kind, ProblemKind::blocked);
    EXPECT_NE(problems[0].message.find("100000 steps"), std::string::npos);
}

} // namespace
} // namespace attune
