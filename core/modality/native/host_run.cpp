// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native/host_run.hpp"

#include "core/modality/native/system_calls.hpp"

#include <fmt/core.h>

namespace attune {
namespace {

using SteadyClock = std::chrono::steady_clock;

NativeProblem problem_of(wire::Refusal why) {
    switch (why) {
    case wire::Refusal::lock_down_failed: return NativeProblem::no_confinement;
    case wire::Refusal::not_loadable: return NativeProblem::not_loadable;
    case wire::Refusal::no_entry: return NativeProblem::no_entry;
    case wire::Refusal::other_abi: return NativeProblem::other_abi;
    case wire::Refusal::not_started: return NativeProblem::not_started;
    case wire::Refusal::no_extension: return NativeProblem::no_extension;
    case wire::Refusal::bad_request: return NativeProblem::bad_answer;
    }
    return NativeProblem::bad_answer;
}

/// One question and its answer. Every frame is taken as the word of a stranger: the library shares the
/// process with the code that writes them.
class Conversation {
public:
    Conversation(HostProcess& process, wire::FrameBuffer& buffer, HostRun& run)
        : process_{process},
          buffer_{buffer},
          run_{run} {}

    /// Reads frames until `type` came; false when the run is over before, with the reason in the run.
    bool wait_for(wire::FrameType type, SteadyClock::time_point until) {
        while (true) {
            while (auto frame = buffer_.take(wire::max_answer_bytes))
                if (!take(*frame) || frame->type == type)
                    return run_.problem == NativeProblem::none;
            if (buffer_.is_broken() || buffer_.received() > wire::max_answer_bytes)
                return fail(NativeProblem::bad_answer, "the answers are longer than 1 MiB");
            switch (process_.receive(buffer_, until)) {
            case HostProcess::Received::bytes: break;
            case HostProcess::Received::too_late: return fail(NativeProblem::too_slow, "no answer in time");
            case HostProcess::Received::end: return fail(NativeProblem::crashed, process_.how_it_ended());
            }
        }
    }

    bool fail(NativeProblem problem, std::string detail) {
        run_.problem = problem;
        run_.detail = std::move(detail);
        return false;
    }

private:
    /// False when this frame ends the run.
    bool take(const wire::Frame& frame) {
        if (++frames_ > max_frames)
            return fail(NativeProblem::bad_answer, "too many frames");
        wire::Reader reader{frame.payload};
        switch (frame.type) {
        case wire::FrameType::ready: run_.id = frame.payload; return true;
        case wire::FrameType::log: return take_log(frame.payload);
        case wire::FrameType::number: {
            const std::string id{reader.text()};
            run_.values[id] = reader.number();
            return reader.at_end() || fail(NativeProblem::bad_answer, "a broken number frame");
        }
        case wire::FrameType::text: {
            const std::string id{reader.text()};
            run_.values[id] = std::string{reader.text()};
            return reader.at_end() || fail(NativeProblem::bad_answer, "a broken text frame");
        }
        case wire::FrameType::done: return take_status(reader);
        case wire::FrameType::forbidden: return take_forbidden(reader);
        case wire::FrameType::refused: return take_refusal(reader);
        case wire::FrameType::request: break;
        }
        return fail(NativeProblem::bad_answer, "a frame of unknown type");
    }

    bool take_log(const std::string& line) {
        if (run_.log.size() < wire::max_log_lines)
            run_.log.push_back(line.substr(0, wire::max_log_bytes));
        return true;
    }

    bool take_status(wire::Reader& reader) {
        const auto status = reader.count();
        if (!reader.at_end())
            return fail(NativeProblem::bad_answer, "a broken end frame");
        return status == 0 || fail(NativeProblem::said_failed, fmt::format("derive returned {}", status));
    }

    bool take_forbidden(wire::Reader& reader) {
        const auto number = reader.count();
        if (!reader.at_end())
            return fail(NativeProblem::bad_answer, "a broken report");
        return fail(NativeProblem::forbidden, fmt::format("tried to {}", words_for_system_call(number)));
    }

    bool take_refusal(wire::Reader& reader) {
        const auto why = reader.byte();
        const std::string words{reader.text().substr(0, wire::max_log_bytes)};
        if (!reader.at_end() || why == 0 || why > static_cast<std::uint8_t>(wire::Refusal::bad_request))
            return fail(NativeProblem::bad_answer, "a broken refusal");
        return fail(problem_of(wire::Refusal{why}), words);
    }

    static constexpr int max_frames = 10'000;

    HostProcess& process_;
    wire::FrameBuffer& buffer_;
    HostRun& run_;
    int frames_ = 0;
};

std::chrono::microseconds since(SteadyClock::time_point start) {
    return std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - start);
}

} // namespace

HostSession::HostSession(const std::filesystem::path& host, int library, const NativeLimits& limits)
    : limits_{limits},
      started_{SteadyClock::now()},
      process_{host, library} {}

bool HostSession::wait_until_loaded(HostRun& run) {
    Conversation conversation{process_, buffer_, run};
    if (!process_.is_running())
        return conversation.fail(NativeProblem::no_host, process_.how_it_ended());
    if (!conversation.wait_for(wire::FrameType::ready, started_ + limits_.loading))
        return false;
    run.loading = since(started_);
    id_ = run.id;
    loaded_ = true;
    return true;
}

HostRun HostSession::ask(std::string_view course) {
    HostRun run;
    fit_ = false; // until all has gone well
    if (!loaded_ && !wait_until_loaded(run))
        return run;
    run.id = id_;
    Conversation conversation{process_, buffer_, run};
    const auto asked = SteadyClock::now();
    const auto until = asked + limits_.answering;
    // A host that does not read is as late as one that does not answer; one that is gone says why below.
    if (process_.send(wire::frame(wire::FrameType::request, course), until) == HostProcess::Sent::too_late) {
        conversation.fail(NativeProblem::too_slow, "the course was not taken in time");
        return run;
    }
    if (!conversation.wait_for(wire::FrameType::done, until))
        return run;
    run.answering = since(asked);
    // What follows the end of an answer would be taken for the next one.
    fit_ = buffer_.start_anew();
    return run;
}

} // namespace attune
