// SPDX-License-Identifier: Apache-2.0
// What is asked: title, licence, forms, answers and items.
#include "core/measure/instrument_file_reader.hpp"

#include "core/template/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr std::size_t most_of_a_kind = 500; ///< elements: nobody answers more, and each is held against the others

using Nodes = std::map<std::string_view, std::vector<pugi::xml_node>>;

bool is_version(std::string_view text) {
    int parts = 1;
    bool had_digit = false;
    for (const char c : text) {
        if (c == '.' && had_digit && parts < 3) {
            ++parts;
            had_digit = false;
        } else if (c >= '0' && c <= '9') {
            had_digit = true;
        } else {
            return false;
        }
    }
    return parts == 3 && had_digit && text.size() <= 20;
}

} // namespace

void InstrumentFileReader::read(pugi::xml_node root) {
    static const std::vector<std::string> known{"title", "words", "licence", "guidance", "form", "answers", "item", "score",
                                                "classification", "pattern", "safety", "remark"};
    ElementReader element{session_, root};
    read_head(element);
    Nodes nodes;
    for (const auto& child : element.children()) {
        const auto at = std::ranges::find(known, std::string_view{child.name()});
        if (at == known.end())
            session_.problem(child, fmt::format("this element is not known in a <measure>{}", did_you_mean(child.name(), known)));
        else
            nodes[*at].push_back(child);
    }
    for (const auto& [name, found] : nodes)
        if (found.size() > most_of_a_kind)
            return session_.problem(found[most_of_a_kind], fmt::format("more than {} elements <{}>", most_of_a_kind, name));
    made_.title = read_words(root, "title");
    made_.words = read_words(root, "words");
    if (root.child("guidance"))
        made_.guidance = read_words(root, "guidance");
    if (root.child("licence"))
        read_licence(root.child("licence"));
    else
        element.problem("<licence> is missing");
    for (const char* once : {"title", "words", "licence", "guidance"})
        for (std::size_t more = 1; more < nodes[once].size(); ++more)
            session_.problem(nodes[once][more], fmt::format("a second <{}>", once));
    // In the order in which one refers to another, whatever the order in the file.
    for (const auto& node : nodes["form"])
        read_form(node);
    for (const auto& node : nodes["answers"])
        read_answers(node);
    for (const auto& node : nodes["item"])
        read_item(node);
    for (const auto& node : nodes["score"])
        read_score(node);
    for (const auto& node : nodes["classification"])
        read_classification(node);
    check_alternatives(nodes["classification"]);
    for (const auto& node : nodes["pattern"])
        read_pattern(node);
    for (const auto& node : nodes["safety"])
        read_safety(node);
    for (const auto& node : nodes["remark"])
        read_remark(node);
    if (made_.items.empty())
        element.problem("a measure has at least one <item>");
    if (made_.scales.empty() && made_.classifications.empty() && made_.patterns.empty())
        element.problem("nothing says what comes of the answers; expected is a <score>, <classification> or <pattern>");
    element.finish();
}

void InstrumentFileReader::read_head(ElementReader& element) {
    std::set<std::string> none;
    element.find("xmlns");
    made_.id = read_id(element, none);
    made_.version = element.required_text("version");
    if (!made_.version.empty() && !is_version(made_.version))
        element.problem("version", fmt::format("\"{}\" was found, three numbers as 1.0.0 were expected", made_.version));
    made_.language = element.required_text("language");
    made_.recall = element.text("recall");
    made_.loinc = read_loinc(element);
    element.required_text("role");
    made_.role = static_cast<Instrument::Role>(element.word("role", {"outcome", "screen", "once", "slow", "alliance"}, 0));
    if (element.word("about", {"", "relationship"}, 0) == 1)
        made_.about = "relationship";
    made_.answered_by = static_cast<AnsweredBy>(element.word("answered-by", {"client", "clinician"}, 0));
    made_.min_age = read_age(element, "min-age");
    made_.max_age = read_age(element, "max-age");
    if (made_.min_age && made_.max_age && *made_.max_age < *made_.min_age)
        element.problem("max-age", "is below min-age");
    if (element.find("min-days"))
        made_.min_days = element.whole_number("min-days", 0, 0, 999);
    made_.order = static_cast<Instrument::Order>(element.word("order", {"fixed", "shuffled"}, 0));
    made_.index_event = element.text("index-event");
}

std::string InstrumentFileReader::read_words(pugi::xml_node root, const char* name) {
    const auto node = root.child(name);
    if (!node) {
        session_.problem(root, fmt::format("<{}> is missing", name));
        return {};
    }
    ElementReader element{session_, node};
    auto words = element.content();
    if (words.empty())
        element.problem("is empty");
    element.finish();
    return words;
}

void InstrumentFileReader::read_licence(pugi::xml_node node) {
    ElementReader element{session_, node};
    element.required_text("class");
    made_.licence = static_cast<LicenceClass>(element.word("class", {"PD", "FREE", "PERM", "U"}, 3));
    made_.licence_citation = read_citation(element);
    made_.licence_words = element.content();
    if (made_.licence_words.empty())
        element.problem("the terms are missing; they are shown to the practice");
    element.finish();
}

void InstrumentFileReader::read_form(pugi::xml_node node) {
    ElementReader element{session_, node};
    MeasureForm form;
    form.id = read_id(element, forms_);
    form.label = element.required_text("label");
    form.min_age = read_age(element, "min-age");
    form.max_age = read_age(element, "max-age");
    if (form.min_age && form.max_age && *form.max_age < *form.min_age)
        element.problem("max-age", "is below min-age");
    element.no_children();
    element.finish();
    made_.forms.push_back(std::move(form));
}

void InstrumentFileReader::read_answers(pugi::xml_node node) {
    ElementReader element{session_, node};
    AnswerScale scale;
    scale.id = read_id(element, answers_);
    scale.kind = static_cast<AnswerScale::Kind>(element.word("kind", {"options", "yes-no", "line"}, 0));
    read_options(element, scale);
    settle_range(element, scale);
    element.finish();
    made_.answer_scales.push_back(std::move(scale));
}

void InstrumentFileReader::read_options(ElementReader& element, AnswerScale& scale) {
    for (const auto& child : element.children()) {
        ElementReader option{session_, child};
        if (option.name() != "option") {
            option.problem("expected is <option>");
            continue;
        }
        const auto value = required_number(option, "value");
        AnswerOption made{.value = value.value_or(0), .label = option.required_text("label")};
        if (std::ranges::find(scale.options, made.value, &AnswerOption::value) != scale.options.end())
            option.problem("value", fmt::format("{} stands twice", made.value));
        option.no_children();
        option.finish();
        scale.options.push_back(std::move(made));
    }
    std::ranges::stable_sort(scale.options, {}, &AnswerOption::value);
}

void InstrumentFileReader::settle_range(ElementReader& element, AnswerScale& scale) {
    const auto min = element.number("min");
    const auto max = element.number("max");
    const auto step = element.number("step");
    if (scale.kind != AnswerScale::Kind::options) {
        for (const char* attribute : {"min", "max", "step"})
            if (element.find(attribute))
                element.problem(attribute, "a line goes from 0 to 10 in tenths, yes-no is 0 and 1; only other answers have a range");
        scale.max = scale.kind == AnswerScale::Kind::line ? 10 : 1;
        scale.step = scale.kind == AnswerScale::Kind::line ? 0.1 : 1;
    } else if (min && max) {
        scale.min = *min;
        scale.max = *max;
        scale.step = step.value_or(1);
        if (scale.max <= scale.min)
            element.problem("max", fmt::format("{} was found, more than min was expected", scale.max));
        else if (scale.step < 0.001 || scale.step > scale.max - scale.min)
            element.problem("step", "a step from 0.001 to the whole range was expected");
        else if (!scale.allows(scale.max))
            element.problem("step", fmt::format("{} cannot be reached from {} in steps of {}", scale.max, scale.min, scale.step));
    } else if (min || max || step) {
        element.problem("min and max stand together; without them the options are all that can be answered");
    } else if (scale.options.size() < 2) {
        element.problem("at least two options were expected, or min and max");
    } else {
        scale.min = scale.options.front().value;
        scale.max = scale.options.back().value;
        for (const auto& option : scale.options)
            scale.only.push_back(option.value);
    }
    for (const auto& option : scale.options)
        if (scale.only.empty() && scale.max > scale.min && scale.step > 0 && !scale.allows(option.value))
            element.problem(fmt::format("the option {} cannot be answered: from {} to {} in steps of {}", option.value,
                                        scale.min, scale.max, scale.step));
}

void InstrumentFileReader::read_item(pugi::xml_node node) {
    ElementReader element{session_, node};
    MeasureItem item;
    item.id = element.required_text("id");
    const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
    if (!item.id.empty() && (item.id.size() > 16 || item.id.front() == '_' || !std::ranges::all_of(item.id, is_part)))
        element.problem("id", "the name on the sheet was expected: letters, digits and underscores, 16 at most");
    else if (!item.id.empty() && !items_.insert(item.id).second)
        element.problem("id", fmt::format("a second item {}", item.id));
    item.topic = element.required_text("topic");
    item.part = element.text("part");
    const auto answers = element.required_text("answers");
    const auto found = std::ranges::find(made_.answer_scales, answers, &AnswerScale::id);
    if (found != made_.answer_scales.end())
        item.scale = static_cast<std::size_t>(found - made_.answer_scales.begin());
    else if (!answers.empty())
        element.problem("answers", fmt::format("there are no <answers id=\"{}\">{}", answers,
                                               did_you_mean(answers, {answers_.begin(), answers_.end()})));
    if (element.flag("reverse", false))
        item.reverse = MeasureItem::Reverse::yes;
    if (!element.flag("counts", true))
        item.counts = MeasureItem::Counts::no;
    if (element.flag("may-not-apply", false))
        item.applies = MeasureItem::Applies::may_not;
    item.answered_by = static_cast<AnsweredBy>(element.word("answered-by", {"client", "clinician"}, 0));
    item.loinc = read_loinc(element);
    const auto children = element.children();
    for (std::size_t index = 0; index < children.size(); ++index) {
        if (std::string_view{children[index].name()} != "asked")
            session_.problem(children[index], "expected is <asked>");
        else if (index > 0)
            session_.problem(children[index], "a second <asked>");
        else if (found != made_.answer_scales.end())
            read_asked(children[index], item);
    }
    element.finish();
    if (found != made_.answer_scales.end())
        made_.items.push_back(std::move(item));
    else
        items_.erase(item.id); // what names it would only point at nothing
}

void InstrumentFileReader::read_asked(pugi::xml_node node, MeasureItem& item) {
    ElementReader element{session_, node};
    item.unasked_value = element.number("counts-as");
    if (item.unasked_value && !made_.answer_scales[item.scale].allows(*item.unasked_value))
        element.problem("counts-as", "one of the answers to this item was expected");
    item.unasked = static_cast<MeasureItem::Unasked>(element.word("answered", {"keep", "drop"}, 0));
    item.asked = read_conditions(element, Allowed::monotone); // over items before this one: others are not there yet
    element.finish();
}

} // namespace attune
