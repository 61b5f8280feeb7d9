// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/response_draft.hpp"
#include "core/response/response_store.hpp"
#include "gui/measure/entry/entry_sheet.hpp"
#include "gui/measure/score_words.hpp"
#include "gui/workspace/workspace.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// What is to be entered: a new response, or a correction of one.
struct EntryRequest {
    ClientId client{};
    std::string measure{};
    std::optional<ResponseId> corrects{};
    std::string rater{}; ///< of a new response; empty: the first that answers it
    std::string about{};
    std::optional<ResponseMode> mode{}; ///< of a new response; nothing: as the measure is usually given
};

/// What stands above and below the items, as typed.
struct SheetFields {
    std::string day;
    std::string rater;
    std::string about;
    ResponseMode mode = ResponseMode::paper;
    std::string index_event;
    std::string stated;
    std::string remark;
    friend bool operator==(const SheetFields&, const SheetFields&) = default;
};

/// One of several, with its words.
struct SheetChoice {
    std::string id;
    std::string words;
};

/// The number on the right while a sheet is filled in.
struct SoFar {
    std::string number; ///< "7"; empty while there is none
    std::string words;  ///< "from 7 of 9 items"
    std::string note;   ///< "The total and its band appear when all items are answered. Last time 9, mild."
};

/// One earlier score.
struct CoursePoint {
    Date day{};
    double value = 0;
    bool joined = true; ///< false: not to be set against the point before (another version, language or episode)
};

/// The earlier scores of the measure, for the small chart.
struct CourseSketch {
    std::string title;           ///< of the score
    double min = 0, max = 0;
    std::vector<CoursePoint> points; ///< oldest first
    std::vector<Band> bands;
    std::optional<double> cut_off;
    std::string words; ///< the same as a sentence
};

/// A sheet of one client being filled in, with everything around it. No window.
///
/// What is typed is kept as a draft in the vault after each pause; `save` makes a response of it. Borrows the
/// workspace, which must outlive it. Same thread as the vault. Members throw Error where they say so.
class MeasureEntryViewModel {
public:
    /// A quiet time after the last keystroke before the draft is kept.
    static constexpr std::chrono::milliseconds keep_pause{800};

    /// Takes up the draft where there is one. Throws not_found when the practice has no such measure, bad_input when
    /// it may not be used.
    MeasureEntryViewModel(Workspace& workspace, EntryRequest request);
    MeasureEntryViewModel(const MeasureEntryViewModel&) = delete;
    MeasureEntryViewModel& operator=(const MeasureEntryViewModel&) = delete;

    std::function<void()> on_change = [] {};
    /// Asked to call `keep` after this long; a new call replaces the one before.
    std::function<void(std::chrono::milliseconds)> start_timer = [](std::chrono::milliseconds) {};

    [[nodiscard]] EntrySheet& sheet() noexcept { return sheet_; }
    [[nodiscard]] const EntrySheet& sheet() const noexcept { return sheet_; }
    [[nodiscard]] const Instrument& instrument() const noexcept { return *instrument_; }
    [[nodiscard]] const EntryRequest& request() const noexcept { return request_; }
    [[nodiscard]] bool is_correction() const noexcept { return request_.corrects.has_value(); }
    [[nodiscard]] bool was_restored() const noexcept { return restored_; }
    [[nodiscard]] std::string client_name() const { return client_name_; }
    /// "PHQ-9, depression. 14th time; last on 2 March 2027."
    [[nodiscard]] std::string head_line() const;
    /// "Past 2 weeks".
    [[nodiscard]] std::string recall_words() const;

    // around the items
    [[nodiscard]] const SheetFields& fields() const noexcept { return fields_; }
    void set_fields(const SheetFields& fields);
    [[nodiscard]] std::vector<SheetChoice> modes() const;
    /// More than one where the instrument has several sheets.
    [[nodiscard]] std::vector<SheetChoice> raters() const;
    [[nodiscard]] bool asks_about() const { return !instrument_->about.empty(); }
    /// Why the words for the person will not do; empty where nobody is asked about.
    [[nodiscard]] std::string about_problem() const;
    /// People that responses were about before, and the usual ones.
    [[nodiscard]] std::vector<std::string> about_suggestions() const;
    /// "Total on the sheet"; empty where the measure has no main score.
    [[nodiscard]] std::string stated_label() const;
    /// Why the day, or the stated total, will not do; empty while it does.
    [[nodiscard]] std::string day_problem() const;
    /// Why the client cannot have answered on this day; empty when they can.
    [[nodiscard]] std::string day_problem(Date day) const;
    [[nodiscard]] std::string stated_problem() const;

    // beside the items
    [[nodiscard]] SoFar so_far() const;
    [[nodiscard]] CourseSketch course() const;
    /// "last 1"; empty where nothing was answered before.
    [[nodiscard]] std::string last_words(std::size_t item) const;
    [[nodiscard]] std::vector<SafetyWatch> watches() const;
    /// "0 – 3 answer and go on" for the item that is current.
    [[nodiscard]] std::string key_words() const;
    /// "Item 8 of 9", "All items have an answer".
    [[nodiscard]] std::string place_words() const;

    // keeping and saving
    /// Writes the draft when something was typed since. False when it could not; `keep_failure` says why.
    bool keep();
    [[nodiscard]] const std::string& keep_failure() const noexcept { return keep_failure_; }
    /// Whether that was for want of space.
    [[nodiscard]] bool is_disk_full() const noexcept { return is_disk_full_; }
    [[nodiscard]] std::optional<Instant> kept_at() const noexcept { return kept_at_; }
    [[nodiscard]] bool is_kept() const noexcept { return !dirty_; }
    /// Saved or thrown away: there is nothing left to save.
    [[nodiscard]] bool is_over() const noexcept { return is_done_; }
    /// Everything that keeps it from being saved, in words.
    [[nodiscard]] std::vector<std::string> problems() const;
    /// Items that nobody has come to yet: "4, 7 and 9"; empty when there are none.
    [[nodiscard]] std::string untouched_words() const;
    /// Records the response, or the correction with its reason, and takes the draft away. Throws bad_input.
    ResponseId save(const std::string& reason = {});
    /// Throws away what was typed.
    void discard();

private:
    void read_earlier();
    [[nodiscard]] bool is_as_opened() const;
    [[nodiscard]] CourseSketch read_course() const;
    void take_draft();
    void touched();
    [[nodiscard]] Response as_response() const;
    [[nodiscard]] ResponseDraft as_draft() const;
    [[nodiscard]] DraftKey key() const;
    [[nodiscard]] std::string last_score_words() const;

    Workspace& workspace_;
    EntryRequest request_;
    std::shared_ptr<const Instrument> instrument_;
    EntrySheet sheet_;
    SheetFields fields_;
    std::string client_name_;
    std::optional<Response> corrected_;
    std::vector<Response> earlier_; ///< of this measure, newest first, without the one that is corrected
    mutable std::optional<CourseSketch> course_; ///< read when it is first asked for
    mutable std::optional<std::string> last_score_;
    SheetFields first_fields_; ///< as the sheet was opened, without its draft
    ItemAnswers first_answers_;
    bool is_done_ = false; ///< saved or thrown away: nothing more is kept
    bool restored_ = false;
    bool dirty_ = false;
    std::string keep_failure_;
    bool is_disk_full_ = false;
    std::optional<Instant> kept_at_;
};

} // namespace attune
