// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_store.hpp"

#include "core/episode/episode_store.hpp"
#include "core/error.hpp"
#include "core/note/note_alerts.hpp"
#include "core/note/note_content.hpp"
#include "core/note/note_course.hpp"
#include "core/note/note_digest.hpp"
#include "core/note/note_form.hpp"
#include "core/note/note_privacy.hpp"
#include "core/note/note_session.hpp"
#include "core/template/form/answers_json.hpp"
#include "core/vault/random_id.hpp"

#include <algorithm>
#include <utility>

namespace attune {
namespace {

EpisodeId open_episode(EpisodeStore& episodes, ClientId client, Date date) {
    if (const auto current = episodes.current(client))
        return current->id;
    return episodes.add(
        {.client = client, .title = "Outpatient", .level_of_care = "outpatient", .started = date});
}

/// The session that a new note belongs to: the one given, or a new one on the day. Inside a Change.
Session session_for(Database& database, const NoteStore::NewNote& what, Date today) {
    EpisodeStore episodes{database};
    if (what.session) {
        auto session = read_session(database, *what.session);
        if (session.client != what.client)
            throw Error{ErrorKind::bad_input, "session: it is another client's"};
        return session;
    }
    Statement client{database, "SELECT 1 FROM client WHERE id = ?1"};
    if (!client.bind(what.client).step())
        throw Error{ErrorKind::not_found, "no client with this id"};
    Session session{
        .client = what.client, .date = what.date.value_or(today), .start = what.start, .stop = what.stop};
    session.episode = open_episode(episodes, what.client, session.date);
    Statement insert{database,
                     "INSERT INTO session (episode, client, date, start, stop, attendance, approach, "
                     "made_by_note) VALUES (?1, ?2, ?3, ?4, ?5, 'planned', '', 1)"};
    insert.bind(session.episode, session.client, session.date, session.start, session.stop).run();
    session.id = SessionId{database.last_row_id()};
    return session;
}

void answer_start(Form& form, const NoteStore::NewNote& what, const Session& session,
                  const std::vector<std::shared_ptr<const Template>>& parts) {
    answer_header(form, "date", what.date.value_or(session.date));
    if (const auto start = what.start ? what.start : session.start)
        answer_header(form, "start", *start);
    if (const auto stop = what.stop ? what.stop : session.stop)
        answer_header(form, "stop", *stop);
    if (session.attendance != Attendance::planned)
        answer_header(form, "attendance", std::string{to_id(session.attendance)});
    TextList packs;
    for (const auto& part : parts)
        if (part->prefix != header_prefix)
            packs.push_back(part->pack);
    answer_header(form, "modalities", std::move(packs));
}

std::string known_templates(const TemplateShelf& shelf) {
    std::string known;
    for (const auto& modality : shelf.forms())
        known += (known.empty() ? "" : ", ") + modality->full_id();
    return known;
}

/// A template that a note may begin to use now.
std::shared_ptr<const Template> find_template(const TemplateShelf& shelf, const std::string& id) {
    auto form = shelf.find(id);
    if (form == nullptr)
        throw Error{ErrorKind::not_found, "no template \"" + id + "\"; there are " + known_templates(shelf)};
    if (!shelf.offers(form->pack))
        throw Error{ErrorKind::not_found, "the pack " + form->pack + " is off or removed: notes that have it keep it, "
                                          "but none can begin with it until it is on again"};
    return form;
}

NoteId insert_note(Database& database, const Session& session, UserId author, Instant now) {
    Statement insert{database,
                     "INSERT INTO note (uuid, client, episode, session, author, state, revision, "
                     "format_version, created_at, saved_at, approach, summary, to_fill, content_hash, "
                     "started_hash, native, body) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, 'draft', 0, 1, ?6, ?6, '', '', 0, ?7, '', '', '')"};
    insert.bind(random_id(), session.client, session.episode, session.id, author, now, std::string(64, '0'))
        .run();
    return NoteId{database.last_row_id()};
}

} // namespace

NoteStore::NoteStore(Vault& vault, TemplateShelf& shelf)
    : vault_{vault},
      shelf_{shelf},
      templates_{std::make_unique<NoteTemplates>(vault.database(), shelf)} {}

NoteStore::~NoteStore() = default;

void NoteStore::ask_alerts_of(std::unique_ptr<AlertSource> alerts) {
    alerts_ = std::move(alerts);
}

void NoteStore::fill_alerts(Form& form, const NoteHead& head) const {
    if (alerts_ != nullptr && head.state == NoteState::draft)
        fill_alert_rows(form, alerts_->waiting(head.client, read_session(vault_.database(), head.session).date));
}

NoteId NoteStore::start(const NewNote& what) {
    const auto modality = find_template(shelf_, what.template_id);
    std::vector<NotePart> parts{{shelf_.header()}};
    if (modality->hash != parts.front().form->hash)
        parts.push_back({modality});
    auto& database = vault_.database();
    Change change{database};
    const Session session = session_for(database, what, vault_.clock().today());
    const NoteId id = insert_note(database, session, vault_.user(), vault_.clock().now());
    templates_->replace(id, parts);
    const auto forms = templates_->of(id);
    NoteHead head = read_head(database, id);
    Form form{forms, {}, NoteCourse{vault_, *templates_, shelf_, what.client}.context_of(head)};
    answer_start(form, what, session, forms);
    fill_alerts(form, head);
    write_content(head, content_of(id, form, split_answers(form.answers(), form.parts())));
    Statement begun{database, "UPDATE note SET revision = 0, started_hash = content_hash WHERE id = ?1"};
    begun.bind(id).run();
    change.record({.action = "note.start",
                   .object = "note",
                   .object_id = static_cast<std::int64_t>(id),
                   .fields = "session template"});
    change.commit();
    return id;
}

Note NoteStore::load(NoteId id) const {
    auto& database = vault_.database();
    const NoteHead head = read_head(database, id);
    return {.id = id,
            .uuid = head.uuid,
            .client = head.client,
            .episode = head.episode,
            .session = head.session,
            .author = head.author,
            .state = head.state,
            .revision = static_cast<int>(head.revision),
            .created_at = head.created_at,
            .saved_at = head.saved_at,
            .signed_at = head.signed_at,
            .late_entry = head.late_entry,
            .void_reason = head.void_reason,
            .templates = templates_->of(id),
            .answers = joined_answers(
                read_answers(read_texts(database, id).body, forms_of(templates_->parts_of(id))),
                personal_of(head))};
}

void NoteStore::record_view(NoteId id) {
    const NoteHead head = read_head(vault_.database(), id);
    Change change{vault_.database()};
    change.record({.action = "note.view",
                   .object = "note",
                   .object_id = static_cast<std::int64_t>(head.id),
                   .fields = ""});
    change.commit();
}

Form NoteStore::open_form(NoteId id) const {
    const NoteHead head = read_head(vault_.database(), id);
    auto forms = templates_->of(id);
    NoteAnswers answers =
        joined_answers(read_answers(read_texts(vault_.database(), id).body, forms), personal_of(head));
    std::erase_if(answers.parts, [&](const auto& part) { // taken off
        return std::ranges::none_of(forms, [&](const auto& form) { return form->prefix == part.first; });
    });
    NoteCourse course{vault_, *templates_, shelf_, head.client};
    Form form{std::move(forms), std::move(answers), course.context_of(head)};
    fill_alerts(form, head);
    return form;
}

void NoteStore::save(NoteId id, const Form& form) {
    const NoteHead head = draft_to_write(id);
    const Content content = content_of(id, form, split_answers(form.answers(), form.parts()));
    if (content.hash == head.content_hash && content.summary == head.summary &&
        content.to_fill == head.to_fill && content.approach == head.approach &&
        content.personal == personal_of(head) && content.native == read_texts(vault_.database(), id).native)
        return;
    Change change{vault_.database()};
    write_content(head, content);
    change.record({.action = "note.save",
                   .object = "note",
                   .object_id = static_cast<std::int64_t>(id),
                   .fields = content.personal.parts.empty() ? "answers" : "answers private"});
    change.commit();
}

void NoteStore::set_modalities(NoteId id, const std::vector<std::string>& template_ids) {
    const NoteHead head = draft_to_write(id);
    std::vector<NotePart> before = templates_->parts_of(id);
    std::vector<NotePart> after;
    const auto take = [&](const auto& wanted) {
        const auto found =
            std::ranges::find_if(before, [&](const NotePart& part) { return wanted(*part.form); });
        if (found == before.end())
            return false;
        after.push_back({found->form, true});
        before.erase(found);
        return true;
    };
    take([](const Template& form) { return form.prefix == header_prefix; });
    for (const auto& wanted : template_ids) {
        const auto has_id = [&](const Template& form) {
            return form.full_id() == wanted || form.prefix + "." + form.id == wanted;
        };
        const auto is_there = [&](const NotePart& part) { return has_id(*part.form); };
        if (std::ranges::none_of(after, is_there) && !take(has_id)) // a version once begun with stays
            after.push_back({find_template(shelf_, wanted), true});
    }
    for (const auto& part : before)
        after.push_back({part.form, false});
    std::vector<std::shared_ptr<const Template>> active;
    for (const auto& part : after)
        if (part.active)
            active.push_back(part.form);
    Change change{vault_.database()};
    templates_->replace(id, after);
    Statement update{vault_.database(),
                     "UPDATE note SET revision = revision + 1, approach = ?2 WHERE id = ?1"};
    update.bind(head.id, approach_of(active, shelf_)).run();
    change.record({.action = "note.modalities",
                   .object = "note",
                   .object_id = static_cast<std::int64_t>(id),
                   .fields = "templates"});
    change.commit();
}

NoteHead NoteStore::draft_to_write(NoteId id) const {
    NoteHead head = read_head(vault_.database(), id);
    if (head.state == NoteState::signed_off)
        throw Error{ErrorKind::note_frozen, "the note is signed; write an addendum"};
    if (head.state == NoteState::voided)
        throw Error{ErrorKind::note_frozen, "the note is void; write a new one"};
    if (head.author != vault_.user())
        throw Error{ErrorKind::bad_input,
                    "the draft is another author's; only its author writes and signs it"};
    return head;
}

} // namespace attune
