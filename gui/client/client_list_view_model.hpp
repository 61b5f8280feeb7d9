// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client_store.hpp"
#include "gui/workspace/workspace.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// Which clients the list shows.
enum class ClientFilter { open_episodes, all, archived };

/// What the client list shows and what can be done there. Borrows the workspace's stores.
class ClientListViewModel {
public:
    explicit ClientListViewModel(Workspace& workspace);

    struct Line {
        ClientId id{};
        std::string name;      ///< "Lindqvist, Mara"
        std::string next;      ///< "Today 13:00", or "–"
    };
    [[nodiscard]] const std::vector<Line>& lines() const noexcept { return lines_; }
    [[nodiscard]] ClientFilter filter() const noexcept { return filter_; }
    void set_find_text(std::string text);
    void set_filter(ClientFilter filter);
    /// Reads the store again, then calls on_change.
    void reload();
    [[nodiscard]] std::optional<std::size_t> row_of(ClientId id) const;
    /// "34 of 212".
    [[nodiscard]] std::string count_words() const;
    /// What stands in the place of an empty list: a strong line and one sentence.
    struct Empty {
        std::string line;
        std::string sentence;
        bool search_all = false;   ///< offers to search all clients, else to add one
    };
    [[nodiscard]] Empty empty() const;

    std::function<void()> on_change = [] {};

private:
    Workspace& workspace_;
    std::string find_text_;
    ClientFilter filter_ = ClientFilter::open_episodes;
    std::vector<Line> lines_;
    std::size_t all_ = 0;
};

} // namespace attune
