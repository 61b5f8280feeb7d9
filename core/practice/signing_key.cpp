// SPDX-License-Identifier: Apache-2.0
#include "core/practice/signing_key.hpp"

#include "core/error.hpp"
#include "core/vault/file_ops.hpp"

#include <fmt/core.h>
#include <sodium.h>

#include <charconv>

namespace attune {
namespace {

constexpr std::string_view first_word = "attune-publisher-key ";
constexpr std::string_view known_version = "1";
constexpr std::size_t seed_bytes = crypto_sign_SEEDBYTES;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t sealed_bytes = seed_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;

/// What stands in the file: everything before `sealed` is authenticated with it.
struct KeyFile {
    Publisher publisher;
    KeyCost cost;
    Salt salt{};
    std::array<unsigned char, nonce_bytes> nonce{};
    std::array<unsigned char, sealed_bytes> sealed{};

    [[nodiscard]] std::string head() const {
        return fmt::format("{}{}\npublisher {}\nkey {}\nmemory {}\npasses {}\nsalt {}\nnonce {}\n",
                           first_word, known_version, publisher.name, to_hex(publisher.key),
                           cost.memory_bytes, cost.passes, to_hex(salt), to_hex(nonce));
    }
    [[nodiscard]] std::string text() const { return head() + fmt::format("sealed {}\n", to_hex(sealed)); }
};

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

class Lines {
public:
    explicit Lines(std::string_view text)
        : rest_{text} {}
    /// The rest of the line that begins with `word`; nothing matches afterwards when there is none.
    std::string_view take(std::string_view word) {
        const auto end = rest_.find('\n');
        if (end == std::string_view::npos || !rest_.starts_with(word)) {
            fits_ = false;
            return {};
        }
        const auto value = rest_.substr(word.size(), end - word.size());
        rest_.remove_prefix(end + 1);
        return value;
    }
    template<typename T>
    void number(std::string_view word, T& out) {
        const auto digits = take(word);
        const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
        fits_ = fits_ && failure == std::errc{} && end == digits.data() + digits.size();
    }
    template<std::size_t N>
    void hex(std::string_view word, std::array<unsigned char, N>& out) {
        fits_ = from_hex(take(word), out) && fits_;
    }
    [[nodiscard]] bool fit() const noexcept { return fits_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool fits_ = true;
};

KeyFile read_key_file(const std::string& text, const std::filesystem::path& file) {
    Lines lines{text};
    const auto version = lines.take(first_word);
    if (!version.empty() && version.size() < 6 && version != known_version &&
        version.find_first_not_of("0123456789") == std::string_view::npos)
        throw Error{
            ErrorKind::bad_input,
            fmt::format("{} is a publisher's key in form {}, and this program knows form {}: update Attune",
                        file.string(), version, known_version)};
    KeyFile read;
    read.publisher.name = lines.take("publisher ");
    lines.hex("key ", read.publisher.key);
    lines.number("memory ", read.cost.memory_bytes);
    lines.number("passes ", read.cost.passes);
    lines.hex("salt ", read.salt);
    lines.hex("nonce ", read.nonce);
    lines.hex("sealed ", read.sealed);
    if (!lines.fit() || read.text() != text || !is_acceptable(read.cost))
        throw Error{ErrorKind::bad_input,
                    fmt::format("{} is no publisher's key, or it is damaged", file.string())};
    return read;
}

/// The public half of what `seed` makes; the secret half is wiped.
PublisherKey public_half(const SecretBytes& seed) {
    PublisherKey key{};
    SecretBytes secret{crypto_sign_SECRETKEYBYTES};
    const auto reading = seed.read();
    secret.write([&](unsigned char* bytes) { crypto_sign_seed_keypair(key.data(), bytes, reading.data()); });
    return key;
}

void require_strong(const Passphrase& passphrase, const std::string& publisher) {
    std::string reasons;
    for (const auto& reason : passphrase_problems(passphrase, publisher, publisher))
        reasons += (reasons.empty() ? "" : "; ") + reason;
    if (!reasons.empty())
        throw Error{ErrorKind::bad_input, "this passphrase is too weak: " + reasons};
}

} // namespace

SigningKey SigningKey::make(std::string publisher) {
    if (!is_publisher_name(publisher))
        throw Error{ErrorKind::bad_input, "a publisher's name is one line of up to 100 characters"};
    SecretBytes seed = SecretBytes::random(seed_bytes);
    const auto key = public_half(seed);
    return SigningKey{{.name = std::move(publisher), .key = key}, std::move(seed)};
}

void SigningKey::save(const std::filesystem::path& file, const Passphrase& passphrase,
                      const KeyCost& cost) const {
    require_strong(passphrase, publisher_.name);
    KeyFile out{.publisher = publisher_, .cost = cost};
    randombytes_buf(out.salt.data(), out.salt.size());
    randombytes_buf(out.nonce.data(), out.nonce.size());
    const SecretBytes key = derive_slot_key(passphrase, out.salt, cost);
    const auto head = out.head();
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.sealed.data(), nullptr, seed_.read().data(), seed_bytes,
                                               bytes_of(head), head.size(), nullptr, out.nonce.data(),
                                               key.read().data());
    make_file(file); // fails when it is there: a key that is overwritten is a publisher that is gone
    try {
        replace_file(file, out.text());
    } catch (const Error&) {
        std::error_code ignored; // the error that led here is the one to report
        std::filesystem::remove(file, ignored);
        throw;
    }
}

SigningKey SigningKey::load(const std::filesystem::path& file, const Passphrase& passphrase) {
    constexpr std::size_t largest = 4096;
    if (!std::filesystem::is_regular_file(file))
        throw Error{ErrorKind::not_found, fmt::format("there is no publisher's key in {}", file.string())};
    const auto read = read_key_file(read_file(file, largest), file);
    const SecretBytes key = derive_slot_key(passphrase, read.salt, read.cost);
    const auto head = read.head();
    SecretBytes seed{seed_bytes};
    int result = -1;
    const auto key_bytes = key.read();
    seed.write([&](unsigned char* bytes) {
        result = crypto_aead_xchacha20poly1305_ietf_decrypt(bytes, nullptr, nullptr, read.sealed.data(),
                                                            read.sealed.size(), bytes_of(head), head.size(),
                                                            read.nonce.data(), key_bytes.data());
    });
    if (result != 0 || public_half(seed) != read.publisher.key)
        throw Error{ErrorKind::wrong_passphrase,
                    fmt::format("this passphrase does not open {}, or the file was changed", file.string())};
    return SigningKey{read.publisher, std::move(seed)};
}

Signer SigningKey::signer() const {
    return [this](std::string_view message) {
        SecretBytes secret{crypto_sign_SECRETKEYBYTES};
        PublisherKey key{};
        const auto seed = seed_.read();
        secret.write([&](unsigned char* bytes) { crypto_sign_seed_keypair(key.data(), bytes, seed.data()); });
        std::array<unsigned char, 64> signature{};
        crypto_sign_detached(signature.data(), nullptr, bytes_of(message), message.size(),
                             secret.read().data());
        return signature;
    };
}

} // namespace attune
