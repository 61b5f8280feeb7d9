// SPDX-License-Identifier: Apache-2.0
/* Pendulation cycles of a session: rises of activation by at least 2 that were followed by a fall of at
 * least 2. A log that only falls has no cycle; a rise still open at the end does not count.
 * Wants track.activation of the present session; answers "cycles", nothing when no value was entered. */
#include <attune_plugin.h>
#include <ext/derive.h>

#include <string.h>

/* Below 2 points a move between two ratings is a wobble. */
static const double least_swing = 2;

typedef struct cycle_counter {
    int seen;    /* values so far */
    int falling; /* a rise was seen, its fall is awaited */
    double low, high;
    int cycles;
} cycle_counter;

static void count_value(cycle_counter *counter, double value) {
    if (counter->seen++ == 0) {
        counter->low = value;
        counter->high = value;
    } else if (!counter->falling) {
        if (value < counter->low) {
            counter->low = value;
        } else if (value - counter->low >= least_swing) {
            counter->falling = 1;
            counter->high = value;
        }
    } else if (value > counter->high) {
        counter->high = value;
    } else if (counter->high - value >= least_swing) {
        ++counter->cycles;
        counter->falling = 0;
        counter->low = value;
    }
}

static attune_status derive(const attune_plugin *plugin, const attune_course *course,
                            const attune_answers *answers) {
    const attune_session *present = &course->sessions[course->session_count - 1];
    cycle_counter counter = {0, 0, 0, 0, 0};
    (void)plugin;
    for (size_t f = 0; f < present->field_count; ++f) {
        const attune_field *field = &present->fields[f];
        if (strcmp(field->id, "track.activation") != 0)
            continue;
        for (size_t row = 0; row < field->cell_count; ++row)
            if (field->cells[row].kind == ATTUNE_CELL_NUMBER)
                count_value(&counter, field->cells[row].number);
    }
    if (counter.seen == 0)
        return ATTUNE_OK;
    return answers->number(answers->context, "cycles", counter.cycles);
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
