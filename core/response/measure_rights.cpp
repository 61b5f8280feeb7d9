// SPDX-License-Identifier: Apache-2.0
#include "core/response/measure_rights.hpp"

#include "core/error.hpp"
#include "core/response/response_check.hpp"
#include "core/text/text.hpp"

namespace attune {
namespace {

MeasureRight read_right(const Statement& row) {
    return {.measure = row.text(0),
            .grounds = row.text(1),
            .confirmed_by = UserId{row.integer(2)},
            .confirmed_at = row.instant(3)};
}

constexpr const char* select_rights = "SELECT measure, grounds, confirmed_by, confirmed_at FROM measure_right ";

} // namespace

bool MeasureRights::may_use(const Instrument& instrument) const {
    return instrument.is_free_to_use() || find(instrument.id).has_value();
}

std::optional<MeasureRight> MeasureRights::find(std::string_view measure) const {
    Statement select{vault_.database(), std::string{select_rights} + "WHERE measure = ?1"};
    if (!select.bind(measure).step())
        return std::nullopt;
    return read_right(select);
}

std::vector<MeasureRight> MeasureRights::all() const {
    Statement select{vault_.database(), std::string{select_rights} + "ORDER BY measure"};
    std::vector<MeasureRight> rights;
    while (select.step())
        rights.push_back(read_right(select));
    return rights;
}

void MeasureRights::confirm(const std::string& measure, const std::string& grounds) {
    std::vector<std::string> problems;
    constexpr std::size_t longest = 2'000;
    check_text(problems, "grounds", grounds, longest);
    if (problems.empty() && tidy_name(grounds).empty())
        problems.emplace_back("grounds: say on which grounds the practice may use it (number of the licence, letter of the author)");
    if (measure.empty())
        problems.emplace_back("measure: say which");
    throw_problems(problems);
    auto& database = vault_.database();
    Change change{database};
    Statement upsert{database, "INSERT INTO measure_right (measure, grounds, confirmed_by, confirmed_at) "
                               "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (measure) DO UPDATE SET "
                               "grounds = excluded.grounds, confirmed_by = excluded.confirmed_by, "
                               "confirmed_at = excluded.confirmed_at"};
    upsert.bind(measure, grounds, vault_.user(), vault_.clock().now()).run();
    change.record({.action = "measure.right_confirm", .object = "measure", .object_id = 0, .fields = measure});
    change.commit();
}

void MeasureRights::take_back(const std::string& measure) {
    auto& database = vault_.database();
    Change change{database};
    Statement remove{database, "DELETE FROM measure_right WHERE measure = ?1"};
    remove.bind(measure).run();
    if (database.changes() == 0)
        throw Error{ErrorKind::not_found, "no right was confirmed for \"" + measure + "\""};
    change.record({.action = "measure.right_take_back", .object = "measure", .object_id = 0, .fields = measure});
    change.commit();
}

} // namespace attune
