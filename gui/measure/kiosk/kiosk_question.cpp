// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/kiosk/kiosk_question.hpp"

#include "core/error.hpp"
#include "core/measure/instrument_shelf.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/response/response_draft.hpp"
#include "core/text/text.hpp"
#include "gui/measure/people_answered_about.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace attune {

KioskQuestion::KioskQuestion(Workspace& workspace, ClientId client, const std::string& measure) {
    const auto instrument = workspace.shelf.measures().find(measure);
    if (!instrument)
        throw Error{ErrorKind::not_found, "this practice has no such measure; look under Modalities"};
    raters_ = raters_of(*instrument);
    asks_about_ = !instrument->about.empty();
    if (asks_about_)
        people_ = people_answered_about(workspace.responses, client, measure);
    request_ = {.client = client, .measure = measure, .rater = raters_.front().id, .about = {}};
    const auto draft = workspace.response_drafts.find(*instrument, {.client = client, .measure = measure, .corrects = {}});
    if (draft && draft->mode == ResponseMode::screen) { // of another way the screen itself says what to do
        is_begun_ = true;
        request_.rater = draft->rater;
        request_.about = draft->about;
    }
}

std::vector<std::string> KioskQuestion::problems(const std::string& rater, const std::string& about) const {
    std::vector<std::string> problems;
    if (asks_about_ && tidy_name(about).empty())
        problems.emplace_back("Say whom the answers are about.");
    // Answers that lie here belong to whom they were given about; another name would make them another person's.
    const bool other_person = !request_.about.empty() && !about.empty() && tidy_name(about) != request_.about;
    const bool other_rater = rater != request_.rater;
    if (is_begun_ && (other_person || other_rater)) {
        const auto begun = std::find_if(raters_.begin(), raters_.end(),
                                        [&](const Rater& each) { return each.id == request_.rater; });
        std::string which = request_.about.empty() ? "" : " about " + request_.about;
        if (raters_.size() > 1)
            which += fmt::format(" ({})", begun == raters_.end() ? request_.rater : begun->words);
        problems.push_back(fmt::format("Answers{} were begun on this screen and not handed in. Go on with those, or open "
                                       "them under “Not saved yet” and save or throw them away first.",
                                       which));
    }
    return problems;
}

KioskRequest KioskQuestion::chosen(const std::string& rater, const std::string& about) const {
    KioskRequest chosen = request_;
    chosen.rater = rater;
    chosen.about = asks_about_ ? tidy_name(about) : std::string{};
    return chosen;
}

} // namespace attune
