// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_shelf.hpp"
#include "core/response/measure_rights.hpp"
#include "gui/measure/entry/measure_entry_page.hpp"
#include "tests/gui/in_dialog.hpp"
#include "tests/gui/practice_fixture.hpp"

#include <optional>
#include <string>
#include <wx/dialog.h>
#include <wx/modalhook.h>

namespace attune {

/// Answers every dialog that opens with one button, and remembers that it was there.
class Presses : public wxModalDialogHook {
public:
    explicit Presses(int answer)
        : answer_{answer} {
        Register();
    }
    ~Presses() override { Unregister(); }
    int Enter(wxDialog* dialog) override {
        ++count;
        last = dialog->GetName().utf8_string();
        return answer_;
    }
    int count = 0;
    std::string last;

private:
    int answer_;
};

/// A practice with one client, and the sheet of one measure open.
class MeasureEntryFixture : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
        client_ = add_client("Mara", "Lindqvist");
        add_session(client_, "13:00");
    }
    MeasureEntryPage& open(const std::string& measure) {
        if (const auto found = workspace().shelf.measures().find(measure); !workspace().measure_rights.may_use(*found))
            workspace().measure_rights.confirm(measure, "a licence");
        auto& page = show<MeasureEntryPage>(workspace(), EntryRequest{.client = client_, .measure = measure});
        page.on_saved = [this](ResponseId id) { saved_ = id; };
        pump();
        return page;
    }
    static void type(const std::string& keys) {
        for (const char key : keys)
            press_key(key);
    }
    ResponseId record(const std::string& measure, const std::string& digits, Date day) {
        Response response;
        response.client = client_;
        response.instrument = workspace().shelf.measures().find(measure);
        response.day = day;
        for (const char digit : digits)
            response.answers.push_back(digit == '-' ? Answer{} : Answer::of(digit - '0'));
        return workspace().responses.record(response);
    }

    ClientId client_{};
    std::optional<ResponseId> saved_;
};

} // namespace attune
