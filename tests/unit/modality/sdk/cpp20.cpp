// SPDX-License-Identifier: Apache-2.0
// The SDK's headers as C++20, the thin layer included.
#include "frozen_layout.h"

#include <attune_plugin.hpp>

static_assert(__cplusplus == 202002L, "compiled as C++20");

const char* attune_test_extension_in_cpp();
const char* attune_test_extension_in_cpp() { return ATTUNE_EXT_DERIVE; }
