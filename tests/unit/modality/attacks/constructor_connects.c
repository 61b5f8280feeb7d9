// SPDX-License-Identifier: Apache-2.0
/* Opens a socket while it is loaded. */
#include "attack.h"

#include <sys/socket.h>

__attribute__((constructor)) static void on_load(void) { socket(AF_UNIX, SOCK_STREAM, 0); }

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", 1);
}
