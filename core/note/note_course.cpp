// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_course.hpp"

#include "core/error.hpp"
#include "core/note/note_digest.hpp"
#include "core/note/note_form.hpp"
#include "core/note/register_rows.hpp"
#include "core/note/typed_json.hpp"
#include "core/practice/note_settings.hpp"
#include "core/template/expression/fact_names.hpp"
#include "core/template/form/answers_json.hpp"
#include "core/vault/cache_write.hpp"

#include <algorithm>
#include <utility>

namespace attune {
namespace {

/// Changes when a value would come out differently from the same note: the caches of older programs go.
constexpr std::int64_t computation = 2;

} // namespace

NoteCourse::NoteCourse(Vault& vault, NoteTemplates& templates, const TemplateShelf& shelf, ClientId client)
    : vault_{vault},
      templates_{templates},
      shelf_{shelf},
      client_{client} {
    read_entries(shelf);
    read_steps();
}

void NoteCourse::read_entries(const TemplateShelf& shelf) {
    for (auto& row : read_register_rows(vault_.database(), client_)) {
        RegisterEntry start{.id = row.uid,
                            .fields = std::move(row.fields),
                            .carried = {},
                            .state = {},
                            .set_aside_reason = {}};
        if (const auto* kind = register_definition(shelf, row.register_id))
            start.state = kind->start_state;
        edits_ += row.revision;
        entries_.push_back({row.register_id, std::move(start)});
    }
    for (auto& action : read_register_actions(vault_.database(), client_))
        actions_.push_back({action.uid, action.set_aside, action.day, action.reason});
}

void NoteCourse::read_steps() {
    Statement select{
        vault_.database(),
        "SELECT n.id, n.episode, n.revision, s.date, coalesce(s.start, 1440), s.id, v.basis "
        "FROM session s JOIN note n ON n.session = s.id LEFT JOIN note_values v ON v.note = n.id "
        "WHERE s.client = ?1 AND s.attended = 1 AND n.state <> 'void' "
        "ORDER BY s.date, coalesce(s.start, 1440), s.id, n.id"};
    select.bind(client_);
    Bytes chain = Canonical{}.add("attune.course").add_number(computation).add_number(edits_).digest();
    while (select.step()) {
        Step step{NoteId{select.integer(0)},
                  EpisodeId{select.integer(1)},
                  select.date(3),
                  select.integer(2),
                  {},
                  false};
        const auto acted =
            std::ranges::count_if(actions_, [&](const Action& action) { return action.day < step.date; });
        chain = Canonical{}
                    .add(chain)
                    .add_number(static_cast<std::int64_t>(step.note))
                    .add_number(step.revision)
                    .add_number(static_cast<std::int64_t>(step.episode))
                    .add(select.text(3))
                    .add_number(select.integer(4))
                    .add_number(acted)
                    .digest();
        step.basis = chain;
        step.fresh = !select.is_null(6) && select.blob(6) == chain;
        places_.push_back({step.date, select.integer(4), select.integer(5), select.integer(0)});
        steps_.push_back(std::move(step));
    }
}

NoteCourse::Place NoteCourse::place_of(NoteId note) const {
    Statement select{vault_.database(), "SELECT s.date, coalesce(s.start, 1440), s.id FROM note n "
                                        "JOIN session s ON s.id = n.session WHERE n.id = ?1"};
    if (!select.bind(note).step())
        throw Error{ErrorKind::not_found, "no note with this id"};
    return {select.date(0), select.integer(1), select.integer(2), static_cast<std::int64_t>(note)};
}

std::size_t NoteCourse::steps_before(const Place& place) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(places_, place) - places_.begin());
}

std::optional<NoteId> NoteCourse::before(NoteId note) const {
    const EpisodeId episode = read_head(vault_.database(), note).episode;
    for (std::size_t at = steps_before(place_of(note)); at > 0; --at)
        if (steps_[at - 1].episode == episode)
            return steps_[at - 1].note;
    return std::nullopt;
}

NoteAnswers NoteCourse::stored_values(NoteId note) {
    Statement select{vault_.database(), "SELECT content FROM note_values WHERE note = ?1"};
    if (!select.bind(note).step())
        throw Error{ErrorKind::internal, "the values of an earlier note are not there"};
    return read_answers(select.text(0), templates_.of(note));
}

NoteInputs NoteCourse::inputs_now(const NoteHead& note) {
    NoteInputs inputs = read_inputs(read_texts(vault_.database(), note.id).native);
    if (note.state != NoteState::draft)
        return inputs;
    inputs.practice = NoteSettingsStore{vault_.database()}.load().rules;
    inputs.facts.clear();
    Statement next{vault_.database(),
                   "SELECT min(date) FROM session WHERE client = ?1 AND planned = 1 AND date > "
                   "(SELECT date FROM session WHERE id = ?2)"};
    if (next.bind(client_, note.session).step() && !next.is_null(0))
        inputs.facts.emplace(next_appointment_fact, next.date(0));
    return inputs;
}

RegisterBook NoteCourse::stored_registers(NoteId note) {
    Statement select{vault_.database(), "SELECT registers FROM note_values WHERE note = ?1"};
    if (!select.bind(note).step())
        throw Error{ErrorKind::internal, "the registers of an earlier note are not there"};
    return read_carried(select.text(0));
}

RegisterBook NoteCourse::dressed(const RegisterBook& carried, std::optional<Date> before) const {
    RegisterBook book;
    for (const auto& entry : entries_) {
        RegisterEntry as_it_stands = entry.start;
        if (const auto* left = carried.find(entry.register_id, entry.start.id)) {
            as_it_stands.carried = left->carried;
            as_it_stands.state = left->state;
            as_it_stands.last_note = left->last_note;
        }
        for (const auto& action : actions_) {
            if (action.entry != entry.start.id || (before && action.day >= *before))
                continue;
            as_it_stands.set_aside = action.set_aside;
            as_it_stands.set_aside_reason = action.set_aside ? action.reason : std::string{};
        }
        book.entries[entry.register_id].push_back(std::move(as_it_stands));
    }
    return book;
}

RegisterBook NoteCourse::book_before(std::size_t count, std::optional<Date> day) {
    return dressed(count == 0 ? RegisterBook{} : stored_registers(steps_[count - 1].note), day);
}

std::vector<EarlierNote> NoteCourse::earlier_in(EpisodeId episode, std::size_t count) {
    std::vector<EarlierNote> earlier;
    for (std::size_t at = 0; at < count; ++at)
        if (steps_[at].episode == episode)
            earlier.push_back({static_cast<std::int64_t>(steps_[at].note), steps_[at].date,
                               stored_values(steps_[at].note)});
    return earlier;
}

std::vector<Option> NoteCourse::pack_options(const std::vector<std::shared_ptr<const Template>>& used) const {
    std::vector<Option> options;
    const auto add = [&](const Template& form) {
        const auto pack = std::ranges::find(shelf_.packs(), form.pack, &Pack::id);
        const bool titled = pack != shelf_.packs().end() && !pack->title.empty();
        if (std::ranges::find(options, form.pack, &Option::value) == options.end())
            options.push_back({form.pack, titled ? pack->title : form.title});
    };
    for (const auto& modality : shelf_.modalities())
        add(*modality);
    for (const auto& form : used)
        if (form->prefix != header_prefix)
            add(*form);
    return options;
}

NoteCourse::Left NoteCourse::recompute(const Step& step, const EarlierNotes& earlier,
                                       const RegisterBook& before, std::vector<Observation>& observations) {
    const NoteTexts texts = read_texts(vault_.database(), step.note);
    auto forms = templates_.of(step.note);
    NoteInputs inputs = read_inputs(texts.native);
    const Form form{forms,
                    read_answers(texts.body, forms),
                    {.today = step.date,
                     .earlier = earlier,
                     .registers = before,
                     .packs = pack_options(forms),
                     .native = std::move(inputs.native),
                     .practice = std::move(inputs.practice),
                     .facts = std::move(inputs.facts)}};
    observations = form.observations();
    RegisterBook after = form.registers_after();
    for (auto& [register_id, entries] : after.entries)
        for (auto& entry : entries)
            if (const auto* was = before.find(register_id, entry.id); was == nullptr || *was != entry)
                entry.last_note = static_cast<std::int64_t>(step.note);
    return {form.values(), std::move(after)};
}

void NoteCourse::refresh_first(std::size_t count) {
    const auto first_stale = static_cast<std::size_t>(
        std::ranges::find(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(count), false,
                          &Step::fresh) -
        steps_.begin());
    if (first_stale == count)
        return;
    auto& database = vault_.database();
    std::map<EpisodeId, EarlierNotes> earlier;
    RegisterBook carried = first_stale == 0 ? RegisterBook{} : stored_registers(steps_[first_stale - 1].note);
    CacheWrite write{database};
    for (std::size_t at = first_stale; at < count; ++at) {
        auto& step = steps_[at];
        const auto [known, is_first] = earlier.try_emplace(step.episode);
        if (is_first)
            known->second = earlier_in(step.episode, at);
        std::vector<Observation> observations;
        Left left = recompute(step, known->second, dressed(carried, step.date), observations);
        Statement upsert{database,
                         "INSERT INTO note_values (note, basis, content, registers) VALUES (?1, ?2, ?3, ?4) "
                         "ON CONFLICT (note) DO UPDATE SET basis = excluded.basis, "
                         "content = excluded.content, registers = excluded.registers"};
        upsert.bind(step.note, step.basis, write_answers(left.values), write_carried(left.registers)).run();
        store_observations(database, step.note, observations);
        step.fresh = true;
        known->second.push_back({static_cast<std::int64_t>(step.note), step.date, std::move(left.values)});
        carried = std::move(left.registers);
    }
    write.commit();
}

FormContext NoteCourse::context_of(const NoteHead& note) {
    const Place place = place_of(note.id);
    const std::size_t count = steps_before(place);
    refresh_first(count);
    std::vector<std::shared_ptr<const Template>> used; // also those that the draft set aside
    for (auto& part : templates_.parts_of(note.id))
        used.push_back(std::move(part.form));
    NoteInputs inputs = inputs_now(note);
    templates_.give(note.id, inputs);
    return {.today = vault_.clock().today(),
            .earlier = earlier_in(note.episode, count),
            .registers = book_before(count, place.date),
            .packs = pack_options(used),
            .native = std::move(inputs.native),
            .practice = std::move(inputs.practice),
            .facts = std::move(inputs.facts)};
}

RegisterBook NoteCourse::registers_before(NoteId note) {
    const Place place = place_of(note);
    const std::size_t count = steps_before(place);
    refresh_first(count);
    return book_before(count, place.date);
}

RegisterBook NoteCourse::registers_after_all() {
    refresh_first(steps_.size());
    return book_before(steps_.size(), std::nullopt);
}

std::vector<EarlierNote> NoteCourse::all_notes() {
    refresh_first(steps_.size());
    std::vector<EarlierNote> notes;
    for (const Step& step : steps_)
        notes.push_back({static_cast<std::int64_t>(step.note), step.date, stored_values(step.note)});
    return notes;
}

void NoteCourse::refresh() {
    refresh_first(steps_.size());
}

void NoteCourse::rebuild() {
    for (auto& step : steps_)
        step.fresh = false;
    refresh_first(steps_.size());
}

bool store_observations(Database& database, NoteId note, const std::vector<Observation>& observations) {
    std::map<std::pair<std::string, std::string>, std::string> wanted;
    for (const auto& point : observations)
        wanted.emplace(std::pair{point.part + "." + point.series, point.key}, write_typed(point.value));
    std::map<std::pair<std::string, std::string>, std::string> stored;
    Statement select{database, "SELECT series, key, value FROM observation WHERE note = ?1"};
    select.bind(note);
    while (select.step())
        stored.emplace(std::pair{select.text(0), select.text(1)}, select.text(2));
    if (stored == wanted)
        return false;
    Statement clear{database, "DELETE FROM observation WHERE note = ?1"};
    clear.bind(note).run();
    Statement insert{database, "INSERT INTO observation (note, series, key, value) VALUES (?1, ?2, ?3, ?4)"};
    for (const auto& [name, value] : wanted)
        insert.bind(note, name.first, name.second, value).run();
    return true;
}

} // namespace attune
