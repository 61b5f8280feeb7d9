// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_reader.hpp"
#include "core/measure/scoring.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace attune::sample {

/// A whole <measure> around what is inside it; answers "rating" go from 0 to 3, "tick" is yes or no.
inline std::string measure(const std::string& inside, const std::string& attributes = {}) {
    return R"(<measure xmlns="urn:attune:measure:1" id="calm" version="1.0.0" language="en" role="outcome" )" + attributes +
           R"(><title>Calm</title><words>Calmness</words><licence class="FREE" evidence="A" source="invented">Free.</licence>)" +
           R"(<answers id="rating" min="0" max="3"/><answers id="tick" kind="yes-no"/>)" + inside + "</measure>";
}

/// Items "1" to `count`, all of one range.
inline std::string items(int count, const std::string& answers = "rating") {
    std::string made;
    for (int item = 1; item <= count; ++item)
        made += "<item id=\"" + std::to_string(item) + "\" topic=\"topic " + std::to_string(item) + "\" answers=\"" + answers + "\"/>";
    return made;
}

inline std::string text(const std::vector<FileProblem>& problems) {
    std::string lines;
    for (const auto& problem : problems)
        lines += to_string(problem) + "\n";
    return lines;
}

/// Throws with the problems when it cannot be read.
inline std::shared_ptr<const Instrument> read(const std::string& xml) {
    auto read = read_instrument(xml, "calm.xml", "own");
    if (!read.result)
        throw std::runtime_error{text(read.problems)};
    return read.result;
}

/// Two items and a total that is clinical and "high" from 2 in men, from 4 in anybody else.
inline std::shared_ptr<const Instrument> by_sex() {
    const std::string line = R"( op="ge" purpose="clinical" chosen="true" evidence="A" source="invented")";
    const std::string others = R"(sex="woman not-recorded")";
    const auto bands = [](const std::string& id, const std::string& who, int from) {
        return "<bands id=\"" + id + "\" label=\"" + id + "\" " + who + R"( evidence="A" source="invented"><band id="low" label="low" from="0" to=")" +
               std::to_string(from - 1) + R"("/><band id="high" label="high" from=")" + std::to_string(from) + R"(" to="6"/></bands>)";
    };
    return read(measure(items(2) +
                        R"(<score id="total" title="Total" kind="sum" items="1 2" better="lower" evidence="A" source="invented">)"
                        R"(<missing rule="complete" evidence="A" source="invented"/>)" +
                        bands("men", R"(sex="man")", 2) + bands("others", others, 4) +
                        R"(<cut-off id="men" label="Men" value="2" sex="man")" + line + "/>" +
                        R"(<cut-off id="others" label="Others" value="4" )" + others + line + "/></score>"));
}

/// "2 1 - na": answers with blanks between; - is missing, na does not apply.
inline ItemAnswers answers(std::string_view words) {
    ItemAnswers made;
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find(' ', at), words.size());
        const std::string word{words.substr(at, end - at)};
        made.push_back(word == "-"    ? Answer{}
                       : word == "na" ? Answer::does_not_apply()
                                      : Answer::of(std::stod(word)));
        at = end + 1;
    }
    return made;
}

inline bool has_flag(const MeasureScore& score, ScoreFlag::Kind kind, std::optional<std::size_t> index = {}) {
    for (const auto& flag : score.flags)
        if (flag.kind == kind && (!index || flag.index == *index))
            return true;
    return false;
}

/// "yes", "none"; empty: not known.
inline std::string level(const Instrument& instrument, const MeasureScore& score, std::size_t classification = 0) {
    const auto& found = score.classifications[classification].level;
    return found ? instrument.classifications[classification].levels[*found].id : "";
}

inline std::string band(const ScaleScore& score) { return score.band == nullptr ? "" : score.band->id; }

} // namespace attune::sample
