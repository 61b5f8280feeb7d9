// SPDX-License-Identifier: Apache-2.0
/* Calls itself until the stack ends. */
#include "attack.h"

static int deeper(volatile int depth) {
    volatile char frame[4096];
    frame[0] = (char)depth;
    frame[sizeof frame - 1] = frame[0];
    return depth < 0 ? frame[0] : deeper(depth + 1) + frame[sizeof frame - 1];
}

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", deeper(1));
}
