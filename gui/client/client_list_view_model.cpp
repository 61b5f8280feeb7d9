// SPDX-License-Identifier: Apache-2.0
#include "gui/client/client_list_view_model.hpp"

#include "gui/workspace/date_words.hpp"

#include <fmt/format.h>
#include <utility>

namespace attune {

ClientListViewModel::ClientListViewModel(Workspace& workspace)
    : workspace_{workspace} {
    reload();
    // A practice that keeps no episodes yet would look empty although it has clients.
    if (lines_.empty() && all_ > 0)
        set_filter(ClientFilter::all);
}

void ClientListViewModel::set_find_text(std::string text) {
    find_text_ = std::move(text);
    reload();
}

void ClientListViewModel::set_filter(ClientFilter filter) {
    filter_ = filter;
    reload();
}

void ClientListViewModel::reload() {
    const Date today = workspace_.clock.today();
    const Archived kind = filter_ == ClientFilter::archived ? Archived::only : Archived::hide;
    lines_.clear();
    for (const ClientRow& row : workspace_.clients.search(find_text_, kind, today)) {
        if (filter_ == ClientFilter::open_episodes && !row.has_open_episode)
            continue;
        lines_.push_back({.id = row.id,
                          .name = row.name,
                          .next = row.next_session ? near_date(*row.next_session, row.next_start, today) : "–"});
    }
    all_ = workspace_.clients.count(kind);
    on_change();
}

std::optional<std::size_t> ClientListViewModel::row_of(ClientId id) const {
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (lines_[i].id == id)
            return i;
    return std::nullopt;
}

std::string ClientListViewModel::count_words() const { return fmt::format("{} of {}", lines_.size(), all_); }

ClientListViewModel::Empty ClientListViewModel::empty() const {
    if (!find_text_.empty()) {
        if (filter_ == ClientFilter::open_episodes)
            return {.line = fmt::format("No client matches “{}”.", find_text_),
                    .sentence = "Clients without an open episode are not searched.",
                    .search_all = true};
        return {.line = fmt::format("No client matches “{}”.", find_text_),
                .sentence = filter_ == ClientFilter::all ? "Archived clients are not searched."
                                                         : "Only archived clients are searched.",
                .search_all = filter_ == ClientFilter::archived};
    }
    if (filter_ == ClientFilter::archived)
        return {.line = "No archived clients.", .sentence = "A client is archived on the Record page.", .search_all = true};
    if (filter_ == ClientFilter::open_episodes && all_ > 0)
        return {.line = "No open episodes.", .sentence = "The first note of a client begins one.", .search_all = true};
    return {.line = "No clients yet.", .sentence = "A client needs a name; everything else can wait.", .search_all = false};
}

} // namespace attune
