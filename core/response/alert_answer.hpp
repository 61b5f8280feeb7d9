// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/response.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class NoteId : std::int64_t;

/// What the therapist thought of and did about one alert. It stays as it was given.
struct AlertAnswer {
    ClientId client{};      ///< whom it is about: whose the response was when it was given
    std::string alert{};    ///< "AL1"
    std::string measure{};  ///< "phq-9"
    std::string scale{};    ///< "total"
    ResponseId response{};  ///< the score that raised it
    std::vector<std::string> considered{}; ///< of `alert_considerations`
    std::string words{};
    UserId author{};
    Instant answered_at{};
    std::optional<NoteId> note{}; ///< the signed note that it stands in; nothing: given beside the notes
};

/// What is thought of when an alert is amber or red (clinical specification D4): alliance, motivation, social_support, life_events,
/// risk, formulation, supervision, step_up.
[[nodiscard]] const std::vector<std::string>& alert_considerations();

/// Answers to alerts. An alert is told apart by the score that raised it: the next score may raise it anew. An answer is
/// about the client whose response it was; when the response is moved, the answer stays in the first client's record, and
/// the alert waits for one about the client that the response came to.
///
/// Borrows the vault. Same thread. Throws Error: bad_input with all problems at once.
class AlertAnswerStore {
public:
    explicit AlertAnswerStore(Vault& vault) noexcept
        : vault_{vault} {}

    /// `measure`, `author` and `answered_at` are taken from the response, the user and the clock, as is `client` where none
    /// is given; one that is given must be whose response it still is. An alert is answered once for each client whose
    /// response it was.
    void answer(const AlertAnswer& answer);
    /// The answer about the client whose response it is now.
    [[nodiscard]] std::optional<AlertAnswer> find(ResponseId response, std::string_view scale,
                                                  std::string_view alert) const;
    /// What was written about this client, newest first, also to responses that are another client's by now.
    [[nodiscard]] std::vector<AlertAnswer> of(ClientId client) const;
    /// Of all clients, newest first.
    [[nodiscard]] std::vector<AlertAnswer> all() const;

private:
    Vault& vault_;
};

} // namespace attune
