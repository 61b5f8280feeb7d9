// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/demo_measures.hpp"
#include "core/demo/dice.hpp"
#include "core/demo/sheet.hpp"
#include "core/note/note_store.hpp"

#include <memory>
#include <string>

namespace attune {

/// Where in an invented course a session stands.
struct Scene {
    NoteStore& notes;
    DemoMeasures& measures;
    ClientId client{};
    Date date{};
    int number = 0;          ///< sessions that took place, this one included
    int of = 0;              ///< sessions planned in all
};

/// One client's invented course in one modality. It remembers what happened, so that each session follows
/// from the one before.
class Course {
public:
    virtual ~Course() = default;
    [[nodiscard]] virtual const char* template_id() const = 0;
    /// Adds what the session will refer to: targets, beliefs, scores. Called before the note is begun.
    virtual void prepare(const Scene& scene) = 0;
    /// Fills the modality's part of the note.
    virtual void fill(Form& form, const Scene& scene) = 0;
    /// What the header says of this session.
    struct Header {
        int state_in = 5;
        int state_out = 3;
        std::string response;
        std::string next;
        std::string task;
        TextList measures;       ///< entries of what was given in `prepare`
    };
    [[nodiscard]] virtual Header header() const = 0;
};

[[nodiscard]] std::unique_ptr<Course> emdr_course(Dice dice);
[[nodiscard]] std::unique_ptr<Course> somatic_course(Dice dice);
[[nodiscard]] std::unique_ptr<Course> cbt_course(Dice dice);
[[nodiscard]] std::unique_ptr<Course> attachment_course(Dice dice);
/// CBT, Somatic Experiencing and EMDR one after another, with looks at attachment between.
[[nodiscard]] std::unique_ptr<Course> mixed_course(Dice dice);

/// Gives a measure with one total ("phq-9") on the scene's day; returns its entry among the measures given.
std::string give(const Scene& scene, const char* measure, double total);

} // namespace attune
