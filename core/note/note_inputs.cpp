// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_inputs.hpp"

#include "core/note/typed_json.hpp"

#include <string_view>

namespace attune {
namespace {

// No prefix of a pack has such a sign, so that no value of a library has such a name.
constexpr std::string_view number_mark = "$number.";
constexpr std::string_view off_mark = "$off.";
constexpr std::string_view fact_mark = "$fact.";

std::string marked(std::string_view mark, const std::string& name) {
    return std::string{mark} + name;
}

} // namespace

PracticeRules seen_by(const std::vector<std::shared_ptr<const Template>>& parts,
                      const PracticeRules& practice) {
    PracticeRules seen;
    for (const auto& part : parts) {
        const std::string above = part->full_id() + ".";
        for (const Parameter& parameter : part->parameters)
            if (const auto set = practice.parameters.find(above + parameter.id);
                set != practice.parameters.end() && set->second != parameter.initial)
                seen.parameters.insert(*set);
        const auto keep = [&](const std::string& id) {
            if (practice.off.contains(above + id))
                seen.off.insert(above + id);
        };
        for (const Rule& rule : part->rules)
            keep(rule.id);
        for (const Prompt& prompt : part->prompts)
            keep(prompt.id);
    }
    return seen;
}

std::string write_inputs(const NoteInputs& inputs) {
    ValueMap all{inputs.native.begin(), inputs.native.end()};
    for (const auto& [name, number] : inputs.practice.parameters)
        all.emplace(marked(number_mark, name), number);
    for (const auto& name : inputs.practice.off)
        all.emplace(marked(off_mark, name), true);
    for (const auto& [name, value] : inputs.facts)
        all.emplace(marked(fact_mark, name), value);
    return write_typed_map(all);
}

NoteInputs read_inputs(const std::string& json) {
    NoteInputs inputs;
    for (const auto& [name, value] : read_typed_map(json)) {
        const double* number = value.get<double>();
        if (name.starts_with(number_mark) && number != nullptr)
            inputs.practice.parameters.emplace(name.substr(number_mark.size()), *number);
        else if (name.starts_with(off_mark))
            inputs.practice.off.insert(name.substr(off_mark.size()));
        else if (name.starts_with(fact_mark))
            inputs.facts.emplace(name.substr(fact_mark.size()), value);
        else
            inputs.native.emplace(name, value);
    }
    return inputs;
}

} // namespace attune
