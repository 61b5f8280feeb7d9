// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/response_store.hpp"
#include "gui/measure/score_words.hpp"
#include "gui/workspace/workspace.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// One filled-in measure, read: what it came to, what has to be done, what was answered, and every version of it.
/// Borrows the workspace. Reading it leaves a row in the audit trail. Members throw Error.
class ResponseViewModel {
public:
    ResponseViewModel(Workspace& workspace, ResponseId id);

    struct ItemLine {
        std::string id;     ///< "3"
        std::string topic;  ///< "Sleep"
        std::string answer; ///< "2 over half", "not answered", "does not apply"
    };
    struct RevisionLine {
        int number = 1;
        std::string words;  ///< "Corrected, 9 March 2027 13:04, Dr Ana Kovač"
        std::string reason; ///< empty for the first
    };
    /// A measure that an answer calls for.
    struct Suggestion {
        std::string measure; ///< "c-ssrs"
        std::string title;
    };

    [[nodiscard]] ResponseId id() const noexcept { return id_; }
    [[nodiscard]] const Response& response() const { return shown().response; }
    [[nodiscard]] const Instrument& instrument() const { return *response().instrument; }
    /// "PHQ-9, 9 March 2027".
    [[nodiscard]] std::string title() const;
    /// "By the client, on paper. Entered 9 March 2027 13:04."
    [[nodiscard]] std::string by_line() const;
    [[nodiscard]] const ResultWords& result() const noexcept { return result_; }
    [[nodiscard]] const ChangeWords& change() const noexcept { return change_; }
    /// Oddities of the response, such as a day before the episode.
    [[nodiscard]] const std::vector<std::string>& oddities() const noexcept { return oddities_; }
    [[nodiscard]] std::vector<ItemLine> items() const;
    [[nodiscard]] std::vector<RevisionLine> revisions() const;
    [[nodiscard]] std::vector<Suggestion> suggestions() const;
    [[nodiscard]] bool is_withdrawn() const;
    /// Whether what is shown is the revision that counts.
    [[nodiscard]] bool shows_newest() const noexcept { return shown_ + 1 == revisions_.size(); }
    /// Shows an older revision, or the newest again; by its place in `revisions`.
    void show_revision(std::size_t index);
    void reload();
    void withdraw(const std::string& reason);
    void move(ClientId to, const std::string& reason);

    std::function<void()> on_change = [] {};

private:
    [[nodiscard]] const ResponseRevision& shown() const { return revisions_.at(shown_); }
    void read_result();
    /// The score of the episode that change is counted from (base_score), of those before this one.
    [[nodiscard]] std::optional<double> first_score(std::size_t scale) const;

    Workspace& workspace_;
    ResponseId id_;
    std::vector<ResponseRevision> revisions_;
    std::size_t shown_ = 0;
    MeasureScore score_;
    ResultWords result_;
    ChangeWords change_;
    std::vector<std::string> oddities_;
};

/// "2 over half", "not answered", "does not apply".
[[nodiscard]] std::string answer_words(const AnswerScale& scale, const Answer& answer);

} // namespace attune
