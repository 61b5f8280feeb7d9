// SPDX-License-Identifier: Apache-2.0
#include "core/response/response_check.hpp"

#include "core/error.hpp"
#include "core/measure/scoring.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_event = 1'000;
constexpr std::size_t longest_text = 20'000;

std::string forms_of(const Instrument& instrument) {
    std::string all;
    for (const MeasureForm& form : instrument.forms)
        all += (all.empty() ? "" : ", ") + form.id;
    return all;
}

void check_who(const Response& response, std::vector<std::string>& problems) {
    const Instrument& instrument = *response.instrument;
    check_text(problems, "rater", response.rater, longest_name);
    if (tidy_name(response.rater).empty())
        problems.emplace_back("rater: say who answered");
    else if (!form_for(instrument, response.rater))
        problems.push_back(fmt::format("rater: {} has forms for {}", instrument.title, forms_of(instrument)));
    check_text(problems, "about", response.about, longest_name);
    if (!instrument.about.empty() && tidy_name(response.about).empty())
        problems.emplace_back("about: say about whom the answers are (partner, mother, friend, …)");
}

void check_answered(const Response& response, std::vector<std::string>& problems) {
    const Instrument& instrument = *response.instrument;
    const auto is_finite = [](const Answer& answer) { return !answer.is_given() || std::isfinite(answer.value); };
    if (!std::ranges::all_of(response.answers, is_finite)) {
        problems.emplace_back("answers: one of them is no number");
        return;
    }
    for (const AnswerProblem& problem : check_answers(instrument, response.answers))
        problems.push_back(answer_problem_words(instrument, problem));
    if (std::ranges::none_of(response.answers, &Answer::is_given))
        problems.emplace_back("answers: no item is answered");
}

void check_stated(const Response& response, std::vector<std::string>& problems) {
    for (const auto& [scale, value] : response.stated) {
        if (!response.instrument->find_scale(scale))
            problems.push_back(fmt::format("stated score: {} has no scale \"{}\"", response.instrument->title, scale));
        else if (!std::isfinite(value))
            problems.push_back(fmt::format("stated score: {} is no number", scale));
    }
}

} // namespace

std::vector<std::string> response_problems(const Response& response, std::optional<Date> born, Date today) {
    std::vector<std::string> problems;
    if (const auto wrong = day_problem(response.day, born, today))
        problems.push_back("day: " + *wrong);
    constexpr int minutes_of_a_day = 1440;
    if (response.time && (response.time->minutes < 0 || response.time->minutes >= minutes_of_a_day))
        problems.emplace_back("time: not a time of day");
    check_who(response, problems);
    check_text(problems, "language", response.language, longest_name);
    check_text(problems, "event", response.index_event, longest_event);
    check_text(problems, "remark", response.remark, longest_text);
    check_answered(response, problems);
    check_stated(response, problems);
    return problems;
}

std::optional<std::string> day_problem(Date day, std::optional<Date> born, Date today) {
    if (!day.ok() || day.year() < std::chrono::year{1800} || day.year() > std::chrono::year{2999})
        return "not a day of the calendar";
    if (day > today)
        return "lies in the future; choose the day on which it took place";
    if (born && day < *born)
        return "lies before the client was born; look at both days again";
    return std::nullopt;
}

std::optional<std::string> reason_problem(const std::string& reason) {
    if (const auto unclean = text_problem(reason))
        return "reason: " + *unclean;
    if (tidy_name(reason).empty())
        return "reason: say why";
    if (length_in_characters(reason) > longest_text)
        return fmt::format("reason: longer than {} characters", longest_text);
    return std::nullopt;
}

void check_text(std::vector<std::string>& problems, const char* name, const std::string& text, std::size_t most) {
    if (const auto unclean = text_problem(text))
        problems.push_back(fmt::format("{}: {}", name, *unclean));
    else if (length_in_characters(text) > most)
        problems.push_back(fmt::format("{}: longer than {} characters", name, most));
}

void throw_problems(const std::vector<std::string>& problems) {
    if (!problems.empty())
        throw Error{ErrorKind::bad_input, fmt::format("{}", fmt::join(problems, "; "))};
}

} // namespace attune
