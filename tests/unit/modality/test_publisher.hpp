// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/archive/pack_signature.hpp"

#include <sodium.h>

#include <string>

namespace attune::test {

/// A publisher whose key comes from a seed: the same in every run.
class TestPublisher {
public:
    explicit TestPublisher(std::string name, unsigned char seed = 7) {
        who_.name = std::move(name);
        std::array<unsigned char, crypto_sign_SEEDBYTES> seeds{};
        seeds.fill(seed);
        crypto_sign_seed_keypair(who_.key.data(), secret_.data(), seeds.data());
    }

    [[nodiscard]] const Publisher& who() const noexcept { return who_; }
    [[nodiscard]] Signer signer() const {
        return [secret = secret_](std::string_view message) {
            std::array<unsigned char, 64> signature{};
            crypto_sign_detached(signature.data(), nullptr,
                                 reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                                 secret.data());
            return signature;
        };
    }
    [[nodiscard]] std::string sign(std::string archive) const {
        return sign_archive(std::move(archive), who_, signer());
    }

private:
    Publisher who_;
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_{};
};

} // namespace attune::test
