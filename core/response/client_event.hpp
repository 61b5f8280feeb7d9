// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/vault/vault.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class ClientEventId : std::int64_t {};

/// Something beside the sessions that belongs on the time axis: a loss, a new tablet, a summer break.
struct ClientEvent {
    ClientEventId id{};
    ClientId client{};
    enum class Kind { life_event, medication, pause, other } kind = Kind::life_event;
    std::string label{};         ///< "Moved house"
    Date first{};
    std::optional<Date> last{};  ///< nothing: one day, or it still goes on
    UserId author{};             ///< who wrote it last
    Instant written_at{};
};
/// "life_event", "medication", "break", "other".
[[nodiscard]] std::string_view to_id(ClientEvent::Kind kind);
[[nodiscard]] std::optional<ClientEvent::Kind> client_event_kind_from_id(std::string_view id);

/// The events of clients. One that is removed leaves the lists and stays in the vault with the reason.
///
/// Borrows the vault. Same thread. Throws Error: bad_input with all problems at once, not_found.
class ClientEventStore {
public:
    explicit ClientEventStore(Vault& vault) noexcept
        : vault_{vault} {}

    /// `event.id`, `author` and `written_at` are ignored.
    ClientEventId add(const ClientEvent& event);
    /// The client stays.
    void change(const ClientEvent& event);
    void remove(ClientEventId id, const std::string& reason);
    [[nodiscard]] std::optional<ClientEvent> find(ClientEventId id) const;
    /// By first day, then in the order of entry.
    [[nodiscard]] std::vector<ClientEvent> of(ClientId client) const;

private:
    void check(const ClientEvent& event) const;
    ClientEventId write(const ClientEvent& event, const char* sql, const char* action);

    Vault& vault_;
};

} // namespace attune
