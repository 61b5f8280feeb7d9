// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/client/client.hpp"
#include "core/episode/episode.hpp"
#include "core/measure/answers.hpp"
#include "core/measure/instrument.hpp"
#include "core/vault/vault.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class ResponseId : std::int64_t {};

/// How the answers came in.
enum class ResponseMode {
    paper,    ///< typed from a sheet
    asked,    ///< read out and answered
    screen,   ///< the client answered on this machine
    imported, ///< taken from a file
};
/// "paper", "asked", "screen", "imported".
[[nodiscard]] std::string_view to_id(ResponseMode mode);
[[nodiscard]] std::optional<ResponseMode> response_mode_from_id(std::string_view id);

/// Totals as somebody else stated them, by the id of the scale.
using StatedTotals = std::map<std::string, double, std::less<>>;

/// One filled-in measure, in the revision that counts.
struct Response {
    ResponseId id{};
    std::string uid{};
    ClientId client{};
    std::optional<EpisodeId> episode{};                ///< of the day, unless it was chosen; nothing: outside any
    std::shared_ptr<const Instrument> instrument{};    ///< the version that it was given with; never null
    Date day{};
    std::optional<TimeOfDay> time{};
    std::string rater = "client"; ///< "client", "parent", "teacher", "therapist"
    std::string about{};          ///< "partner", for measures about a relationship
    std::string language{};       ///< of the sheet, "en"; may be empty
    ResponseMode mode = ResponseMode::paper;
    std::string index_event{};
    ItemAnswers answers{}; ///< by item of the instrument
    StatedTotals stated{};
    std::string remark{};
    int revision = 1;
    enum class State { counts, withdrawn } state = State::counts;
    std::string register_entry{}; ///< its entry among the measures given; empty: none
    Instant entered_at{};

    [[nodiscard]] const std::string& measure() const { return instrument->id; }
};

enum class ResponseAct { entered, corrected, moved, withdrawn };
/// "entered", "corrected", "moved", "withdrawn".
[[nodiscard]] std::string_view to_id(ResponseAct act);

/// The response as one act left it.
struct ResponseRevision {
    ResponseAct act{};
    Response response{}; ///< with the number of this revision
    std::string reason{}; ///< empty for the first
    UserId author{};
    Instant written_at{};
};

/// What is odd about a response and kept all the same.
struct ResponseFlag {
    enum class Kind {
        before_episode,  ///< the day lies before the client's first episode
        outside_episode, ///< the day lies in no episode
        same_day,        ///< `other` is one of the same measure on the same day
        duplicate,       ///< `other` has the same answers on the same day
        too_soon,        ///< `other` was given fewer days before than is sensible
        outside_age,     ///< the client is younger or older than the measure is made for
        no_index_event,  ///< the measure asks about an event, and none is named
        stated_differs,  ///< the total stated for `scale` is not the one of the items
        stated_alone,    ///< a total is stated for `scale`, and too little is answered to check it
    } kind{};
    std::string scale{};
    std::optional<ResponseId> other{};
    friend bool operator==(const ResponseFlag&, const ResponseFlag&) = default;
};
/// In plain English, for the command line.
[[nodiscard]] std::string response_flag_words(const Instrument& instrument, const ResponseFlag& flag);

/// The form of the instrument that a rater answers: the rater's own name, "self" for a client, empty where the
/// instrument has one form. Nothing when it has no form for this rater.
[[nodiscard]] std::optional<std::string> form_for(const Instrument& instrument, std::string_view rater);

} // namespace attune
