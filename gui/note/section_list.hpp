// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/note_view_model.hpp"
#include "gui/platform/nav_list.hpp"

namespace attune {

/// The list of sections with their states; the same words as the heads of the form.
class SectionList : public NavList {
public:
    SectionList(wxWindow* parent, NoteViewModel& model);
    void refresh();
    void show_current(const SectionKey& key);
    std::function<void(const SectionKey&)> on_go = [](const SectionKey&) {};

private:
    NoteViewModel& model_;
    std::vector<SectionKey> keys_;
};

} // namespace attune
