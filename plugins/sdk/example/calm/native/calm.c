// SPDX-License-Identifier: Apache-2.0
#include <attune_plugin.h>
#include <ext/derive.h>

#include <math.h>
#include <string.h>

static attune_status derive(const attune_plugin *plugin, const attune_course *course,
                            const attune_answers *answers) {
    const attune_session *present = &course->sessions[course->session_count - 1];
    double steps = 0, before = 0;
    size_t values = 0;
    (void)plugin;
    for (size_t f = 0; f < present->field_count; ++f) {
        const attune_field *field = &present->fields[f];
        for (size_t row = 0; row < field->cell_count; ++row) {
            if (field->cells[row].kind != ATTUNE_CELL_NUMBER)
                continue; /* unanswered */
            if (values++ > 0)
                steps += fabs(field->cells[row].number - before);
            before = field->cells[row].number;
        }
    }
    if (values < 2)
        return ATTUNE_OK; /* nothing written: the field stays empty */
    return answers->number(answers->context, "mean_step", steps / (double)(values - 1));
}

static const attune_derive deriving = {.derive = derive};

static const void *extension(const attune_plugin *plugin, const char *id) {
    (void)plugin;
    return strcmp(id, ATTUNE_EXT_DERIVE) == 0 ? &deriving : NULL;
}
static attune_status start(const attune_plugin *plugin) { (void)plugin; return ATTUNE_OK; }
static void destroy(const attune_plugin *plugin) { (void)plugin; }

static const attune_plugin the_plugin = {.start = start, .extension = extension, .destroy = destroy};
static const attune_plugin *create(const attune_host *host) { (void)host; return &the_plugin; }

const attune_entry attune_plugin_entry = {
    .abi_major = ATTUNE_ABI_MAJOR, .abi_minor = ATTUNE_ABI_MINOR,
    .id = "calm", .name = "A calm hour", .version = "1.0.0", .create = create,
};
