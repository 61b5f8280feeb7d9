// SPDX-License-Identifier: Apache-2.0
/* Becomes another program. */
#define _GNU_SOURCE
#include "attack.h"

#include <unistd.h>

static attune_status act(const attune_answers *answers) {
    char *const none[] = {NULL};
    execve("/bin/true", none, none);
    return answers->number(answers->context, "value", 1);
}
