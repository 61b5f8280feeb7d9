// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart_export.hpp"

#include <cairo.h>

#include <memory>

namespace attune {

struct CairoRelease {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, CairoRelease>;
using Cairo = std::unique_ptr<cairo_t, CairoRelease>;

/// For cairo_*_stream functions: `closure` is a Bytes.
cairo_status_t append_to_bytes(void* closure, const unsigned char* data, unsigned int length) noexcept;

/// Throws Error(no_memory or internal) when a drawing went wrong.
void check_drawing(cairo_status_t status, const char* what);

} // namespace attune
