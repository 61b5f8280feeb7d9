// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"
#include "gui/note/form_view_model.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// A form that is only tried: answers, entries and earlier sessions live in memory and are gone with it.
///
/// The templates may be replaced while it is filled; what was typed stays where its field is still there, and
/// comes back when the field does. Nothing may be asked of it before the first `show`.
class TrialForm final : public FormViewModel {
public:
    using Parts = std::vector<std::shared_ptr<const Template>>;

    explicit TrialForm(Date today)
        : today_{today} {}

    [[nodiscard]] bool is_shown() const { return shown_; }
    /// Takes other versions of the templates, or other templates; the page is built anew.
    void show(Parts parts, std::vector<Option> packs);
    /// The form of a sample note, with the sessions and entries before it.
    void fill_from(const Form& sample);
    /// Empties the form, and forgets earlier sessions and entries.
    void start_over();
    /// The session becomes an earlier one, and the next begins a week later.
    void go_to_next_session();
    /// Sessions before the one that is shown.
    [[nodiscard]] std::size_t sessions_before() const { return earlier_.size(); }
    [[nodiscard]] Date today() const { return today_; }

    [[nodiscard]] std::optional<std::string> open_part() const override { return parts_.back()->prefix; }
    [[nodiscard]] std::vector<Option> packs() const override { return packs_; }
    std::string add_entry(const std::string& register_id,
                          const std::map<std::string, Value, std::less<>>& fields) override;
    void update_entry(const std::string& register_id, const std::string& entry_id,
                      const std::map<std::string, Value, std::less<>>& fields) override;

private:
    [[nodiscard]] std::string title_of_pack(std::string_view id) const override;
    /// The answers that were typed: those that no default gave.
    [[nodiscard]] NoteAnswers typed() const;
    void make(const NoteAnswers& answers, RegisterBook registers);
    /// The entry's fields as they are kept. Throws bad_input with every problem.
    [[nodiscard]] std::map<std::string, Value, std::less<>>
    checked_fields(const std::string& register_id,
                   const std::map<std::string, Value, std::less<>>& fields) const;

    Parts parts_;
    std::vector<Option> packs_;
    EarlierNotes earlier_;
    NoteAnswers defaults_; ///< what an empty form begins with
    Date today_;
    std::size_t entries_made_ = 0;
    bool shown_ = false;
};

} // namespace attune
