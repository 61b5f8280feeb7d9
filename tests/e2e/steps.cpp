// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/steps.hpp"

#include <cctype>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace attune::e2e {
namespace {

/// "Group 3" of the code as it is shown.
std::string group_of(const std::string& code, const std::string& label) {
    std::istringstream words{code};
    std::vector<std::string> groups;
    for (std::string word; words >> word;)
        groups.push_back(word);
    return groups.at(std::stoul(label.substr(label.find_last_of(' ') + 1)) - 1);
}

bool ends_with_number(const std::string& id) {
    return id.find('.') != std::string::npos && std::isdigit(static_cast<unsigned char>(id.back())) != 0;
}

/// The control that the key for the next missing answer leads to. `done` when nothing is missing.
struct Target {
    bool done = false;
    std::optional<Control> control;
};

Target go_to_next_missing(RunningProgram& program, const std::string& before) {
    program.keyboard().chord("F8");
    Target target;
    program.wait_until("the next missing answer after " + before, [&] {
        target.control = program.focused();
        target.done = !program.is_shown("note.next-to-fill");
        return target.done || (target.control && target.control->id() != before);
    });
    return target;
}

/// Takes the first entry of the drop-down list that has the keyboard.
void answer_list(RunningProgram& program) {
    const auto left = program.look([](const Control& one) {
        return one.role() == "label" && one.name().find("to fill before signing") != std::string::npos;
    });
    if (!left)
        throw std::runtime_error{"the note does not say how much is left to fill"};
    const std::string before = left->name();
    program.keyboard().chord("Down");
    program.wait_until("one answer fewer than " + before, [&] { return left->name() != before; });
}

/// One answer, as a user of the keyboard gives it.
void answer(RunningProgram& program, const Control& control, const Answers& answers) {
    const std::string id = control.id();
    const std::string role = control.role();
    if (const auto given = answers.find(id); given != answers.end())
        program.keyboard().type(given->second);
    else if (role == "combo box")
        answer_list(program);
    else if (role == "text" || role == "entry")
        program.keyboard().type("As agreed");
    else if (role == "radio button" && ends_with_number(id))
        program.keyboard().type("3");
    else
        program.keyboard().type(" ");
}

/// Goes down the menu that is open, one entry at a time, and takes the one with this name.
void choose_in_menu(RunningProgram& program, const std::string& name) {
    program.find_named(name, "menu item");
    const auto marked = [&] { return program.marked_menu_item(); };
    for (std::string now = marked(); now != name;) {
        const std::string before = now;
        program.keyboard().chord("Down");
        program.wait_until("the menu entry after " + before, [&] { return (now = marked()) != before; });
    }
    program.keyboard().type("\n");
}

void save_recovery_sheet(RunningProgram& program, const std::filesystem::path& file) {
    program.press("recovery-save");
    program.find_named("Save the recovery sheet", "file chooser");
    std::optional<Control> name;
    program.wait_until("the name of the file has the keyboard", [&] {
        name = program.focused();
        return name && name->role() == "text";
    });
    program.wait_until("the name of the file", [&] {
        if (name->text() == file.string())
            return true;
        name->set_text(file.string());
        return false;
    });
    program.keyboard().type("\n");
    program.wait_until("recovery sheet in its file", [&] { return std::filesystem::exists(file); });
}

} // namespace

std::filesystem::path practice_folder(const Home& home) { return home.path() / "Willow.attune"; }

void create_practice(RunningProgram& program, const Home& home) {
    program.press("start-create");
    program.enter("create-name", "Willow Room");
    program.find("create-folder").set_text(practice_folder(home));
    program.press("create-next");
    program.enter("create-user", "Dr Test");
    program.enter("create-passphrase", passphrase);
    program.enter("create-again", passphrase);
    program.press("create-next");
    const Control code = program.find("recovery-code");
    program.wait_until("recovery code", [&] { return !code.text().empty(); });
    save_recovery_sheet(program, home.path() / "sheet.txt");
    for (const char* id : {"recovery-first", "recovery-second"})
        program.enter(id, group_of(code.text(), program.find(id).name()));
    program.press("create-next");
    program.find("lock");
}

void unlock(RunningProgram& program) {
    program.enter("start-passphrase", passphrase);
    program.keyboard().type("\n");
    program.find("lock");
}

void add_client(RunningProgram& program, const std::string& given, const std::string& family) {
    program.keyboard().chord("alt+2");
    program.press("client-new");
    program.enter("client-given", given);
    program.enter("client-family", family);
    program.press("dialog-ok");
    program.find("new-note");
}

void open_client(RunningProgram& program, const std::string& part_of_name) {
    program.keyboard().chord("alt+2");
    program.enter("client-find", part_of_name);
    program.keyboard().type("\n");
    program.find("new-note");
}

void show_tab(RunningProgram& program, const std::string& id) {
    const Control tab = program.find(id);
    // Only the chosen tab takes the keyboard, as with the pages of any book.
    for (int turn = 0; turn < 4 && !tab.is_checked(); ++turn) {
        const auto words = [&] {
            std::string chosen;
            for (const char* each : {"tab-overview", "tab-sessions", "tab-progress", "tab-record"})
                if (program.find(each).is_checked())
                    chosen = each;
            return chosen;
        };
        const std::string before = words();
        program.keyboard().chord("ctrl+Page_Down");
        program.wait_until("the page after " + before, [&] { return words() != before; });
    }
    if (!tab.is_checked())
        throw std::runtime_error{"the client has no page " + id};
}

void open_note(RunningProgram& program) {
    show_tab(program, "tab-sessions");
    program.focus("session-list");
    program.keyboard().chord("Home");
    program.keyboard().type("\n");
    program.find("note-form");
}

void start_note(RunningProgram& program, const std::string& approach) {
    program.press("new-note");
    choose_in_menu(program, approach);
    program.find("note-form");
}

void unfold(RunningProgram& program, const std::string& section) {
    const Control head = program.find("section." + section);
    if (head.description() == "folded")
        program.press("section." + section);
    program.wait_until("section " + section + " unfolded", [&] { return head.description() == "unfolded"; });
}

void wait_until_saved(RunningProgram& program) {
    const Control state = program.find("note.saved");
    program.wait_until("the note is saved", [&] { return state.all_words().find("Saved ") != std::string::npos; });
}

void fill_what_is_missing(RunningProgram& program, const Answers& answers) {
    std::string before;
    for (int turn = 0; turn < 80; ++turn) {
        const Target target = go_to_next_missing(program, before);
        if (target.done)
            return;
        before = target.control->id();
        answer(program, *target.control, answers);
    }
    throw std::runtime_error{"the note asks without end; last at " + before};
}

void sign(RunningProgram& program) {
    program.keyboard().chord("ctrl+shift+s");
    program.press("sign.sign");
    const Control state = program.find("note.saved");
    program.wait_until("the note is signed",
                       [&] { return state.all_words().find("The signature holds") != std::string::npos; });
}

void add_addendum(RunningProgram& program, const std::string& words) {
    program.press("note.sign");
    program.enter("addendum.text", words);
    program.press("addendum.add");
    const Control addenda = program.find("note.addenda");
    program.wait_until("the addendum", [&] { return addenda.all_words().find(words) != std::string::npos; });
}

} // namespace attune::e2e
