// SPDX-License-Identifier: Apache-2.0
/* Does not start. */
#define ATTACK_START ATTUNE_FAILED
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", 1);
}
