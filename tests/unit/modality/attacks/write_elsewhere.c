// SPDX-License-Identifier: Apache-2.0
/* Writes to a descriptor that is not its channel. */
#define _GNU_SOURCE
#include "attack.h"

#include <unistd.h>

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", (double)write(STDERR_FILENO, "x", 1));
}
