// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native/native_wire.hpp"

#include <cstring>

namespace attune::wire {

std::string header(FrameType type, std::size_t payload_bytes) {
    Writer writer;
    writer.count(payload_bytes);
    writer.byte(static_cast<std::uint8_t>(type));
    return std::move(writer.bytes());
}

std::string frame(FrameType type, std::string_view payload) {
    auto bytes = header(type, payload.size());
    bytes.append(payload);
    return bytes;
}

std::optional<Frame> FrameBuffer::take(std::size_t max_bytes) {
    const auto rest = std::string_view{bytes_}.substr(taken_);
    if (broken_ || rest.size() < header_bytes)
        return std::nullopt;
    Reader reader{rest};
    const std::size_t size = reader.count();
    const auto type = reader.byte();
    broken_ = size > max_bytes;
    if (broken_ || rest.size() < header_bytes + size)
        return std::nullopt;
    taken_ += header_bytes + size;
    return Frame{FrameType{type}, std::string{rest.substr(header_bytes, size)}};
}

bool FrameBuffer::start_anew() {
    if (broken_ || taken_ != bytes_.size())
        return false;
    bytes_.clear();
    taken_ = 0;
    return true;
}

void Writer::byte(std::uint8_t value) {
    bytes_.push_back(static_cast<char>(value));
}

void Writer::count(std::size_t value) {
    const auto number = static_cast<std::uint32_t>(value);
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes_.append(raw, sizeof number);
}

void Writer::number(double value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes_.append(raw, sizeof value);
}

void Writer::text(std::string_view value) {
    count(value.size());
    bytes_.append(value);
}

std::string_view Reader::take(std::size_t size) noexcept {
    if (failed_ || size > rest_.size()) {
        failed_ = true;
        return {};
    }
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

std::uint8_t Reader::byte() noexcept {
    const auto raw = take(1);
    return raw.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(raw.front());
}

std::uint32_t Reader::count() noexcept {
    std::uint32_t value = 0;
    const auto raw = take(sizeof value);
    if (!raw.empty())
        std::memcpy(&value, raw.data(), sizeof value);
    return value;
}

std::uint32_t Reader::count_of(std::size_t least_bytes) noexcept {
    const auto value = count();
    if (value > rest_.size() / least_bytes) {
        failed_ = true;
        return 0;
    }
    return value;
}

double Reader::number() noexcept {
    double value = 0;
    const auto raw = take(sizeof value);
    if (!raw.empty())
        std::memcpy(&value, raw.data(), sizeof value);
    return value;
}

std::string_view Reader::text() noexcept {
    return take(count());
}

} // namespace attune::wire
