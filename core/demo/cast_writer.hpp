// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client_store.hpp"
#include "core/demo/cast.hpp"
#include "core/demo/demo_clock.hpp"
#include "core/episode/episode_store.hpp"

#include <functional>
#include <vector>

namespace attune {

class DemoMeasures;
class NativeValues;

/// One session of the demo's past, written when its time has come.
struct CastDiaryLine {
    Date date{};
    TimeOfDay start{};
    std::function<void()> write;
};

/// Writes the cast's courses: clients, register entries, notes, scores and the sessions ahead. Borrows everything.
class CastWriter {
public:
    struct Stores {
        ClientStore& clients;
        EpisodeStore& episodes;
        NoteStore& notes;
        NativeValues& native;
        DemoMeasures& measures;
        DemoClock& clock;
    };
    CastWriter(std::vector<CastMember> cast, Stores stores);

    /// Adds the clients and their episodes.
    void invite();
    /// Their sessions; call it after `invite`, and keep the writer while they are written.
    [[nodiscard]] std::vector<CastDiaryLine> lines();
    /// A session ahead for whoever goes on.
    void plan_ahead(Date until);
    [[nodiscard]] std::size_t size() const noexcept { return cast_.size(); }

private:
    struct Guest {
        ClientId id{};
        EpisodeId episode{};
    };
    void write_note(std::size_t member, std::size_t play, std::size_t session);
    void give_measures(std::size_t member);
    [[nodiscard]] SamplePlay::Times times_of(std::size_t member, std::size_t play, std::size_t session) const;
    [[nodiscard]] bool is_last(std::size_t member, Date day) const;

    std::vector<CastMember> cast_;
    Stores stores_;
    std::vector<Guest> guests_;
};

/// The first day on which one of them comes or fills something in; `until` when there is nobody.
[[nodiscard]] Date first_day(const std::vector<CastMember>& cast, Date until);

} // namespace attune
