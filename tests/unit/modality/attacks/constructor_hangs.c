// SPDX-License-Identifier: Apache-2.0
/* Never ends loading. */
#include "attack.h"

__attribute__((constructor)) static void on_load(void) {
    volatile unsigned long turns = 0;
    while (turns < ~0UL)
        turns = turns / 2 + 1;
}

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", 1);
}
