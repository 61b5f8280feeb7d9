// SPDX-License-Identifier: Apache-2.0
/* Makes a child. */
#define _GNU_SOURCE
#include "attack.h"

#include <unistd.h>

static attune_status act(const attune_answers *answers) {
    if (fork() == 0)
        _exit(0);
    return answers->number(answers->context, "value", 1);
}
