// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/expected_recovery_store.hpp"

#include "core/error.hpp"

#include <set>
#include <utility>

namespace attune {

namespace {

ExpectedRow read_row(const Statement& row) {
    ExpectedRow made{.measure = row.text(0),
                     .scale = row.text(1),
                     .start_low = row.real(2),
                     .start_high = row.real(3),
                     .session = static_cast<int>(row.integer(4)),
                     .mean = row.real(5),
                     .lower = row.real(6),
                     .upper = row.real(7),
                     .source = row.text(9)};
    if (!row.is_null(8))
        made.level = row.real(8);
    return made;
}

} // namespace

ExpectedRecovery read_expected_tables(Database& database) {
    Statement select{database, "SELECT measure, scale, start_low, start_high, session, mean, lower, upper, level, source "
                               "FROM expected_recovery ORDER BY measure, scale, session, start_low"};
    select.bind();
    std::vector<ExpectedRow> rows;
    while (select.step())
        rows.push_back(read_row(select));
    return ExpectedRecovery{std::move(rows)};
}

void ExpectedRecoveryStore::load(const std::vector<ExpectedRow>& rows) {
    if (rows.empty())
        throw Error{ErrorKind::bad_input, "the table has no rows"};
    auto& database = vault_.database();
    Change change{database};
    std::set<std::pair<std::string, std::string>> replaced;
    for (const ExpectedRow& row : rows)
        replaced.emplace(row.measure, row.scale);
    Statement clear{database, "DELETE FROM expected_recovery WHERE measure = ?1 AND scale = ?2"};
    for (const auto& [measure, scale] : replaced) {
        clear.bind(measure, scale).run();
        change.record({.action = "measure.expected_load", .object = "measure", .object_id = 0, .fields = measure + " " + scale});
    }
    Statement insert{database, "INSERT INTO expected_recovery (measure, scale, start_low, start_high, session, mean, lower, "
                               "upper, level, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"};
    for (const ExpectedRow& row : rows)
        insert
            .bind(row.measure, row.scale, row.start_low, row.start_high, row.session, row.mean, row.lower, row.upper,
                  row.level, row.source)
            .run();
    change.commit();
}

void ExpectedRecoveryStore::remove(const std::string& measure) {
    auto& database = vault_.database();
    Change change{database};
    Statement clear{database, "DELETE FROM expected_recovery WHERE measure = ?1"};
    clear.bind(measure).run();
    if (database.changes() == 0)
        throw Error{ErrorKind::not_found, "no expected-recovery table is loaded for \"" + measure + "\""};
    change.record({.action = "measure.expected_remove", .object = "measure", .object_id = 0, .fields = measure});
    change.commit();
}

void ExpectedRecoveryStore::remove(const std::string& measure, const std::string& scale) {
    auto& database = vault_.database();
    Change change{database};
    Statement clear{database, "DELETE FROM expected_recovery WHERE measure = ?1 AND scale = ?2"};
    clear.bind(measure, scale).run();
    if (database.changes() == 0)
        throw Error{ErrorKind::not_found, "no expected-recovery table is loaded for \"" + measure + " " + scale + "\""};
    change.record(
        {.action = "measure.expected_remove", .object = "measure", .object_id = 0, .fields = measure + " " + scale});
    change.commit();
}

} // namespace attune
