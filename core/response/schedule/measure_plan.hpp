// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/episode/episode.hpp"
#include "core/vault/database.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// When one measure is given in an episode. Nothing set: it is not given.
struct PlannedMeasure {
    std::string measure{}; ///< "phq-9"
    std::string about{};   ///< empty: about anybody, or nobody in particular
    std::string rater{};   ///< empty: answered by anybody
    bool at_start = false;
    bool at_end = false;
    /// Once, so many weeks after the end of the episode. Of the usual schedule; what is chosen at the end keeps it.
    std::optional<int> after_weeks{};
    std::optional<int> every_sessions{}; ///< 1 to 100
    std::optional<int> every_weeks{};    ///< 1 to 520
    enum class Origin { usual, chosen } origin = Origin::usual;
    /// Usual: what would be planned if the episode had not begun with `measure`; empty: nothing else.
    std::string in_place_of{};

    [[nodiscard]] bool is_given() const noexcept { return at_start || at_end || after_weeks || every_sessions || every_weeks; }
    friend bool operator==(const PlannedMeasure&, const PlannedMeasure&) = default;
};

/// Whether an answer to `measure` about `about` by `rater` is what was planned.
[[nodiscard]] bool fits(const PlannedMeasure& planned, std::string_view measure, std::string_view about,
                        std::string_view rater);

// What is given in the two weeks before an episode begins counts as given at its start, in the two weeks before its end
// as given at its end. An episode that ended counts for four weeks more.
inline constexpr int near_start_days = 14;
inline constexpr int near_end_days = 14;
inline constexpr int after_end_days = 28;
/// The clinical specification names aftercare and no day: as far from the end as the measures of a quarter are from each
/// other [A].
inline constexpr int aftercare_weeks = 12;

enum class TraumaWork { no, yes };

/// Whether a measure is at hand and the practice has a right to it, by its id.
using MayBeGiven = std::function<bool(std::string_view measure)>;

/// When a measure was last given in the episode, by its id; nothing: not in it.
using LastGiven = std::function<std::optional<Date>(std::string_view measure)>;

/// The usual schedule of the clinical specification, G2 [A]: each session PHQ-9, GAD-7 and an
/// alliance check, the SRS or else the WAI-SR where one may be given; every fourth session in trauma work PCL-5; ECR-RS,
/// WHO-5 and WSAS at the start, every 12 weeks, at the end and once 12 weeks after it; ACE, DES-II, AUDIT-C and PC-PTSD-5 at the start.
/// Below 18 years CATS-2 (from 7), or where that may not be given CPSS-5 or else CRIES-8 (from 8), and SDQ (from 4; by a
/// parent, from 11 by the client) at the start, every 6 weeks and at the end. Of CATS-2, CPSS-5 and CRIES-8, and of SRS and WAI-SR, the one last
/// given in the episode goes on while it may be given, so that a right that comes later parts no course. `age` in
/// completed years at the start of the episode; unknown counts as adult.
[[nodiscard]] std::vector<PlannedMeasure> usual_plan(std::optional<int> age, TraumaWork trauma,
                                                     const MayBeGiven& may_be_given, const LastGiven& last_given);

/// `usual` with what was chosen for the same measure, person and rater in its place, and the rest of the chosen behind.
/// What is chosen at the end keeps the aftercare of the usual.
[[nodiscard]] std::vector<PlannedMeasure> with_choices(std::vector<PlannedMeasure> usual,
                                                       const std::vector<PlannedMeasure>& chosen);

/// What is chosen for episodes in place of the usual schedule.
///
/// Borrows the database. Same thread. Throws Error: bad_input with all problems, not_found.
class MeasurePlanStore {
public:
    explicit MeasurePlanStore(Database& database) noexcept
        : database_{database} {}

    /// By measure.
    [[nodiscard]] std::vector<PlannedMeasure> chosen(EpisodeId episode) const;
    /// Replaces what was chosen for the same measure, person and rater.
    void choose(EpisodeId episode, const PlannedMeasure& planned);
    /// Goes back to the usual schedule. Nothing happens when nothing was chosen.
    void forget(EpisodeId episode, const PlannedMeasure& planned);
    /// The day, here, on which the same measure, person and rater was last chosen or given back to the usual schedule;
    /// nothing: it was always as usual.
    [[nodiscard]] std::optional<Date> since(EpisodeId episode, const PlannedMeasure& planned) const;

private:
    Database& database_;
};

} // namespace attune
