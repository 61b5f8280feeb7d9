// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/dice.hpp"
#include "core/demo/invented_answers.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/response/client_event.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Gives measures to the invented clients, item by item, as a therapist would type them in from a sheet.
///
/// Borrows everything, which must outlive it.
class DemoMeasures {
public:
    DemoMeasures(Vault& vault, NoteStore& notes, const TemplateShelf& shelf, Dice dice);

    /// What one client scores on one day. `about` is a person, for measures about relationships.
    struct Given {
        ClientId client{};
        Date day{};
        std::string_view measure;
        std::vector<WantedScore> scores;
        const char* about = "";
    };
    /// Returns the entry among the measures given; the one there is when it was given that day already.
    std::string give(const Given& given);
    /// The schedule of the episode is this measure alone, every so many sessions.
    void plan_only(EpisodeId episode, const char* measure, int every_sessions);
    void add_event(const ClientEvent& event) { events_.add(event); }

private:
    [[nodiscard]] std::string given_before(const Given& given) const;

    Database& database_;
    MeasureDesk desk_;
    ClientEventStore events_;
    Dice dice_;
};

} // namespace attune
