// SPDX-License-Identifier: Apache-2.0
/* Answers text with an escape sequence. */
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    return answers->text(answers->context, "words", "\033[31mred");
}
