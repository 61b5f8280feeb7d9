// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/note/note_alerts.hpp"
#include "core/response/alert_answer.hpp"

namespace attune {

class TemplateShelf;
class Vault;

/// The alerts of the caseload as notes ask for them, and their answers: those of the client's open episode that its
/// latest scores raise.
///
/// Borrows everything, which must outlive it. Same thread as the vault.
class NoteAlertsDesk final : public AlertSource {
public:
    NoteAlertsDesk(Vault& vault, const TemplateShelf& shelf);

    [[nodiscard]] std::vector<WaitingAlert> waiting(ClientId client, Date day) override;
    void answer(ClientId client, const std::string& key, const std::string& words, NoteId note) override;

private:
    Vault& vault_;
    const TemplateShelf& shelf_;
    AlertAnswerStore answers_;
};

} // namespace attune
