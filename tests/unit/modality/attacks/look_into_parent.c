// SPDX-License-Identifier: Apache-2.0
/* Reads the memory of another process. */
#define _GNU_SOURCE
#include "attack.h"

#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static attune_status act(const attune_answers *answers) {
    char byte = 0;
    struct iovec here = {&byte, 1};
    struct iovec there = {(void *)(uintptr_t)4096, 1};
    return answers->number(answers->context, "value", (double)syscall(SYS_process_vm_readv, 1, &here, 1, &there, 1, 0));
}
