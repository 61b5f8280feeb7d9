// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/episode/episode.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace attune::cli {

/// Null for an empty text, so that "not given" is not a text.
[[nodiscard]] nlohmann::ordered_json text_or_null(const std::string& text);
[[nodiscard]] nlohmann::ordered_json client_json(const Client& client);
[[nodiscard]] nlohmann::ordered_json episode_json(const Episode& episode);
[[nodiscard]] nlohmann::ordered_json session_json(const Session& session);

} // namespace attune::cli
