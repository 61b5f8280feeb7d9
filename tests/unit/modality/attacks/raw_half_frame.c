// SPDX-License-Identifier: Apache-2.0
/* Announces a frame and never ends it. */
#define _GNU_SOURCE
#define ATTACK_CHANNEL 3
#include "attack.h"

#include <unistd.h>

static attune_status act(const attune_answers *answers) {
    const char frame[9] = {100, 0, 0, 0, 6, 'h', 'a', 'l', 'f'};
    volatile unsigned long turns = 0;
    (void)answers;
    if (write(ATTACK_CHANNEL, frame, sizeof frame) < 0)
        return ATTUNE_FAILED;
    while (turns < ~0UL)
        turns = turns / 2 + 1;
    return ATTUNE_OK;
}
