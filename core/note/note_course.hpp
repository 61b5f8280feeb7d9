// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/note/note_rows.hpp"
#include "core/template/form/form.hpp"
#include "core/vault/vault.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// The attended, not void notes of one client in session order, with what each leaves behind: the values that
/// later notes may see, and what register entries carry.
///
/// Both are kept in `note_values` as a cache. Each row states its basis: a digest chained from the first note
/// on over everything that the row was made from. A row whose basis differs is made anew when it is needed,
/// so that saving a note costs nothing for the notes after it.
///
/// Lives for one call of the store. Borrows everything; same thread.
class NoteCourse {
public:
    NoteCourse(Vault& vault, NoteTemplates& templates, const TemplateShelf& shelf, ClientId client);

    /// What the form of `note` may see: earlier notes of its episode and the registers before it.
    [[nodiscard]] FormContext context_of(const NoteHead& note);
    /// Registers before `note`, or after the last note.
    [[nodiscard]] RegisterBook registers_before(NoteId note);
    [[nodiscard]] RegisterBook registers_after_all();
    /// The note before `note` in its episode.
    [[nodiscard]] std::optional<NoteId> before(NoteId note) const;
    /// Every note with its values, all episodes.
    [[nodiscard]] std::vector<EarlierNote> all_notes();
    /// Makes every stale row anew, observations included. `all` does not trust any row. Inside no Change.
    void refresh();
    void rebuild();

private:
    struct Step {
        NoteId note{};
        EpisodeId episode{};
        Date date{};
        std::int64_t revision = 0;
        Bytes basis;        ///< as it must be
        bool fresh = false; ///< the stored row has this basis
    };
    struct Entry {
        std::string register_id;
        RegisterEntry start; ///< before any note
    };
    struct Action {
        std::string entry;
        bool set_aside = false;
        Date day{};
        std::string reason;
    };
    struct Place {
        Date date{};
        std::int64_t start = 0, session = 0, note = 0;
        friend auto operator<=>(const Place&, const Place&) = default;
    };
    struct Left {
        NoteAnswers values;
        RegisterBook registers; ///< as they stood after the note; typed fields aside
    };

    void read_entries(const TemplateShelf& shelf);
    void read_steps();
    [[nodiscard]] Place place_of(NoteId note) const;
    [[nodiscard]] std::size_t steps_before(const Place& place) const;
    /// Brings the rows of the first `count` notes up to date.
    void refresh_first(std::size_t count);
    [[nodiscard]] Left recompute(const Step& step, const EarlierNotes& earlier, const RegisterBook& before,
                                 std::vector<Observation>& observations);
    [[nodiscard]] NoteAnswers stored_values(NoteId note);
    /// What the note is read with: a draft with what holds today, others with what they keep.
    [[nodiscard]] NoteInputs inputs_now(const NoteHead& note);
    [[nodiscard]] RegisterBook stored_registers(NoteId note);
    /// `carried` with the typed fields of today and what was set aside on the days before `before` (an act
    /// takes effect after the notes of its day), or ever.
    [[nodiscard]] RegisterBook dressed(const RegisterBook& carried, std::optional<Date> before) const;
    [[nodiscard]] RegisterBook book_before(std::size_t count, std::optional<Date> day);
    [[nodiscard]] std::vector<EarlierNote> earlier_in(EpisodeId episode, std::size_t count);
    /// What `$packs` offers: the packs for new notes, and those that the note uses already.
    [[nodiscard]] std::vector<Option>
    pack_options(const std::vector<std::shared_ptr<const Template>>& used) const;

    Vault& vault_;
    NoteTemplates& templates_;
    const TemplateShelf& shelf_;
    ClientId client_;
    std::vector<Entry> entries_;
    std::vector<Action> actions_;
    std::int64_t edits_ = 0;
    std::vector<Step> steps_;
    std::vector<Place> places_;
};

/// Replaces the observations of one note where they differ. Returns whether they did.
bool store_observations(Database& database, NoteId note, const std::vector<Observation>& observations);

} // namespace attune
