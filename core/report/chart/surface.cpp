// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/surface.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <new>

namespace attune {

cairo_status_t append_to_bytes(void* closure, const unsigned char* data, unsigned int length) noexcept {
    try {
        auto& bytes = *static_cast<Bytes*>(closure);
        bytes.insert(bytes.end(), data, data + length);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

void check_drawing(cairo_status_t status, const char* what) {
    if (status == CAIRO_STATUS_SUCCESS)
        return;
    const bool memory = status == CAIRO_STATUS_NO_MEMORY || status == CAIRO_STATUS_INVALID_SIZE;
    throw Error{memory ? ErrorKind::no_memory : ErrorKind::internal,
                fmt::format("{} could not be drawn: {}", what, cairo_status_to_string(status))};
}

} // namespace attune
