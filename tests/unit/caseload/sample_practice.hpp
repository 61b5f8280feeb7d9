// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client_store.hpp"
#include "core/episode/episode_store.hpp"
#include "core/measure/instrument_shelf.hpp"
#include "core/response/response_store.hpp"
#include "tests/unit/measure/shipped_measures.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace attune {

/// A measure that comes with Attune, shared as the program shares it.
inline std::shared_ptr<const Instrument> shipped(std::string_view id) {
    return {std::shared_ptr<const Instrument>{}, &shipped_measure(id)};
}

/// Answers that come to `total`, the safety items last of all: those stay at their least as long as the others suffice.
inline ItemAnswers answers_for(const Instrument& instrument, double total) {
    std::vector<bool> is_safety(instrument.items.size(), false);
    for (const SafetyRule& rule : instrument.safety)
        for (const std::size_t item : rule.items)
            is_safety[item] = true;
    ItemAnswers answers(instrument.items.size());
    double left = total;
    for (const bool safety : {false, true})
        for (std::size_t item = 0; item < answers.size(); ++item) {
            const MeasureItem& each = instrument.items[item];
            if (is_safety[item] != safety || each.counts == MeasureItem::Counts::no)
                continue;
            const AnswerScale& scale = instrument.answer_scales[each.scale];
            const double value = std::clamp(left, scale.min, scale.max);
            answers[item] = Answer::of(value);
            left -= value;
        }
    return answers;
}

/// What was given of this measure was given with a file that this version of the program cannot read.
inline void make_unreadable(Database& database, const std::string& measure) {
    database.execute("DROP TRIGGER IF EXISTS measure_version_frozen_update");
    Statement{database, "UPDATE measure_version SET xml = '<measure/>', hash = lower(hex(randomblob(32))) WHERE measure = ?1"}
        .bind(measure)
        .run();
}

/// Writes clients with sessions and scores into a vault, as the program would.
class SamplePractice {
public:
    explicit SamplePractice(Vault& vault)
        : vault_{vault} {}

    struct Course {
        std::string given, family, approach;
        std::string measure = "phq-9";
        std::vector<double> totals{}; ///< one a week, a session on each of those days
    };
    static constexpr Date first_day{std::chrono::year{2027}, std::chrono::January, std::chrono::day{5}};
    static Date week(int number) { return Date{std::chrono::sys_days{first_day} + std::chrono::days{7 * number}}; }

    ClientId add(const Course& course) {
        Client person;
        person.given_name = course.given;
        person.family_name = course.family;
        const ClientId client = clients.add(person);
        const EpisodeId episode = begin(client);
        for (std::size_t index = 0; index < course.totals.size(); ++index) {
            attend(client, episode, week(static_cast<int>(index)), course.approach);
            give(client, course.measure, week(static_cast<int>(index)), course.totals[index]);
        }
        return client;
    }
    EpisodeId begin(ClientId client, Date day = first_day) {
        return episodes.add({.id = {}, .client = client, .title = "Outpatient", .level_of_care = "outpatient",
                             .started = day, .ended = {}, .end_reason = {}});
    }
    SessionId attend(ClientId client, EpisodeId episode, Date day, const std::string& approach) {
        return episodes.add_session({.id = {}, .episode = episode, .client = client, .date = day, .start = {}, .stop = {},
                                     .attendance = Attendance::attended, .approach = approach});
    }
    ResponseId give(ClientId client, const std::string& measure, Date day, double total) {
        return give(client, measure, day, answers_for(shipped_measure(measure), total));
    }
    ResponseId give(ClientId client, const std::string& measure, Date day, ItemAnswers answers) {
        Response response;
        response.client = client;
        response.instrument = shipped(measure);
        response.day = day;
        response.language = "en";
        response.answers = std::move(answers);
        return responses.record(response);
    }

private:
    Vault& vault_;

public:
    ClientStore clients{vault_.database(), vault_.clock()};
    EpisodeStore episodes{vault_.database()};
    ResponseStore responses{vault_};
    InstrumentShelf shelf{{shipped("phq-9"), shipped("gad-7"), shipped("srs"), shipped("ace")}};
};

} // namespace attune
