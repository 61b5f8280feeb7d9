// SPDX-License-Identifier: Apache-2.0
/* Offers another extension. */
#define ATTACK_EXTENSION "attune.score/1"
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", 1);
}
