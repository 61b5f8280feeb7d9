// SPDX-License-Identifier: Apache-2.0
/* Takes all the memory that it can get, and answers how many MiB that was. */
#include "attack.h"

#include <stdlib.h>

static attune_status act(const attune_answers *answers) {
    double taken = 0;
    for (;;) {
        char *piece = malloc(1 << 20);
        if (piece == NULL)
            return answers->number(answers->context, "value", taken);
        memset(piece, 1, 1 << 20);
        ++taken;
    }
}
