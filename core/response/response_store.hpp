// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/scoring.hpp"
#include "core/response/measure_versions.hpp"
#include "core/response/response.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// One cached score of one response that counts.
struct ScoreRow {
    ResponseId response{};
    ClientId client{};
    std::string measure{};
    std::string about{}, rater{};
    Date day{};
    std::optional<TimeOfDay> time{};
    std::string scale{};
    std::optional<double> value{}; ///< unrounded; nothing: too little was answered
    std::string band{};            ///< id; empty: none
};

/// A line in the list of what a client answered: what its row says by itself, and the answers where they can be read.
struct ListedResponse {
    ResponseId id{};
    std::string measure{}, version{}; ///< "phq-9", "1.0.0"
    Date day{};
    std::string rater{}, about{}; ///< as in Response
    Response::State state{};
    std::optional<Response> response{}; ///< nothing: the measure that it was given with cannot be read any more
};

/// The filled-in measures of one open vault, with every version of their answers.
///
/// Nothing is deleted or written over: a correction, a move to another client and a withdrawal are revisions with
/// a reason. Everything is durable when a call returns, with its rows of the audit trail in the same transaction.
/// Scores are a cache that can be made anew.
///
/// Borrows the vault, which must outlive the store. Same thread as the vault. Throws Error: bad_input with all
/// problems at once, not_found, and whatever the vault fails with.
class ResponseStore {
public:
    explicit ResponseStore(Vault& vault, InstrumentReading read = read_kept_instrument);

    /// Everything that keeps a response from being recorded, in words; empty when it will do.
    [[nodiscard]] std::vector<std::string> problems(const Response& response) const;
    /// Saves a new response; `id`, `uid`, `revision`, `state` and `entered_at` are ignored. Without an episode
    /// it joins the client's episode of that day.
    ResponseId record(const Response& response);
    /// A new revision. `corrected.revision` is the one that was looked at: when another correction came between,
    /// it throws bad_input. Client and instrument stay. Writes nothing when nothing differs.
    void correct(ResponseId id, const Response& corrected, const std::string& reason);
    /// For a response that was entered for the wrong person. Both clients get a row in the audit trail.
    void move(ResponseId id, ClientId to, const std::string& reason);
    /// It no longer counts, and stays readable.
    void withdraw(ResponseId id, const std::string& reason);

    [[nodiscard]] std::optional<Response> find(ResponseId id) const;
    /// Throws not_found.
    [[nodiscard]] Response load(ResponseId id) const;
    /// From the first on.
    [[nodiscard]] std::vector<ResponseRevision> revisions(ResponseId id) const;
    /// Leaves a row in the audit trail that this user looked at the answers.
    void record_view(ResponseId id);

    enum class Withdrawn { hide, show };
    /// Newest first: by day, time (none before any), order of entry. None is left out, as one that cannot be read any
    /// more was answered all the same.
    [[nodiscard]] std::vector<ListedResponse> listed(ClientId client, Withdrawn withdrawn) const;
    /// Those of one measure that count and can still be read, for what stands beside a sheet.
    [[nodiscard]] std::vector<Response> of(ClientId client, std::string_view measure) const;
    /// Those that count in the order of `listed`, without what was given with an instrument that cannot be read any
    /// more: for what is worked out from many, which one old file must not take away.
    [[nodiscard]] std::vector<Response> readable(ClientId client) const;
    /// The newest of one measure that counts, by this rater about this person as it was typed; nothing when there is
    /// none, or when its instrument cannot be read any more.
    [[nodiscard]] std::optional<Response> newest(ClientId client, std::string_view measure, std::string_view rater,
                                                 std::string_view about) const;

    /// Scores a response as it was given: sex and age of that day, form of its rater, the practice's picks.
    [[nodiscard]] MeasureScore score(const Response& response) const;
    [[nodiscard]] ScoringContext scoring_context(const Response& response) const;
    /// What is odd about it, in no order; for one that is not recorded yet as well.
    [[nodiscard]] std::vector<ResponseFlag> flags(const Response& response) const;

    /// All cached scores of one client, oldest first; within a day as `of` has them.
    [[nodiscard]] std::vector<ScoreRow> scores(ClientId client) const;
    /// Makes the cached scores of one client anew, after another birth date or sex. Here as in `rebuild_scores`, what was
    /// given with an instrument that cannot be read any more keeps the scores that it has.
    void rebuild_scores_of(ClientId client);
    /// Makes the cached scores anew; of one measure where it is not empty. `progress` gets 0 to 1 and may return
    /// false to cancel.
    void rebuild_scores(const std::function<bool(double)>& progress = {}, std::string_view measure = {});

    /// Which entry among the measures given stands for the response. Inside a Change.
    void set_register_entry(ResponseId id, const std::string& entry);
    /// The response behind such an entry; nothing when it was typed by hand.
    [[nodiscard]] std::optional<ResponseId> behind_entry(std::string_view entry) const;
    [[nodiscard]] const MeasureVersions& versions() const noexcept { return versions_; }

private:
    struct Act;
    [[nodiscard]] Response read_row(const Statement& row) const;
    [[nodiscard]] std::optional<Response> read_if_readable(const Statement& row) const;
    [[nodiscard]] std::optional<Response> find_readable(ResponseId id) const;
    [[nodiscard]] Response counting(ResponseId id) const;
    void refuse(const Response& response, std::vector<std::string> more) const;
    void write_revision(const Response& response, const Act& act);
    void write_scores(const Response& response);
    [[nodiscard]] std::optional<EpisodeId> episode_on(ClientId client, Date day) const;

    Vault& vault_;
    MeasureVersions versions_;
};

} // namespace attune
