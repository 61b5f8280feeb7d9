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

std::string who_words(const std::string& rater, const std::string& about) {
    std::string words = rater;
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return about.empty() ? words : words + ", about " + about;
}

std::string by_words(const Response& response) {
    const std::string words = who_words(response.rater, response.about);
    switch (response.mode) {
    case ResponseMode::paper: return words + ", on paper";
    case ResponseMode::asked: return words + ", asked aloud";
    case ResponseMode::screen: return words + ", on screen";
    case ResponseMode::imported: return words + ", from another record";
    }
    return words;
}

} // namespace attune
