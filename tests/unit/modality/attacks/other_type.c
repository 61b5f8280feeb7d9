// SPDX-License-Identifier: Apache-2.0
/* Answers text where a number was declared. */
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    return answers->text(answers->context, "value", "7");
}
