// SPDX-License-Identifier: Apache-2.0
#include "plugins/host/channel.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace attune::host {
namespace {

void write_all(const char* bytes, std::size_t size) noexcept {
    while (size > 0) {
        const auto written = ::write(wire::channel_fd, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            ::_exit(1);
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
}

} // namespace

void send(wire::FrameType type, std::string_view payload) {
    const auto bytes = wire::frame(type, payload);
    write_all(bytes.data(), bytes.size());
}

void send_frames(std::string_view frames) {
    write_all(frames.data(), frames.size());
}

void refuse(wire::Refusal why, const std::string& words) {
    wire::Writer writer;
    writer.byte(static_cast<std::uint8_t>(why));
    writer.text(words);
    send(wire::FrameType::refused, writer.bytes());
    ::_exit(1);
}

std::string receive_request() {
    wire::FrameBuffer buffer;
    std::array<char, 65536> piece{};
    while (true) {
        const auto got = ::read(wire::channel_fd, piece.data(), piece.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            ::_exit(1);
        buffer.append({piece.data(), static_cast<std::size_t>(got)});
        if (auto frame = buffer.take(wire::max_request_bytes)) {
            if (frame->type != wire::FrameType::request)
                refuse(wire::Refusal::bad_request, "a request was expected");
            return std::move(frame->payload);
        }
        if (buffer.is_broken())
            refuse(wire::Refusal::bad_request, "the request is too long");
    }
}

void report_forbidden(int system_call) noexcept {
    // No allocation here: the trap may have come from within malloc.
    std::array<char, wire::header_bytes + sizeof(std::uint32_t)> bytes{};
    const std::uint32_t size = sizeof(std::uint32_t);
    const auto number = static_cast<std::uint32_t>(system_call);
    std::memcpy(bytes.data(), &size, sizeof size);
    bytes[4] = static_cast<char>(wire::FrameType::forbidden);
    std::memcpy(bytes.data() + wire::header_bytes, &number, sizeof number);
    write_all(bytes.data(), bytes.size());
    ::_exit(1);
}

} // namespace attune::host
