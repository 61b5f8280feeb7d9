// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"
#include "core/template/form/register_replay.hpp"
#include "core/template/reader/reader.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace attune::clinical {

/// A shipped template by its id, "dbt.diary", or the session template of a pack, "cbt". Throws
/// std::runtime_error with every problem of the pack when it does not load. Read once per program.
[[nodiscard]] std::shared_ptr<const Template> shipped_template(const std::string& id);
/// "header.session", …: all that load, in the order of the packs.
[[nodiscard]] std::vector<std::string> shipped_template_ids();

/// "emdr.work[0].p4_sets[2].sud": part, rows (from 0), field.
[[nodiscard]] FieldPath path_of(std::string_view text);

using Fields = std::map<std::string, Value, std::less<>>;

/// Plays a course of therapy session by session through the shipped templates, as a vault would keep it: each
/// note sees the notes and registers before it, and leaves its values and registers to the next.
///
/// Sessions lie a week apart from Monday 4 January 2027. Every session is attended unless the test says
/// otherwise. Values are set by paths; rows on the way are added.
class Course {
public:
    /// The header and these packs, in this order.
    explicit Course(const std::vector<std::string>& packs);

    /// Adds a register entry, "emdr.target", and returns its id.
    std::string add(const std::string& register_id, Fields fields);
    void set_aside(const std::string& register_id, const std::string& entry_id);
    void put_back(const std::string& register_id, const std::string& entry_id);

    /// Ends the session under hand and begins the next.
    Course& session();
    /// Ends the note under hand and begins another of the same day.
    Course& note();
    Course& set(std::string_view path, Value value);
    /// Ends the session under hand: the note is kept, the registers go on.
    void end();

    /// The registers as they stood after the last session that was ended.
    [[nodiscard]] const RegisterBook& registers() const { return registers_; }
    /// The same, worked out anew from what was typed in the notes and nothing else.
    [[nodiscard]] RegisterBook replayed() const;

    [[nodiscard]] Form& form() { return *form_; }
    [[nodiscard]] Date date() const { return date_; }
    [[nodiscard]] Value value(std::string_view path) const { return form_->value(path_of(path)); }
    [[nodiscard]] std::optional<double> number(std::string_view path) const;
    [[nodiscard]] std::string text(std::string_view path) const;
    /// Whether yes; null is no.
    [[nodiscard]] bool is_yes(std::string_view path) const;

    /// The entry as it stands after the session under hand.
    [[nodiscard]] const RegisterEntry& entry(const std::string& register_id,
                                             const std::string& entry_id) const;
    /// State id, or "set_aside".
    [[nodiscard]] std::string status(const std::string& register_id, const std::string& entry_id) const;
    [[nodiscard]] Value carried(const std::string& register_id, const std::string& entry_id,
                                const std::string& field) const;

    /// "emdr.e_stuck"
    [[nodiscard]] bool fires(std::string_view rule) const;
    [[nodiscard]] std::string message(std::string_view rule) const;
    /// Nothing when the rule does not fire.
    [[nodiscard]] std::optional<Severity> severity(std::string_view rule) const;
    [[nodiscard]] std::set<std::string> prompts() const;
    /// What the session gives to a series, "emdr.sud"; nothing when it gives no point at all.
    [[nodiscard]] std::optional<Value> point(std::string_view series, const std::string& key = {}) const;
    /// Paths of required answers that are missing.
    [[nodiscard]] std::set<std::string> missing() const;
    [[nodiscard]] bool is_required(std::string_view path) const { return form_->is_required(path_of(path)); }
    [[nodiscard]] bool is_relevant(std::string_view path) const { return form_->is_relevant(path_of(path)); }

private:
    std::vector<std::shared_ptr<const Template>> templates_;
    std::vector<EarlierNote> earlier_;
    std::vector<ReplayNote> notes_;
    std::vector<AsideAction> actions_;
    RegisterBook registers_;
    std::unique_ptr<Form> form_;
    Date date_{};
    int sessions_ = 0;
    int entries_ = 0;
};

} // namespace attune::clinical
