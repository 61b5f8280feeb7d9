// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/gui_test.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/snapshot.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <thread>
#include <wx/app.h>
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/dataview.h>
#include <wx/nativewin.h>
#include <wx/panel.h>
#include <wx/radiobut.h>
#include <wx/slider.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/tglbtn.h>
#include <wx/uiaction.h>

namespace attune {
namespace {

template<typename... Kinds>
bool is_any(const wxWindow* window) {
    return (... || (dynamic_cast<const Kinds*>(window) != nullptr));
}

bool takes_input(const wxWindow* window) {
    return is_any<wxAnyButton, wxTextCtrl, wxChoice, wxCheckBox, wxRadioButton, wxSpinCtrl, wxSlider, wxDataViewCtrl,
                  wxComboBox, wxNativeWindow>(window);
}

/// A panel without controls takes the focus itself: Tab stops there and the next keys go nowhere.
bool is_empty_tab_stop(const wxWindow* window) {
    const auto takes_focus = [](const wxWindow* child) { return child->IsShown() && child->CanAcceptFocusFromKeyboard(); };
    return is_any<wxPanel>(window) && takes_focus(window) && std::ranges::none_of(window->GetChildren(), takes_focus);
}

void collect_nameless(wxWindow* window, std::vector<std::string>& found) {
    if (!window->IsShown())
        return;
    if (is_empty_tab_stop(window) && accessible_name(window).empty())
        found.push_back(window->GetName().utf8_string() + " (empty tab stop)");
    if (takes_input(window) && accessible_name(window).empty() &&
        (window->GetLabel().empty() || is_any<wxTextCtrl, wxChoice, wxDataViewCtrl, wxNativeWindow>(window)))
        found.push_back(window->GetName().utf8_string() + " (" +
                        wxString{window->GetClassInfo()->GetClassName()}.utf8_string() + ")");
    for (wxWindow* child : window->GetChildren())
        if (!child->IsTopLevel())
            collect_nameless(child, found);
}

void collect_mnemonics(wxWindow* window, std::map<char, std::vector<std::string>>& letters) {
    if (!window->IsShown())
        return;
    const std::string label = window->GetLabel().utf8_string();
    const bool has_mnemonics = is_any<wxAnyButton, wxStaticText, wxCheckBox, wxRadioButton>(window);
    for (std::size_t i = 0; has_mnemonics && i + 1 < label.size(); ++i) {
        if (label[i] != '&')
            continue;
        if (label[i + 1] != '&')
            letters[static_cast<char>(std::tolower(static_cast<unsigned char>(label[i + 1])))].push_back(label);
        ++i;
    }
    for (wxWindow* child : window->GetChildren())
        if (!child->IsTopLevel())
            collect_mnemonics(child, letters);
}

} // namespace

void pump() {
    for (int i = 0; i < 3; ++i) {
        while (wxTheApp->Pending())
            wxTheApp->Dispatch();
        wxTheApp->ProcessPendingEvents();
        wxTheApp->ProcessIdle();
        std::this_thread::sleep_for(std::chrono::milliseconds{2}); // lets the server answer
    }
}

bool pump_until(const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline)
            return false;
        pump();
    }
    return true;
}

wxWindow* find_window(const std::string& name, const wxWindow* root) {
    return wxWindow::FindWindowByName(wxString::FromUTF8(name), root);
}

void type_into(const std::string& name, const std::string& words) {
    find<wxTextCtrl>(name).SetValue(wxString::FromUTF8(words));
    pump();
}

void press(const std::string& name) {
    auto& button = find<wxAnyButton>(name);
    ASSERT_TRUE(button.IsEnabled()) << name << " is greyed out";
    wxCommandEvent event{wxEVT_BUTTON, button.GetId()};
    event.SetEventObject(&button);
    button.GetEventHandler()->ProcessEvent(event);
    pump();
}

void press_key(int key, int modifiers) {
    wxUIActionSimulator simulator;
    simulator.Char(key, modifiers);
    pump();
}

std::vector<std::string> nameless_controls(wxWindow* root) {
    std::vector<std::string> found;
    collect_nameless(root, found);
    return found;
}

std::vector<std::string> shared_mnemonics(wxWindow* root) {
    std::map<char, std::vector<std::string>> letters;
    collect_mnemonics(root, letters);
    std::vector<std::string> shared;
    for (const auto& [letter, labels] : letters)
        if (labels.size() > 1) {
            std::string line{letter};
            for (const std::string& label : labels)
                line += " | " + label;
            shared.push_back(line);
        }
    return shared;
}

void GuiTest::SetUp() {
    frame_ = new wxFrame{nullptr, wxID_ANY, "Attune", {0, 0}, wxDefaultSize};
    frame_->SetClientSize({1280, 800});
    frame_->Show();
    ASSERT_TRUE(pump_until([this] { return frame_->IsShownOnScreen(); }));
}

void GuiTest::fill_frame(wxWindow* page) {
    page->SetSize(frame_->GetClientSize());
    frame_->SendSizeEvent();
    pump();
}

void GuiTest::close() {
    frame_->DestroyChildren();
    pump();
}

void GuiTest::picture(const std::string& name) {
    const char* folder = std::getenv("ATTUNE_PICTURES");
    if (folder == nullptr)
        return;
    for (int i = 0; i < 80; ++i)
        pump();
    save_snapshot(frame_, std::filesystem::path{folder} / (name + ".png"));
}

void GuiTest::TearDown() {
    if (frame_ == nullptr)
        return;
    frame_->Destroy();
    frame_ = nullptr;
    pump();
}

} // namespace attune
