// SPDX-License-Identifier: Apache-2.0
/* Makes a child while it is loaded. */
#define _GNU_SOURCE
#include "attack.h"

#include <unistd.h>

__attribute__((constructor)) static void on_load(void) {
    if (fork() == 0)
        _exit(0);
}

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", 1);
}
