// SPDX-License-Identifier: Apache-2.0
/* What all hostile libraries share: an entry that leads to act(), which each file defines. Several parts of
 * the entry can be spoilt by macros before this file is included. */
#ifndef ATTUNE_TEST_ATTACK_H
#define ATTUNE_TEST_ATTACK_H

#include <attune_plugin.h>
#include <ext/derive.h>

#include <stdint.h>
#include <string.h>

#ifndef ATTACK_ABI
#define ATTACK_ABI ATTUNE_ABI_MAJOR
#endif
#ifndef ATTACK_ID
#define ATTACK_ID "attack"
#endif
#ifndef ATTACK_EXTENSION
#define ATTACK_EXTENSION ATTUNE_EXT_DERIVE
#endif
#ifndef ATTACK_START
#define ATTACK_START ATTUNE_OK
#endif
#ifndef ATTACK_PLUGIN
#define ATTACK_PLUGIN &attack_plugin
#endif

static attune_status act(const attune_answers *answers);

static attune_status attack_derive(const attune_plugin *plugin, const attune_course *course,
                                   const attune_answers *answers) {
    (void)plugin;
    (void)course;
    return act(answers);
}

static const attune_derive attack_deriving = {.derive = attack_derive};

static const void *attack_extension(const attune_plugin *plugin, const char *id) {
    (void)plugin;
    return strcmp(id, ATTACK_EXTENSION) == 0 ? &attack_deriving : NULL;
}

static attune_status attack_start(const attune_plugin *plugin) {
    (void)plugin;
    return ATTACK_START;
}

static void attack_destroy(const attune_plugin *plugin) { (void)plugin; }

__attribute__((unused)) static const attune_plugin attack_plugin = {
    .start = attack_start, .extension = attack_extension, .destroy = attack_destroy};

static const attune_plugin *attack_create(const attune_host *host) {
    host->log(host, "created");
    return ATTACK_PLUGIN;
}

const attune_entry attune_plugin_entry = {.abi_major = ATTACK_ABI,
                                          .abi_minor = 0,
                                          .id = ATTACK_ID,
                                          .name = "Attack",
                                          .version = "1.0.0",
                                          .create = attack_create};

#endif
