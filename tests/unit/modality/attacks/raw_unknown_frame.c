// SPDX-License-Identifier: Apache-2.0
/* Sends a frame of a type that does not exist. */
#define _GNU_SOURCE
#define ATTACK_CHANNEL 3
#include "attack.h"

#include <unistd.h>

static attune_status act(const attune_answers *answers) {
    const char frame[5] = {0, 0, 0, 0, 99};
    (void)answers;
    return write(ATTACK_CHANNEL, frame, sizeof frame) == (ssize_t)sizeof frame ? ATTUNE_OK : ATTUNE_FAILED;
}
