// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native/sealed_library.hpp"

#include "core/error.hpp"
#include "core/text/digest.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace attune {
namespace {

constexpr std::size_t max_library_bytes = std::size_t{8} << 20U;

[[noreturn]] void reject(const std::string& what) {
    throw Error{ErrorKind::plugin_rejected, what};
}

int new_memory_file() {
    // Newer kernels want to be told that these bytes may be executed; older ones do not know the word.
    constexpr unsigned int executable = 0x10U; // MFD_EXEC
    constexpr unsigned int flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
    int descriptor = ::memfd_create("attune-native", flags | executable);
    if (descriptor < 0 && errno == EINVAL)
        descriptor = ::memfd_create("attune-native", flags);
    if (descriptor < 0)
        reject(std::string{"no sealed memory for the library: "} + std::strerror(errno));
    return descriptor;
}

bool write_all(int descriptor, const std::string& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto written = ::write(descriptor, bytes.data() + done, bytes.size() - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        done += static_cast<std::size_t>(written);
    }
    return true;
}

} // namespace

SealedLibrary::SealedLibrary(const PackContents& contents, const std::string& name) {
    const auto read = contents.read(name, max_library_bytes);
    if (!read.problem.empty())
        reject(name + ": " + read.problem);
    hash_ = sha256_hex(read.bytes);
    descriptor_ = new_memory_file();
    constexpr int seals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
    if (!write_all(descriptor_, read.bytes) || ::fcntl(descriptor_, F_ADD_SEALS, seals) != 0) {
        ::close(descriptor_);
        reject(std::string{"sealing the library: "} + std::strerror(errno));
    }
}

SealedLibrary::~SealedLibrary() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

SealedLibrary::SealedLibrary(SealedLibrary&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)},
      hash_{std::move(other.hash_)} {}

SealedLibrary& SealedLibrary::operator=(SealedLibrary&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(hash_, other.hash_);
    return *this;
}

} // namespace attune
