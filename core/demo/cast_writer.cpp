// SPDX-License-Identifier: Apache-2.0
#include "core/demo/cast_writer.hpp"

#include "core/demo/demo_measures.hpp"
#include "core/modality/native/native_values.hpp"

#include <algorithm>

namespace attune {
namespace {

using namespace std::chrono_literals;

constexpr int usual_minutes = 50;

Date first_day(const CastMember& member) {
    Date first = member.plays.front().days().front();
    for (const SamplePlay& play : member.plays)
        first = std::min(first, play.days().front());
    for (const CastScore& score : member.scores)
        first = std::min(first, score.day);
    return first;
}

} // namespace

Date first_day(const std::vector<CastMember>& cast, Date until) {
    Date first = until;
    for (const CastMember& member : cast)
        first = std::min(first, first_day(member));
    return first;
}

CastWriter::CastWriter(std::vector<CastMember> cast, Stores stores)
    : cast_{std::move(cast)},
      stores_{stores} {}

void CastWriter::invite() {
    for (const CastMember& member : cast_) {
        Guest guest{.id = stores_.clients.add(member.client)};
        guest.episode = stores_.episodes.add({.client = guest.id,
                                              .title = "Outpatient",
                                              .level_of_care = "outpatient",
                                              .started = first_day(member)});
        guests_.push_back(guest);
    }
}

std::vector<CastDiaryLine> CastWriter::lines() {
    std::vector<CastDiaryLine> lines;
    for (std::size_t member = 0; member < cast_.size(); ++member)
        for (std::size_t play = 0; play < cast_[member].plays.size(); ++play) {
            const auto& days = cast_[member].plays[play].days();
            for (std::size_t session = 0; session < days.size(); ++session)
                lines.push_back({days[session], times_of(member, play, session).start,
                                 [this, member, play, session] { write_note(member, play, session); }});
        }
    return lines;
}

SamplePlay::Times CastWriter::times_of(std::size_t member, std::size_t play, std::size_t session) const {
    const TimeOfDay start{cast_[member].hour * 60};
    return cast_[member].plays[play].times(session).value_or(
        SamplePlay::Times{start, TimeOfDay{start.minutes + usual_minutes}});
}

bool CastWriter::is_last(std::size_t member, Date day) const {
    return std::ranges::all_of(cast_[member].plays, [&](const SamplePlay& play) { return play.days().back() <= day; });
}

void CastWriter::write_note(std::size_t member, std::size_t play, std::size_t session) {
    CastMember& who = cast_[member];
    SamplePlay& course = who.plays[play];
    const Date day = course.days()[session];
    const auto times = times_of(member, play, session);
    stores_.clock.go_to(Instant{std::chrono::sys_days{day}} + std::chrono::minutes{times.stop.minutes + 5});
    course.prepare(stores_.notes, guests_[member].id, session);
    const NoteId id = course.start(stores_.notes, guests_[member].id, session, times);
    Form form = stores_.notes.open_form(id);
    course.fill(form, session, times, who.client.given_name.empty() ? who.client.full_name() : who.client.given_name);
    form.set_native(stores_.native.derive(form, form.earlier()).values);
    stores_.clock.go_on(6min);
    stores_.notes.save(id, form);
    if (!who.last_is_draft || !is_last(member, day))
        stores_.notes.sign(id, form);
    if (is_last(member, day))
        give_measures(member);
}

/// From the sheets of all weeks, once the last note is written: no sample note tells of scores that it does not know.
void CastWriter::give_measures(std::size_t member) {
    for (const CastScore& score : cast_[member].scores) {
        stores_.clock.go_on(1min);
        stores_.measures.give(
            {.client = guests_[member].id, .day = score.day, .measure = score.measure, .scores = {score.wanted}});
    }
}

void CastWriter::plan_ahead(Date until) {
    for (std::size_t member = 0; member < cast_.size(); ++member) {
        const auto& play = cast_[member].plays.back();
        const auto last = play.days().size() - 1;
        if (!cast_[member].goes_on)
            continue;
        std::chrono::sys_days next = play.days()[last];
        while (next < std::chrono::sys_days{until} + std::chrono::days{1})
            next += std::chrono::weeks{1};
        const auto times = times_of(member, cast_[member].plays.size() - 1, last);
        stores_.episodes.add_session({.episode = guests_[member].episode,
                                      .client = guests_[member].id,
                                      .date = Date{next},
                                      .start = times.start,
                                      .stop = times.stop,
                                      .attendance = Attendance::planned,
                                      .approach = ""});
    }
}

} // namespace attune
