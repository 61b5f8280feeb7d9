// SPDX-License-Identifier: Apache-2.0
// What templates signal: in this note and in those before it.
#include "core/template/expression/evaluator.hpp"
#include "core/text/text.hpp"

#include <set>
#include <utility>

namespace attune {
namespace {

using Id = FunctionId;

const Value& value_of(const Answers& said, std::string_view column) {
    const auto found = said.values.find(column);
    return found == said.values.end() ? null_value() : found->second;
}

bool holds(const Answers& said) {
    const bool* yes = value_of(said, "holds").get<bool>();
    return yes != nullptr && *yes;
}

/// Three-valued: true when one says so, false when one denies it and none says so, null when nobody spoke.
Value any_holds(const std::vector<const Answers*>& said) {
    Value result;
    for (const Answers* each : said) {
        if (holds(*each))
            return true;
        if (value_of(*each, "holds").get<bool>() != nullptr)
            result = false;
    }
    return result;
}

std::string words_of(const std::vector<const Answers*>& said) {
    std::string all;
    std::set<std::string_view> told;
    for (const Answers* each : said)
        if (const auto* words = value_of(*each, "words").get<std::string>();
            words != nullptr && holds(*each) && told.insert(*words).second)
            all += (all.empty() ? "" : "; ") + *words;
    return all;
}

} // namespace

void Evaluator::signal_call(const Bound& bound, const Frame& frame, Value& result) {
    using Said = std::vector<const Answers*>;
    Said now;
    for (const int index : bound.place.tables)
        for (const Answers& each : (*world_.signals)[static_cast<std::size_t>(index)])
            now.push_back(&each);
    if (bound.function == Id::signal) {
        result = any_holds(now);
        if (result.is_null() && bound.place.tables.empty())
            result = false; // nothing in this note could say so
        return;
    }
    if (bound.function == Id::signal_words) {
        if (std::string words = words_of(now); !words.empty())
            result = std::move(words);
        return;
    }
    const Value wanted = bound.children.size() > 1 ? evaluate(bound.children[1], frame) : Value{};
    const double* least = wanted.get<double>();
    std::set<std::string> names;
    /// Returns whether notes further back are still asked.
    const auto look = [&](const Said& said) {
        budget_ -= static_cast<long>(said.size()) + 1;
        if (bound.function == Id::latest_signal) {
            result = any_holds(said);
            return result.is_null();
        }
        for (auto each = said.rbegin(); each != said.rend(); ++each) {
            const double* number = value_of(**each, "value").get<double>();
            if (!holds(**each))
                continue;
            if (bound.function == Id::signal_value && number != nullptr) {
                result = *number;
                return false;
            }
            const auto* name = value_of(**each, "name").get<std::string>();
            if (bound.function == Id::signal_count && name != nullptr &&
                (bound.children.size() == 1 || (least != nullptr && number != nullptr && *number >= *least)))
                names.insert(fold(tidy_name(*name)));
        }
        return budget_ > 0;
    };
    if (look(now))
        each_earlier_note(*bound.children[0].constant.get<std::string>(), look);
    if (bound.function == Id::signal_count)
        result = static_cast<double>(names.size());
}

/// Calls `look` with what each earlier note said under one name, newest first, until it returns false.
void Evaluator::each_earlier_note(const std::string& id,
                                  const std::function<bool(const std::vector<const Answers*>&)>& look) {
    if (world_.earlier_signals == nullptr)
        return;
    for (auto note = world_.earlier_signals->rbegin(); note != world_.earlier_signals->rend(); ++note) {
        if (*note == nullptr)
            continue;
        const auto found = (*note)->tables.find(id);
        if (found == (*note)->tables.end())
            continue;
        std::vector<const Answers*> said;
        for (const Answers& each : found->second)
            said.push_back(&each);
        if (!look(said))
            return;
    }
}

} // namespace attune
