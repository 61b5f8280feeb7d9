// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/measure/kiosk/kiosk_request.hpp"
#include "gui/measure/rater_words.hpp"
#include "gui/workspace/workspace.hpp"

#include <string>
#include <vector>

namespace attune {

/// What the therapist says before the screen is turned: who answers, and about whom. Without it the client could
/// never hand in what is answered per person. No window.
///
/// Borrows the workspace. Throws Error: not_found when the practice has no such measure, and as the vault fails.
class KioskQuestion {
public:
    KioskQuestion(Workspace& workspace, ClientId client, const std::string& measure);

    /// False where there is one sheet and nobody to be about: nothing has to be asked then.
    [[nodiscard]] bool is_needed() const { return raters_.size() > 1 || asks_about_; }
    [[nodiscard]] bool asks_about() const noexcept { return asks_about_; }
    [[nodiscard]] const std::vector<Rater>& raters() const noexcept { return raters_; }
    [[nodiscard]] const std::vector<std::string>& people() const noexcept { return people_; }
    /// As far as it is known: from what was begun on this screen, else who answers first and nobody to be about.
    [[nodiscard]] const KioskRequest& request() const noexcept { return request_; }
    /// Everything that speaks against this choice, in words; empty: the screen may be turned.
    [[nodiscard]] std::vector<std::string> problems(const std::string& rater, const std::string& about) const;
    /// The request with this choice.
    [[nodiscard]] KioskRequest chosen(const std::string& rater, const std::string& about) const;

private:
    std::vector<Rater> raters_;
    bool asks_about_ = false;
    bool is_begun_ = false; ///< answers of this client lie here, not handed in
    std::vector<std::string> people_;
    KioskRequest request_;
};

} // namespace attune
