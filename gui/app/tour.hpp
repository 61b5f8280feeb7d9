// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace attune {

class MainFrame;

/// Opens the practice, walks its main screens and writes a picture of each into `pictures` ("01-start.png"
/// and on), then ends the program. Reads only: no note is changed.
struct TourPlan {
    std::filesystem::path practice;
    std::filesystem::path pictures;
    std::string user;                ///< empty: the first
    std::string passphrase;
};
/// Begins the tour; it goes on in the event loop. `MainFrame` must outlive it.
void begin_tour(MainFrame& frame, const TourPlan& plan);
/// 0 when every picture was written and GTK complained of nothing.
[[nodiscard]] int tour_result();

} // namespace attune
