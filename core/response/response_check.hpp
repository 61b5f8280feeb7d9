// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/response.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// Everything that keeps a response from being kept, in words without the client's data; empty when it will do.
/// `born` and `today` bound its day.
[[nodiscard]] std::vector<std::string> response_problems(const Response& response, std::optional<Date> born,
                                                         Date today);

/// Why a day cannot be one on which something happened to the client; nothing when it can.
[[nodiscard]] std::optional<std::string> day_problem(Date day, std::optional<Date> born, Date today);

/// What is wrong with a reason that has to be given; nothing when it will do.
[[nodiscard]] std::optional<std::string> reason_problem(const std::string& reason);

/// Adds what is wrong with a text of at most `most` characters.
void check_text(std::vector<std::string>& problems, const char* name, const std::string& text, std::size_t most);

/// Throws bad_input with all of them; nothing when there are none.
void throw_problems(const std::vector<std::string>& problems);

} // namespace attune
