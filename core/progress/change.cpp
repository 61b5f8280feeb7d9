// SPDX-License-Identifier: Apache-2.0
#include "core/progress/change.hpp"

#include <algorithm>

namespace attune {

namespace {

ChangeKind kind_of(double from, double to, Better better) {
    if (from == to)
        return ChangeKind::unchanged;
    if (better == Better::neither)
        return to > from ? ChangeKind::more : ChangeKind::fewer;
    return (to > from) == (better == Better::higher) ? ChangeKind::improvement : ChangeKind::worsening;
}

/// The value that change at `index`, which has one, counts from.
std::size_t start_of(const TimelineLine& line, std::size_t index) {
    const auto is_comparable = [&](std::size_t at) {
        return line.points[at].value && line.points[at].meaning == line.points[index].meaning;
    };
    std::size_t start = 0;
    while (!is_comparable(start))
        ++start;
    const auto& before = line.points[index].base_before;
    for (std::size_t at = start + 1; before && at <= index && line.points[at].date < *before; ++at)
        if (is_comparable(at))
            start = at;
    return start;
}

} // namespace

std::optional<SeriesChange> change_at(const TimelineLine& line, Better better, std::size_t index) {
    if (index >= line.points.size() || !line.points[index].value)
        return std::nullopt;
    const std::size_t start = start_of(line, index);
    TimelinePoint first = line.points[start];
    if (line.base && first.meaning == 0)
        first.value = line.base; // the first point is what its session ended with
    const double from = *first.value;
    const double to = *line.points[index].value;
    if (start == index && from == to)
        return std::nullopt;
    return SeriesChange{.from = from,
                        .to = to,
                        .kind = kind_of(from, to, better),
                        .start = first,
                        .end = line.points[index],
                        .since_new_meaning = first.meaning > 0};
}

std::optional<SeriesChange> change_since_start(const TimelineLine& line, Better better) {
    const auto last = last_value(line);
    return last ? change_at(line, better, *last) : std::nullopt;
}

std::size_t count_values(const TimelineLine& line) {
    return static_cast<std::size_t>(
        std::count_if(line.points.begin(), line.points.end(), [](const auto& p) { return p.value.has_value(); }));
}

std::size_t count_comparable(const TimelineLine& line) {
    const auto last = last_value(line);
    return static_cast<std::size_t>(std::count_if(line.points.begin(), line.points.end(), [&](const auto& p) {
        return p.value.has_value() && p.meaning == line.points[*last].meaning;
    }));
}

std::size_t count_since_start(const TimelineLine& line) {
    const auto last = last_value(line);
    if (!last)
        return 0;
    const auto first = line.points.begin() + static_cast<std::ptrdiff_t>(start_of(line, *last));
    return static_cast<std::size_t>(std::count_if(first, line.points.end(), [&](const auto& p) {
        return p.value.has_value() && p.meaning == line.points[*last].meaning;
    }));
}

std::size_t count_missed(const TimelineLine& line) {
    return static_cast<std::size_t>(
        std::count_if(line.points.begin(), line.points.end(), [](const auto& p) { return p.is_missed; }));
}

std::optional<std::size_t> last_value(const TimelineLine& line) {
    for (std::size_t index = line.points.size(); index > 0; --index)
        if (line.points[index - 1].value)
            return index - 1;
    return std::nullopt;
}

} // namespace attune
