// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/running_program.hpp"

#include <atspi/atspi.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace attune::e2e {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 30s;

/// Lets the bus deliver what waits; every loop around it is bounded by `patience`.
void deliver() {
    while (g_main_context_iteration(nullptr, 0) != 0) {
    }
    std::this_thread::sleep_for(10ms);
}

std::vector<std::string> environment_for(const Home& home) {
    const auto own = home.environment();
    std::vector<std::string> all;
    for (char** one = environ; *one != nullptr; ++one) {
        const std::string variable{*one};
        if (!own.contains(variable.substr(0, variable.find('='))) && !variable.starts_with("NO_AT_BRIDGE="))
            all.push_back(variable);
    }
    for (const auto& [key, value] : own)
        all.push_back(key + "=" + value);
    return all;
}

std::size_t characters_in(const std::string& utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (auto& word : words)
        all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

/// First that fits, deeper before later. What is hidden hides all below it.
std::optional<Control> search(const Control& from, const std::function<bool(const Control&)>& wanted) {
    if (!from.is_visible())
        return std::nullopt;
    if (wanted(from))
        return from;
    for (const Control& child : from.children())
        if (auto found = search(child, wanted))
            return found;
    return std::nullopt;
}

} // namespace

RunningProgram::RunningProgram(const Home& home, const std::vector<std::string>& arguments) {
    atspi_init();
    std::vector<std::string> environment = environment_for(home);
    std::vector<std::string> words{ATTUNE_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto argv = pointers(words);
    const auto envp = pointers(environment);
    pid_ = fork();
    if (pid_ == 0) {
        // What the program says, and a core file, land where the test looks.
        const int said = open((home.path() / "output").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (chdir(home.path().c_str()) == 0 && dup2(said, STDOUT_FILENO) >= 0 && dup2(said, STDERR_FILENO) >= 0)
            execve(argv[0], argv.data(), envp.data());
        _exit(127);
    }
}

RunningProgram::~RunningProgram() {
    if (pid_ > 0)
        kill_now();
}

std::optional<Control> RunningProgram::look(const std::function<bool(const Control&)>& wanted) {
    const auto windows = windows_of(pid_);
    // Dialogs come after the window below them.
    for (auto window = windows.rbegin(); window != windows.rend(); ++window)
        if (auto found = search(*window, wanted))
            return found;
    return std::nullopt;
}

std::optional<Control> RunningProgram::look_for(const std::string& id) {
    if (const auto met = met_.find(id); met != met_.end() && met->second.is_showing() && met->second.id() == id)
        return met->second;
    auto found = look([&](const Control& one) { return one.id() == id; });
    if (found)
        met_.insert_or_assign(id, *found);
    return found;
}

void RunningProgram::wait_until(const std::string& what, const std::function<bool()>& holds) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error{"waited in vain: " + what + "\nshown: " + shown_ids()};
        if (pid_ < 0 || waitpid(pid_, nullptr, WNOHANG) == pid_) {
            pid_ = -1;
            throw std::runtime_error{"the program ended while waiting: " + what};
        }
        deliver();
    }
}

Control RunningProgram::find(const std::string& id) {
    std::optional<Control> found;
    wait_until("control " + id, [&] {
        found = look_for(id);
        return found.has_value();
    });
    return *found;
}

Control RunningProgram::find_named(const std::string& name, const std::string& role) {
    std::optional<Control> found;
    wait_until("control named " + name, [&] {
        found = look([&](const Control& one) { return one.name() == name && (role.empty() || one.role() == role); });
        return found.has_value();
    });
    return *found;
}

bool RunningProgram::is_shown(const std::string& id) {
    return look_for(id).has_value();
}

std::optional<Control> RunningProgram::focused() {
    return look([](const Control& one) { return one.is_focused(); });
}

std::string RunningProgram::marked_menu_item() {
    const auto marked = look([](const Control& one) { return one.is_selected() && one.role() == "menu item"; });
    return marked ? marked->name() : std::string{};
}

std::string RunningProgram::all_words() {
    std::string words;
    look([&](const Control& one) {
        words += one.text() + "\n";
        return false;
    });
    return words;
}

std::string RunningProgram::shown_ids() {
    std::string ids;
    if (pid_ > 0)
        look([&](const Control& one) {
            if (const std::string id = one.id(); !id.empty())
                ids += id + (one.is_focused() ? "* " : " ");
            return false;
        });
    return ids;
}

void RunningProgram::press(const std::string& id) {
    const Control control = find(id);
    wait_until(id + " enabled", [&] { return control.is_enabled(); });
    // By key, not by the control's accessible action: GTK runs that one inside its answer to us, and a button
    // that opens a dialog would answer no more question until the dialog is closed.
    focus(id);
    keyboard_.type(" ");
}

void RunningProgram::tick(const std::string& id) {
    press(id);
    wait_until(id + " ticked", [&] { return find(id).is_checked(); });
}

Control RunningProgram::focus(const std::string& id) {
    const Control control = find(id);
    // With a window manager a new window gets the keyboard a little after it is shown.
    wait_until("focus on " + id, [&] {
        if (control.is_focused())
            return true;
        control.focus();
        return false;
    });
    return control;
}

Control RunningProgram::enter(const std::string& id, const std::string& ascii) {
    const Control field = focus(id);
    const std::size_t wanted = characters_in(field.text()) + ascii.size();
    keyboard_.type(ascii);
    // A passphrase shows dots: the count of characters is what tells.
    wait_until("text in " + id, [&] { return characters_in(field.text()) >= wanted; });
    return field;
}

void RunningProgram::kill_now() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

int RunningProgram::wait_for_end() {
    int status = 0;
    const auto end = std::chrono::steady_clock::now() + patience;
    while (waitpid(pid_, &status, WNOHANG) != pid_) {
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error{"the program does not end\nshown: " + shown_ids()};
        deliver();
    }
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int RunningProgram::end() {
    kill(pid_, SIGTERM);
    return wait_for_end();
}

int RunningProgram::quit() {
    keyboard_.chord("ctrl+q");
    return wait_for_end();
}

} // namespace attune::e2e
