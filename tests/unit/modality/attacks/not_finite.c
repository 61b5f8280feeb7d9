// SPDX-License-Identifier: Apache-2.0
/* Answers what is no number; the host refuses it. */
#include "attack.h"

#include <math.h>

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", NAN);
}
