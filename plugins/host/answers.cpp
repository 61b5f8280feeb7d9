// SPDX-License-Identifier: Apache-2.0
#include "plugins/host/answers.hpp"

#include "plugins/host/channel.hpp"

#include <cmath>
#include <cstring>

namespace attune::host {

attune_status AnswerBook::keep(const char* id, std::string frame) noexcept {
    try {
        auto& place = frames_[id];
        // Frames and the end of the run share one budget; 1 KiB is more than the end needs.
        if (bytes_ - place.size() + frame.size() > wire::max_answer_bytes - 1024)
            return ATTUNE_BAD_INPUT;
        bytes_ = bytes_ - place.size() + frame.size();
        place = std::move(frame);
        return ATTUNE_OK;
    } catch (...) {
        return ATTUNE_FAILED; // memory is used up; the library may free some and go on
    }
}

attune_status AnswerBook::take_number(void* context, const char* id, double value) noexcept {
    if (context == nullptr || id == nullptr || !std::isfinite(value))
        return ATTUNE_BAD_INPUT;
    try {
        wire::Writer writer;
        writer.text(id);
        writer.number(value);
        return static_cast<AnswerBook*>(context)->keep(id,
                                                       wire::frame(wire::FrameType::number, writer.bytes()));
    } catch (...) {
        return ATTUNE_FAILED;
    }
}

attune_status AnswerBook::take_text(void* context, const char* id, const char* utf8) noexcept {
    if (context == nullptr || id == nullptr || utf8 == nullptr || std::strlen(utf8) > wire::max_answer_bytes)
        return ATTUNE_BAD_INPUT;
    try {
        wire::Writer writer;
        writer.text(id);
        writer.text(utf8);
        return static_cast<AnswerBook*>(context)->keep(id,
                                                       wire::frame(wire::FrameType::text, writer.bytes()));
    } catch (...) {
        return ATTUNE_FAILED;
    }
}

void AnswerBook::send(attune_status status) const {
    std::string all;
    if (status == ATTUNE_OK)
        for (const auto& [id, frame] : frames_)
            all += frame;
    wire::Writer end;
    end.count(static_cast<std::uint32_t>(status));
    send_frames(all + wire::frame(wire::FrameType::done, end.bytes()));
}

} // namespace attune::host
