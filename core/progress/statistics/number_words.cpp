// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/number_words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace attune {

std::string number_words(double value, int decimals) {
    if (!std::isfinite(value))
        return "–";
    const int digits = decimals < 0 ? 2 : decimals;
    const double unit = std::pow(10.0, digits);
    const double rounded = std::round(value * unit) / unit; // half away from zero, unlike printf
    std::string text = fmt::format("{:.{}f}", std::abs(rounded), digits);
    if (decimals < 0 && text.find('.') != std::string::npos) {
        while (text.back() == '0')
            text.pop_back();
        if (text.back() == '.')
            text.pop_back();
    }
    return rounded < 0 ? "−" + text : text;
}

} // namespace attune
