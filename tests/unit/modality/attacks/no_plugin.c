// SPDX-License-Identifier: Apache-2.0
/* Creates nothing. */
#define ATTACK_PLUGIN NULL
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", 1);
}
