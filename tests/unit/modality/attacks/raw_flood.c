// SPDX-License-Identifier: Apache-2.0
/* Sends without end. */
#define _GNU_SOURCE
#define ATTACK_CHANNEL 3
#include "attack.h"

#include <unistd.h>

static attune_status act(const attune_answers *answers) {
    static char bytes[65536];
    (void)answers;
    for (size_t at = 0; at + 5 <= sizeof bytes; at += 5)
        bytes[at + 4] = 4;
    for (;;)
        if (write(ATTACK_CHANNEL, bytes, sizeof bytes) < 0)
            return ATTUNE_FAILED;
}
