// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace attune {

class Database;

enum class Archived { hide, show, only };

/// What the client list shows in one row.
struct ClientRow {
    ClientId id{};
    std::string name{}; ///< list name
    std::string record_number{};
    std::optional<Date> last_session{};
    std::optional<Date> next_session{};
    std::optional<TimeOfDay> next_start{};
    bool archived = false;
    bool has_open_episode = false;
};

/// Reads and writes the clients of one open vault.
///
/// Borrows the database, which must outlive the store. Same thread as the database. Every member throws
/// Error if the vault fails; `add` and `update` throw bad_input with all problems when the client does not
/// hold (no name at all, text that is not clean, a birth date in the future, a number given twice).
class ClientStore {
public:
    ClientStore(Database& database, const Clock& clock) noexcept
        : database_{database},
          clock_{clock} {}

    /// Saves a new client; `client.id` is ignored. Returns the id it was given.
    ClientId add(const Client& client);
    /// The scores that go by birth date or sex stay as they were worked out: MeasureDesk::update_client makes them anew.
    void update(const Client& client);
    void archive(ClientId id);
    void restore(ClientId id);
    [[nodiscard]] std::optional<Client> find(ClientId id) const;
    /// Clients whose name, preferred name or number contains every word of `text`, accents and case folded,
    /// sorted by family name; all when `text` is empty. `today` divides last and next session.
    [[nodiscard]] std::vector<ClientRow> search(std::string_view text, Archived archived, Date today) const;
    [[nodiscard]] std::size_t count(Archived archived) const;

private:
    void set_archived(ClientId id, std::optional<Instant> at, const char* action);

    Database& database_;
    const Clock& clock_;
};

} // namespace attune
