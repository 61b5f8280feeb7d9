// SPDX-License-Identifier: Apache-2.0
/* The SDK's headers as plain C11. */
#include "frozen_layout.h"

static_assert(__STDC_VERSION__ == 201112L, "compiled as C11");

const char *attune_test_extension_in_c(void);
const char *attune_test_extension_in_c(void) { return ATTUNE_EXT_DERIVE; }
