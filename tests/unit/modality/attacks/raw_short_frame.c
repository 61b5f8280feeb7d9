// SPDX-License-Identifier: Apache-2.0
/* Announces more text than the frame holds. */
#define _GNU_SOURCE
#define ATTACK_CHANNEL 3
#include "attack.h"

#include <unistd.h>

static attune_status act(const attune_answers *answers) {
    const char frame[5 + 8] = {8, 0, 0, 0, 6, 100, 0, 0, 0, 'w', 'o', 'r', 'd'};
    (void)answers;
    return write(ATTACK_CHANNEL, frame, sizeof frame) == (ssize_t)sizeof frame ? ATTUNE_OK : ATTUNE_FAILED;
}
