// SPDX-License-Identifier: Apache-2.0
/* Writes a file while it is loaded. */
#define _GNU_SOURCE
#include "attack.h"

#include <fcntl.h>
#include <unistd.h>

__attribute__((constructor)) static void on_load(void) {
    const int file = open("/tmp/attune-attack", O_WRONLY | O_CREAT, 0600);
    if (file >= 0)
        close(file);
}

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", 1);
}
