// SPDX-License-Identifier: Apache-2.0
/* Answers bytes that are no text. */
#include "attack.h"

static attune_status act(const attune_answers *answers) {
    return answers->text(answers->context, "words", "caf\xe9");
}
