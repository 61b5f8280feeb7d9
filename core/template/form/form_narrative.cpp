// SPDX-License-Identifier: Apache-2.0
// How a form reads as prose.
#include "core/template/form/narrator.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace attune {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

constexpr std::size_t part_count = 9;

/// Headings by format and by part in the order of the enum: none, subjective, objective, intervention,
/// response, assessment, goal, problem, plan. As the table in docs/packs/template-language.md.
using Headings = std::array<const char*, part_count>;
constexpr std::array<Headings, 5> headings{{
    {"", "Subjective", "Objective", "Objective", "Objective", "Assessment", "Plan", "Assessment", "Plan"},
    {"", "Data", "Data", "Data", "Data", "Assessment", "Plan", "Assessment", "Plan"},
    {"", "Behaviour", "Behaviour", "Intervention", "Response", "Response", "Plan", "Behaviour", "Plan"},
    {"", "Intervention", "Intervention", "Intervention", "Response", "Response", "Goal", "Goal", "Plan"},
    {"", "Problem", "Problem", "Intervention", "Response", "Response", "Problem", "Problem", "Plan"},
}};
constexpr std::array<std::array<const char*, 4>, 5> order{{
    {"Subjective", "Objective", "Assessment", "Plan"},
    {"Data", "Assessment", "Plan", nullptr},
    {"Behaviour", "Intervention", "Response", "Plan"},
    {"Goal", "Intervention", "Response", "Plan"},
    {"Problem", "Intervention", "Response", "Plan"},
}};

/// Ids of packs as their titles; what no pack is called stays as it is.
Value with_titles(const Value& value, const std::vector<Option>& packs) {
    const auto title = [&packs](const std::string& id) {
        const auto pack = std::ranges::find(packs, id, &Option::value);
        return pack == packs.end() ? id : pack->label;
    };
    if (const auto* id = value.get<std::string>())
        return title(*id);
    const auto* ids = value.get<TextList>();
    if (ids == nullptr)
        return value;
    TextList titles;
    for (const std::string& id : *ids)
        titles.push_back(title(id));
    return titles;
}

} // namespace

std::string Form::State::shown_answer(const Value& value, const Field& field) {
    if (value.is_not_asked())
        return "not asked";
    Bound constant;
    constant.kind = Bound::Kind::constant;
    constant.constant = field.options_are_packs ? with_titles(value, context.packs) : value;
    constant.field = &field;
    evaluator.refill();
    std::string text = evaluator.shown(constant, {&now, nullptr, nullptr, nullptr});
    if (!field.unit.empty() && value.get<double>() != nullptr)
        text += field.unit == "%" ? "%" : " " + field.unit;
    if (field.kind == FieldKind::duration && field.unit.empty())
        text += " min";
    return text;
}

std::string Form::shown(const FieldPath& path, const Value& value) const {
    return value.is_missing() && !value.is_not_asked() ? std::string{}
                                                       : state_->shown_answer(value, field(path));
}

void Form::State::each_section(const std::function<void(Instance&, std::size_t)>& visit) {
    const auto visit_part = [&](std::size_t part, bool last) {
        Instance& top = *now[part];
        std::set<std::string> done;
        for (const Section& section : parts[part]->sections) {
            if (section.last != last)
                continue;
            if (section.block.empty()) {
                for (std::size_t i = 0; i < top.layout->sections.size(); ++i)
                    if (top.layout->sections[i] == &section)
                        visit(top, i);
                continue;
            }
            const int table = top.layout->find_table(section.block);
            if (table < 0 || !done.insert(section.block).second)
                continue;
            for (auto& row : top.tables[at(table)])
                for (std::size_t i = 0; i < row->layout->sections.size(); ++i)
                    visit(*row, i);
        }
    };
    for (std::size_t part = 0; part < parts.size(); ++part)
        visit_part(part, false);
    for (std::size_t part = 0; part < parts.size(); ++part)
        visit_part(part, true);
}

std::vector<NarrativeSection> Form::narrative(NoteFormat format) const {
    const std::vector<Sentence> sentences = Narrator{*state_}.tell();
    std::vector<NarrativeSection> made;
    const auto add = [](NarrativeSection& section, const std::string& text) {
        section.text += (section.text.empty() ? "" : "\n") + text;
    };
    if (format == NoteFormat::plain) {
        NarrativeSection all;
        for (const Sentence& sentence : sentences)
            add(all, sentence.text);
        if (!all.text.empty())
            made.push_back(std::move(all));
        return made;
    }
    const auto which = static_cast<std::size_t>(format);
    for (const char* heading : order[which]) {
        NarrativeSection section;
        if (heading == nullptr)
            continue;
        section.heading = heading;
        for (const Sentence& sentence : sentences)
            if (section.heading == headings[which][static_cast<std::size_t>(sentence.part)])
                add(section, sentence.text);
        if (!section.text.empty())
            made.push_back(std::move(section));
    }
    return made;
}

} // namespace attune
