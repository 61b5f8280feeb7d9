// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/rater_words.hpp"

namespace attune {

std::vector<Rater> raters_of(const Instrument& instrument) {
    std::vector<Rater> raters;
    for (const MeasureForm& form : instrument.forms)
        raters.push_back({form.id == "self" ? "client" : form.id, form.label});
    if (raters.empty())
        raters.push_back(instrument.answered_by == AnsweredBy::clinician ? Rater{"therapist", "Therapist"}
                                                                         : Rater{"client", "Client"});
    return raters;
}

std::string mode_words(ResponseMode mode) {
    switch (mode) {
    case ResponseMode::paper: return "On paper";
    case ResponseMode::asked: return "Asked aloud";
    case ResponseMode::screen: return "On screen";
    case ResponseMode::imported: return "From another record";
    }
    return {};
}

std::string by_words(const Response& response) {
    std::string words = response.rater;
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    if (!response.about.empty())
        words += ", about " + response.about;
    switch (response.mode) {
    case ResponseMode::paper: return words + ", on paper";
    case ResponseMode::asked: return words + ", asked aloud";
    case ResponseMode::screen: return words + ", on screen";
    case ResponseMode::imported: return words + ", from another record";
    }
    return words;
}

} // namespace attune
