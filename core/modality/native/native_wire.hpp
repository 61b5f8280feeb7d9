// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What Attune and attune-plugin-host say to each other over their socket. Both ends run on one machine and
/// come from one build, so numbers are in the machine's own order. Depends on the standard library alone,
/// because the host compiles it too.
namespace attune::wire {

/// Where the host finds its two ends after it was started.
inline constexpr int channel_fd = 3;
inline constexpr int library_fd = 4;

inline constexpr std::size_t max_request_bytes = std::size_t{16} << 20U;
inline constexpr std::size_t max_answer_bytes = std::size_t{1} << 20U; ///< of all frames of one run together
inline constexpr std::size_t max_log_lines = 20;
inline constexpr std::size_t max_log_bytes = 500;

enum class FrameType : std::uint8_t {
    request = 1, ///< to the host: a course
    ready,       ///< library loaded: its id
    refused,     ///< a Refusal and words; the host ends
    log,         ///< a line of the library
    number,      ///< id, double
    text,        ///< id, text
    done,        ///< status of the library; the host waits for the next request
    forbidden,   ///< number of the system call that was tried; the host ends
};

/// Why the host would not go on.
enum class Refusal : std::uint8_t {
    lock_down_failed = 1, ///< this machine lacks seccomp or Landlock
    not_loadable,         ///< the loader did not accept the file
    no_entry,             ///< attune_plugin_entry is missing
    other_abi,            ///< another major version
    not_started,          ///< create or start failed
    no_extension,         ///< does not offer attune.derive/1
    bad_request,          ///< what Attune sent was not understood
};

enum class CellKind : std::uint8_t { null = 0, number = 1, text = 2 };

struct Frame {
    FrameType type{};
    std::string payload;
};

/// Frame: 4 bytes length of the payload, 1 byte type, payload.
inline constexpr std::size_t header_bytes = 5;
[[nodiscard]] std::string header(FrameType type, std::size_t payload_bytes);
[[nodiscard]] std::string frame(FrameType type, std::string_view payload);

/// Collects bytes of one run and gives whole frames off the front.
class FrameBuffer {
public:
    void append(std::string_view bytes) { bytes_.append(bytes); }
    /// All bytes of this run that came in.
    [[nodiscard]] std::size_t received() const noexcept { return bytes_.size(); }
    /// Nothing until a frame is whole; `is_broken` when its length is beyond `max_bytes`.
    [[nodiscard]] std::optional<Frame> take(std::size_t max_bytes);
    [[nodiscard]] bool is_broken() const noexcept { return broken_; }
    /// Forgets a run whose frames were all taken; false, and nothing is forgotten, when bytes are left.
    [[nodiscard]] bool start_anew();

private:
    std::string bytes_;
    std::size_t taken_ = 0;
    bool broken_ = false;
};

/// Appends plain values to a payload.
class Writer {
public:
    void byte(std::uint8_t value);
    void count(std::size_t value); ///< 32 bits
    void number(double value);
    void text(std::string_view value); ///< length, bytes
    [[nodiscard]] std::string& bytes() noexcept { return bytes_; }

private:
    std::string bytes_;
};

/// Reads what a Writer wrote. After the first thing that does not fit `failed` is true and every answer is
/// empty; nothing is read beyond the end.
class Reader {
public:
    explicit Reader(std::string_view bytes) noexcept
        : rest_{bytes} {}

    [[nodiscard]] std::uint8_t byte() noexcept;
    [[nodiscard]] std::uint32_t count() noexcept;
    /// A count of things that take at least `least_bytes` each: never more than fit into what is left.
    [[nodiscard]] std::uint32_t count_of(std::size_t least_bytes) noexcept;
    [[nodiscard]] double number() noexcept;
    [[nodiscard]] std::string_view text() noexcept;
    [[nodiscard]] bool failed() const noexcept { return failed_; }
    /// Everything was read and nothing is left.
    [[nodiscard]] bool at_end() const noexcept { return !failed_ && rest_.empty(); }

private:
    std::string_view take(std::size_t size) noexcept;

    std::string_view rest_;
    bool failed_ = false;
};

} // namespace attune::wire
