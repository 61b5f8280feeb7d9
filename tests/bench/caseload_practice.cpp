// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/caseload_practice.hpp"

#include "core/client/client_store.hpp"
#include "core/measure/instrument_reader.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/response/measure_versions.hpp"
#include "core/response/schedule/due_list.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace attune::bench {
namespace {

constexpr int client_count = 10'000;
constexpr int weeks = 12;
constexpr auto password = "orbit velvet seven kettles";

std::shared_ptr<const Instrument> phq9() {
    std::ifstream file{shipped_packs_folder() / "measures/measures/phq-9.xml", std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return read_instrument(text.str(), "phq-9.xml", "measures").result;
}

Date week(int number) {
    return Date{std::chrono::sys_days{Date{std::chrono::year{2027}, std::chrono::January, std::chrono::day{4}}} +
                std::chrono::days{7 * number}};
}

/// 24 to 0 in courses that differ from client to client.
double score_of(int client, int number) { return (client * 7 + number * 5 + client * number) % 25; }

constexpr const char* tables =
    "CREATE TABLE person (episode INTEGER PRIMARY KEY, client INTEGER, started TEXT, name TEXT, born TEXT, approach TEXT);"
    "CREATE TABLE session (episode INTEGER, date TEXT, PRIMARY KEY (episode, date)) WITHOUT ROWID;"
    "CREATE TABLE response (id INTEGER PRIMARY KEY, uid TEXT, client INTEGER, episode INTEGER, measure TEXT, "
    "measure_version INTEGER, day TEXT, at_minute INTEGER, rater TEXT, about TEXT, language TEXT, revision INTEGER, "
    "state TEXT, register_entry TEXT, entered_at INTEGER, counts INTEGER);"
    "CREATE TABLE score (response INTEGER, scale TEXT, value REAL, band TEXT, PRIMARY KEY (response, scale)) WITHOUT ROWID";

RawSqlcipher& with_tables(RawSqlcipher& database) {
    database.run(tables);
    return database;
}

void copy(Database& from, RawSqlcipher& to, const char* select, const char* insert, int columns) {
    Statement rows{from, select};
    RawStatement write{to, insert};
    to.run("BEGIN");
    rows.bind();
    while (rows.step()) {
        std::vector<std::string> texts;
        for (int column = 0; column < columns; ++column)
            texts.push_back(rows.is_null(column) ? std::string{} : rows.text(column));
        for (int column = 0; column < columns; ++column)
            write.bind(column + 1, std::string_view{texts[static_cast<std::size_t>(column)]});
        write.run();
    }
    to.run("COMMIT");
}

} // namespace

CaseloadPractice::CaseloadPractice()
    : shelf{{phq9()}} {
    surroundings.state_folder = folder.path() / "state";
    surroundings.clock = &clock;
    const NewVault what{.practice = "Bench", .user = "Bench", .credentials = {}, .cost = KeyCost{std::size_t{64} << 20, 2}};
    vault = Vault::create(folder.path() / "Caseload.attune", what, Passphrase{std::string{password}}, surroundings).vault;
    Change all{vault->database()};
    add_clients();
    add_sessions();
    add_scores();
    all.record({.action = "bench", .object = "bench", .object_id = 0, .fields = ""});
    all.commit();
}

void CaseloadPractice::add_clients() {
    ClientStore clients{vault->database(), clock};
    for (int i = 0; i < client_count; ++i) {
        const ClientId id = clients.add({.given_name = "Given" + std::to_string(i * 7919 % client_count),
                                         .family_name = "Family" + std::to_string(i * 104'729LL % client_count)});
        Statement insert{vault->database(), "INSERT INTO episode (id, client, title, level_of_care, started, end_reason) "
                                            "VALUES (?1, ?2, 'Outpatient', 'outpatient', ?3, '')"};
        insert.bind(i + 1, id, week(0)).run();
    }
}

void CaseloadPractice::add_sessions() {
    for (int number = 0; number < weeks; ++number)
        for (int i = 0; i < client_count; ++i)
            Statement{vault->database(), "INSERT INTO session (episode, client, date, attendance, approach) "
                                         "SELECT id, client, ?2, 'attended', 'CBT' FROM episode WHERE id = ?1"}
                .bind(i + 1, week(number))
                .run();
}

/// Week by week, as they come in: the scores of one client lie far apart.
void CaseloadPractice::add_scores() {
    MeasureVersions versions{vault->database(), read_kept_instrument};
    const std::int64_t version = versions.keep(*shelf.offered().front());
    std::int64_t id = 0;
    for (int number = 0; number < weeks; ++number)
        for (int i = 0; i < client_count; ++i) {
            ++id;
            Statement{vault->database(),
                      "INSERT INTO response (id, uid, client, episode, measure, measure_version, day, at_minute, rater, about, "
                      "language, revision, state, register_entry, entered_at) SELECT ?1, lower(hex(randomblob(16))), client, id, "
                      "'phq-9', ?3, ?4, NULL, 'client', '', 'en', 1, 'counts', '', ?5 FROM episode WHERE id = ?2"}
                .bind(id, i + 1, version, week(number), clock.now())
                .run();
            Statement{vault->database(), "INSERT INTO response_score (response, scale, value, band) VALUES (?1, 'total', ?2, 'mild')"}
                .bind(id, score_of(i, number))
                .run();
            if (number == weeks - 1 && i % 10 == 0)
                add_warning(id, i);
        }
}

void CaseloadPractice::add_warning(std::int64_t response, int client) {
    Statement{vault->database(), "INSERT INTO response_safety (response, rule, strength) VALUES (?1, 'self-harm', 'blocking')"}
        .bind(response)
        .run();
    Statement{vault->database(),
              "INSERT INTO response_revision (response, revision, act, client, episode, day, rater, about, language, mode, "
              "index_event, answers, stated, remark, reason, author, written_at) SELECT ?1, 1, 'entered', client, id, ?3, "
              "'client', '', 'en', 'screen', '', '{\"1\":2,\"2\":2,\"9\":1}', '{}', '', '', 1, ?4 FROM episode WHERE id = ?2"}
        .bind(response, client + 1, week(weeks - 1), clock.now())
        .run();
}

CaseloadSchedule::CaseloadSchedule(CaseloadPractice& practice)
    : practice_{practice},
      shelf_{read_packs({shipped_packs_folder()})},
      responses_{*practice.vault} {
    MeasureRights{*practice.vault}.confirm("c-ssrs", "Bench");
}

std::size_t CaseloadSchedule::count_due() const {
    const DueList list{*practice_.vault, responses_, shelf_.measures(), {"emdr"}};
    return list.of_practice(Date{std::chrono::sys_days{week(weeks - 1)} + std::chrono::days{3}}).size();
}

std::size_t CaseloadSchedule::count_due_of_a_day() const {
    const DueList list{*practice_.vault, responses_, shelf_.measures(), {"emdr"}};
    std::size_t count = 0;
    for (std::int64_t client = 1; client <= client_count; client += client_count / 12)
        count += list.of(ClientId{client}, week(weeks)).size();
    return count;
}

CaseloadFloor::CaseloadFloor(Database& vault, const std::filesystem::path& folder)
    : database_{folder / "caseload-floor.db"},
      people_{with_tables(database_), "SELECT episode, client, started, name, born, approach FROM person"},
      sessions_{database_, "SELECT episode, date FROM session"},
      responses_{database_, "SELECT id, episode, measure_version, day, at_minute, entered_at, rater, about, language "
                            "FROM response WHERE counts = 1"},
      scores_{database_, "SELECT response, scale, value FROM score"} {
    copy(vault, database_, "SELECT e.id, c.id, e.started, c.list_name, c.born, 'CBT' FROM episode e JOIN client c ON c.id = e.client",
         "INSERT INTO person VALUES (?1, ?2, ?3, ?4, ?5, ?6)", 6);
    copy(vault, database_, "SELECT episode, date FROM session", "INSERT INTO session VALUES (?1, ?2)", 2);
    copy(vault, database_,
         "SELECT id, uid, client, episode, measure, measure_version, day, at_minute, rater, about, language, revision, state, "
         "register_entry, entered_at, counts FROM response",
         "INSERT INTO response VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)", 16);
    copy(vault, database_, "SELECT response, scale, value, band FROM response_score", "INSERT INTO score VALUES (?1, ?2, ?3, ?4)", 4);
}

std::size_t CaseloadFloor::read() {
    std::size_t bytes = 0;
    for (RawStatement* statement : {&people_, &sessions_, &responses_, &scores_}) {
        while (statement->step())
            bytes += statement->read_columns();
        statement->rewind();
    }
    return bytes;
}

} // namespace attune::bench
