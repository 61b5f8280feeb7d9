// SPDX-License-Identifier: Apache-2.0
// The window tests run inside the real program loop: an assertion or a log line of wx fails the test that
// caused it instead of opening a dialog that nobody answers. So does what GTK complains of.
#include "gui/platform/complaints.hpp"
#include "gui/platform/locale.hpp"
#include "gui/platform/theme.hpp"

#include <gtest/gtest.h>
#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/init.h>
#include <wx/log.h>

namespace attune {
namespace {

class FailingLog : public wxLog {
protected:
    void DoLogRecord(wxLogLevel level, const wxString& words, const wxLogRecordInfo&) override {
        if (level <= wxLOG_Warning)
            ADD_FAILURE() << "wx logged: " << words.utf8_string();
    }
};

/// GTK's criticals fail the test in which they were said.
class ComplaintListener : public testing::EmptyTestEventListener {
    void OnTestEnd(const testing::TestInfo&) override {
        for (const std::string& complaint : take_complaints())
            ADD_FAILURE() << complaint;
    }
};

void fail_on_assert(const wxString& file, int line, const wxString&, const wxString& condition,
                    const wxString& words) {
    ADD_FAILURE_AT(file.utf8_string().c_str(), line) << condition.utf8_string() << ": " << words.utf8_string();
}

class TestApp : public wxApp {
public:
    bool OnInit() override {
        SetAppName("attune");
        SetExitOnFrameDelete(false);
        start_theme();
        return true;
    }
    bool OnExceptionInMainLoop() override {
        try {
            throw;
        } catch (const std::exception& failure) {
            ADD_FAILURE() << "an exception reached the event loop: " << failure.what();
        }
        return true;
    }
};

} // namespace
} // namespace attune

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    attune::use_utf8();
    // Without a display wx cannot start: that is a failed test, never a silent pass.
    wxApp::SetInstance(new attune::TestApp);
    if (!wxEntryStart(argc, argv) || !wxTheApp->CallOnInit())
        return 1;
    wxSetAssertHandler(attune::fail_on_assert);
    wxLog::SetActiveTarget(new attune::FailingLog);
    attune::keep_complaints();
    testing::UnitTest::GetInstance()->listeners().Append(new attune::ComplaintListener);
    int result = 0;
    {
        wxEventLoop loop;
        const wxEventLoopActivator active{&loop};
        result = RUN_ALL_TESTS();
    }
    wxTheApp->OnExit();
    wxEntryCleanup();
    return result;
}
