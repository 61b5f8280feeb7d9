// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/control.hpp"
#include "tests/e2e/home.hpp"
#include "tests/e2e/keyboard.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune::e2e {

/// The program in a real display, driven from outside through the accessibility bus and real keys. Every wait
/// ends as soon as what it waits for is there and throws after 30 seconds, with what was on the screen.
class RunningProgram {
public:
    RunningProgram(const Home& home, const std::vector<std::string>& arguments);
    /// Kills it where it still runs.
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    /// The shown control with this test id; waits for it.
    Control find(const std::string& id);
    /// The shown control with this name and, where given, role; waits for it.
    Control find_named(const std::string& name, const std::string& role = {});
    /// The first control in the window for which `wanted` holds, if there is one now.
    std::optional<Control> look(const std::function<bool(const Control&)>& wanted);
    [[nodiscard]] bool is_shown(const std::string& id);
    /// The control that has the keyboard, when there is one.
    [[nodiscard]] std::optional<Control> focused();
    /// The name of the entry of an open menu that the return key would take; empty when none is.
    [[nodiscard]] std::string marked_menu_item();
    /// All words in the window, to look for a sentence.
    [[nodiscard]] std::string all_words();
    void wait_until(const std::string& what, const std::function<bool()>& holds);

    /// Gives a button the keyboard and presses it.
    void press(const std::string& id);
    /// Ticks a box by key and waits until it is ticked.
    void tick(const std::string& id);
    /// Gives the control the keyboard and waits until it has it.
    Control focus(const std::string& id);
    /// Types into a field with real keys and waits until all of it stands there.
    Control enter(const std::string& id, const std::string& ascii);
    [[nodiscard]] Keyboard& keyboard() noexcept { return keyboard_; }

    /// SIGKILL, as when the power fails.
    void kill_now();
    /// Ends it as a desktop does (SIGTERM), and returns the exit code.
    int end();
    /// Closes it by its own key, and returns the exit code.
    int quit();

private:
    std::optional<Control> look_for(const std::string& id);
    [[nodiscard]] std::string shown_ids();
    int wait_for_end();
    int pid_ = -1;
    std::map<std::string, Control> met_; ///< by id: going through a whole window takes long
    Keyboard keyboard_;
};

} // namespace attune::e2e
