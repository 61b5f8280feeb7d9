// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_shelf.hpp"
#include "core/response/measure_choices.hpp"
#include "core/response/measure_rights.hpp"
#include "core/response/response_store.hpp"
#include "core/response/schedule/due_list.hpp"

#include <string>
#include <vector>

namespace attune {

class NoteStore;
class TemplateShelf;

/// What came of putting down a response.
struct RecordedResponse {
    Response response{};
    MeasureScore score{};
    std::vector<ResponseFlag> flags{};
};

/// Where windows and the command line hand in answers: each call keeps the response, its scores and its entry among the
/// measures given together, in one transaction, so that rules and gates of the notes see what was answered. Durable
/// when it returns.
///
/// Borrows everything, which must outlive it. Same thread as the vault. Throws Error: bad_input with all problems,
/// not_found.
class MeasureDesk {
public:
    MeasureDesk(Vault& vault, NoteStore& notes, const TemplateShelf& shelf, const InstrumentShelf& instruments);

    /// Also refused: a measure that the practice has no right to use.
    RecordedResponse record(const Response& response);
    RecordedResponse correct(ResponseId id, const Response& corrected, const std::string& reason);
    /// A half typed correction goes along.
    RecordedResponse move(ResponseId id, ClientId to, const std::string& reason);
    RecordedResponse withdraw(ResponseId id, const std::string& reason);
    /// The response with its score and flags as they are now.
    [[nodiscard]] RecordedResponse look_at(ResponseId id) const;
    /// Keeps what the practice chose for a measure and makes its scores anew: both or neither.
    void choose(const Instrument& instrument, const MeasureChoices& choices);
    /// Saves the data of a client (ClientStore::update) and, where scores may go by what is new in them, makes those anew:
    /// both or neither.
    void update_client(const Client& client);

    [[nodiscard]] const InstrumentShelf& instruments() const noexcept { return instruments_; }
    [[nodiscard]] ResponseStore& responses() noexcept { return responses_; }
    [[nodiscard]] const ResponseStore& responses() const noexcept { return responses_; }
    [[nodiscard]] MeasureRights& rights() noexcept { return rights_; }
    /// Schedules; an episode is trauma work when a note of it is by a pack that says so (signal trauma_treatment).
    [[nodiscard]] DueList due_list() const;

private:
    void write_entry(const Response& response);
    void clear_entry(const Response& response, const std::string& reason);

    Vault& vault_;
    NoteStore& notes_;
    const TemplateShelf& shelf_;
    const InstrumentShelf& instruments_;
    ResponseStore responses_;
    MeasureRights rights_;
};

} // namespace attune
