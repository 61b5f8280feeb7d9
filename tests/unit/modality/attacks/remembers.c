// SPDX-License-Identifier: Apache-2.0
/* Keeps what it saw for as long as its process lives. */
#include "attack.h"

static double calls = 0;

static attune_status act(const attune_answers *answers) {
    calls += 1;
    return answers->number(answers->context, "value", calls);
}
