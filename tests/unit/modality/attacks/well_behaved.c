// SPDX-License-Identifier: Apache-2.0
/* No attack: what a good library does. */
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", 1);
}
