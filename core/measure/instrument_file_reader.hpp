// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"
#include "core/template/reader/element_reader.hpp"

#include <pugixml.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Fills an instrument from the tree of a <measure>. Everything that is wrong is reported to the session; what was
/// made then is not to be used. Borrows both.
class InstrumentFileReader {
public:
    InstrumentFileReader(ReadSession& session, Instrument& made)
        : session_{session},
          made_{made} {}

    void read(pugi::xml_node root);

private:
    // What is asked: instrument_file_reader.cpp.
    void read_head(ElementReader& element);
    std::string read_words(pugi::xml_node root, const char* name);
    void read_licence(pugi::xml_node node);
    void read_form(pugi::xml_node node);
    void read_answers(pugi::xml_node node);
    void read_options(ElementReader& element, AnswerScale& scale);
    void settle_range(ElementReader& element, AnswerScale& scale);
    void read_item(pugi::xml_node node);
    void read_asked(pugi::xml_node node, MeasureItem& item);

    // Scores: instrument_file_reader_scores.cpp and instrument_file_reader_figures.cpp.
    void read_score(pugi::xml_node node);
    void read_terms(ElementReader& element, ScoreScale& scale);
    void read_term(pugi::xml_node node, ScoreScale& scale);
    void check_terms(ElementReader& element, const ScoreScale& scale);
    void read_missing(pugi::xml_node node, ScoreScale& scale);
    void check_missing(ElementReader& element, const ScoreScale& scale);
    void settle_score_range(ElementReader& element, ScoreScale& scale);
    void read_bands(pugi::xml_node node, ScoreScale& scale);
    void check_bands(ElementReader& element, const ScoreScale& scale, const BandScheme& scheme);
    void read_cut_off(pugi::xml_node node, ScoreScale& scale);
    void read_change(pugi::xml_node node, ScoreScale& scale);
    void read_norm(pugi::xml_node node, ScoreScale& scale);

    // Results in words: instrument_file_reader_results.cpp.
    enum class Allowed { monotone, all };
    /// The elements inside, which must all hold.
    Condition read_conditions(ElementReader& element, Allowed allowed);
    std::vector<Condition> read_parts(ElementReader& element, Allowed allowed);
    Condition read_condition(pugi::xml_node node, Allowed allowed);
    Condition read_count(ElementReader& element, Allowed allowed);
    Condition read_sum(ElementReader& element);
    void read_criterion(ElementReader& element, std::vector<Condition::Criterion>& criteria);
    void read_classification(pugi::xml_node node);
    void check_alternatives(const std::vector<pugi::xml_node>& nodes);
    void read_pattern(pugi::xml_node node);
    void read_quadrants(ElementReader& element, Pattern& pattern);
    void read_highest(ElementReader& element, Pattern& pattern);
    void read_safety(pugi::xml_node node);
    void read_remark(pugi::xml_node node);
    std::optional<WithCutOff> read_with(ElementReader& element);

    // Words that stand in many places.
    enum class Cited { required, may_be_empty };
    Citation read_citation(ElementReader& element, Cited cited = Cited::required);
    Admission read_admission(ElementReader& element);
    std::optional<int> read_age(ElementReader& element, const char* attribute);
    std::string read_id(ElementReader& element, std::set<std::string>& taken);
    std::string read_loinc(ElementReader& element);
    /// Items by their ids, "3-7" for a run; reports those that are not there or stand twice.
    std::vector<std::size_t> read_items(ElementReader& element, const char* attribute);
    void add_items(ElementReader& element, const char* attribute, const std::string& word, std::vector<std::size_t>& items);
    std::optional<std::size_t> find_item(ElementReader& element, const char* attribute, const std::string& id);
    std::optional<std::size_t> find_score(ElementReader& element, const char* attribute, const std::string& id);
    /// An attribute that must be a number; reports where it is not there.
    std::optional<double> required_number(ElementReader& element, const char* attribute);
    [[nodiscard]] const AnswerScale& scale_of(std::size_t item) const { return made_.answer_scales[made_.items[item].scale]; }

    ReadSession& session_;
    Instrument& made_;
    std::set<std::string> forms_, answers_, items_, results_, safety_, remarks_;
};

/// Greatest common step of two grids; 0 where one of them is no multiple of a ten-thousandth, or is itself 0.
[[nodiscard]] double common_grid(double left, double right);

} // namespace attune
