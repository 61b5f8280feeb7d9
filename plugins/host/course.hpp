// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ext/derive.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace attune::host {

/// A course as the C ABI shows it, made from the bytes of a request. Owns everything that it points to.
class Course {
public:
    /// Refuses (channel.hpp) bytes that are no course.
    explicit Course(std::string_view request);
    Course(const Course&) = delete;
    Course& operator=(const Course&) = delete;

    [[nodiscard]] const attune_course& view() const noexcept { return view_; }

private:
    class Reading;

    // Deques: what was put in stays where it is, so views into it hold.
    std::deque<std::string> texts_;
    std::deque<std::vector<attune_cell>> cells_;
    std::deque<std::vector<std::size_t>> groups_;
    std::deque<std::vector<attune_field>> fields_;
    std::vector<attune_session> sessions_;
    attune_course view_{};
};

} // namespace attune::host
