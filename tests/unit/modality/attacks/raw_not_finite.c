// SPDX-License-Identifier: Apache-2.0
/* Goes past the host and sends infinity. */
#define _GNU_SOURCE
#define ATTACK_CHANNEL 3
#include "attack.h"

#include <unistd.h>
#include <math.h>

static attune_status act(const attune_answers *answers) {
    char frame[5 + 4 + 5 + 8] = {17, 0, 0, 0, 5, 5, 0, 0, 0, 'v', 'a', 'l', 'u', 'e'};
    const double value = INFINITY;
    (void)answers;
    memcpy(frame + 14, &value, sizeof value);
    return write(ATTACK_CHANNEL, frame, sizeof frame) == (ssize_t)sizeof frame ? ATTUNE_OK : ATTUNE_FAILED;
}
