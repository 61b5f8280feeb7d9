// SPDX-License-Identifier: Apache-2.0
#include "core/demo/demo_measures.hpp"

#include "core/error.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/response/schedule/measure_plan.hpp"

namespace attune {

DemoMeasures::DemoMeasures(Vault& vault, NoteStore& notes, const TemplateShelf& shelf, Dice dice)
    : database_{vault.database()},
      desk_{vault, notes, shelf, shelf.measures()},
      events_{vault},
      dice_{dice} {}

std::string DemoMeasures::given_before(const Given& given) const {
    for (const Response& response : desk_.responses().of(given.client, given.measure))
        if (response.day == given.day && response.about == given.about)
            return response.register_entry;
    return {};
}

std::string DemoMeasures::give(const Given& given) {
    if (std::string before = given_before(given); !before.empty())
        return before;
    Response response;
    response.instrument = desk_.instruments().find(given.measure);
    if (response.instrument == nullptr)
        throw Error{ErrorKind::not_found, "the demo needs the measure " + std::string{given.measure}};
    if (!desk_.rights().may_use(*response.instrument))
        desk_.rights().confirm(response.instrument->id, "An invented practice, to show the program");
    response.client = given.client;
    response.day = given.day;
    response.about = given.about;
    if (!response.instrument->index_event.empty())
        response.index_event = "The accident";
    response.answers = invented_answers(*response.instrument, given.scores, dice_);
    return desk_.record(response).response.register_entry;
}

void DemoMeasures::plan_only(EpisodeId episode, const char* measure, int every_sessions) {
    MeasurePlanStore plans{database_};
    for (PlannedMeasure usual : desk_.due_list().plan(episode)) {
        usual.at_start = usual.at_end = false;
        usual.every_sessions.reset();
        usual.every_weeks.reset();
        usual.origin = PlannedMeasure::Origin::chosen;
        plans.choose(episode, usual);
    }
    plans.choose(episode, {.measure = measure,
                           .at_start = true,
                           .every_sessions = every_sessions,
                           .origin = PlannedMeasure::Origin::chosen});
}

} // namespace attune
