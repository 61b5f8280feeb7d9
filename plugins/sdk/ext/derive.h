// SPDX-License-Identifier: Apache-2.0
/* attune.derive/1: values computed over a course of sessions.
 *
 * The host hands over the fields that pack.xml asks for and nothing else, and takes back the values that
 * pack.xml declares; any other id, a number that is not finite, or text that is not clean UTF-8 makes the
 * whole answer void. A value that is not written is null in the form. */
#ifndef ATTUNE_EXT_DERIVE_H
#define ATTUNE_EXT_DERIVE_H

#include "../attune_plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ATTUNE_EXT_DERIVE "attune.derive/1"

#define ATTUNE_CELL_NULL 0   /* unanswered, not asked, or not relevant */
#define ATTUNE_CELL_NUMBER 1 /* numbers, scales, durations (minutes), times (minutes), yes = 1 and no = 0 */
#define ATTUNE_CELL_TEXT 2   /* texts, options by id (several: one blank between), days as 2027-03-09 */

/* One answer. An entry of a register comes as text like "{1}", which names it within this call only:
 * the same entry has the same word in all sessions. A text answer that contains the word is shown with
 * the entry's title in its place, so that a library never learns the title. */
typedef struct attune_cell {
    int32_t kind;
    double number;    /* finite; 0 unless kind is ATTUNE_CELL_NUMBER */
    const char *text; /* never NULL; "" unless kind is ATTUNE_CELL_TEXT */
} attune_cell;

/* A field in one session. A field outside tables and blocks has one cell; a column has one per row; a
 * column of a table in a block has the rows of all rows of the block one after the other, and `groups`
 * then says how many belong to each row of the block. */
typedef struct attune_field {
    const char *id; /* as in pack.xml: "track.activation" */
    size_t cell_count;
    const attune_cell *cells;
    size_t group_count;    /* 0 except for a table in a block */
    const size_t *groups;  /* their sum is cell_count */
} attune_field;

/* One session in which this pack was used. A field that the note does not have is not among them. */
typedef struct attune_session {
    size_t field_count;
    const attune_field *fields;
} attune_session;

/* Oldest first; the last is the note that is being written and always there. Fields that pack.xml asks for
 * without course="true" stand in the last session only. */
typedef struct attune_course {
    size_t session_count;
    const attune_session *sessions;
} attune_course;

/* Takes the answers. Each call returns ATTUNE_BAD_INPUT, and keeps nothing, when the value is not finite,
 * the id or text is NULL, or the answers grow beyond 1 MiB. Writing an id again replaces its value. */
typedef struct attune_answers {
    void *context;
    attune_status (*number)(void *context, const char *id, double value);
    attune_status (*text)(void *context, const char *id, const char *utf8);
} attune_answers;

typedef struct attune_derive {
    /* Answers count only when this returns ATTUNE_OK, within half a second. */
    attune_status (*derive)(const attune_plugin *plugin, const attune_course *course,
                            const attune_answers *answers);
} attune_derive;

#ifdef __cplusplus
}
#endif
#endif
