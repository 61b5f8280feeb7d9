// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/floor_vault.hpp"

#include <string_view>
#include <vector>

namespace attune::bench {
namespace {

constexpr const char* tables =
    "CREATE TABLE session (id INTEGER PRIMARY KEY, episode INTEGER, client INTEGER, date TEXT, start INTEGER, "
    "stop INTEGER, attendance TEXT, approach TEXT);"
    "CREATE INDEX session_by_client ON session (client, date);"
    "CREATE TABLE note (id INTEGER PRIMARY KEY, uuid TEXT, client INTEGER, episode INTEGER, session INTEGER, "
    "author INTEGER, state TEXT, revision INTEGER, saved_at INTEGER, late_entry INTEGER, approach TEXT, "
    "summary TEXT, to_fill INTEGER, content_hash TEXT, native TEXT, body TEXT);"
    "CREATE INDEX note_by_session ON note (session);"
    "CREATE TABLE observation (note INTEGER, series TEXT, key TEXT, value TEXT, PRIMARY KEY (note, series, key)) "
    "WITHOUT ROWID;"
    "CREATE TABLE audit (seq INTEGER PRIMARY KEY, at INTEGER, uptime_ms INTEGER, user INTEGER, action TEXT, "
    "object TEXT, object_id INTEGER, fields TEXT, mac BLOB)";

constexpr std::string_view hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

RawSqlcipher& with_tables(RawSqlcipher& database) {
    database.run(tables);
    return database;
}

/// Copies the rows that `select` gives with the statement that has as many values.
void copy(Database& from, RawSqlcipher& to, const char* select, const char* insert, int columns) {
    Statement rows{from, select};
    RawStatement write{to, insert};
    to.run("BEGIN");
    while (rows.step()) {
        std::vector<std::string> texts;
        for (int column = 0; column < columns; ++column)
            texts.push_back(rows.text(column));
        for (int column = 0; column < columns; ++column)
            write.bind(column + 1, std::string_view{texts[static_cast<std::size_t>(column)]});
        write.run();
    }
    to.run("COMMIT");
}

} // namespace

FloorVault::FloorVault(Database& vault, const std::filesystem::path& folder)
    : database_{folder / "floor.db"},
      begin_{with_tables(database_), "BEGIN IMMEDIATE"},
      commit_{database_, "COMMIT"},
      note_{database_, "UPDATE note SET revision = revision + 1, saved_at = ?2, approach = ?3, summary = ?4, "
                       "to_fill = ?5, content_hash = ?6, native = ?7, body = ?8 WHERE id = ?1"},
      observation_{database_, "INSERT OR REPLACE INTO observation (note, series, key, value) VALUES (?1, ?2, '', ?3)"},
      audit_{database_, "INSERT INTO audit (seq, at, uptime_ms, user, action, object, object_id, fields, mac) "
                        "VALUES (?1, ?2, ?3, 1, 'note.save', 'note', ?4, 'answers', ?5)"},
      list_{database_, "SELECT s.id, s.episode, n.id, s.date, s.start, n.approach, n.summary, n.state, s.attendance, "
                       "n.to_fill, n.saved_at, n.late_entry, n.client FROM session s JOIN note n ON n.session = s.id "
                       "WHERE s.client = ?1 ORDER BY s.date, s.start, s.id, n.id"} {
    copy(vault, database_, "SELECT id, episode, client, date, start, stop, attendance, approach FROM session",
         "INSERT INTO session VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", 8);
    copy(vault, database_,
         "SELECT id, uuid, client, episode, session, author, state, revision, saved_at, late_entry, approach, summary, "
         "to_fill, content_hash, native, body FROM note",
         "INSERT INTO note VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)", 16);
    copy(vault, database_, "SELECT note, series, key, value FROM observation",
         "INSERT INTO observation VALUES (?1, ?2, ?3, ?4)", 4);
    Statement last{vault, "SELECT n.approach, n.summary, n.native, n.body, o.series FROM note n "
                          "JOIN observation o ON o.note = n.id ORDER BY n.id DESC LIMIT 1"};
    last.step();
    approach_ = last.text(0);
    summary_ = last.text(1);
    native_ = last.text(2);
    body_ = last.text(3);
    series_ = last.text(4);
}

void FloorVault::save(NoteId note, int turn) {
    const auto id = static_cast<std::int64_t>(note);
    const std::string number = std::to_string(10'000'000 + turn);
    body_.replace(0, number.size(), number);
    const std::string value = std::to_string(30 + turn % 60);
    begin_.run();
    note_.bind(1, id).bind(2, 1'800'000'000'000 + turn).bind(3, approach_).bind(4, summary_).bind(5, 3);
    note_.bind(6, hash).bind(7, native_).bind(8, body_).run();
    observation_.bind(1, id).bind(2, series_).bind(3, value).run();
    audit_.bind(1, ++audited_).bind(2, 1'800'000'000'000 + turn).bind(3, turn).bind(4, id);
    audit_.bind(5, hash.substr(0, 32)).run();
    commit_.run();
}

std::size_t FloorVault::read_list(ClientId client) {
    list_.bind(1, static_cast<std::int64_t>(client));
    std::size_t bytes = 0;
    while (list_.step())
        bytes += list_.read_columns();
    list_.rewind();
    return bytes;
}

} // namespace attune::bench
