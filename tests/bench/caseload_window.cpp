// SPDX-License-Identifier: Apache-2.0
// Shows the caseload of 10,000 clients in a real window and tells on standard output, turn by turn, how long it took:
//   shown MS      from asking for it until it is painted
//   scrolled MS   of the program's own work for one page further down; waiting for the screen does not count
#include "core/modality/shipped_packs.hpp"
#include "gui/caseload/caseload_page.hpp"
#include "gui/platform/locale.hpp"
#include "gui/platform/theme.hpp"
#include "gui/workspace/open_practice.hpp"
#include "tests/bench/caseload_practice.hpp"

#include <gtk/gtk.h>
#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/frame.h>
#include <wx/init.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <memory>
#include <utility>

namespace attune::bench {
namespace {

constexpr int turns = 5;
constexpr int pages = 40;

double milliseconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

/// Of all threads of this program.
double milliseconds_of_work() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

class CaseloadWindow {
public:
    explicit CaseloadWindow(Workspace& workspace)
        : frame_{new wxFrame{nullptr, wxID_ANY, "Caseload", wxDefaultPosition, wxSize{1280, 800}}},
          page_{new CaseloadPage{frame_, workspace}} {
        list_ = static_cast<RowList*>(wxWindow::FindWindowByName("caseload-list", page_));
        list_->draw = [this, draw = list_->draw](std::size_t row, std::size_t column, _cairo* cairo, wxSize size) {
            draw(row, column, cairo, size);
            painted_ = true;
        };
        frame_->Show();
        settle();
    }
    ~CaseloadWindow() {
        frame_->Destroy();
        settle();
    }
    CaseloadWindow(const CaseloadWindow&) = delete;
    CaseloadWindow& operator=(const CaseloadWindow&) = delete;

    void show() {
        const auto start = std::chrono::steady_clock::now();
        page_->reload();
        wait_for_paint();
        std::printf("shown %.3f\n", milliseconds(std::chrono::steady_clock::now() - start));
    }

    void scroll() {
        settle();
        GtkAdjustment* const place = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(list_->GetHandle()));
        const double before = milliseconds_of_work();
        for (int page = 0; page < pages; ++page) {
            gtk_adjustment_set_value(place, gtk_adjustment_get_value(place) + gtk_adjustment_get_page_size(place));
            wait_for_paint();
        }
        std::printf("scrolled %.3f\n", (milliseconds_of_work() - before) / pages);
    }

private:
    /// Until its rows are drawn and the server has them.
    void wait_for_paint() {
        painted_ = false;
        while (!painted_) {
            wxTheApp->Dispatch();
            wxTheApp->ProcessPendingEvents();
        }
        gdk_display_sync(gdk_display_get_default());
    }
    static void settle() {
        for (int idle = 0; idle < 10; ++idle) {
            while (wxTheApp->Pending())
                wxTheApp->Dispatch();
            wxTheApp->ProcessPendingEvents();
            wxTheApp->ProcessIdle();
        }
    }

    wxFrame* frame_;
    CaseloadPage* page_;
    RowList* list_ = nullptr;
    bool painted_ = false;
};

void measure() {
    CaseloadPractice made;
    TemplateShelf shelf{read_packs({shipped_packs_folder()})};
    OpenPractice practice{std::move(made.vault), shelf, nullptr};
    for (int turn = 0; turn < turns; ++turn) {
        CaseloadWindow window{practice.workspace()};
        window.show();
        window.scroll();
    }
}

class BenchApp : public wxApp {
public:
    bool OnInit() override {
        SetAppName("attune");
        SetExitOnFrameDelete(false);
        start_theme();
        return true;
    }
};

} // namespace
} // namespace attune::bench

int main(int argc, char** argv) {
    attune::use_utf8();
    wxApp::SetInstance(new attune::bench::BenchApp);
    if (!wxEntryStart(argc, argv) || !wxTheApp->CallOnInit())
        return 1;
    {
        wxEventLoop loop;
        const wxEventLoopActivator active{&loop};
        attune::bench::measure();
    }
    wxTheApp->OnExit();
    wxEntryCleanup();
    return 0;
}
