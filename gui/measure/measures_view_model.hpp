// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/response_draft.hpp"
#include "core/response/response_store.hpp"
#include "core/response/schedule/due_list.hpp"
#include "core/response/schedule/measure_plan.hpp"
#include "gui/platform/mark.hpp"
#include "gui/workspace/workspace.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// "2 sessions since 1 March", "at the start", as a reason.
[[nodiscard]] std::string due_reason(const DueMeasure& due, Date today);
/// "every session", "at the start, every 12 weeks and at the end", "not given".
[[nodiscard]] std::string schedule_words(const PlannedMeasure& planned);

/// What the page "Measures" of a client shows and what can be done there. Borrows the workspace. Members throw Error.
class MeasuresViewModel {
public:
    MeasuresViewModel(Workspace& workspace, ClientId client);

    struct Line {
        ResponseId id{};
        std::string date;    ///< "9 Mar"
        std::string measure; ///< "PHQ-9"
        std::string score;   ///< "7, mild"
        std::string by;      ///< "Client, on paper"
        Mark mark = Mark::none;
        std::string state;   ///< "Kept", "Corrected", "Safety item", "Withdrawn", "Not readable"
    };
    struct DueLine {
        std::string measure, about, rater;
        std::string title;  ///< "PHQ-9"
        std::string reason; ///< "1 session since 2 March"
    };
    struct DraftLine {
        DraftKey key;
        std::string words; ///< "PHQ-9, not saved yet"
    };
    struct PlanLine {
        PlannedMeasure planned;
        std::string title;
        std::string words;  ///< "every session"
        std::string origin; ///< "usual", "chosen", or why it is in the plan, or not given
    };
    /// A measure that can be given.
    struct Offer {
        std::string id;
        std::string title;
        std::string words; ///< "Depression"
        bool may_be_used = true;
        bool client_may_answer = true; ///< false for what a clinician asks
    };

    [[nodiscard]] ClientId client() const noexcept { return client_; }
    [[nodiscard]] const std::vector<Line>& lines() const noexcept { return lines_; }
    [[nodiscard]] const std::vector<DueLine>& due() const noexcept { return due_; }
    [[nodiscard]] const std::vector<DraftLine>& drafts() const noexcept { return drafts_; }
    [[nodiscard]] const std::vector<PlanLine>& plan() const noexcept { return plan_; }
    /// In the order of titles, those that are off last.
    [[nodiscard]] std::vector<Offer> offers() const;
    [[nodiscard]] bool has_episode() const noexcept { return episode_.has_value(); }
    /// Whether withdrawn responses are listed too.
    void set_withdrawn(ResponseStore::Withdrawn withdrawn);
    void choose(const PlannedMeasure& planned);
    void as_usual(const PlannedMeasure& planned);
    void reload();

    std::function<void()> on_change = [] {};

private:
    void read_lines();
    [[nodiscard]] Line line_of(const Response& response) const;
    void read_plan();
    [[nodiscard]] std::string title_of(const std::string& measure) const;

    Workspace& workspace_;
    ClientId client_;
    std::optional<EpisodeId> episode_;
    ResponseStore::Withdrawn withdrawn_ = ResponseStore::Withdrawn::hide;
    std::vector<Line> lines_;
    std::vector<DueLine> due_;
    std::vector<DraftLine> drafts_;
    std::vector<PlanLine> plan_;
};

} // namespace attune
