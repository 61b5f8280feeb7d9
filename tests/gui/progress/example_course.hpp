// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/progress/course.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// EMDR with three targets over nine weeks, one of them resolved, and a measure.
inline Timeline example_course() {
    auto emdr = pack("emdr", {series("sud", "SUD by target", Better::lower),
                              series("voc", "VoC by target", Better::higher, 1, 7)});
    Register target;
    target.id = "target";
    target.title_field = "name";
    Field opened;
    opened.id = "opened";
    opened.label = "Opened";
    Field closed = opened;
    closed.id = "closed";
    target.carried = {opened, closed};
    target.states = {{.id = "resolved", .label = "resolved", .open = false, .done = true, .transitions = {}}};
    emdr->registers = {target};
    Series mood = series("depression", "Low mood", Better::lower, 0, 27);
    mood.unit = "points";
    mood.change_mark = 6;
    mood.group = "Measures";
    mood.source = "invented";
    Series tasks = series("tasks", "Task completion", Better::higher, 0, 100);
    tasks.unit = "%";
    tasks.group = "Session";
    const auto header = pack("hdr", {mood, tasks});

    TimelineInput input = course(header, "hdr.depression", {18, 19, 17, 16, std::nullopt, 14, 12, 10, 9});
    const auto add = [&](const std::shared_ptr<const Template>& made_by, const std::string& id, const std::string& key,
                         std::size_t from, const std::vector<std::optional<double>>& values) {
        const TimelineInput one = course(made_by, id, std::vector<std::optional<double>>(9, 0.0), key);
        for (std::size_t index = 0; index < values.size(); ++index) {
            input.observations.push_back(one.observations[from + index]);
            input.observations.back().value = values[index];
        }
    };
    add(emdr, "emdr.sud", "aa", 2, {8, 5, 2, 0, 0});
    add(emdr, "emdr.sud", "bb", 5, {9, 6, 4, 1});
    add(emdr, "emdr.sud", "cc", 1, {6});
    add(emdr, "emdr.voc", "aa", 2, {2, 3, 5, 7, 7});
    add(emdr, "emdr.voc", "bb", 5, {2, 3, 4, 5});
    add(header, "hdr.tasks", "", 1, {50, 50, 0, 100, 75, 100, 100});
    const char* const names[]{"The stairwell", "Phone call", "Meeting the manager"};
    for (int index = 0; index < 3; ++index) {
        RegisterEntry entry;
        entry.id = std::string(2, static_cast<char>('a' + index));
        entry.fields["name"] = Value{names[index]};
        if (index == 0) {
            entry.state = "resolved";
            entry.carried["opened"] = Value{input.sessions[2].date};
            entry.carried["closed"] = Value{input.sessions[6].date};
        }
        input.registers.entries["emdr.target"].push_back(entry);
    }
    for (std::size_t index = 5; index < 9; ++index) {
        const Date later = std::chrono::sys_days{input.sessions[index].date} + std::chrono::days{14};
        for (TimelineObservation& at : input.observations)
            if (at.date == input.sessions[index].date && at.number == input.sessions[index].number)
                at.date = later;
        input.sessions[index].date = later;
    }
    return build_timeline(input);
}

} // namespace attune
