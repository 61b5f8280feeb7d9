// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_shelf.hpp"
#include "core/response/measure_rights.hpp"
#include "core/response/response_store.hpp"
#include "core/response/schedule/episode_course.hpp"
#include "core/response/schedule/measure_plan.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// One measure that ought to be given, and why.
struct DueMeasure {
    ClientId client{};
    EpisodeId episode{};
    std::string measure{};
    std::string about{}, rater{}; ///< as planned; empty: anybody
    Date since{};
    enum class Reason {
        start,     ///< not given since the episode began
        end,       ///< not given since the episode ended
        sessions,  ///< `sessions` since it was last given
        aftercare, ///< not given since the aftercare of the ended episode
        weeks,     ///< `weeks` since it was last given
        suggested, ///< an answer of `suggested_by` asks for it
    } reason{};
    std::optional<Date> last{}; ///< given; nothing: never in this episode
    int sessions = 0;           ///< attended since `last`, with one of today
    int weeks = 0;              ///< whole ones since `last`; in aftercare since the end of the episode
    std::string suggested_by{}; ///< "phq-9"
};
/// Whose sheet of a measure it is: ", by teacher", ", about mother"; empty where anybody's will do. Without it the
/// sheets of a parent and of a teacher are two equal lines.
[[nodiscard]] std::string whose_words(const std::string& rater, const std::string& about);
/// In plain English, for the command line: "SDQ, by parent: 2 sessions since it was last given on 2027-03-01".
[[nodiscard]] std::string due_words(const DueMeasure& due, const InstrumentShelf& shelf);

/// What is due by the schedules of the episodes. A measure that is not at hand, or that the practice has no right to
/// use, is never due; nor is one made for another age, unless it was chosen.
///
/// An episode counts while it is open, for four weeks after its end, and for four weeks from the day of its aftercare,
/// unless the client is in another episode then. What was given in the two weeks before an
/// episode began counts as given at its start, and in the two weeks before its end as given at its end. A session that
/// lies closer to the last answers than the measure asks for counts as covered by them.
///
/// Borrows everything. Same thread as the vault. Throws Error.
class DueList {
public:
    DueList(Vault& vault, const ResponseStore& responses, const InstrumentShelf& shelf, TraumaPacks trauma_packs);

    /// The whole schedule of an episode, chosen and usual. Throws not_found.
    [[nodiscard]] std::vector<PlannedMeasure> plan(EpisodeId episode) const;
    /// By the day since which it is due.
    [[nodiscard]] std::vector<DueMeasure> of(ClientId client, Date today) const;
    /// Of all clients that are not archived, by client.
    [[nodiscard]] std::vector<DueMeasure> of_practice(Date today) const;

private:
    struct Question;
    class Offer;
    [[nodiscard]] static std::vector<PlannedMeasure> plan_of(const EpisodeCourse& course, Offer& offer);
    void ask(const EpisodeCourse& course, Date today, Offer& offer, std::vector<DueMeasure>& due) const;
    [[nodiscard]] static std::optional<DueMeasure> aftercare_of(const Question& question, DueMeasure due);
    [[nodiscard]] static std::optional<DueMeasure> answer(const Question& question);
    void suggest(const EpisodeCourse& course, Offer& offer, std::vector<DueMeasure>& due) const;
    [[nodiscard]] std::set<std::string> suggested_by(const Response& response) const;

    Vault& vault_;
    const ResponseStore& responses_;
    const InstrumentShelf& shelf_;
    MeasureRights rights_;
    TraumaPacks trauma_packs_;
};

} // namespace attune
