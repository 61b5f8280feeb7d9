// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/authoring/completion.hpp"
#include "core/modality/check/pack_check.hpp"
#include "gui/studio/pack_draft.hpp"
#include "gui/studio/studio_problem.hpp"
#include "gui/studio/trial_form.hpp"
#include "gui/workspace/workspace.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// Whether the form beside the XML is what the XML says now.
enum class TrialState {
    none, ///< no template could be read yet
    current,
    earlier, ///< the XML has mistakes; the form is as it was before them
};

/// A rule, prompt or series that speaks up for the answers in the trial form.
struct TrialVoice {
    enum class Kind { rule, prompt, series } kind = Kind::rule;
    Severity severity = Severity::information; ///< of rules
    std::string name;                          ///< "record_open"
    std::string words;                         ///< the sentence, or "37.5"
    std::string place; ///< label of the field below which it stands; key of a series' line
};

/// A pack that is being written: its files, what is wrong with them, and the form that they make.
///
/// Borrows the workspace, which must outlive it. Same thread as the vault. Knows no window: the view sets
/// `start_timer` and calls `read` when the timer runs out.
class StudioViewModel {
public:
    /// Throws bad_input when there is no such folder.
    StudioViewModel(Workspace& workspace, const std::filesystem::path& folder,
                    const std::filesystem::path& recovery, PackDraft::Access access);

    /// A check that takes no longer than this is made after every pause, examples and all.
    static constexpr std::chrono::milliseconds quick_check{250};
    /// A quiet time after the last keystroke before the files are read again.
    static constexpr std::chrono::milliseconds read_pause{400};
    /// Asked to call `read` after this long; a new call replaces the one before.
    std::function<void(std::chrono::milliseconds)> start_timer = [](std::chrono::milliseconds) {};
    /// Problems, states of files or the words about the form are new.
    std::function<void()> on_change = [] {};
    /// The text of the current file is another, not by `edit`.
    std::function<void()> on_text = [] {};

    // files
    [[nodiscard]] PackDraft& draft() { return draft_; }
    [[nodiscard]] const PackDraft& draft() const { return draft_; }
    /// The file whose text is shown.
    [[nodiscard]] const DraftFile& current() const;
    void choose(const std::string& name);
    /// The current file's text as it is typed.
    void edit(std::string text);
    /// Saves one file, or every one that is changed. Throws Error; what was not saved stays as it was.
    void save();
    void save_all();
    /// Other programs may have written the files. False when nothing changed.
    bool look_at_disk();
    void take_from_disk();
    void overwrite();
    void drop_changes();

    // the pack
    [[nodiscard]] const Pack& pack() const { return pack_; }
    /// Reads the files as they are edited: problems and the form come up to date. Checks them too when that
    /// is quick; else what the last check warned of goes.
    void read();
    /// The same, and plays the worked examples.
    void check();
    /// Whether the examples were played for the texts as they are.
    [[nodiscard]] bool is_checked() const { return checked_; }
    [[nodiscard]] const std::vector<StudioProblem>& problems() const { return problems_; }
    [[nodiscard]] std::size_t errors() const;
    [[nodiscard]] std::size_t warnings() const;
    enum class Direction { forward, backward };
    /// The problem after (before) a place of the current file, round the end through all files; nothing when
    /// there is none.
    [[nodiscard]] std::optional<std::size_t> next_problem(int line, int column, Direction direction) const;
    /// Packs at hand beside this one.
    [[nodiscard]] std::vector<Pack> others() const;

    /// What may stand at a place of the current file.
    [[nodiscard]] Completions completions(std::size_t offset) const;

    // the form
    [[nodiscard]] TrialForm& form() { return form_; }
    [[nodiscard]] const TrialForm& form() const { return form_; }
    [[nodiscard]] TrialState form_state() const { return form_state_; }
    /// The template that the form shows; null when there is none.
    [[nodiscard]] std::shared_ptr<const Template> shown_template() const { return shown_; }
    /// The template file that the form is made from.
    [[nodiscard]] const std::string& form_file() const { return form_file_; }
    /// Whether the pack has a sample note of that template.
    [[nodiscard]] bool has_sample() const;
    /// False when the sample cannot be played.
    bool fill_from_sample();
    [[nodiscard]] std::vector<TrialVoice> voices() const;
    /// Where the current template says a field, by its line; nothing for fields of other templates.
    [[nodiscard]] std::optional<int> line_of(const FieldPath& path) const;
    /// The field of the form whose element begins at this line or last before it.
    [[nodiscard]] std::optional<FieldPath> field_at(int line) const;

private:
    enum class Depth { reading, check };
    void read_pack_files(Depth depth);
    void collect_problems(Depth depth);
    void add_problem(PackFinding finding);
    void show_form();
    /// The template that the text of a file makes; null while it has mistakes.
    [[nodiscard]] std::shared_ptr<const Template> template_of(const DraftFile& file) const;

    Workspace& workspace_;
    PackDraft draft_;
    std::string current_;
    std::string form_file_;  ///< the template file that the form is to show
    std::string shown_file_; ///< and the one that it shows
    Pack pack_;
    std::vector<StudioProblem> problems_;
    TrialForm form_;
    std::shared_ptr<const Template> shown_;
    TrialState form_state_ = TrialState::none;
    bool checked_ = false;
    std::chrono::milliseconds check_time_{0}; ///< that the last whole check took
};

} // namespace attune
