// SPDX-License-Identifier: Apache-2.0
/* Answers more than it declared. */
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "diagnosis", 1);
}
