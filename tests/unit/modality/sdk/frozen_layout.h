// SPDX-License-Identifier: Apache-2.0
/* The layout of ABI major 1, which never changes: included by a C11 and a C++20 file, checked while they are
 * compiled. Sizes are those of machines with 64-bit pointers. */
#ifndef ATTUNE_TEST_FROZEN_LAYOUT_H
#define ATTUNE_TEST_FROZEN_LAYOUT_H

#include <attune_plugin.h>
#include <ext/derive.h>

#include <assert.h>
#include <stddef.h>

#define AT(type, member, offset) static_assert(offsetof(type, member) == (offset), #type "." #member " moved")
#define SIZE(type, size) static_assert(sizeof(type) == (size), #type " changed its size")

SIZE(attune_status, 4);
SIZE(attune_host, 32);
AT(attune_host, abi_major, 0);
AT(attune_host, abi_minor, 4);
AT(attune_host, host_data, 8);
AT(attune_host, log, 16);
AT(attune_host, extension, 24);
SIZE(attune_plugin, 32);
AT(attune_plugin, plugin_data, 0);
AT(attune_plugin, start, 8);
AT(attune_plugin, extension, 16);
AT(attune_plugin, destroy, 24);
SIZE(attune_entry, 40);
AT(attune_entry, abi_major, 0);
AT(attune_entry, abi_minor, 4);
AT(attune_entry, id, 8);
AT(attune_entry, name, 16);
AT(attune_entry, version, 24);
AT(attune_entry, create, 32);
SIZE(attune_cell, 24);
AT(attune_cell, kind, 0);
AT(attune_cell, number, 8);
AT(attune_cell, text, 16);
SIZE(attune_field, 40);
AT(attune_field, id, 0);
AT(attune_field, cell_count, 8);
AT(attune_field, cells, 16);
AT(attune_field, group_count, 24);
AT(attune_field, groups, 32);
SIZE(attune_session, 16);
AT(attune_session, field_count, 0);
AT(attune_session, fields, 8);
SIZE(attune_course, 16);
AT(attune_course, session_count, 0);
AT(attune_course, sessions, 8);
SIZE(attune_answers, 24);
AT(attune_answers, context, 0);
AT(attune_answers, number, 8);
AT(attune_answers, text, 16);
SIZE(attune_derive, 8);

#endif
