// SPDX-License-Identifier: Apache-2.0
/* Opens a file for reading while it is loaded, and answers whether it could. */
#define _GNU_SOURCE
#include "attack.h"

#include <fcntl.h>
#include <unistd.h>

static int could_read = -1;

__attribute__((constructor)) static void on_load(void) { could_read = open("/etc/passwd", O_RDONLY) >= 0; }

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", could_read);
}
