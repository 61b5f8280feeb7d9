// SPDX-License-Identifier: Apache-2.0
// A drawing in memory whose dots can be asked for.
#pragma once

#include "core/report/chart/marks.hpp"
#include "core/report/chart/surface.hpp"

#include <cmath>
#include <cstring>
#include <string>

namespace attune {

class Picture {
public:
    Picture(int width, int height)
        : surface_{cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)},
          cairo_{cairo_create(surface_.get())} {
        set_colour(cairo_.get(), light_palette().base);
        cairo_paint(cairo_.get());
    }
    /// Reads a PNG.
    explicit Picture(Bytes png)
        : png_{std::move(png)},
          surface_{cairo_image_surface_create_from_png_stream(&Picture::read, this)} {}

    [[nodiscard]] cairo_t* cairo() { return cairo_.get(); }
    [[nodiscard]] int width() { return cairo_image_surface_get_width(surface_.get()); }
    [[nodiscard]] int height() { return cairo_image_surface_get_height(surface_.get()); }

    /// The colour of one dot as "#rrggbb".
    [[nodiscard]] std::string at(double x, double y) {
        const std::uint32_t dot = raw(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)));
        char text[8];
        std::snprintf(text, sizeof text, "#%06x", static_cast<unsigned>(dot & 0xffffffU));
        return text;
    }
    /// Whether a dot near the place has about this colour; antialiased edges differ a little.
    [[nodiscard]] bool has(const Colour& colour, double x, double y, int reach = 1) {
        for (int dy = -reach; dy <= reach; ++dy)
            for (int dx = -reach; dx <= reach; ++dx)
                if (is_near(raw(static_cast<int>(std::floor(x)) + dx, static_cast<int>(std::floor(y)) + dy), colour))
                    return true;
        return false;
    }
    /// How many dots of an area have about this colour.
    [[nodiscard]] int count(const Colour& colour, const Area& area) {
        int found = 0;
        for (int y = static_cast<int>(area.y); y < area.bottom(); ++y)
            for (int x = static_cast<int>(area.x); x < area.right(); ++x)
                found += is_near(raw(x, y), colour) ? 1 : 0;
        return found;
    }

private:
    [[nodiscard]] std::uint32_t raw(int x, int y) {
        if (x < 0 || y < 0 || x >= width() || y >= height())
            return 0;
        cairo_surface_flush(surface_.get());
        std::uint32_t dot = 0;
        std::memcpy(&dot,
                    cairo_image_surface_get_data(surface_.get()) +
                        y * cairo_image_surface_get_stride(surface_.get()) + x * 4,
                    4);
        return dot;
    }
    static bool is_near(std::uint32_t dot, const Colour& colour) {
        const auto part = [&](unsigned shift) { return static_cast<double>((dot >> shift) & 0xffU) / 255; };
        return std::abs(part(16) - colour.red) + std::abs(part(8) - colour.green) +
                   std::abs(part(0) - colour.blue) < 0.08;
    }
    static cairo_status_t read(void* self, unsigned char* data, unsigned int length) {
        auto& picture = *static_cast<Picture*>(self);
        if (picture.read_ + length > picture.png_.size())
            return CAIRO_STATUS_READ_ERROR;
        std::memcpy(data, picture.png_.data() + picture.read_, length);
        picture.read_ += length;
        return CAIRO_STATUS_SUCCESS;
    }

    Bytes png_;
    std::size_t read_ = 0;
    Surface surface_;
    Cairo cairo_;
};

} // namespace attune
