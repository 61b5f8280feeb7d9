// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/pack_contents.hpp"

#include <string>

namespace attune {

/// A native library as bytes that nobody can change any more: copied from its pack into sealed memory once,
/// hashed there. What happens to the file afterwards does not matter. Owns a descriptor; moves only.
class SealedLibrary {
public:
    SealedLibrary() = default;
    /// Throws Error(plugin_rejected) when the file cannot be read, is no regular file, or is larger than
    /// 8 MiB; follows no link.
    SealedLibrary(const PackContents& contents, const std::string& name);
    ~SealedLibrary();
    SealedLibrary(SealedLibrary&& other) noexcept;
    SealedLibrary& operator=(SealedLibrary&& other) noexcept;

    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
    /// SHA-256 of the bytes, lower-case hex.
    [[nodiscard]] const std::string& hash() const noexcept { return hash_; }

private:
    int descriptor_ = -1;
    std::string hash_;
};

} // namespace attune
