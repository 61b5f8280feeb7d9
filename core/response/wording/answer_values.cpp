// SPDX-License-Identifier: Apache-2.0
#include "core/response/wording/answer_values.hpp"

#include <charconv>
#include <cmath>

namespace attune {

std::optional<double> answer_value(std::string_view text) {
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = failure == std::errc{} && end == text.data() + text.size();
    return is_whole && std::isfinite(number) ? std::optional{number} : std::nullopt;
}

std::vector<double> values_to_choose(const AnswerScale& scale) {
    if (scale.kind == AnswerScale::Kind::line)
        return {};
    if (!scale.only.empty())
        return scale.only;
    std::vector<double> values;
    constexpr int most = 1'001; // 0 to 1000, should someone write such a scale
    constexpr double tolerance = 1e-9;
    const double step = scale.step > 0 ? scale.step : 1;
    for (int at = 0; at < most && scale.min + at * step <= scale.max + tolerance; ++at)
        values.push_back(scale.min + at * step);
    return values;
}

} // namespace attune
