// SPDX-License-Identifier: Apache-2.0
#include "core/progress/measure_register.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace attune {
namespace {

constexpr const char* register_name = "measure_given";

/// Scales whose field in the list has a shorter name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> short_names{
    {{"emotional-awareness", "emotions"}, {"self-regulation", "regulation"}, {"body-listening", "listening"}}};

std::string field_of(std::string_view scale) {
    for (const auto& [id, field] : short_names)
        if (id == scale)
            return std::string{field};
    std::string field{scale};
    std::ranges::replace(field, '-', '_');
    return field;
}

class EntryWriter {
public:
    EntryWriter(const std::shared_ptr<const Template>& owner, const Response& response, const MeasureScore& score)
        : form_{owner, register_name, start(owner, response), {}, response.day},
          instrument_{*response.instrument},
          response_{response},
          score_{score},
          fields_{start(owner, response)} {}

    EntryFields write() {
        write_scores();
        write_triage();
        write_safety();
        return std::move(fields_);
    }

private:
    static EntryFields start(const std::shared_ptr<const Template>& owner, const Response& response) {
        const auto& registers = owner->registers;
        const Register& given = *std::ranges::find(registers, register_name, &Register::id);
        const Field& choice = *std::ranges::find(given.fields, "instrument", &Field::id);
        const std::string id = field_of(response.measure());
        const bool is_listed = std::ranges::find(choice.options, id, &Option::value) != choice.options.end();
        EntryFields fields{{"instrument", Value{is_listed ? id : std::string{"other"}}},
                           {"given_on", Value{response.day}}};
        if (!is_listed)
            fields.emplace("name", Value{response.instrument->title});
        return fields;
    }

    /// Fields that the list has, and shows for this instrument.
    void put(const std::string& field, Value value) {
        const auto& known = form_.definition().fields;
        if (std::ranges::find(known, field, &Field::id) != known.end() && form_.is_relevant(field))
            fields_.insert_or_assign(field, std::move(value));
    }
    /// Fields that nobody types.
    void put_hidden(const std::string& field, Value value) {
        const auto& known = form_.definition().fields;
        if (std::ranges::find(known, field, &Field::id) != known.end())
            fields_.insert_or_assign(field, std::move(value));
    }

    void write_scores() {
        bool is_scored = false;
        for (std::size_t index = 0; index < instrument_.scales.size(); ++index) {
            const ScaleScore& score = score_.scales[index];
            if (!score.value || score.at_least)
                continue;
            is_scored = true;
            put(field_of(instrument_.scales[index].id), Value{score.compared.value_or(*score.value)});
        }
        if (is_scored)
            put_hidden("scored", Value{true});
    }

    void write_triage() {
        for (std::size_t index = 0; index < instrument_.classifications.size(); ++index) {
            const LevelResult& result = score_.classifications[index];
            if (instrument_.classifications[index].id != "triage")
                continue;
            if (result.level)
                put("triage", Value{instrument_.classifications[index].levels[*result.level].id});
            if (!result.level || result.at_least)
                put_hidden("unfinished", Value{true});
        }
    }

    void write_safety() {
        std::string asking;
        const auto add = [&](const std::string& words) { asking += (asking.empty() ? "" : "; ") + words; };
        for (const SafetyRule& rule : instrument_.safety)
            if (rule.strength == SafetyRule::Strength::blocking && rule.items.size() == 1)
                if (const Answer& answer = response_.answers[rule.items.front()]; answer.is_given())
                    put("safety_item", Value{answer.value});
        for (const ScoreFlag& flag : score_.flags) {
            if (flag.kind == ScoreFlag::Kind::safety) {
                const SafetyRule& rule = instrument_.safety[flag.index];
                if (rule.strength == SafetyRule::Strength::blocking)
                    put_hidden("concern", Value{true});
                else
                    add(instrument_.title + ": " + without_stop(rule.message));
            } else if (flag.kind == ScoreFlag::Kind::safety_missing) {
                add(instrument_.title + ": item " + instrument_.items[flag.index].id + " is not answered");
            }
        }
        if (!asking.empty())
            put_hidden("asking", Value{asking});
    }

    static std::string without_stop(std::string words) {
        if (words.ends_with('.'))
            words.pop_back();
        return words;
    }

    EntryForm form_;
    const Instrument& instrument_;
    const Response& response_;
    const MeasureScore& score_;
    EntryFields fields_;
};

} // namespace

EntryFields measure_entry_fields(const std::shared_ptr<const Template>& owner, const Response& response,
                                 const MeasureScore& score) {
    return EntryWriter{owner, response, score}.write();
}

EntryFields withdrawn_entry_fields(const EntryFields& fields) {
    EntryFields left;
    for (const char* kept : {"instrument", "name"})
        if (const auto found = fields.find(kept); found != fields.end())
            left.insert(*found);
    return left;
}

} // namespace attune
