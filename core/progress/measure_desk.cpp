// SPDX-License-Identifier: Apache-2.0
#include "core/progress/measure_desk.hpp"

#include "core/client/client_store.hpp"
#include "core/error.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/note/note_store.hpp"
#include "core/note/register_rows.hpp"
#include "core/progress/measure_register.hpp"
#include "core/response/response_draft.hpp"
#include "core/response/schedule/schedule_basis.hpp"
#include "core/response/scored_person.hpp"

#include <algorithm>

namespace attune {
namespace {

/// Of the entry as it stands.
EntryFields fields_of_entry(Database& database, const Response& response) {
    for (const RegisterRow& row : read_register_rows(database, response.client))
        if (row.uid == response.register_entry)
            return row.fields;
    return {};
}

} // namespace

MeasureDesk::MeasureDesk(Vault& vault, NoteStore& notes, const TemplateShelf& shelf, const InstrumentShelf& instruments)
    : vault_{vault},
      notes_{notes},
      shelf_{shelf},
      instruments_{instruments},
      responses_{vault, as_on(instruments)},
      rights_{vault} {}

RecordedResponse MeasureDesk::record(const Response& response) {
    if (!rights_.may_use(*response.instrument))
        throw Error{ErrorKind::bad_input, response.instrument->title + " is off: " + response.instrument->licence_words +
                                              " Confirm the practice's right to use it first"};
    Change change{vault_.database()};
    const ResponseId id = responses_.record(response);
    write_entry(responses_.load(id));
    change.commit();
    return look_at(id);
}

RecordedResponse MeasureDesk::correct(ResponseId id, const Response& corrected, const std::string& reason) {
    const int before = responses_.load(id).revision;
    Change change{vault_.database()};
    responses_.correct(id, corrected, reason);
    if (const Response after = responses_.load(id); after.revision != before) {
        write_entry(after);
        change.commit();
    }
    return look_at(id);
}

RecordedResponse MeasureDesk::move(ResponseId id, ClientId to, const std::string& reason) {
    const Response before = responses_.load(id);
    Change change{vault_.database()};
    responses_.move(id, to, reason);
    clear_entry(before, reason);
    responses_.set_register_entry(id, {});
    const Response after = responses_.load(id);
    write_entry(after);
    ResponseDraftStore{vault_}.move(before, to, after.revision);
    change.commit();
    return look_at(id);
}

RecordedResponse MeasureDesk::withdraw(ResponseId id, const std::string& reason) {
    const Response before = responses_.load(id);
    Change change{vault_.database()};
    responses_.withdraw(id, reason);
    clear_entry(before, reason);
    change.commit();
    return look_at(id);
}

RecordedResponse MeasureDesk::look_at(ResponseId id) const {
    RecordedResponse looked{.response = responses_.load(id)};
    looked.score = responses_.score(looked.response);
    looked.flags = responses_.flags(looked.response);
    return looked;
}

void MeasureDesk::choose(const Instrument& instrument, const MeasureChoices& choices) {
    MeasureChoicesStore store{vault_.database()};
    if (store.load(instrument.id) == choices) { // nothing to keep, and a change needs something to say in the trail
        responses_.rebuild_scores({}, instrument.id);
        return;
    }
    Change change{vault_.database()};
    store.save(instrument, choices);
    responses_.rebuild_scores({}, instrument.id);
    change.commit();
}

void MeasureDesk::update_client(const Client& client) {
    ClientStore clients{vault_.database(), vault_.clock()};
    if (read_scored_person(vault_.database(), client.id) == scored_person(client))
        return clients.update(client);
    Change change{vault_.database()};
    clients.update(client);
    responses_.rebuild_scores_of(client.id);
    change.commit();
}

DueList MeasureDesk::due_list() const {
    return DueList{vault_, responses_, instruments_, trauma_packs(shelf_)};
}

// A practice without the header's list has no rules that read it.
void MeasureDesk::write_entry(const Response& response) {
    const auto owner = template_of_register(shelf_, measure_register);
    if (owner == nullptr)
        return;
    const EntryFields fields = measure_entry_fields(owner, response, responses_.score(response));
    if (response.register_entry.empty())
        responses_.set_register_entry(
            response.id, notes_.add_entry(response.client, measure_register, fields, EntryKeeper::measure));
    else
        notes_.update_entry(response.client, measure_register, response.register_entry, fields, EntryKeeper::measure);
}

void MeasureDesk::clear_entry(const Response& response, const std::string& reason) {
    if (response.register_entry.empty() || template_of_register(shelf_, measure_register) == nullptr)
        return;
    const EntryFields left = withdrawn_entry_fields(fields_of_entry(vault_.database(), response));
    notes_.update_entry(response.client, measure_register, response.register_entry, left, EntryKeeper::measure);
    notes_.set_aside(response.client, measure_register, response.register_entry, response.day, reason,
                     EntryKeeper::measure);
}

} // namespace attune
