// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/running_program.hpp"

#include <atspi/atspi.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <deque>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace attune::e2e {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 20s;
constexpr std::size_t most_controls = 20'000;

std::string take(gchar* text) {
    std::string copy = text == nullptr ? "" : text;
    g_free(text);
    return copy;
}

bool has_state(AtspiAccessible* accessible, AtspiStateType state) {
    AtspiStateSet* states = atspi_accessible_get_state_set(accessible);
    const bool has = states != nullptr && atspi_state_set_contains(states, state) != 0;
    if (states != nullptr)
        g_object_unref(states);
    return has;
}

/// Lets the bus deliver what is waiting; the poll below is bounded by `patience`.
void deliver() {
    while (g_main_context_iteration(nullptr, 0) != 0) {
    }
    std::this_thread::sleep_for(20ms);
}

std::string utf16(const std::string& text) {
    std::string wide;
    for (const char c : text) {
        wide.push_back(c);
        wide.push_back('\0');
    }
    return wide;
}

AtspiAccessible* program_with(int pid) {
    AtspiAccessible* desktop = atspi_get_desktop(0);
    const int count = atspi_accessible_get_child_count(desktop, nullptr);
    for (int i = 0; i < count; ++i) {
        AtspiAccessible* one = atspi_accessible_get_child_at_index(desktop, i, nullptr);
        if (one != nullptr && static_cast<int>(atspi_accessible_get_process_id(one, nullptr)) == pid)
            return one;
        if (one != nullptr)
            g_object_unref(one);
    }
    return nullptr;
}

class Keyboard {
public:
    Keyboard()
        : display_{XOpenDisplay(nullptr)} {
        if (display_ == nullptr)
            throw std::runtime_error{"no display for the keyboard"};
    }
    ~Keyboard() { XCloseDisplay(display_); }
    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;

    void press(KeySym key, bool down) {
        XTestFakeKeyEvent(display_, XKeysymToKeycode(display_, key), down ? 1 : 0, 0);
        XSync(display_, 0);
    }
    void tap(KeySym key) {
        const KeyCode code = XKeysymToKeycode(display_, key);
        const bool shifted = XkbKeycodeToKeysym(code) != key;
        if (shifted)
            press(XK_Shift_L, true);
        press(key, true);
        press(key, false);
        if (shifted)
            press(XK_Shift_L, false);
    }

private:
    KeySym XkbKeycodeToKeysym(KeyCode code) {
        int per_code = 0;
        KeySym* keys = XGetKeyboardMapping(display_, code, 1, &per_code);
        const KeySym plain = keys[0];
        XFree(keys);
        return plain;
    }
    Display* display_;
};

} // namespace

Home::Home() {
    std::string pattern = (std::filesystem::temp_directory_path() / "attune-e2e-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error{"no temporary folder"};
    path_ = pattern;
    for (const char* folder : {"config", "data", "state", "cache", "tmp"})
        std::filesystem::create_directories(path_ / folder);
}

Home::~Home() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::map<std::string, std::string> Home::environment() const {
    return {{"HOME", path_.string()},
            {"XDG_CONFIG_HOME", (path_ / "config").string()},
            {"XDG_DATA_HOME", (path_ / "data").string()},
            {"XDG_STATE_HOME", (path_ / "state").string()},
            {"XDG_CACHE_HOME", (path_ / "cache").string()},
            {"TMPDIR", (path_ / "tmp").string()}};
}

std::vector<std::filesystem::path> Home::files_with(const std::string& text) const {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{path_}) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream stream{entry.path(), std::ios::binary};
        const std::string content{std::istreambuf_iterator<char>{stream}, {}};
        if (content.find(text) != std::string::npos || content.find(utf16(text)) != std::string::npos ||
            entry.path().string().find(text) != std::string::npos)
            found.push_back(entry.path());
    }
    return found;
}

Control::Control(AtspiAccessible* accessible)
    : accessible_{accessible, [](AtspiAccessible* one) { g_object_unref(one); }} {}

std::string Control::name() const {
    return take(atspi_accessible_get_name(accessible_.get(), nullptr));
}

std::string Control::text() const {
    AtspiText* text = atspi_accessible_get_text_iface(accessible_.get());
    if (text == nullptr)
        return name();
    const int length = atspi_text_get_character_count(text, nullptr);
    std::string content = take(atspi_text_get_text(text, 0, length, nullptr));
    g_object_unref(text);
    return content;
}

bool Control::is_editable() const {
    return has_state(accessible_.get(), ATSPI_STATE_EDITABLE);
}

bool Control::is_checked() const {
    return has_state(accessible_.get(), ATSPI_STATE_CHECKED);
}

void Control::focus() const {
    AtspiComponent* component = atspi_accessible_get_component_iface(accessible_.get());
    if (component == nullptr || atspi_component_grab_focus(component, nullptr) == 0)
        throw std::runtime_error{"a control takes no focus: " + name()};
    g_object_unref(component);
}

void Control::press() const {
    AtspiAction* action = atspi_accessible_get_action_iface(accessible_.get());
    if (action == nullptr || atspi_action_do_action(action, 0, nullptr) == 0)
        throw std::runtime_error{"a control has no action: " + name()};
    g_object_unref(action);
}

void Control::set_text(const std::string& text) const {
    AtspiEditableText* editable = atspi_accessible_get_editable_text_iface(accessible_.get());
    if (editable == nullptr || atspi_editable_text_set_text_contents(editable, text.c_str(), nullptr) == 0)
        throw std::runtime_error{"a control takes no text: " + name()};
    g_object_unref(editable);
}

std::vector<Control> Control::children() const {
    std::vector<Control> found;
    const int count = atspi_accessible_get_child_count(accessible_.get(), nullptr);
    for (int i = 0; i < count; ++i)
        if (AtspiAccessible* child = atspi_accessible_get_child_at_index(accessible_.get(), i, nullptr))
            found.emplace_back(child);
    return found;
}

void Control::choose(const std::string& entry) const {
    // A GTK choice is a combo box with a menu of its entries below it.
    std::deque<Control> waiting{*this};
    while (!waiting.empty()) {
        const Control one = waiting.front();
        waiting.pop_front();
        if (one.accessible_ != accessible_ && one.name() == entry) {
            one.press();
            return;
        }
        for (auto& child : one.children())
            waiting.push_back(std::move(child));
    }
    throw std::runtime_error{"the choice " + name() + " has no entry " + entry};
}

RunningProgram::RunningProgram(const Home& home, const std::vector<std::string>& arguments) {
    atspi_init();
    std::vector<std::string> environment;
    const auto own = home.environment();
    for (char** one = environ; *one != nullptr; ++one) {
        const std::string variable{*one};
        if (!own.contains(variable.substr(0, variable.find('='))) && !variable.starts_with("NO_AT_BRIDGE="))
            environment.push_back(variable);
    }
    for (const auto& [key, value] : own)
        environment.push_back(key + "=" + value);
    std::vector<char*> argv, envp;
    std::vector<std::string> words{ATTUNE_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    for (auto& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    for (auto& variable : environment)
        envp.push_back(variable.data());
    envp.push_back(nullptr);
    pid_ = fork();
    if (pid_ == 0) {
        execve(argv[0], argv.data(), envp.data());
        _exit(127);
    }
}

RunningProgram::~RunningProgram() {
    if (pid_ > 0)
        kill_now();
}

std::optional<Control> RunningProgram::look(const std::string& id, const std::string& name, const std::string& role) {
    AtspiAccessible* root = program_with(pid_);
    if (root == nullptr)
        return std::nullopt;
    std::deque<std::shared_ptr<AtspiAccessible>> waiting;
    const auto own = [](AtspiAccessible* one) {
        return std::shared_ptr<AtspiAccessible>{one, [](AtspiAccessible* gone) { g_object_unref(gone); }};
    };
    waiting.push_back(own(root));
    std::size_t seen = 0;
    while (!waiting.empty() && ++seen < most_controls) {
        const auto one = waiting.front();
        waiting.pop_front();
        const bool matches =
            !id.empty() ? take(atspi_accessible_get_accessible_id(one.get(), nullptr)) == id
                        : take(atspi_accessible_get_name(one.get(), nullptr)) == name &&
                              (role.empty() || take(atspi_accessible_get_role_name(one.get(), nullptr)) == role);
        if (matches && has_state(one.get(), ATSPI_STATE_SHOWING))
            return Control{static_cast<AtspiAccessible*>(g_object_ref(one.get()))};
        const int count = atspi_accessible_get_child_count(one.get(), nullptr);
        for (int i = 0; i < count && i < 2'000; ++i)
            if (AtspiAccessible* child = atspi_accessible_get_child_at_index(one.get(), i, nullptr))
                waiting.push_back(own(child));
    }
    return std::nullopt;
}

void RunningProgram::wait_until(const std::string& what, const std::function<bool()>& holds) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error{"waited in vain: " + what + "\nshown: " + shown_ids()};
        if (waitpid(pid_, nullptr, WNOHANG) == pid_) {
            pid_ = -1;
            throw std::runtime_error{"the program ended while waiting: " + what};
        }
        deliver();
    }
}

Control RunningProgram::find(const std::string& id) {
    std::optional<Control> found;
    wait_until("control " + id, [&] { return (found = look(id, {}, {})).has_value(); });
    return *found;
}

Control RunningProgram::find_named(const std::string& name, const std::string& role) {
    std::optional<Control> found;
    wait_until("control named " + name, [&] { return (found = look({}, name, role)).has_value(); });
    return *found;
}

bool RunningProgram::is_shown(const std::string& id) {
    return look(id, {}, {}).has_value();
}

std::string RunningProgram::shown_ids() {
    std::string ids;
    AtspiAccessible* root = program_with(pid_);
    if (root == nullptr)
        return "nothing";
    std::deque<Control> waiting;
    std::deque<AtspiAccessible*> raw{root};
    std::size_t seen = 0;
    while (!raw.empty() && ++seen < most_controls) {
        AtspiAccessible* one = raw.front();
        raw.pop_front();
        const std::string id = take(atspi_accessible_get_accessible_id(one, nullptr));
        if (!id.empty() && has_state(one, ATSPI_STATE_SHOWING))
            ids += id + " ";
        const int count = atspi_accessible_get_child_count(one, nullptr);
        for (int i = 0; i < count && i < 200; ++i)
            if (AtspiAccessible* child = atspi_accessible_get_child_at_index(one, i, nullptr))
                raw.push_back(child);
        g_object_unref(one);
    }
    return ids;
}

void RunningProgram::type(const std::string& ascii) {
    Keyboard keyboard;
    for (const char c : ascii)
        keyboard.tap(c == '\n' ? XK_Return : static_cast<KeySym>(static_cast<unsigned char>(c)));
}

void RunningProgram::chord(const std::string& keys) {
    Keyboard keyboard;
    std::vector<KeySym> held;
    std::size_t start = 0;
    while (start <= keys.size()) {
        const auto end = std::min(keys.find('+', start), keys.size());
        const std::string word = keys.substr(start, end - start);
        held.push_back(word == "ctrl"    ? XK_Control_L
                       : word == "shift" ? XK_Shift_L
                       : word == "alt"   ? XK_Alt_L
                                         : XStringToKeysym(word.c_str()));
        start = end + 1;
    }
    for (const KeySym key : held)
        keyboard.press(key, true);
    for (auto key = held.rbegin(); key != held.rend(); ++key)
        keyboard.press(*key, false);
}

void RunningProgram::kill_now() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

int RunningProgram::quit() {
    kill(pid_, SIGTERM);
    int status = 0;
    wait_until("the end of the program", [&] {
        if (waitpid(pid_, &status, WNOHANG) != pid_)
            return false;
        return true;
    });
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace attune::e2e
