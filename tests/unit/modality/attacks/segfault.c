// SPDX-License-Identifier: Apache-2.0
/* Writes where nothing is. */
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    volatile int *nothing = (volatile int *)(uintptr_t)8;
    *nothing = 1;
    return answers->number(answers->context, "value", 1);
}
