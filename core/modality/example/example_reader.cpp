// SPDX-License-Identifier: Apache-2.0
#include "core/modality/example/example.hpp"
#include "core/modality/example/example_words.hpp"
#include "core/modality/strict_xml.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

namespace attune {
namespace {

using Kind = ExampleStep::Kind;
using Words = std::vector<std::string_view>;

constexpr std::size_t max_bytes = std::size_t{1} << 20U;
constexpr std::size_t max_examples = 500;
constexpr std::size_t max_sessions = 200;

constexpr std::array severities{Severity::information, Severity::caution, Severity::critical,
                                Severity::blocking};

/// What one `expect` may speak of, by the attribute that says so, and what may stand beside it.
struct Subject {
    std::string_view name;
    Words beside;
    bool needs_one; ///< of those beside it
};

const std::vector<Subject>& subjects() {
    // `entry` before `field`: an entry's field is spoken of by both.
    static const std::vector<Subject> all{
        {"entry", {"state", "field", "value", "within", "missing", "contains"}, true},
        {"series", {"of", "value", "within", "missing", "given"}, true},
        {"field", {"value", "within", "missing", "contains", "rows"}, true},
        {"relevant", {"is"}, false},
        {"required", {"is"}, false},
        {"rule", {"fires", "severity", "contains"}, true},
        {"prompt", {"fires", "contains"}, true},
        {"problem", {"is", "kind", "contains"}, false},
        {"problems", {}, false},
        {"narrative", {"under", "contains", "lacks"}, true}};
    return all;
}

/// Letters, digits, dash and underscore, a letter first.
bool is_example_id(std::string_view text) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !text.empty() && text.size() <= 60 && is_letter(text.front()) &&
           std::ranges::all_of(
               text, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
}

/// Walks one file.
class ExampleReader {
public:
    ExampleReader(StrictXml& xml, std::string file)
        : xml_{xml},
          file_{std::move(file)} {}

    std::vector<Example> read() {
        const auto root = xml_.root();
        xml_.check_attributes(root, {"template!", "with"});
        xml_.check_children(root, {"example"});
        std::vector<Example> examples;
        for (const auto child : root.children("example")) {
            if (examples.size() == max_examples) {
                xml_.add_problem(child, fmt::format("more than {} examples in one file", max_examples));
                break;
            }
            const auto before = xml_.problems().size();
            auto example = read_example(root, child);
            if (xml_.problems().size() == before)
                examples.push_back(std::move(example));
        }
        if (!root.child("example"))
            xml_.add_problem(root, "at least one <example> was expected");
        return examples;
    }

private:
    Example read_example(const pugi::xml_node& root, const pugi::xml_node& element) {
        xml_.check_attributes(element, {"id!", "title", "sample"});
        xml_.check_children(element,
                            {"entry", "change", "set-aside", "put-back", "practice", "known", "session"});
        Example example;
        example.id = element.attribute("id").value();
        example.title = tidy_name(element.attribute("title").value());
        example.template_id = root.attribute("template").value();
        example.with = split_words(root.attribute("with").value());
        example.file = file_;
        example.place = xml_.place(element);
        if (element.attribute("id") && !is_example_id(example.id))
            xml_.add_problem(element,
                             fmt::format("id=\"{}\": letters, digits, dash and underscore were expected, a "
                                         "letter first, 60 at most",
                                         shorten(example.id, 60)));
        else if (!ids_.insert(example.id).second)
            xml_.add_problem(element, fmt::format("a second example {}", example.id));
        read_sample(element, example);
        std::size_t sessions = 0;
        for (const auto child : element.children()) {
            if (child.type() != pugi::node_element)
                continue;
            example.steps.push_back(read_event(child));
            if (example.steps.back().kind == Kind::session && ++sessions == max_sessions + 1)
                xml_.add_problem(child, fmt::format("more than {} sessions", max_sessions));
        }
        if (sessions == 0)
            xml_.add_problem(element, "at least one <session> was expected");
        return example;
    }

    /// A form has one sample, so that whoever asks for it gets a certain one.
    void read_sample(const pugi::xml_node& element, Example& example) {
        const std::string word = element.attribute("sample").value();
        if (element.attribute("sample") && word != "yes" && word != "no")
            xml_.add_problem(element, fmt::format("sample=\"{}\": yes or no was expected", shorten(word, 40)));
        example.is_sample = word == "yes";
        if (!example.is_sample)
            return;
        if (!sample_.empty())
            xml_.add_problem(element, fmt::format("a second sample of {}; the first is {}", example.template_id, sample_));
        else
            sample_ = example.id;
    }

    /// What stands directly in an example.
    ExampleStep read_event(const pugi::xml_node& element) {
        const std::string_view name = element.name();
        auto step = step_of(element, Kind::session);
        if (name == "entry" || name == "change") {
            step.kind = name == "entry" ? Kind::entry : Kind::change;
            if (step.kind == Kind::entry)
                xml_.check_attributes(element, {"register!", "id!"});
            else
                xml_.check_attributes(element, {"entry!"});
            xml_.check_children(element, {"set"});
            for (const auto child : element.children("set"))
                step.steps.push_back(read_set(child));
        } else if (name == "set-aside" || name == "put-back") {
            step.kind = name == "set-aside" ? Kind::set_aside : Kind::put_back;
            xml_.check_attributes(element, {"entry!"});
            xml_.check_children(element, {});
        } else if (name == "practice") {
            step.kind = Kind::practice;
            read_practice(element, step);
        } else if (name == "known") {
            step.kind = Kind::known;
            xml_.check_attributes(element, {"fact!", "value!"});
            xml_.check_children(element, {});
        } else if (name == "session") {
            read_session(element, step);
        }
        return step;
    }

    void read_session(const pugi::xml_node& element, ExampleStep& session) {
        xml_.check_attributes(element, {"date", "today"});
        xml_.check_children(element, {"set", "native", "expect"});
        for (const char* day : {"date", "today"})
            if (session.has(day) && !parse_date(session.word(day)))
                xml_.add_problem(element, fmt::format("{}=\"{}\": a day was expected, as 2027-03-09", day,
                                                      shorten(session.word(day), 20)));
        for (const auto child : element.children()) {
            const std::string_view name = child.name();
            if (name == "set") {
                session.steps.push_back(read_set(child));
            } else if (name == "native") {
                session.steps.push_back(step_of(child, Kind::native));
                xml_.check_attributes(child, {"id!", "value!"});
                xml_.check_children(child, {});
            } else if (name == "expect") {
                session.steps.push_back(read_expect(child));
            }
        }
    }

    ExampleStep read_set(const pugi::xml_node& element) {
        xml_.check_attributes(element, {"field!", "value!"});
        xml_.check_children(element, {});
        return step_of(element, Kind::set);
    }

    ExampleStep read_expect(const pugi::xml_node& element) {
        xml_.check_children(element, {});
        auto step = step_of(element, Kind::expect);
        const auto subject =
            std::ranges::find_if(subjects(), [&](const Subject& each) { return step.has(each.name); });
        if (subject == subjects().end()) {
            std::vector<std::string_view> names;
            for (const auto& each : subjects())
                names.push_back(each.name);
            xml_.add_problem(element,
                             fmt::format("an attribute that says what is expected is missing: one of {}",
                                         fmt::join(names, ", ")));
            return step;
        }
        bool is_alone = true;
        for (const auto& [name, value] : step.words) {
            const bool is_known = std::ranges::find(subject->beside, name) != subject->beside.end();
            if (!is_known && name != subject->name)
                xml_.add_problem(element, fmt::format("{} does not belong to an expectation of {}; beside it "
                                                      "may stand: {}",
                                                      name, subject->name, fmt::join(subject->beside, ", ")));
            is_alone = is_alone && (!is_known || name == "of" || name == "within" || name == "under");
        }
        if (is_alone && subject->needs_one)
            xml_.add_problem(element, fmt::format("what is expected of it is missing: one of {}",
                                                  fmt::join(subject->beside, ", ")));
        check_expected_words(element, step);
        return step;
    }

    /// One of: set with a value, off, on.
    void read_practice(const pugi::xml_node& element, const ExampleStep& step) {
        xml_.check_attributes(element, {"set", "value", "off", "on"});
        xml_.check_children(element, {});
        const int said = static_cast<int>(step.has("set")) + static_cast<int>(step.has("off")) +
                         static_cast<int>(step.has("on"));
        if (said != 1 || step.has("set") != step.has("value"))
            xml_.add_problem(element,
                             "one of set (a parameter, with value), off (a rule or prompt) or on was "
                             "expected");
        else if (step.has("set") && !step.word("value").empty() && !number_of(step.word("value")))
            xml_.add_problem(element, fmt::format("value=\"{}\": a number was expected, or nothing for the "
                                                  "number that the template gives",
                                                  shorten(step.word("value"), 40)));
    }

    /// Words that must be one of a few, whatever the template.
    void check_expected_words(const pugi::xml_node& element, const ExampleStep& step) {
        const auto expected = [&](std::string_view name, bool fits, std::string_view words) {
            if (step.has(name) && !fits)
                xml_.add_problem(element, fmt::format("{}=\"{}\": {} was expected", name,
                                                      shorten(step.word(name), 40), words));
        };
        for (const std::string_view name : {"is", "missing", "given"})
            expected(name, step.says_yes(name) || step.word(name) == "no", "yes or no");
        expected("fires",
                 step.says_yes("fires") || step.word("fires") == "no" || count_of(step.word("fires")),
                 "yes, no or how often");
        expected("rows", count_of(step.word("rows")).has_value(), "a whole number");
        expected("problems", step.word("problems") == "none" || count_of(step.word("problems")),
                 "none or a whole number");
        expected("severity",
                 std::ranges::any_of(severities,
                                     [&](Severity each) { return to_word(each) == step.word("severity"); }),
                 "information, caution, critical or blocking");
        const auto within = number_of(step.word("within"));
        expected("within", within && *within >= 0, "a number, 0 or more");
        expected("kind", problem_kind(step.word("kind")).has_value(), "one of " + problem_kinds());
        expected("narrative", !note_formats(step.word("narrative")).empty(),
                 "soap, dap, birp, girp, pirp, plain or all");
    }

    ExampleStep step_of(const pugi::xml_node& element, Kind kind) const {
        ExampleStep step;
        step.kind = kind;
        step.place = xml_.place(element);
        for (const auto attribute : element.attributes())
            step.words.emplace(attribute.name(), attribute.value());
        return step;
    }

    StrictXml& xml_;
    std::string file_;
    std::set<std::string> ids_;
    std::string sample_; ///< id of the sample of this file's template
};

} // namespace

const std::string& ExampleStep::word(std::string_view name) const {
    static const std::string nothing;
    const auto found = words.find(name);
    return found == words.end() ? nothing : found->second;
}

ExampleFile read_examples(std::string bytes, const std::string& file) {
    StrictXml xml{std::move(bytes), file, "examples", "urn:attune:example:1", {.bytes = max_bytes}};
    ExampleFile read;
    if (xml.root())
        read.examples = ExampleReader{xml, file}.read();
    read.problems = xml.problems();
    return read;
}

} // namespace attune
