// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/response/response.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A sheet that is not saved yet, as it was typed: texts need not be days or numbers.
struct ResponseDraft {
    ClientId client{};
    std::string measure{};
    std::optional<ResponseId> corrects{}; ///< a correction of this response; nothing: a new one
    int revision = 0;                     ///< of the response that was looked at, for a correction
    ItemAnswers answers{};                ///< by item of the instrument
    std::vector<bool> left_out{};         ///< by item: said to have no answer
    std::string day{};
    std::string rater = "client";
    std::string about{};
    ResponseMode mode = ResponseMode::paper;
    std::string index_event{};
    std::string stated{};
    std::string remark{};
    UserId author{};
    Instant saved_at{};
};

/// Which draft: a client has one of each measure, and one for each response that is being corrected.
struct DraftKey {
    ClientId client{};
    std::string measure{};
    std::optional<ResponseId> corrects{};
};

/// The unsaved sheets of one vault, sealed with everything else in it, so that a lock, a lost page or a dying program
/// takes nothing that was answered.
///
/// Borrows the vault. Same thread. Throws Error.
class ResponseDraftStore {
public:
    explicit ResponseDraftStore(Vault& vault) noexcept
        : vault_{vault} {}

    /// Replaces the draft of the same key. `author` and `saved_at` are ignored.
    void save(const Instrument& instrument, const ResponseDraft& draft);
    /// Answers to items that `instrument` no longer has, or that it does not allow, are left out.
    [[nodiscard]] std::optional<ResponseDraft> find(const Instrument& instrument, const DraftKey& key) const;
    /// Nothing when there is none.
    void remove(const DraftKey& key);
    /// Takes a half typed correction along when `response` goes from one client to another and becomes `revision` by
    /// it. One that rested on the revision before rests on the new one, which asks the same; one that was behind stays
    /// behind. Nothing when there is none.
    void move(const Response& response, ClientId to, int revision);
    /// The measures of which the client has a sheet that is not saved.
    [[nodiscard]] std::vector<DraftKey> of(ClientId client) const;

private:
    Vault& vault_;
};

} // namespace attune
