// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/caseload_reading.hpp"

#include "core/caseload/caseload_rows.hpp"
#include "core/progress/statistics/expected_recovery_store.hpp"

#include <charconv>
#include <sstream>
#include <utility>

namespace attune {

namespace {

constexpr std::string_view leading_prefix = "caseload.leading.";

void read_leading(Database& database, CaseloadChoices& choices) {
    Statement select{database, "SELECT key, value FROM setting WHERE key >= 'caseload.leading.' AND key < 'caseload.leading/'"};
    select.bind();
    while (select.step()) {
        const std::string key = select.text(0);
        std::int64_t client = 0;
        const char* const end = key.data() + key.size();
        if (std::from_chars(key.data() + leading_prefix.size(), end, client).ptr == end)
            choices.leading.emplace(ClientId{client}, select.text(1));
    }
}

void read_answers(Database& database, CaseloadChoices& choices) {
    Statement select{database, "SELECT a.response, a.scale, a.alert, a.considered, a.words, a.answered_at, s.date, a.client "
                               "FROM alert_answer a LEFT JOIN note n ON n.id = a.note "
                               "LEFT JOIN session s ON s.id = n.session"};
    select.bind();
    while (select.step()) {
        CaseloadAnswer answer{.considered = {}, .words = select.text(4), .answered_at = select.instant(5),
                              .note_day = select.optional_date(6)};
        std::istringstream considered{select.text(3)};
        for (std::string each; considered >> each;)
            answer.considered.push_back(each);
        choices.answers.insert_or_assign({ClientId{select.integer(7)}, select.integer(0), select.text(1), select.text(2)},
                                         std::move(answer));
    }
}

/// Whoever wrote the newest note has the client.
void read_care(Database& database, UserId me, CaseloadChoices& choices) {
    Statement select{database, "SELECT client, author FROM note WHERE id IN (SELECT max(id) FROM note GROUP BY client) "
                               "AND author <> ?1"};
    select.bind(me);
    while (select.step())
        choices.of_others.insert(ClientId{select.integer(0)});
}

} // namespace

CaseloadChoices read_caseload_choices(Database& database, const InstrumentShelf& shelf, Date today) {
    CaseloadChoices choices{.today = today, .measures = read_practice_choices(database, shelf)};
    read_leading(database, choices);
    read_answers(database, choices);
    choices.expected = read_expected_tables(database);
    return choices;
}

std::string leading_measure_key(ClientId client) {
    return std::string{leading_prefix} + std::to_string(static_cast<std::int64_t>(client));
}

CaseloadReading::CaseloadReading(Vault& vault, const InstrumentShelf& shelf)
    : readers_{vault},
      shelf_{shelf},
      user_{vault.user()},
      users_{Vault::card(vault.folder()).users.size() > 1 ? Users::several : Users::one},
      today_{vault.clock().today()} {}

std::vector<CaseloadRow> CaseloadReading::read(const std::stop_token& stop) {
    std::vector<ScoredEpisode> courses = read_scored_episodes(readers_, shelf_, EpisodeScope::open, stop);
    Database& database = *readers_.responses;
    CaseloadChoices choices = read_caseload_choices(database, shelf_, today_);
    if (users_ == Users::several)
        read_care(database, user_, choices);
    return stop.stop_requested() ? std::vector<CaseloadRow>{} : caseload_rows(std::move(courses), choices);
}

} // namespace attune
