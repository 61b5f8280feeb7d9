// SPDX-License-Identifier: Apache-2.0
// Measures: what reads well and yet would trouble those who answer, score or trust it.
#include "core/measure/instrument_reader.hpp"
#include "core/modality/check/pack_lints.hpp"
#include "core/template/reader/source_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string>

namespace attune {
namespace {

/// One measure under the lints.
class InstrumentCheck {
public:
    InstrumentCheck(const std::string& xml, const std::string& file, const Instrument& made)
        : file_{file},
          made_{made},
          source_{xml} {
        document_.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
    }

    std::vector<PackFinding> run() {
        check_answers();
        check_items();
        for (const auto& scale : made_.scales)
            if (scale.key.source.empty())
                warn("no-key-source", node("score", scale.id), "nothing says who made this key",
                     R"(evidence="S", "L", "A" or "U" and source="…": where it stands which items make the score)");
        for (const auto& rule : made_.safety)
            if (rule.items.empty() && rule.strength == SafetyRule::Strength::blocking)
                warn("safety-item", node("safety", rule.id), "nobody is told when the items of this rule are left unanswered",
                     R"(items="…": those whose silence matters)");
        return std::move(findings_);
    }

private:
    [[nodiscard]] pugi::xml_node node(const char* name, const std::string& id) const {
        return document_.document_element().find_child_by_attribute(name, "id", id.c_str());
    }

    void warn(const char* code, pugi::xml_node at, std::string problem, std::string expected) {
        const auto place = source_.place(static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, at.offset_debug())) - 1);
        findings_.push_back({.severity = PackFinding::Severity::warning,
                             .code = code,
                             .file = file_,
                             .line = place.line,
                             .column = place.column,
                             .element = element_words(at),
                             .problem = std::move(problem),
                             .expected = std::move(expected)});
    }

    void check_answers() {
        for (std::size_t index = 0; index < made_.answer_scales.size(); ++index) {
            const auto& scale = made_.answer_scales[index];
            const auto uses = [&](const MeasureItem& item) { return item.scale == index; };
            if (std::ranges::none_of(made_.items, uses))
                warn("answers-unused", node("answers", scale.id), "no item is answered with it", "an item, or no such answers");
            if (scale.kind != AnswerScale::Kind::options)
                continue;
            for (const double end : {scale.min, scale.max})
                if (std::ranges::find(scale.options, end, &AnswerOption::value) == scale.options.end())
                    warn("scale-ends", node("answers", scale.id), fmt::format("nothing says what {} means on this scale", end),
                         fmt::format(R"(<option value="{}" label="…"/>)", end));
        }
    }

    [[nodiscard]] bool is_used(std::size_t item) const {
        const auto in = [&](const std::vector<std::size_t>& items) { return std::ranges::find(items, item) != items.end(); };
        const auto has_term = [&](const ScoreScale& scale) {
            return std::ranges::any_of(scale.terms, [&](const ScoreTerm& term) {
                return term.of == ScoreTerm::Of::item && term.index == item;
            });
        };
        const auto has_level = [&](const Classification& each) {
            return std::ranges::any_of(each.levels, [&](const auto& level) { return in(level.when.items()); });
        };
        return std::ranges::any_of(made_.scales, has_term) || std::ranges::any_of(made_.classifications, has_level) ||
               std::ranges::any_of(made_.patterns, [&](const Pattern& each) { return in(each.items); }) ||
               std::ranges::any_of(made_.items, [&](const MeasureItem& each) { return in(each.asked.items()); });
    }

    void check_items() {
        for (std::size_t index = 0; index < made_.items.size(); ++index) {
            const auto& item = made_.items[index];
            if (item.counts == MeasureItem::Counts::yes && !is_used(index))
                warn("item-unused", node("item", item.id), "it counts as missing when it is not answered, but nothing is made of it",
                     R"(a score with it, or counts="false")");
        }
    }

    const std::string& file_;
    const Instrument& made_;
    SourceText source_;
    pugi::xml_document document_;
    std::vector<PackFinding> findings_;
};

} // namespace

std::vector<PackFinding> check_instrument(const std::string& xml, const std::string& file) {
    const auto read = read_instrument(xml, file, {});
    return read.result ? InstrumentCheck{xml, file, *read.result}.run() : std::vector<PackFinding>{};
}

} // namespace attune
