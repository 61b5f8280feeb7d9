// SPDX-License-Identifier: Apache-2.0
/* Pendulation cycles of a session: rises of activation by at least 2 that were followed by a fall of at
 * least 2. A log that only falls has no cycle; a rise still open at the end does not count.
 * Wants track.activation of the present session; answers "cycles" and, for the trace above the table, where
 * they are ("track_marks"). Nothing when no value was entered. */
#include <attune_plugin.h>
#include <ext/derive.h>

#include <stdio.h>
#include <string.h>

/* Below 2 points a move between two ratings is a wobble. */
static const double least_swing = 2;

/* The trace has no room for more brackets; the count goes on. */
enum { most_brackets = 24 };

typedef struct bracket {
    size_t peak, settled; /* rows, from 1: the highest value and the lowest that followed */
} bracket;

typedef struct cycle_counter {
    int seen;    /* values so far */
    int falling; /* a rise was seen, its fall is awaited */
    double low, high;
    size_t high_row;
    int cycles;
    bracket brackets[most_brackets];
} cycle_counter;

static bracket *last_bracket(cycle_counter *counter) {
    return counter->cycles > 0 && counter->cycles <= most_brackets ? &counter->brackets[counter->cycles - 1] : NULL;
}

static void count_value(cycle_counter *counter, double value, size_t row) {
    if (counter->seen++ == 0) {
        counter->low = value;
        counter->high = value;
    } else if (!counter->falling) {
        if (value < counter->low) {
            counter->low = value;
            if (last_bracket(counter) != NULL)
                last_bracket(counter)->settled = row; /* it settles further */
        } else if (value - counter->low >= least_swing) {
            counter->falling = 1;
            counter->high = value;
            counter->high_row = row;
        }
    } else if (value > counter->high) {
        counter->high = value;
        counter->high_row = row;
    } else if (counter->high - value >= least_swing) {
        ++counter->cycles;
        counter->falling = 0;
        counter->low = value;
        if (last_bracket(counter) != NULL)
            *last_bracket(counter) = (bracket){.peak = counter->high_row, .settled = row};
    }
}

/* "zone 3 settled \u2264 3; span 3 5 Cycle 1": docs/packs/native.md says how a trace reads it. */
static attune_status mark_trace(const cycle_counter *counter, const attune_answers *answers) {
    char words[most_brackets * 48 + 32] = "zone 3 settled \xE2\x89\xA4 3";
    size_t used = strlen(words);
    for (int i = 0; i < counter->cycles && i < most_brackets; ++i) {
        const int added = snprintf(words + used, sizeof words - used, "; span %zu %zu Cycle %d",
                                   counter->brackets[i].peak, counter->brackets[i].settled, i + 1);
        if (added < 0 || (size_t)added >= sizeof words - used)
            break;
        used += (size_t)added;
    }
    return answers->text(answers->context, "track_marks", words);
}

static attune_status derive(const attune_plugin *plugin, const attune_course *course,
                            const attune_answers *answers) {
    const attune_session *present = &course->sessions[course->session_count - 1];
    cycle_counter counter = {0};
    (void)plugin;
    for (size_t f = 0; f < present->field_count; ++f) {
        const attune_field *field = &present->fields[f];
        if (strcmp(field->id, "track.activation") != 0)
            continue;
        for (size_t row = 0; row < field->cell_count; ++row)
            if (field->cells[row].kind == ATTUNE_CELL_NUMBER)
                count_value(&counter, field->cells[row].number, row + 1);
    }
    if (counter.seen == 0)
        return ATTUNE_OK;
    const attune_status counted = answers->number(answers->context, "cycles", counter.cycles);
    return counted == ATTUNE_OK ? mark_trace(&counter, answers) : counted;
}

static attune_status start(const attune_plugin *plugin) {
    (void)plugin;
    return ATTUNE_OK;
}

static void destroy(const attune_plugin *plugin) { (void)plugin; }

static const attune_derive deriving = {.derive = derive};

static const void *extension(const attune_plugin *plugin, const char *id) {
    (void)plugin;
    return strcmp(id, ATTUNE_EXT_DERIVE) == 0 ? &deriving : NULL;
}

static const attune_plugin the_plugin = {.start = start, .extension = extension, .destroy = destroy};

static const attune_plugin *create(const attune_host *host) {
    (void)host;
    return &the_plugin;
}

const attune_entry attune_plugin_entry = {
    .abi_major = ATTUNE_ABI_MAJOR,
    .abi_minor = ATTUNE_ABI_MINOR,
    .id = "somatic_experiencing",
    .name = "Somatic Experiencing",
    .version = "1.0.0",
    .create = create,
};
