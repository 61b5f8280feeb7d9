// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/events_dialog.hpp"

#include "core/response/client_event.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/style.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <wx/dialog.h>
#include <wx/modalhook.h>

namespace attune {
namespace {

Date day(int year, unsigned month, unsigned day) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

/// Lets dialogs open and works in them once they are there.
class Working : public wxModalDialogHook {
public:
    explicit Working(std::map<std::string, std::function<void()>> work)
        : work_{std::move(work)} {
        Register();
    }
    ~Working() override { Unregister(); }

protected:
    int Enter(wxDialog* dialog) override {
        const auto found = work_.find(dialog->GetName().utf8_string());
        if (found != work_.end())
            dialog->CallAfter(found->second);
        return wxID_NONE;
    }

private:
    std::map<std::string, std::function<void()>> work_;
};

class EventsDialogTest : public PracticeTest {};

TEST_F(EventsDialogTest, KeepsWhatIsAddedAndSaysWhatIsWrong) {
    open_practice();
    const ClientId client = add_client("Mara", "Lindqvist");
    EventsDialog dialog{frame_, workspace().vault, client, day(2027, 3, 9)};
    wxString refused;
    const Working in_dialogs{{{"events-dialog",
                               [] {
                                   press("events-add");
                                   press("events-close");
                               }},
                              {"event-dialog", [&] {
                                   type_into("event-label", "Moved house");
                                   type_into("event-first", "2027-03-05");
                                   type_into("event-last", "2027-03-01");
                                   press("dialog-ok");
                                   refused = find<Prose>("dialog-problem").words();
                                   type_into("event-last", "");
                                   press("dialog-ok");
                               }}}};

    dialog.ShowModal();

    EXPECT_FALSE(refused.empty());
    EXPECT_TRUE(dialog.changed());
    const auto events = ClientEventStore{workspace().vault}.of(client);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].label, "Moved house");
    EXPECT_EQ(events[0].first, day(2027, 3, 5));
    EXPECT_EQ(find<RowList>("events", &dialog).count(), 1U);
    EXPECT_TRUE(nameless_controls(&dialog).empty());
}

} // namespace
} // namespace attune
