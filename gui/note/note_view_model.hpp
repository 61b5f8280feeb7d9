// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/native/native_request.hpp"
#include "core/note/note_quality.hpp"
#include "core/note/note_store.hpp"
#include "gui/note/form_view_model.hpp"
#include "gui/workspace/workspace.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace attune {

enum class SaveState { saved, waiting, failed, read_only };

/// A modality that is ticked in the note while its form is not there.
struct MissingForm {
    std::string template_id;          ///< "cbt.session"
    std::string title;
};

/// "Addendum", "Correction", "Late entry".
[[nodiscard]] std::string addendum_word(AddendumKind kind);

/// One note being written: its form, what is missing, whether it is saved, and how it gets signed.
///
/// Borrows the workspace, which must outlive it. Same thread as the vault. Knows no window: the view sets
/// `start_timer` and calls `save` when the timer runs out. Failures of saving become `save_failure`; other
/// members throw Error.
class NoteViewModel final : public FormViewModel {
public:
    NoteViewModel(Workspace& workspace, NoteId id);

    /// A quiet time after the last keystroke before the draft is saved.
    static constexpr std::chrono::milliseconds save_pause{800};

    /// Asked to call `save` after this long; a new call replaces the one before.
    std::function<void(std::chrono::milliseconds)> start_timer = [](std::chrono::milliseconds) {};
    /// `save_state` or the note's state changed.
    std::function<void()> on_saved = [] {};

    [[nodiscard]] const Note& note() const { return note_; }
    [[nodiscard]] bool is_read_only() const override { return note_.state != NoteState::draft; }
    [[nodiscard]] Workspace& workspace() const { return workspace_; }
    [[nodiscard]] std::vector<AddendumLines> addendum_lines() const override;
    [[nodiscard]] std::vector<Option> packs() const override;

    // head
    [[nodiscard]] std::string client_name() const { return client_name_; }
    /// "Session 14, EMDR. Tuesday 9 March 2027, 13:00–13:50. Draft."
    [[nodiscard]] std::string session_line() const;
    /// "EMDR", or "EMDR, CBT".
    [[nodiscard]] std::string approach() const;

    // answers
    /// Ctrl+R: the answer of the note before, in this field. False when there is none.
    bool repeat_last(const FieldPath& path);
    /// What the native libraries of this note's packs want to see; empty when none takes part. To be run on a
    /// worker; what comes back goes into `set_native`.
    [[nodiscard]] std::vector<NativeRequest> native_requests();

    // registers
    std::string add_entry(const std::string& register_id,
                          const std::map<std::string, Value, std::less<>>& fields) override;
    void update_entry(const std::string& register_id, const std::string& entry_id,
                      const std::map<std::string, Value, std::less<>>& fields) override;

    // saving and signing
    [[nodiscard]] SaveState save_state() const;
    [[nodiscard]] Instant saved_at() const { return note_.saved_at; }
    /// One sentence that says what happened and what to do; empty unless the last save failed.
    [[nodiscard]] const std::string& save_failure() const { return save_failure_; }
    /// Saves what is not saved. False when it failed; the text stays, and the next pause tries again.
    bool save();
    /// Marks what is missing. True when the note can be signed.
    bool ready_to_sign();
    void sign();
    [[nodiscard]] std::vector<Addendum> addenda() const;
    void add_addendum(AddendumKind kind, const std::string& text, const std::string& reason);
    [[nodiscard]] SignatureState check_signature() const;

    /// How the practice has this note read: in a format of the form's own, else in that of all notes.
    [[nodiscard]] NoteFormat chosen_format() const;
    /// What a good note has, as the note stands now. Nothing of it keeps the note from being signed.
    [[nodiscard]] std::vector<QualityCheck> quality(NoteFormat format) const;

    /// The note as prose.
    [[nodiscard]] std::string preview(NoteFormat format) const;

    // modalities
    [[nodiscard]] std::vector<MissingForm> missing_forms() const;
    /// Saves, adds the form of a modality and opens the note anew; answers stay.
    void add_form(const std::string& template_id);

private:
    void open();
    void changed() override;
    [[nodiscard]] std::string title_of_pack(std::string_view id) const override;
    [[nodiscard]] Value header_value(std::string_view field) const;

    Workspace& workspace_;
    Note note_;
    std::string client_name_;
    std::optional<Note> last_note_;
    bool dirty_ = false;
    std::string save_failure_;
};

} // namespace attune
