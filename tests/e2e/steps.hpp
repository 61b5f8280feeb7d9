// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/running_program.hpp"

#include <map>
#include <string>

namespace attune::e2e {

/// What a therapist does, step by step, through the window alone.

inline constexpr const char* passphrase = "harbour lantern quilt 47 sparrow";

/// Where `create_practice` puts the practice.
std::filesystem::path practice_folder(const Home& home);

/// From the start page to the day's page of a new practice, the recovery sheet saved and repeated.
void create_practice(RunningProgram& program, const Home& home);

/// Types the passphrase on the start page, on which the practice is chosen, and waits for the day's page.
void unlock(RunningProgram& program);

void add_client(RunningProgram& program, const std::string& given, const std::string& family);

/// Finds the client by a part of the name and opens it.
void open_client(RunningProgram& program, const std::string& part_of_name);

/// Turns the pages of the client that is shown until this one lies open: "tab-sessions".
void show_tab(RunningProgram& program, const std::string& id);

/// Opens the only note of the client that is shown.
void open_note(RunningProgram& program);

/// Starts a note of the approach with this title for the client that is shown.
void start_note(RunningProgram& program, const std::string& approach);

/// Unfolds a section of the note: "emdr.p1".
void unfold(RunningProgram& program, const std::string& section);

/// Waits until the note says that it is saved.
void wait_until_saved(RunningProgram& program);

/// Answers, by the id of a control: words to type, or keys for a control that holds no text.
using Answers = std::map<std::string, std::string>;

/// Goes from one missing answer to the next by F8 and answers each by its kind, or as `answers` says, until
/// nothing is left to fill.
void fill_what_is_missing(RunningProgram& program, const Answers& answers);

/// Signs the open note, which misses nothing.
void sign(RunningProgram& program);

/// Adds to the signed note that is open.
void add_addendum(RunningProgram& program, const std::string& words);

} // namespace attune::e2e
