// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>
#include <wx/window.h>

namespace attune {

/// The course of a series, 112 × 28. Only a picture: the numbers stand beside it.
class SparklineView : public wxWindow {
public:
    SparklineView(wxWindow* parent, std::vector<std::optional<double>> values, int slot);
    [[nodiscard]] bool AcceptsFocus() const override { return false; }

private:
    void paint();

    std::vector<std::optional<double>> values_;
    int slot_;
};

} // namespace attune
