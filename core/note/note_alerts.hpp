// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/note/note.hpp"

#include <string>
#include <vector>

namespace attune {

/// An alert of a measure that waits for an answer, as a note asks for it.
struct WaitingAlert {
    std::string key;   ///< which one it is: the same for as long as it waits
    std::string words; ///< "Red: PHQ-9 rose from 11 to 18, 9 March 2027. …"
};

/// Who knows the alerts of a client and keeps their answers. The notes know nothing of scores.
class AlertSource {
public:
    AlertSource() = default;
    virtual ~AlertSource() = default;
    AlertSource(const AlertSource&) = delete;
    AlertSource& operator=(const AlertSource&) = delete;

    /// Red and amber ones of scores up to `day`, the most serious first. Throws Error if the vault fails.
    [[nodiscard]] virtual std::vector<WaitingAlert> waiting(ClientId client, Date day) = 0;
    /// Keeps the answer that stands in a signed note. Nothing happens when the alert waits no more.
    virtual void answer(ClientId client, const std::string& key, const std::string& words, NoteId note) = 0;
};

/// What the form of a note says to one alert.
struct AlertRow {
    std::string key, words;
    std::string answer; ///< empty: none
};
/// The rows of all tables that the program fills with alerts, in order; what is not relevant is left out.
[[nodiscard]] std::vector<AlertRow> alert_rows(const Form& form);

/// Brings those tables up to date: rows of alerts that wait no more go, unless they have an answer; the others are put
/// in words as they are now; new ones are added.
void fill_alert_rows(Form& form, const std::vector<WaitingAlert>& waiting);

} // namespace attune
