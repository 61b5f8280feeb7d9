// SPDX-License-Identifier: Apache-2.0
/* Cannot work with this course. */
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    answers->number(answers->context, "value", 1);
    return ATTUNE_BAD_INPUT;
}
