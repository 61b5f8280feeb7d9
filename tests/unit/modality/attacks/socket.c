// SPDX-License-Identifier: Apache-2.0
/* Opens a socket. */
#include "attack.h"

#include <sys/socket.h>

static attune_status act(const attune_answers *answers) {
    return answers->number(answers->context, "value", socket(AF_INET, SOCK_STREAM, 0));
}
