// SPDX-License-Identifier: Apache-2.0
/* Answers two MiB of text; goes on when that is refused. */
#include "attack.h"

#include <stdlib.h>

static attune_status act(const attune_answers *answers) {
    char *text = malloc((2 << 20) + 1);
    memset(text, 'a', 2 << 20);
    text[2 << 20] = 0;
    return answers->text(answers->context, "words", text);
}
