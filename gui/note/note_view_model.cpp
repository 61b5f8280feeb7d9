// SPDX-License-Identifier: Apache-2.0
#include "gui/note/note_view_model.hpp"

#include "core/client/client_store.hpp"
#include "core/error.hpp"
#include "core/modality/native/native_values.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/practice/note_settings.hpp"
#include "core/vault/vault.hpp"
#include "gui/workspace/date_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {
namespace {

std::string failure_sentence(const Error& failure) {
    switch (failure.kind()) {
    case ErrorKind::no_space:
        return "Not saved: the disk is full. The text is still here. Free some space, then Retry.";
    case ErrorKind::no_permission:
        return "Not saved: the practice folder cannot be written. The text is still here. Make it writable, then Retry.";
    case ErrorKind::vault_busy:
        return "Not saved: another program holds the record. The text is still here. Close it, then Retry.";
    default:
        return fmt::format("Not saved: {}. The text is still here. Retry.", failure.what());
    }
}

} // namespace

NoteViewModel::NoteViewModel(Workspace& workspace, NoteId id)
    : workspace_{workspace} {
    note_.id = id;
    open();
    workspace_.notes.record_view(id);
}

void NoteViewModel::open() {
    auto form = workspace_.notes.open_form(note_.id);
    note_ = workspace_.notes.load(note_.id);
    const auto client = workspace_.clients.find(note_.client);
    client_name_ = client ? client->full_name() : std::string{};
    last_note_.reset();
    dirty_ = false;
    take_form(std::move(form), workspace_.notes.registers_before(note_.id));
}

void NoteViewModel::changed() {
    dirty_ = true;
    start_timer(save_pause);
}

Value NoteViewModel::header_value(std::string_view field) const {
    const auto& header = *form().parts().front();
    for (const auto& section : header.sections)
        if (std::ranges::find(section.fields, field, &Field::id) != section.fields.end())
            return form().value({header.prefix, {}, std::string{field}});
    return {};
}

std::string NoteViewModel::approach() const {
    std::string names;
    for (std::size_t i = 1; i < form().parts().size(); ++i) {
        const auto& part = *form().parts()[i];
        const auto& packs = workspace_.shelf.packs();
        const auto pack = std::ranges::find(packs, part.pack, &Pack::id);
        if (!names.empty())
            names += ", ";
        names += pack != packs.end() && !pack->title.empty() ? pack->title : part.title;
    }
    return names;
}

std::string NoteViewModel::session_line() const {
    std::string line;
    const auto number_value = header_value("number");
    if (const auto* number = number_value.get<double>())
        line = fmt::format("Session {}, ", number_in_words(*number));
    line += approach() + ".";
    const auto date_value = header_value("date");
    if (const auto* date = date_value.get<Date>())
        line += " " + day_in_words(*date);
    const auto start = header_value("start");
    const auto stop = header_value("stop");
    if (const auto* from = start.get<TimeOfDay>()) {
        line += ", " + format_time(*from);
        if (const auto* to = stop.get<TimeOfDay>())
            line += "–" + format_time(*to);
    }
    const char* state = note_.state == NoteState::draft        ? "Draft"
                        : note_.state == NoteState::signed_off ? "Signed"
                                                               : "Void";
    return fmt::format("{}. {}.", line, state);
}

bool NoteViewModel::repeat_last(const FieldPath& path) {
    if (is_read_only())
        return false;
    if (!last_note_) {
        const auto before = workspace_.notes.before(note_.id);
        if (!before)
            return false;
        last_note_ = workspace_.notes.load(*before);
    }
    const auto* scope = scope_of(last_note_->answers, path.part, path.rows);
    if (scope == nullptr)
        return false;
    const auto found = scope->values.find(path.field);
    if (found == scope->values.end() || found->second.is_null())
        return false;
    edit(path, found->second);
    settle();
    return true;
}

std::string NoteViewModel::add_entry(const std::string& register_id,
                                     const std::map<std::string, Value, std::less<>>& fields) {
    auto id = workspace_.notes.add_entry(note_.client, register_id, fields);
    set_registers(workspace_.notes.registers_before(note_.id));
    return id;
}

void NoteViewModel::update_entry(const std::string& register_id, const std::string& entry_id,
                                 const std::map<std::string, Value, std::less<>>& fields) {
    workspace_.notes.update_entry(note_.client, register_id, entry_id, fields);
    set_registers(workspace_.notes.registers_before(note_.id));
}

SaveState NoteViewModel::save_state() const {
    if (is_read_only())
        return SaveState::read_only;
    if (!save_failure_.empty())
        return SaveState::failed;
    return dirty_ ? SaveState::waiting : SaveState::saved;
}

bool NoteViewModel::save() {
    if (is_read_only() || !dirty_)
        return true;
    try {
        workspace_.notes.save(note_.id, form());
    } catch (const Error& failure) {
        save_failure_ = failure_sentence(failure);
        on_saved();
        return false;
    }
    dirty_ = false;
    save_failure_.clear();
    note_.saved_at = workspace_.clock.now();
    on_saved();
    return true;
}

bool NoteViewModel::ready_to_sign() {
    demand();
    recalculate();
    settle();
    return problems().empty();
}

void NoteViewModel::sign() {
    if (!save())
        throw Error{ErrorKind::bad_input, "the note is not saved, so it cannot be signed yet"};
    workspace_.notes.sign(note_.id, form());
    open();
    on_saved();
    on_rebuild();
}

std::vector<Addendum> NoteViewModel::addenda() const {
    return note_.state == NoteState::draft ? std::vector<Addendum>{} : workspace_.notes.addenda(note_.id);
}

void NoteViewModel::add_addendum(AddendumKind kind, const std::string& text, const std::string& reason) {
    workspace_.notes.add_addendum(note_.id, kind, text, reason);
    on_saved();
}

SignatureState NoteViewModel::check_signature() const {
    return workspace_.notes.check_signature(note_.id);
}

NoteFormat NoteViewModel::chosen_format() const {
    return format_of(NoteSettingsStore{workspace_.vault.database()}.load(), form().parts());
}

std::vector<QualityCheck> NoteViewModel::quality(NoteFormat format) const {
    return check_quality(workspace_.notes, workspace_.clients, note_.id, form(), format);
}

std::string NoteViewModel::preview(NoteFormat format) const {
    std::string words = prose(format);
    for (const auto& addendum : addenda())
        words += fmt::format("\n\n{}, {}, {}\n{}", addendum_word(addendum.kind),
                             moment_words(addendum.written_at, workspace_.clock.today()),
                             workspace_.vault.name_of(addendum.author), addendum.text);
    return words;
}

std::vector<AddendumLines> NoteViewModel::addendum_lines() const {
    std::vector<AddendumLines> lines;
    for (const auto& addendum : addenda())
        lines.push_back({fmt::format("{}, {}, {}", addendum_word(addendum.kind),
                                     moment_words(addendum.written_at, workspace_.clock.today()),
                                     workspace_.vault.name_of(addendum.author)),
                         addendum.text, addendum.reason, addendum.signature_holds});
    return lines;
}

std::vector<Option> NoteViewModel::packs() const {
    std::vector<Option> packs;
    for (const auto& modality : workspace_.shelf.modalities())
        packs.push_back({modality->pack, title_of_pack(modality->pack)});
    // A pack that went away meanwhile keeps its place in the notes that have it.
    for (const auto& option : form().options({"hdr", {}, "modalities"}))
        if (std::ranges::find(packs, option.value, &Option::value) == packs.end())
            packs.push_back(option);
    return packs;
}

std::string NoteViewModel::title_of_pack(std::string_view id) const {
    for (const auto& pack : workspace_.shelf.packs())
        if (pack.id == id || pack.prefix == id)
            return pack.title;
    return std::string{id};
}

std::string addendum_word(AddendumKind kind) {
    return kind == AddendumKind::correction ? "Correction" : kind == AddendumKind::late_entry ? "Late entry" : "Addendum";
}

std::vector<NativeRequest> NoteViewModel::native_requests() {
    auto* native = workspace_.native;
    if (native == nullptr || !native->has_work_for(form()))
        return {};
    auto requests = native->gather(form(), form().earlier());
    for (auto& request : requests)
        request.owner = note_.uuid;
    return requests;
}

std::vector<MissingForm> NoteViewModel::missing_forms() const {
    std::vector<MissingForm> missing;
    if (is_read_only())
        return missing;
    const auto& header = *form().parts().front();
    for (const auto& section : header.sections)
        for (const auto& field : section.fields) {
            const auto* ticked = field.options_are_packs
                                     ? form().answer({header.prefix, {}, field.id}).get<TextList>()
                                     : nullptr;
            if (ticked == nullptr)
                continue;
            for (const auto& modality : workspace_.shelf.modalities()) {
                const auto names = {modality->pack, modality->prefix, modality->full_id()};
                const bool wanted =
                    std::ranges::any_of(names, [&](const auto& name) { return std::ranges::count(*ticked, name) > 0; });
                if (wanted && part_of(form(), modality->prefix) == nullptr)
                    missing.push_back({modality->full_id(), title_of("pack", modality->pack)});
            }
        }
    return missing;
}

void NoteViewModel::add_form(const std::string& template_id) {
    if (!save())
        return;
    std::vector<std::string> ids;
    for (std::size_t i = 1; i < form().parts().size(); ++i)
        ids.push_back(form().parts()[i]->full_id());
    ids.push_back(template_id);
    workspace_.notes.set_modalities(note_.id, ids);
    open();
    on_rebuild();
}

} // namespace attune
