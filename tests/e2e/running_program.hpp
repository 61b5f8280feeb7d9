// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct _AtspiAccessible;

namespace attune::e2e {

/// A folder that is everything a program may write to: home, settings, state, cache and temporary files.
class Home {
public:
    Home();
    ~Home();
    Home(const Home&) = delete;
    Home& operator=(const Home&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// HOME, XDG_* and TMPDIR, all inside.
    [[nodiscard]] std::map<std::string, std::string> environment() const;
    /// Files anywhere below that hold `text` as UTF-8 or UTF-16.
    [[nodiscard]] std::vector<std::filesystem::path> files_with(const std::string& text) const;

private:
    std::filesystem::path path_;
};

/// One control of the program, as a screen reader meets it.
class Control {
public:
    explicit Control(_AtspiAccessible* accessible);

    [[nodiscard]] std::string name() const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool is_editable() const;
    [[nodiscard]] bool is_checked() const;
    void focus() const;
    /// The control's own action: presses a button, ticks a box.
    void press() const;
    void set_text(const std::string& text) const;
    /// Chooses an entry of a choice by its words; throws when it has none of this name.
    void choose(const std::string& entry) const;
    [[nodiscard]] std::vector<Control> children() const;

private:
    std::shared_ptr<_AtspiAccessible> accessible_;
};

/// The installed program in a real display, driven from outside through the accessibility bus and real keys.
class RunningProgram {
public:
    RunningProgram(const Home& home, const std::vector<std::string>& arguments);
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    /// The shown control with this accessible id; waits until it is there. Throws after 20 seconds.
    Control find(const std::string& id);
    /// The shown control with this name and, where given, role ("push button").
    Control find_named(const std::string& name, const std::string& role = {});
    [[nodiscard]] bool is_shown(const std::string& id);
    /// Waits until `holds` is true; throws with `what` after 20 seconds.
    void wait_until(const std::string& what, const std::function<bool()>& holds);

    /// Real key presses through the X server, to what has the focus.
    void type(const std::string& ascii);
    /// A chord as "ctrl+shift+s".
    void chord(const std::string& keys);

    /// SIGKILL, as a power failure would.
    void kill_now();
    /// Ends it as a desktop does, and returns the exit code.
    int quit();
    /// Every id that is shown now; for messages.
    [[nodiscard]] std::string shown_ids();

private:
    std::optional<Control> look(const std::string& id, const std::string& name, const std::string& role);
    int pid_ = -1;
};

} // namespace attune::e2e
