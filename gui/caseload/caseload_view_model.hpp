// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/caseload/caseload.hpp"
#include "core/response/alert_answer.hpp"
#include "core/response/schedule/schedule_basis.hpp"
#include "gui/platform/mark.hpp"
#include "gui/workspace/workspace.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// The columns of the list, in order.
enum class CaseloadColumn { client, approach, sessions, last_seen, measure, measured, course, change, label, alert };

/// Whose clients are shown.
enum class CareFilter { mine, everyone };

/// Which alerts a client must have to be shown.
enum class AlertFilter { any_or_none, waiting, any, none };

struct CaseloadCell {
    std::string text;
    std::optional<Mark> mark{};
};

/// One figure in the head of the list.
struct CaseloadCount {
    std::size_t count = 0;
    Mark mark{};
    std::string words; ///< "better, reliably"
};

/// What the therapist has ticked and written about an alert, and not given yet.
struct AlertDraft {
    std::vector<std::string> considered{}; ///< ids of alert_considerations()
    std::string words{};
    friend bool operator==(const AlertDraft&, const AlertDraft&) = default;
};

/// The caseload as it is shown: filtered, ordered, in words. Borrows the workspace's stores.
///
/// The rows come from CaseloadReading, on whatever thread. What is typed about an alert is kept in the vault until it
/// is given as the answer.
class CaseloadViewModel {
public:
    explicit CaseloadViewModel(Workspace& workspace);
    CaseloadViewModel(const CaseloadViewModel&) = delete;
    CaseloadViewModel& operator=(const CaseloadViewModel&) = delete;

    std::function<void()> on_change = [] {}; ///< other rows, or in another order

    /// Puts newly read rows in place, ordered by name.
    void take(std::vector<CaseloadRow> rows);
    /// There are no rows: they could not be read, for a reason that is a sentence.
    void fail(const std::string& reason);
    [[nodiscard]] bool has_failed() const noexcept { return !failure_.empty(); }
    [[nodiscard]] bool is_read() const noexcept { return is_read_; }

    [[nodiscard]] std::size_t count() const noexcept { return shown_.size(); }
    [[nodiscard]] const CaseloadRow& row(std::size_t index) const { return rows_[shown_.at(index)]; }
    [[nodiscard]] std::optional<std::size_t> index_of(ClientId client) const;
    /// Whether it is shown or not; null when it is none of the caseload.
    [[nodiscard]] const CaseloadRow* find_row(ClientId client) const;
    /// What stands in a cell; nothing for the drawn course.
    [[nodiscard]] CaseloadCell cell(std::size_t index, CaseloadColumn column) const;

    /// The comparable scores of a row with its gaps (read_caseload_course): worked out when it is first asked for. Throws
    /// Error.
    [[nodiscard]] const std::vector<std::optional<double>>& course(std::size_t index);

    /// The same column again turns the order round. Alerts first, most serious first, is how it begins.
    void sort_by(CaseloadColumn column);
    [[nodiscard]] CaseloadColumn sorted_by() const noexcept { return column_; }
    [[nodiscard]] bool is_descending() const noexcept { return descending_; }

    /// Every word must be in the name, accents and case folded.
    void set_find(const std::string& words);
    [[nodiscard]] const std::string& find() const noexcept { return find_; }
    void set_care(CareFilter care);
    [[nodiscard]] CareFilter care() const noexcept { return care_; }
    /// Whether there are clients of others at all.
    [[nodiscard]] bool has_others() const noexcept { return has_others_; }
    void set_alerts(AlertFilter alerts);
    [[nodiscard]] AlertFilter alerts() const noexcept { return alerts_; }
    /// Empty: all of them.
    void set_approach(const std::string& approach);
    [[nodiscard]] const std::string& approach() const noexcept { return approach_; }
    /// Those of all clients, by name.
    [[nodiscard]] const std::vector<std::string>& approaches() const noexcept { return approaches_; }

    [[nodiscard]] std::vector<CaseloadCount> counts() const;
    /// What the numbers are counted from and what they do not say.
    [[nodiscard]] std::string caution() const;
    /// Clients of mine with an alert that waits for an answer; for the navigation.
    [[nodiscard]] std::size_t waiting() const;
    struct Empty {
        std::string line, sentence, button; ///< the button is empty when there is nothing to do
    };
    /// What stands in the place of an empty list.
    [[nodiscard]] Empty empty() const;

    /// "Jonah Brandt: PHQ-9 rose from 11 to 18".
    [[nodiscard]] std::string headline(const CaseloadRow& row, std::size_t alert) const;
    /// "Answered on 2 March 2027: alliance, life events."; empty while it is not answered.
    [[nodiscard]] std::string answered_words(const CaseloadAlert& alert) const;
    /// Whether both are the same rule on the same score of the same client, whatever else is known of them.
    [[nodiscard]] static bool is_same(const CaseloadAlert& one, const CaseloadAlert& other);
    [[nodiscard]] AlertDraft draft(const CaseloadAlert& alert) const;
    /// Throws Error when it cannot be kept.
    void keep_draft(const CaseloadAlert& alert, const AlertDraft& draft);
    /// What keeps the draft from being the answer, in words; empty when it will do.
    [[nodiscard]] static std::string answer_problem(const AlertDraft& draft);
    /// Stores the answer; the row shows it from now on. Throws Error.
    void answer(ClientId client, std::size_t alert, const AlertDraft& draft);

    /// Another measure leads for this client from the next reading on; empty: the usual rule. Throws Error.
    void choose_leading(ClientId client, const std::string& measure);
    [[nodiscard]] std::string leading_choice(ClientId client) const;

private:
    void refresh();
    [[nodiscard]] bool matches(std::size_t index) const;
    void sort_shown();

    Workspace& workspace_;
    std::vector<CaseloadRow> rows_;         ///< by name
    std::vector<std::string> folded_;       ///< their names, folded; empty until somebody looks for one
    std::map<ClientId, std::vector<std::optional<double>>> courses_; ///< of rows that were looked at
    std::optional<ScheduleBasis> basis_;
    std::vector<std::size_t> shown_;
    std::vector<std::string> approaches_;
    bool is_read_ = false;
    std::string failure_; ///< why there are no rows; empty: nothing failed
    bool has_others_ = false;
    std::string find_;
    std::vector<std::string> find_words_;
    CareFilter care_ = CareFilter::mine;
    AlertFilter alerts_ = AlertFilter::any_or_none;
    std::string approach_;
    CaseloadColumn column_ = CaseloadColumn::alert;
    bool descending_ = false;
};

} // namespace attune
