// SPDX-License-Identifier: Apache-2.0
/* Maps memory that is both writable and executable. */
#define _GNU_SOURCE
#include "attack.h"

#include <sys/mman.h>

static attune_status act(const attune_answers *answers) {
    void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return answers->number(answers->context, "value", memory != MAP_FAILED);
}
