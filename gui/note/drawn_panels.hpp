// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/note_context.hpp"
#include "gui/platform/group.hpp"


namespace attune {

/// The ladder of one register entry; its words are beside it.
class LadderPanel : public Group {
public:
    LadderPanel(wxWindow* parent, const std::string& id, const TargetLadder& ladder);

private:
    void paint();
    TargetLadder ladder_;
};

/// A sparkline of 112 by 28; its number is beside it.
class CoursePanel : public Group {
public:
    CoursePanel(wxWindow* parent, const std::string& id, const CourseLine& line, int slot);

private:
    void paint();
    CourseLine line_;
    int slot_;
};

} // namespace attune
