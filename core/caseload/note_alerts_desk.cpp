// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/note_alerts_desk.hpp"

#include "core/caseload/alert_wording.hpp"
#include "core/caseload/caseload_reading.hpp"
#include "core/caseload/scored_episodes.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/vault/vault.hpp"

#include <fmt/format.h>

#include <charconv>

namespace attune {

namespace {

/// "312 AL1 total": response, alert, scale or safety rule.
std::string key_of(const Alert& alert) {
    return fmt::format("{} {} {}", alert.score, alert_code(alert.kind), alert.scale);
}

std::optional<AlertAnswer> answer_to(const std::string& key) {
    const auto first = key.find(' ');
    const auto second = first == std::string::npos ? first : key.find(' ', first + 1);
    std::int64_t response = 0;
    if (second == std::string::npos ||
        std::from_chars(key.data(), key.data() + first, response).ptr != key.data() + first)
        return std::nullopt;
    return AlertAnswer{.alert = key.substr(first + 1, second - first - 1),
                       .scale = key.substr(second + 1),
                       .response = ResponseId{response}};
}

bool has_answers(Database& database, ClientId client) {
    Statement select{database, "SELECT 1 FROM response WHERE client = ?1 AND counts = 1 LIMIT 1"};
    return select.bind(client).step();
}

} // namespace

NoteAlertsDesk::NoteAlertsDesk(Vault& vault, const TemplateShelf& shelf)
    : vault_{vault},
      shelf_{shelf},
      answers_{vault} {}

std::vector<WaitingAlert> NoteAlertsDesk::waiting(ClientId client, Date day) {
    std::vector<WaitingAlert> found;
    if (!has_answers(vault_.database(), client))
        return found;
    InstrumentShelf instruments = shelf_.measures();
    const CaseloadChoices choices =
        read_caseload_choices(vault_.database(), instruments, vault_.clock().today());
    for (const CaseloadRow& row :
         caseload_rows(read_scored_episodes_of(vault_.database(), instruments, client), choices))
        for (const CaseloadAlert& alert : row.alerts)
            if (alert.waits() && alert.alert.day <= day)
                found.push_back({key_of(alert.alert), note_words(alert)});
    return found;
}

// What is not asked for any more was answered beside the notes, or its response was corrected: the note keeps the words.
void NoteAlertsDesk::answer(ClientId client, const std::string& key, const std::string& words, NoteId note) {
    auto answer = answer_to(key);
    if (!answer || answers_.find(answer->response, answer->scale, answer->alert))
        return;
    Statement select{vault_.database(), "SELECT 1 FROM response WHERE id = ?1 AND client = ?2 AND counts = 1"};
    if (!select.bind(answer->response, client).step())
        return;
    answer->words = words;
    answer->note = note;
    answers_.answer(*answer);
}

} // namespace attune
