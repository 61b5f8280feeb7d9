// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A passphrase in guarded memory: move-only, wiped when done, and it wipes what it took.
class Passphrase {
public:
    /// Takes the characters over and overwrites `text`. NFKC is applied. Throws Error(bad_input) when not
    /// UTF-8.
    explicit Passphrase(std::string& text);
    explicit Passphrase(std::string&& text);
    ~Passphrase();
    Passphrase(Passphrase&& other) noexcept;
    Passphrase& operator=(Passphrase&& other) noexcept;
    Passphrase(const Passphrase&) = delete;
    Passphrase& operator=(const Passphrase&) = delete;

    [[nodiscard]] std::string_view view() const noexcept;

private:
    char* bytes_ = nullptr; // sodium_malloc
    std::size_t size_ = 0;
};

/// Why a new passphrase is too weak, in words; empty when it will do. At least 15 characters, not on the list
/// of common ones, not made of the practice's or the user's name; no composition rules (NIST 800-63B).
[[nodiscard]] std::vector<std::string> passphrase_problems(const Passphrase& passphrase,
                                                           std::string_view practice, std::string_view user);

/// "very weak", "weak", "fair", "good", "strong".
[[nodiscard]] std::string_view passphrase_strength(const Passphrase& passphrase);

} // namespace attune
