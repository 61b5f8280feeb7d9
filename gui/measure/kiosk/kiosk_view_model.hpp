// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/wording/measure_wording.hpp"
#include "gui/measure/entry/measure_entry_view_model.hpp"
#include "gui/measure/kiosk/kiosk_request.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// What the client sees while answering on this screen: one question at a time and nothing else of the record.
///
/// Each answer is kept in the vault at once, as a draft; `hand_in` records the whole. Borrows the workspace.
class KioskViewModel {
public:
    enum class Stage { welcome, question, review };
    /// Which page there is.
    struct Place {
        Stage stage = Stage::welcome;
        std::size_t question = 0;
        friend bool operator==(const Place&, const Place&) = default;
    };
    /// What could not be written. The answers are still here then.
    enum class Trouble {
        none,
        not_kept,      ///< until they are
        not_handed_in, ///< until it is tried again
    };

    /// Throws bad_input when a sheet of this measure is begun elsewhere or about somebody else, when it is not said
    /// whom it is about, and as the entry does.
    KioskViewModel(Workspace& workspace, const KioskRequest& request);

    std::function<void()> on_change = [] {};

    [[nodiscard]] Stage stage() const noexcept { return stage_; }
    [[nodiscard]] Place place() const noexcept { return {stage_, at_}; }
    [[nodiscard]] Trouble trouble() const noexcept { return trouble_; }
    /// Of what could not be written: the disk is full.
    [[nodiscard]] bool is_disk_full() const noexcept { return is_disk_full_; }
    /// Official words of the practice's own copy; false: topics alone, to be read with the sheet.
    [[nodiscard]] bool has_wording() const noexcept { return wording_.has_value(); }
    /// What the sheet calls itself; empty without wording, as names of measures can tell what is looked for.
    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::string instruction() const;
    /// The name that the client is greeted by; empty unless the practice chose to show it, and for other raters.
    [[nodiscard]] const std::string& greeted_name() const noexcept { return greeted_name_; }
    /// Whom the questions are about, as the therapist put it; empty where they are about nobody else.
    [[nodiscard]] std::string about() const { return entry_.asks_about() ? entry_.fields().about : std::string{}; }
    /// "Past 2 weeks".
    [[nodiscard]] std::string recall_words() const { return entry_.recall_words(); }

    // the question that is shown
    [[nodiscard]] std::size_t item() const { return order_.at(at_); }
    [[nodiscard]] std::string question() const;
    /// Every answer with its words; empty where a line is marked.
    [[nodiscard]] std::vector<AnswerOption> options() const;
    [[nodiscard]] const AnswerScale& scale() const { return entry_.sheet().scale(item()); }
    [[nodiscard]] const Answer& answer() const { return entry_.sheet().answer(item()); }
    [[nodiscard]] bool was_declined() const { return entry_.sheet().is_left_out(item()); }
    [[nodiscard]] bool may_not_apply() const { return entry_.sheet().item(item()).applies == MeasureItem::Applies::may_not; }
    /// "Question 3 of 9".
    [[nodiscard]] std::string place_words() const;
    /// 0 to 1.
    [[nodiscard]] double progress() const;

    void begin();
    void choose(double value);
    void does_not_apply();
    /// "I would rather not answer."
    void decline();
    /// A mark on a line, without going on. Kept at once; the page, which shows it already, is not told to change.
    void mark(double value);
    void next();
    void back();

    /// How many questions have neither an answer nor a refusal; for the review.
    [[nodiscard]] std::size_t open() const { return entry_.sheet().open_items().size(); }
    void go_to_open();
    /// Keeps what is answered; false when it cannot be written, and `trouble` tells then.
    bool keep();
    /// Records the response, once. Nothing when it cannot be written, and `trouble` tells then.
    std::optional<ResponseId> hand_in();
    [[nodiscard]] bool is_handed_in() const noexcept { return is_handed_in_; }
    /// Whether anything is answered at all.
    [[nodiscard]] bool is_empty() const { return entry_.sheet().is_empty(); }

private:
    void take_request(const KioskRequest& request);
    void answered();
    [[nodiscard]] std::optional<std::size_t> neighbour(int step) const;

    MeasureEntryViewModel entry_;
    std::optional<MeasureWording> wording_;
    std::string greeted_name_;
    std::vector<std::size_t> order_; ///< of presentation: items
    std::size_t at_ = 0;             ///< in `order_`
    Stage stage_ = Stage::welcome;
    Trouble trouble_ = Trouble::none;
    bool is_disk_full_ = false;
    bool is_handed_in_ = false;
};

/// What was answered on this screen while the program was handed over, to be told at the next unlocking. Kept in the
/// vault, so that it is told even when the machine was switched off in between.
struct KioskNews {
    ClientId client{};
    std::optional<ResponseId> response; ///< nothing: begun and not handed in
    std::string measure;                ///< "PHQ-9"
    bool needs_looking_at = false;      ///< a safety item was answered so, or left out
};
void keep_kiosk_news(Workspace& workspace, const KioskNews& news);
[[nodiscard]] std::optional<KioskNews> kiosk_news(Workspace& workspace);
void forget_kiosk_news(Workspace& workspace);

} // namespace attune
