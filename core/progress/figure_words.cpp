// SPDX-License-Identifier: Apache-2.0
#include "core/progress/figure_words.hpp"

#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"

#include <fmt/format.h>

namespace attune {

namespace {

std::string with_source(const std::string& words, const std::string& source, EvidenceTag evidence) {
    const std::string cited = cited_words(source, evidence);
    return cited.empty() ? words : words + " " + cited;
}

std::string line_sentence(const ClinicalLine& line, const char* without_label) {
    std::string label = line.label.empty() ? without_label : line.label;
    if (label.front() >= 'a' && label.front() <= 'z')
        label.front() = static_cast<char>(label.front() - 'a' + 'A');
    return with_source(fmt::format("{}: {}", label, line_words(line)), line.source, line.evidence) + ".";
}

std::string threshold_sentence(const ReliableThreshold& threshold) {
    const char* above = threshold.origin == ReliableThreshold::Origin::computed ? "more than {}{}" : "{} or more{}";
    const std::string level = threshold.level.empty() ? std::string{} : " at the " + threshold.level + " level";
    const std::string words = fmt::format(fmt::runtime(above), number_words(threshold.points), level);
    return with_source("Reliable change: " + words, threshold.source, threshold.evidence) + ".";
}

std::string important_sentence(const ImportantThreshold& important) {
    const char* unit = important.of == ImportantThreshold::Of::percent_of_start ? " % of the start"
                       : important.amount == 1                                  ? " point"
                                                                                : " points";
    return with_source(fmt::format("Difference that matters to clients: {}{}", number_words(important.amount), unit),
                       important.source, important.evidence) +
           ".";
}

} // namespace

std::string bands_words(const std::vector<MeasureBand>& bands) {
    std::string words;
    for (std::size_t at = 0; at < bands.size(); ++at) {
        const MeasureBand& band = bands[at];
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ", band.name, band_limits_words(band));
        const bool is_last_of_its_source = at + 1 == bands.size() || bands[at + 1].source != band.source ||
                                           bands[at + 1].evidence != band.evidence;
        if (is_last_of_its_source)
            words = with_source(words, band.source, band.evidence);
    }
    return words;
}

std::vector<std::string> figure_words(const MeasureFacts& facts) {
    std::vector<std::string> sentences;
    if (!facts.bands.empty())
        sentences.push_back("Bands: " + bands_words(facts.bands) + ".");
    if (facts.line)
        sentences.push_back(line_sentence(*facts.line, "Cut-off"));
    if (facts.screen)
        sentences.push_back(line_sentence(*facts.screen, "Screen positive"));
    if (facts.threshold)
        sentences.push_back(threshold_sentence(*facts.threshold));
    if (facts.important)
        sentences.push_back(important_sentence(*facts.important));
    if (facts.base == BaseRule::last_before_treatment)
        sentences.emplace_back("Change counts from the last score before the first session; where there is none, from the first "
                               "score.");
    return sentences;
}

} // namespace attune
