// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/note_view_model.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// The note before this one, as the card beside the form tells it.
struct LastNote {
    NoteId id{};
    std::string when;                 ///< "Session 13, 2 March, signed"
    std::string summary;
    std::string next;                 ///< what was planned then for today; may be empty
};

/// One register entry with its first series, drawn as a ladder.
struct TargetLadder {
    std::string title;
    std::string state;                ///< "worked today", "not started", "resolved"
    bool done = false;                ///< shown as one line with a tick
    std::string detail;               ///< "Past, 5 sessions"
    std::string second;               ///< another series in words: "VoC 2 to 5"
    double min = 0, max = 10;
    bool falls = true;                ///< lower is better: the axis runs from max to min
    int decimals = -1;
    std::vector<double> earlier;      ///< from the notes before, oldest first
    std::optional<double> now;        ///< from this note

    /// The course in words, for screen readers: "From 9 to 1 over 5 notes".
    [[nodiscard]] std::string spoken() const;
};

struct TargetLadderGroup {
    std::string register_id;
    std::string heading;              ///< "Open targets"
    std::string caption;              ///< "SUD, first to latest; 0 is right"
    std::vector<TargetLadder> ladders;
};

/// A series without entries: one sparkline.
struct CourseLine {
    std::string label;
    std::vector<std::optional<double>> values;
    double min = 0, max = 10;
    std::string latest;               ///< "40 %"
};

/// A question of the header that refers to several entries, shown as ticks ("Goals worked on today").
struct TickList {
    FieldPath path;
    std::string heading;
    std::vector<EntryChoice> entries;
    std::vector<std::string> ticked;
};

/// What the therapist wants to see while writing. What is earlier is read once; what this note says is taken
/// from the form at every call. Borrows the model.
class NoteContext {
public:
    explicit NoteContext(const NoteViewModel& model);

    [[nodiscard]] const std::optional<LastNote>& last_note() const { return last_note_; }
    /// Prompts that the note before left: "Start from here".
    [[nodiscard]] const std::vector<std::string>& prompts() const { return prompts_; }
    [[nodiscard]] std::vector<TargetLadderGroup> ladders() const;
    [[nodiscard]] std::vector<CourseLine> course() const;
    [[nodiscard]] std::vector<TickList> ticks() const;
    /// Reads again what was earlier; after a modality was added.
    void read();

private:
    [[nodiscard]] TargetLadder ladder_of(const Template& part, const Register& kind, const RegisterEntry& entry) const;
    [[nodiscard]] std::vector<double> earlier_values(const std::string& series, const std::string& key) const;
    [[nodiscard]] std::optional<double> value_now(const std::string& part, const std::string& series,
                                                  const std::string& key) const;

    const NoteViewModel& model_;
    std::optional<LastNote> last_note_;
    std::vector<std::string> prompts_;
    std::vector<NoteStore::SeriesPointRow> earlier_;
};

} // namespace attune
