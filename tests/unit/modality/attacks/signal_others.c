// SPDX-License-Identifier: Apache-2.0
/* Signals a process that is not its own. */
#define _GNU_SOURCE
#include "attack.h"

#include <signal.h>

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", kill(1, 0));
}
