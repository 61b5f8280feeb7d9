// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/entry/measure_entry_view_model.hpp"

#include "core/calendar/typed.hpp"
#include "core/client/client_store.hpp"
#include "core/error.hpp"
#include "core/measure/instrument_shelf.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/response/measure_rights.hpp"
#include "core/text/text.hpp"
#include "core/vault/database.hpp"
#include "gui/measure/people_answered_about.hpp"
#include "gui/measure/rater_words.hpp"
#include "gui/workspace/date_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace attune {
namespace {

std::shared_ptr<const Instrument> instrument_for(Workspace& workspace, const EntryRequest& request) {
    if (request.corrects)
        return workspace.responses.load(*request.corrects).instrument;
    auto found = workspace.shelf.measures().find(request.measure);
    if (!found)
        throw Error{ErrorKind::not_found, "this practice has no such measure; look under Modalities"};
    if (!workspace.measure_rights.may_use(*found))
        throw Error{ErrorKind::bad_input,
                    "this measure is off until the practice confirms its right to use it (Settings, Measures)"};
    return found;
}

std::string ordinal(std::size_t number) {
    const std::size_t tens = number % 100;
    const char* ending = tens >= 11 && tens <= 13 ? "th"
                         : number % 10 == 1       ? "st"
                         : number % 10 == 2       ? "nd"
                         : number % 10 == 3       ? "rd"
                                                  : "th";
    return fmt::format("{}{}", number, ending);
}

std::string small_first(std::string words) {
    // "ADHD" stays as it is.
    if (words.size() > 1 && words[0] >= 'A' && words[0] <= 'Z' && words[1] >= 'a' && words[1] <= 'z')
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

std::string capital(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

/// A scale of its own for what the sheet says of the total: any number in the range of the score.
AnswerScale stated_scale(const ScoreScale& scale) {
    return {.id = {}, .kind = AnswerScale::Kind::line, .min = scale.min, .max = scale.max, .step = 0.001};
}

} // namespace

MeasureEntryViewModel::MeasureEntryViewModel(Workspace& workspace, EntryRequest request)
    : workspace_{workspace},
      request_{std::move(request)},
      instrument_{instrument_for(workspace, request_)},
      sheet_{instrument_} {
    if (request_.corrects) {
        corrected_ = workspace_.responses.load(*request_.corrects);
        request_.client = corrected_->client;
        request_.measure = instrument_->id;
    }
    const auto client = workspace_.clients.find(request_.client);
    if (!client)
        throw Error{ErrorKind::not_found, "there is no such client"};
    client_name_ = client->full_name();
    const auto who = raters_of(*instrument_);
    fields_ = {.day = format_date(workspace_.clock.today()),
               .rater = request_.rater.empty() ? who.front().id : request_.rater,
               .about = request_.about,
               .mode = request_.mode.value_or(instrument_->answered_by == AnsweredBy::clinician ? ResponseMode::asked
                                                                                                : ResponseMode::paper),
               .index_event = {},
               .stated = {},
               .remark = {}};
    read_earlier();
    if (corrected_) {
        fields_ = {.day = format_date(corrected_->day),
                   .rater = corrected_->rater,
                   .about = corrected_->about,
                   .mode = corrected_->mode,
                   .index_event = corrected_->index_event,
                   .stated = {},
                   .remark = corrected_->remark};
        if (const auto main = main_scale(*instrument_))
            if (const auto stated = corrected_->stated.find(instrument_->scales[*main].id);
                stated != corrected_->stated.end())
                fields_.stated = answer_number(stated->second);
        sheet_.load(corrected_->answers, {});
        sheet_.to_first();
    } else if (!earlier_.empty()) {
        fields_.index_event = earlier_.front().index_event; // it rarely changes
    }
    first_fields_ = fields_;
    first_answers_ = sheet_.answers();
    take_draft();
    sheet_.on_change = [this] {
        touched();
        on_change();
    };
}

DraftKey MeasureEntryViewModel::key() const {
    return {.client = request_.client, .measure = instrument_->id, .corrects = request_.corrects};
}

void MeasureEntryViewModel::read_earlier() {
    course_.reset();
    last_score_.reset();
    earlier_ = workspace_.responses.of(request_.client, instrument_->id);
    std::erase_if(earlier_, [&](const Response& each) {
        return each.id == request_.corrects || each.rater != fields_.rater ||
               (asks_about() && !fields_.about.empty() && each.about != fields_.about);
    });
}

void MeasureEntryViewModel::take_draft() {
    const auto draft = workspace_.response_drafts.find(*instrument_, key());
    if (!draft)
        return;
    if (corrected_ && draft->revision != corrected_->revision)
        return; // it was corrected in between; what is shown is what stands now
    fields_ = {.day = draft->day,
               .rater = draft->rater,
               .about = draft->about,
               .mode = draft->mode,
               .index_event = draft->index_event,
               .stated = draft->stated,
               .remark = draft->remark};
    sheet_.load(draft->answers, draft->left_out);
    kept_at_ = draft->saved_at;
    restored_ = true;
    read_earlier();
}

std::string MeasureEntryViewModel::head_line() const {
    std::string line = instrument_->title;
    if (!instrument_->words.empty())
        line += ", " + small_first(instrument_->words);
    line += ".";
    if (corrected_)
        return fmt::format("{} Correction of {}.", line, long_date(corrected_->day));
    if (earlier_.empty())
        return line + " First time.";
    return fmt::format("{} {} time; last on {}.", line, ordinal(earlier_.size() + 1), long_date(earlier_.front().day));
}

std::string MeasureEntryViewModel::recall_words() const { return capital(instrument_->recall); }

void MeasureEntryViewModel::set_fields(const SheetFields& fields) {
    if (fields == fields_)
        return;
    const bool other_person = fields.rater != fields_.rater || fields.about != fields_.about;
    fields_ = fields;
    if (other_person)
        read_earlier();
    touched();
    on_change();
}

std::vector<SheetChoice> MeasureEntryViewModel::modes() const {
    std::vector<SheetChoice> modes;
    for (const ResponseMode mode :
         {ResponseMode::paper, ResponseMode::asked, ResponseMode::screen, ResponseMode::imported})
        if (instrument_->answered_by == AnsweredBy::client || mode != ResponseMode::screen)
            modes.push_back({std::string{to_id(mode)}, mode_words(mode)});
    return modes;
}

std::vector<SheetChoice> MeasureEntryViewModel::raters() const {
    std::vector<SheetChoice> choices;
    for (const Rater& rater : raters_of(*instrument_))
        choices.push_back({rater.id, rater.words});
    return choices;
}

std::vector<std::string> MeasureEntryViewModel::about_suggestions() const {
    return people_answered_about(workspace_.responses, request_.client, instrument_->id);
}

std::string MeasureEntryViewModel::about_problem() const {
    return asks_about() && tidy_name(fields_.about).empty() ? "Say whom the answers are about." : "";
}

std::string MeasureEntryViewModel::stated_label() const {
    const auto main = main_scale(*instrument_);
    if (!main)
        return {};
    const std::string& title = instrument_->scales[*main].title;
    return instrument_->scales[*main].id == "total" ? "Total on the sheet" : title + " on the sheet";
}

std::string MeasureEntryViewModel::day_problem() const {
    const auto day = typed_date(fields_.day);
    if (!day)
        return "Type the day as 2027-03-09.";
    return day_problem(*day);
}

std::string MeasureEntryViewModel::day_problem(Date day) const {
    if (day > workspace_.clock.today())
        return fmt::format("{} is still to come.", long_date(day));
    const auto client = workspace_.clients.find(request_.client);
    if (client && client->born && day < *client->born)
        return fmt::format("{} lies before the client was born.", long_date(day));
    return {};
}

std::string MeasureEntryViewModel::stated_problem() const {
    const auto main = main_scale(*instrument_);
    if (!main)
        return {};
    const ScoreScale& scale = instrument_->scales[*main];
    const TypedNumber typed = typed_number(stated_scale(scale), fields_.stated);
    if (!typed.problem)
        return {};
    if (*typed.problem == NumberProblem::not_a_number)
        return "The total is a number, or stays empty.";
    return fmt::format("A total lies between {} and {}.", answer_number(scale.min), answer_number(scale.max));
}

Response MeasureEntryViewModel::as_response() const {
    Response response = corrected_.value_or(Response{});
    response.client = request_.client;
    response.instrument = instrument_;
    response.day = typed_date(fields_.day).value_or(workspace_.clock.today());
    response.rater = fields_.rater;
    response.about = asks_about() ? fields_.about : "";
    if (response.language.empty())
        response.language = instrument_->language;
    response.mode = fields_.mode;
    response.index_event = fields_.index_event;
    response.answers = sheet_.answers();
    if (const auto main = main_scale(*instrument_)) {
        const ScoreScale& scale = instrument_->scales[*main];
        response.stated.erase(scale.id); // what was stated of subscales is not asked here, and stays
        if (const TypedNumber typed = typed_number(stated_scale(scale), fields_.stated); typed.value)
            response.stated.emplace(scale.id, *typed.value);
    }
    response.remark = fields_.remark;
    return response;
}

ResponseDraft MeasureEntryViewModel::as_draft() const {
    std::vector<bool> left_out(sheet_.size());
    for (std::size_t i = 0; i < sheet_.size(); ++i)
        left_out[i] = sheet_.is_left_out(i);
    return {.client = request_.client,
            .measure = instrument_->id,
            .corrects = request_.corrects,
            .revision = corrected_ ? corrected_->revision : 0,
            .answers = sheet_.answers(),
            .left_out = std::move(left_out),
            .day = fields_.day,
            .rater = fields_.rater,
            .about = fields_.about,
            .mode = fields_.mode,
            .index_event = fields_.index_event,
            .stated = fields_.stated,
            .remark = fields_.remark};
}

void MeasureEntryViewModel::touched() {
    if (is_done_)
        return;
    dirty_ = true;
    start_timer(keep_pause);
}

bool MeasureEntryViewModel::is_as_opened() const {
    if (sheet_.answers() != first_answers_ || fields_ != first_fields_)
        return false;
    for (std::size_t i = 0; i < sheet_.size(); ++i)
        if (sheet_.is_left_out(i))
            return false;
    return true;
}

bool MeasureEntryViewModel::keep() {
    if (!dirty_)
        return true;
    try {
        if (is_as_opened()) // nothing to keep: looking at a sheet leaves none behind
            workspace_.response_drafts.remove(key());
        else
            workspace_.response_drafts.save(*instrument_, as_draft());
    } catch (const Error& failure) {
        is_disk_full_ = failure.kind() == ErrorKind::no_space;
        keep_failure_ = is_disk_full_ ? "Not kept: the disk is full. The answers are still here. Free some space."
                                      : "Not kept: the record cannot be written. The answers are still here.";
        return false;
    }
    keep_failure_.clear();
    kept_at_ = workspace_.clock.now();
    dirty_ = false;
    return true;
}

std::vector<std::string> MeasureEntryViewModel::problems() const {
    std::vector<std::string> problems;
    for (const std::string& problem : {day_problem(), about_problem(), stated_problem()})
        if (!problem.empty())
            problems.push_back(problem);
    if (sheet_.is_empty())
        problems.emplace_back(fields_.stated.empty()
                                  ? "No item is answered yet."
                                  : "No item is answered yet. A total alone is no score here, as nobody could check it: "
                                    "write it into a note, or enter the items from the sheet.");
    if (!problems.empty())
        return problems;
    return workspace_.responses.problems(as_response());
}

std::string MeasureEntryViewModel::untouched_words() const {
    const auto open = sheet_.open_items();
    std::string words;
    for (std::size_t i = 0; i < open.size(); ++i)
        words += (i == 0 ? "" : i + 1 == open.size() ? " and " : ", ") + sheet_.item(open[i]).id;
    return words;
}

ResponseId MeasureEntryViewModel::save(const std::string& reason) {
    const Response response = as_response();
    ResponseId saved{};
    Change change{workspace_.vault.database()};
    if (corrected_) {
        workspace_.measure_desk.correct(*request_.corrects, response, reason);
        saved = *request_.corrects;
    } else {
        saved = workspace_.measure_desk.record(response).response.id;
    }
    workspace_.response_drafts.remove(key());
    change.commit();
    dirty_ = false;
    is_done_ = true;
    return saved;
}

void MeasureEntryViewModel::discard() {
    workspace_.response_drafts.remove(key());
    dirty_ = false;
    is_done_ = true;
}

} // namespace attune
