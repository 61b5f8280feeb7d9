// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "attune_plugin.h"
#include "ext/derive.h"

#include <map>
#include <string>

namespace attune::host {

/// Collects what a library answers in one run.
class AnswerBook {
public:
    AnswerBook() noexcept
        : face_{this, take_number, take_text} {}
    AnswerBook(const AnswerBook&) = delete;
    AnswerBook& operator=(const AnswerBook&) = delete;

    [[nodiscard]] const attune_answers& face() const noexcept { return face_; }
    /// Sends the end of the run and, where all is well, before it what was answered: in one write, because each
    /// wakes Attune up.
    void send(attune_status status) const;

private:
    static attune_status take_number(void* context, const char* id, double value) noexcept;
    static attune_status take_text(void* context, const char* id, const char* utf8) noexcept;
    attune_status keep(const char* id, std::string frame) noexcept;

    attune_answers face_;
    std::map<std::string, std::string> frames_; ///< by id, ready to send
    std::size_t bytes_ = 0;
};

} // namespace attune::host
