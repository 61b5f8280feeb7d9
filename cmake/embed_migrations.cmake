# SPDX-License-Identifier: Apache-2.0
# cmake -DFILES=a.sql;b.sql -DOUTPUT=migrations.cpp -P embed_migrations.cmake
# Writes the numbered migrations as C++, in the order of their numbers, and refuses gaps.
set(entries "")
set(expected 1)
list(SORT FILES)
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME_WE)
  if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)$")
    message(FATAL_ERROR "${file}: a migration is called NNNN_name.sql")
  endif()
  set(number "${CMAKE_MATCH_1}")
  set(title "${CMAKE_MATCH_2}")
  string(REGEX REPLACE "^0+" "" number "${number}")
  if(NOT number EQUAL expected)
    message(FATAL_ERROR "${file}: migrations are numbered without gaps, and ${expected} is next")
  endif()
  math(EXPR expected "${expected} + 1")
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${hex}")
  # Short pieces: a compiler may limit the length of one literal.
  string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f])(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?)" "\"\\1\"\n" pieces "${bytes}")
  string(APPEND entries "    Migration{${number}, \"${title}\",\n${pieces}},\n")
endforeach()
file(WRITE "${OUTPUT}.new" "// Written by the build from schemas/sql.
#include \"core/vault/migration.hpp\"

#include <array>

namespace attune {

std::span<const Migration> all_migrations() {
    static constexpr auto migrations = std::to_array<Migration>({
${entries}    });
    return migrations;
}

} // namespace attune
")
file(COPY_FILE "${OUTPUT}.new" "${OUTPUT}" ONLY_IF_DIFFERENT)
file(REMOVE "${OUTPUT}.new")
