// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/modality/native/native_values.hpp"
#include "core/modality/template_shelf.hpp"
#include "gui/app/options.hpp"
#include "gui/shell/main_frame.hpp"
#include "gui/start/practice_shelf.hpp"

#include <future>
#include <memory>
#include <vector>
#include <wx/app.h>

namespace attune {

/// The program. Owns what lives longer than any practice: packs, native libraries, the list of practices.
class App : public wxApp {
public:
    explicit App(AppOptions options);
    bool OnInit() override;
    bool OnExceptionInMainLoop() override;
    int OnExit() override;

private:
    [[nodiscard]] StartPage::Options start_options();
    /// Unlocks with the passphrase file; a failure is told and the start page stays.
    void open_at_once();

    AppOptions options_;
    std::future<std::vector<Pack>> packs_; ///< read while GTK starts
    std::unique_ptr<TemplateShelf> shelf_;
    std::unique_ptr<NativeValues> native_;
    std::unique_ptr<PracticeShelf> practices_;
    MainFrame* frame_ = nullptr;
};

} // namespace attune
