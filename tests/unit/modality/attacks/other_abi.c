// SPDX-License-Identifier: Apache-2.0
/* Built for an ABI of the future. */
#define ATTACK_ABI 2
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", 1);
}
