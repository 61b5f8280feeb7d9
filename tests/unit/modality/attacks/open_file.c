// SPDX-License-Identifier: Apache-2.0
/* Reads a file. */
#define _GNU_SOURCE
#include "attack.h"

#include <fcntl.h>
#include <unistd.h>

static attune_status act(const attune_answers *answers) {
    char letter = 0;
    const int file = open("/etc/passwd", O_RDONLY);
    if (file < 0 || read(file, &letter, 1) != 1)
        return ATTUNE_FAILED;
    return answers->number(answers->context, "value", letter);
}
