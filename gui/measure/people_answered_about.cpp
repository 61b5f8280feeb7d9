// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/people_answered_about.hpp"

#include <algorithm>

namespace attune {

std::vector<std::string> people_answered_about(const ResponseStore& responses, ClientId client,
                                               std::string_view measure) {
    std::vector<std::string> people;
    const auto add = [&](const std::string& person) {
        if (!person.empty() && std::find(people.begin(), people.end(), person) == people.end())
            people.push_back(person);
    };
    for (const Response& each : responses.of(client, measure))
        add(each.about);
    for (const char* usual : {"mother", "father", "partner", "best friend", "relationships in general"})
        add(usual);
    return people;
}

} // namespace attune
