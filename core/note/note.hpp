// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/episode/episode.hpp"
#include "core/template/form/form.hpp"
#include "core/vault/vault.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

enum class NoteId : std::int64_t {};
enum class NoteState { draft, signed_off, voided };

/// What lists show of a note.
struct NoteRow {
    NoteId id{};
    SessionId session{};
    Date date{};
    std::optional<TimeOfDay> start{};
    std::string approach{};      ///< "EMDR", or "EMDR, CBT"
    std::optional<int> number{}; ///< session number, when it was attended
    std::string summary{};       ///< one line from the note itself
    NoteState state{};
    Attendance attendance{};
    int addenda = 0;
    int to_fill = 0; ///< draft: answers missing before it can be signed
    Instant saved_at{};
    bool late_entry = false; ///< signed more than 72 hours after its session
    ClientId client{};
};

/// A whole note as it stands in the vault.
struct Note {
    NoteId id{};
    std::string uuid{}; ///< 32 hex digits
    ClientId client{};
    EpisodeId episode{};
    SessionId session{};
    UserId author{};
    NoteState state = NoteState::draft;
    int revision = 0; ///< counts saves
    Instant created_at{};
    Instant saved_at{};
    std::optional<Instant> signed_at{};
    bool late_entry = false; ///< signed more than 72 hours after its session
    std::string void_reason{};
    std::vector<std::shared_ptr<const Template>> templates{}; ///< exactly those it was written with
    NoteAnswers answers{};                                    ///< without private answers of other authors
};

/// One attended note of a course, as charts look at it.
struct CourseNote {
    NoteId note{};
    Date date{};
    std::optional<int> number{};
    std::vector<std::shared_ptr<const Template>> templates{};
    NoteAnswers values{}; ///< answers and computed values as later notes see them; nothing private
};

enum class AddendumKind { addendum, correction, late_entry };

struct Addendum {
    std::int64_t id = 0;
    NoteId note{};
    AddendumKind kind{};
    std::string text{};
    std::string reason{};
    UserId author{};
    Instant written_at{};
    bool signature_holds = false;
    std::string old_text{}; ///< correction: the words it corrects, where they were given
};

} // namespace attune
