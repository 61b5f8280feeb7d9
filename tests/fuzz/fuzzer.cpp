// SPDX-License-Identifier: Apache-2.0
// A libFuzzer program of one target, named by ATTUNE_FUZZ_TARGET.
#include "tests/fuzz/targets.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    attune::fuzz::ATTUNE_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
