// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/example/example_stage.hpp"
#include "core/note/note_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// A worked example written as the notes of a client: what stands before a session goes into the client's
/// registers, each session becomes a note. Its sessions are played in their order, once.
class SamplePlay {
public:
    /// Nothing when a form of the example is not at hand, or when it does not hold.
    [[nodiscard]] static std::optional<SamplePlay> of(Example example, const Pack& pack,
                                                      const std::vector<Pack>& others);

    [[nodiscard]] const Example& example() const noexcept { return example_; }
    /// One for each session.
    [[nodiscard]] const std::vector<Date>& days() const noexcept { return days_; }
    /// Moves all its days; before the first session.
    void move(std::chrono::days by);
    /// Times that session `index` gives itself; nothing where it takes the usual ones.
    struct Times {
        TimeOfDay start;
        TimeOfDay stop;
    };
    [[nodiscard]] std::optional<Times> times(std::size_t index) const;

    /// Adds and changes the entries that stand before session `index`. Throws Error as NoteStore does.
    void prepare(NoteStore& notes, ClientId client, std::size_t index);
    /// Begins the note of session `index`, with all its approaches. Throws Error as NoteStore does.
    [[nodiscard]] NoteId start(NoteStore& notes, ClientId client, std::size_t index, Times times) const;
    /// Answers it. `name` is the client's, for the people present.
    void fill(Form& form, std::size_t index, Times times, const std::string& name) const;

private:
    SamplePlay(Example example, ExampleStage stage);
    [[nodiscard]] const ExampleStep& session(std::size_t index) const;
    void add_entry(const ExampleStep& step, NoteStore& notes, ClientId client, Date day);
    void act(const ExampleStep& step, NoteStore& notes, ClientId client, Date day);

    Example example_;
    ExampleStage stage_;
    std::vector<Date> days_;
    EntryNames entries_;
};

} // namespace attune
