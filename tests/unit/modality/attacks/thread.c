// SPDX-License-Identifier: Apache-2.0
/* Starts a thread. */
#include "attack.h"

#include <pthread.h>

static void *in_thread(void *nothing) { return nothing; }

static attune_status act(const attune_answers *answers) {
    pthread_t other;
    return answers->number(answers->context, "value", pthread_create(&other, NULL, in_thread, NULL));
}
