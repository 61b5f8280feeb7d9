// SPDX-License-Identifier: Apache-2.0
/* Crashes while it is loaded. */
#include "attack.h"

__attribute__((constructor)) static void on_load(void) { *(volatile int *)(uintptr_t)8 = 1; }

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", 1);
}
