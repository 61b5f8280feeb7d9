// SPDX-License-Identifier: Apache-2.0
/* The library of another pack. */
#define ATTACK_ID "emdr"
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", 1);
}
