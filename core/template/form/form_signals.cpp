// SPDX-License-Identifier: Apache-2.0
// What a note says under names that packs share.
#include "core/template/form/form_state.hpp"

#include <utility>

namespace attune {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

/// Rows that say neither yes nor no leave nothing behind.
void Form::State::calculate_signal(int index) {
    const SignalProgram& signal = program->signals[at(index)];
    auto& said = signals[at(index)];
    said.clear();
    for (Instance* row : instances_of[at(signal.scope)]) {
        if (!row->self_relevant)
            continue;
        const Frame frame{&now, row, nullptr, nullptr};
        Value value = evaluator.evaluate(signal.value, frame);
        Value holds = signal.when.empty() ? (value.is_null() ? Value{} : Value{true})
                                          : evaluator.evaluate(signal.when, frame);
        const bool* yes = holds.get<bool>();
        if (yes == nullptr)
            continue;
        Answers made;
        if (*yes) {
            if (Value name = evaluator.evaluate(signal.name, frame); !name.is_null())
                made.values["name"] = std::move(name);
            if (!value.is_null())
                made.values["value"] = std::move(value);
            if (std::string words = compose(signal.words, frame).text; !words.empty())
                made.values["words"] = std::move(words);
        }
        made.values["holds"] = std::move(holds);
        said.push_back(std::move(made));
    }
}

} // namespace attune
