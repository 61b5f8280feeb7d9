// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart/palette.hpp"

namespace attune {

const ChartPalette& light_palette() {
    static const ChartPalette palette{
        .dark = false,
        .window = colour_of(0xf6f5f4),
        .base = colour_of(0xffffff),
        .border = colour_of(0xcdc7c2),
        .hairline = colour_of(0xe4e0dc),
        .text = colour_of(0x2e3436),
        .muted = colour_of(0x5a6066),
        .accent = colour_of(0x1a5fb4),
        .critical = colour_of(0xb3261e),
        .caution = colour_of(0x8a5200),
        .good = colour_of(0x1e6b3c),
        .information_tint = colour_of(0xe8f0fa),
        .series = {colour_of(0x0175bc), colour_of(0x95422a), colour_of(0x23715f), colour_of(0x5d1979),
                   colour_of(0x8a6d00)},
        .bands = {colour_of(0xffffff), colour_of(0xf5f6f8), colour_of(0xeceff3), colour_of(0xe3e7ed),
                  colour_of(0xd9dfe7)},
        .events = colour_of(0x50607a),
        .axis = colour_of(0x8c9196),
        .grid = colour_of(0xe6e3e0),
        .hatch = colour_of(0xdddad6),
    };
    return palette;
}

const ChartPalette& dark_palette() {
    static const ChartPalette palette{
        .dark = true,
        .window = colour_of(0x353535),
        .base = colour_of(0x2d2d2d),
        .border = colour_of(0x1b1b1b),
        .hairline = colour_of(0x444444),
        .text = colour_of(0xeeeeec),
        .muted = colour_of(0xb9bbb8),
        .accent = colour_of(0x8fbff5),
        .critical = colour_of(0xff9d96),
        .caution = colour_of(0xf2bd68),
        .good = colour_of(0x8dd3a2),
        .information_tint = colour_of(0x26384d),
        .series = {colour_of(0x39a7ff), colour_of(0xea8e65), colour_of(0x84cdaf), colour_of(0xf0a6e2),
                   colour_of(0xdcdc4e)},
        .bands = {colour_of(0x2d2d2d), colour_of(0x313337), colour_of(0x36393e), colour_of(0x3b3f46),
                  colour_of(0x40454e)},
        .events = colour_of(0xa9b6cc),
        .axis = colour_of(0x8d918e),
        .grid = colour_of(0x414141),
        .hatch = colour_of(0x454545),
    };
    return palette;
}

} // namespace attune
