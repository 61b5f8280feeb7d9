// SPDX-License-Identifier: Apache-2.0
/* Tries to leave the limits of its process. */
#define _GNU_SOURCE
#include "attack.h"

#include <sys/prctl.h>
#include <unistd.h>

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", prctl(PR_SET_DUMPABLE, 1));
}
