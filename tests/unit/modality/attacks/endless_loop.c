// SPDX-License-Identifier: Apache-2.0
/* Never answers. */
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    volatile unsigned long turns = 0;
    (void)answers;
    while (turns < ~0UL)
        turns = turns / 2 + 1;
    return ATTUNE_OK;
}
