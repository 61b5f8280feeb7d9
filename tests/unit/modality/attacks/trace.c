// SPDX-License-Identifier: Apache-2.0
/* Asks to trace. */
#define _GNU_SOURCE
#include "attack.h"

#include <sys/ptrace.h>

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", (double)ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}
