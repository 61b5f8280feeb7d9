// SPDX-License-Identifier: Apache-2.0
#include "core/response/alert_answer.hpp"

#include "core/error.hpp"
#include "core/response/response_check.hpp"
#include "core/text/text.hpp"

#include <algorithm>

namespace attune {
namespace {

constexpr const char* select_answers = "SELECT a.client, a.alert, a.measure, a.scale, a.response, a.considered, a.words, "
                                       "a.author, a.answered_at, a.note FROM alert_answer a ";

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto blank = text.find(' ');
        words.emplace_back(text.substr(0, blank));
        text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    }
    return words;
}

AlertAnswer read_answer(const Statement& row) {
    return {.client = ClientId{row.integer(0)},
            .alert = row.text(1),
            .measure = row.text(2),
            .scale = row.text(3),
            .response = ResponseId{row.integer(4)},
            .considered = split(row.text(5)),
            .words = row.text(6),
            .author = UserId{row.integer(7)},
            .answered_at = row.instant(8),
            .note = row.is_null(9) ? std::nullopt : std::optional{NoteId{row.integer(9)}}};
}

std::vector<AlertAnswer> read_all(Statement& select) {
    std::vector<AlertAnswer> answers;
    while (select.step())
        answers.push_back(read_answer(select));
    return answers;
}

std::vector<std::string> problems_of(const AlertAnswer& answer) {
    std::vector<std::string> problems;
    constexpr std::size_t longest = 10'000;
    check_text(problems, "answer", answer.words, longest);
    for (const std::string& one : answer.considered)
        if (std::ranges::find(alert_considerations(), one) == alert_considerations().end())
            problems.push_back("considered: there is no \"" + one + "\"");
    if (answer.considered.empty() && tidy_name(answer.words).empty())
        problems.emplace_back("answer: tick what was considered, or say it in words");
    if (answer.alert.empty() || answer.scale.empty())
        problems.emplace_back("alert: say which, and of which scale");
    return problems;
}

} // namespace

const std::vector<std::string>& alert_considerations() {
    static const std::vector<std::string> all{"alliance",    "motivation",  "social_support", "life_events",
                                              "risk",        "formulation", "supervision",    "step_up"};
    return all;
}

void AlertAnswerStore::answer(const AlertAnswer& answer) {
    std::vector<std::string> problems = problems_of(answer);
    auto& database = vault_.database();
    Statement response{database, "SELECT client, measure FROM response WHERE id = ?1"};
    const bool is_known = response.bind(answer.response).step();
    if (!is_known)
        problems.emplace_back("response: there is none with this number");
    else if (answer.client != ClientId{} && answer.client != ClientId{response.integer(0)})
        problems.emplace_back("response: it was moved to another client meanwhile; what is written here is not about them");
    if (find(answer.response, answer.scale, answer.alert))
        problems.emplace_back("alert: it is answered already");
    throw_problems(problems);
    std::string considered;
    for (const std::string& one : answer.considered)
        considered += (considered.empty() ? "" : " ") + one;
    Change change{database};
    Statement insert{database, "INSERT INTO alert_answer (client, alert, measure, scale, response, considered, words, "
                               "author, answered_at, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"};
    insert
        .bind(response.integer(0), answer.alert, response.text(1), answer.scale, answer.response, considered,
              answer.words, vault_.user(), vault_.clock().now(), answer.note)
        .run();
    change.record({.action = "alert.answer",
                   .object = "response",
                   .object_id = static_cast<std::int64_t>(answer.response),
                   .fields = answer.alert});
    change.commit();
}

std::optional<AlertAnswer> AlertAnswerStore::find(ResponseId response, std::string_view scale,
                                                  std::string_view alert) const {
    Statement select{vault_.database(),
                     std::string{select_answers} + "JOIN response r ON r.id = a.response AND r.client = a.client "
                                                   "WHERE a.response = ?1 AND a.scale = ?2 AND a.alert = ?3"};
    if (!select.bind(response, scale, alert).step())
        return std::nullopt;
    return read_answer(select);
}

// What was written about one client is not shown with another: a response that is moved leaves its answers behind.
std::vector<AlertAnswer> AlertAnswerStore::of(ClientId client) const {
    Statement select{vault_.database(), std::string{select_answers} + "WHERE a.client = ?1 ORDER BY a.answered_at DESC, a.id DESC"};
    select.bind(client);
    return read_all(select);
}

std::vector<AlertAnswer> AlertAnswerStore::all() const {
    Statement select{vault_.database(), std::string{select_answers} + "ORDER BY a.answered_at DESC, a.id DESC"};
    select.bind();
    return read_all(select);
}

} // namespace attune
