// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"
#include "core/text/text.hpp"
#include "core/vault/keyring.hpp"
#include "core/text/digest.hpp"

#include <charconv>

namespace attune {
namespace {

[[noreturn]] void damaged(const std::string& where) {
    throw Error{ErrorKind::keyring_damaged,
                "the keyring is damaged (" + where + "): restore it from a backup"};
}

void put(std::string& out, std::string_view key, std::string_view value) {
    out += key;
    out += ' ';
    out += value;
    out += '\n';
}

void put(std::string& out, std::string_view key, std::uint64_t value) {
    put(out, key, std::to_string(value));
}

void put_slot(std::string& out, std::string_view key, const KeySlot& slot) {
    put(out, key, std::to_string(slot.epoch) + " " + to_hex(slot.sealed));
}

void put_member(std::string& out, const Member& member) {
    put(out, "user", static_cast<std::uint64_t>(member.id));
    put(out, "name", member.name);
    put(out, "credentials", member.credentials);
    put(out, "role", member.role);
    put(out, "joined", format_instant(member.joined));
    put(out, "box-key", to_hex(member.box_key));
    put(out, "sign-key", to_hex(member.sign_key));
    put(out, "passphrase-memory", member.cost.memory_bytes);
    put(out, "passphrase-passes", member.cost.passes);
    put(out, "passphrase-salt", to_hex(member.salt));
    put_slot(out, "passphrase-slot", member.passphrase_slot);
    put_slot(out, "recovery-slot", member.recovery_slot);
    for (const auto& [epoch, sealed] : member.vault_keys)
        put(out, "vault-key", std::to_string(epoch) + " " + to_hex(sealed));
}

/// Takes a keyring apart line by line, in the one order there is.
class Lines {
public:
    explicit Lines(std::string_view text)
        : text_{text} {}

    [[nodiscard]] bool next_is(std::string_view key) const {
        return text_.starts_with(key) && text_.substr(key.size()).starts_with(' ');
    }
    std::string_view take(std::string_view key) {
        if (!next_is(key))
            damaged("\"" + std::string{key} + "\" is not where it must be");
        const std::size_t end = text_.find('\n');
        if (end == std::string_view::npos)
            damaged("it ends too early");
        const std::string_view value = text_.substr(key.size() + 1, end - key.size() - 1);
        text_.remove_prefix(end + 1);
        return value;
    }
    std::uint64_t number(std::string_view key) { return number_in(key, take(key)); }
    template<std::size_t N>
    std::array<unsigned char, N> bytes(std::string_view key) {
        return bytes_in<N>(key, take(key));
    }
    Instant instant(std::string_view key) {
        const std::optional<Instant> value = parse_instant(take(key));
        if (!value)
            damaged("\"" + std::string{key} + "\" is not a time");
        return *value;
    }
    std::string words(std::string_view key) {
        const std::string_view value = take(key);
        if (!is_clean_text(value))
            damaged("\"" + std::string{key} + "\" is not clean text");
        return std::string{value};
    }
    /// "3 00ff…": a number and bytes.
    template<std::size_t N>
    std::pair<std::uint64_t, std::array<unsigned char, N>> numbered_bytes(std::string_view key) {
        const std::string_view value = take(key);
        const std::size_t blank = value.find(' ');
        if (blank == std::string_view::npos)
            damaged("\"" + std::string{key} + "\" has no number");
        return {number_in(key, value.substr(0, blank)), bytes_in<N>(key, value.substr(blank + 1))};
    }
    [[nodiscard]] bool at_end() const { return text_.empty(); }

private:
    static std::uint64_t number_in(std::string_view key, std::string_view digits) {
        std::uint64_t value = 0;
        const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (failure != std::errc{} || end != digits.data() + digits.size() || value > std::uint64_t{1} << 62)
            damaged("\"" + std::string{key} + "\" is not a number");
        return value;
    }
    template<std::size_t N>
    static std::array<unsigned char, N> bytes_in(std::string_view key, std::string_view digits) {
        std::array<unsigned char, N> value{};
        if (!from_hex(digits, value))
            damaged("\"" + std::string{key} + "\" is not " + std::to_string(N) + " bytes");
        return value;
    }

    std::string_view text_;
};

KeySlot read_slot(Lines& lines, std::string_view key) {
    const auto [epoch, sealed] = lines.numbered_bytes<std::tuple_size_v<SealedBundle>>(key);
    return {epoch, sealed};
}

Member read_member(Lines& lines) {
    Member member;
    member.id = UserId{static_cast<std::int64_t>(lines.number("user"))};
    member.name = lines.words("name");
    member.credentials = lines.words("credentials");
    member.role = lines.words("role");
    member.joined = lines.instant("joined");
    member.box_key = lines.bytes<32>("box-key");
    member.sign_key = lines.bytes<32>("sign-key");
    member.cost.memory_bytes = lines.number("passphrase-memory");
    member.cost.passes = lines.number("passphrase-passes");
    if (!is_acceptable(member.cost))
        damaged("the key cost of a slot is outside the limits");
    member.salt = lines.bytes<16>("passphrase-salt");
    member.passphrase_slot = read_slot(lines, "passphrase-slot");
    member.recovery_slot = read_slot(lines, "recovery-slot");
    while (lines.next_is("vault-key"))
        member.vault_keys.insert(lines.numbered_bytes<std::tuple_size_v<SealedVaultKey>>("vault-key"));
    return member;
}

FormerMember read_former(Lines& lines) {
    FormerMember former;
    former.id = UserId{static_cast<std::int64_t>(lines.number("former"))};
    former.name = lines.words("name");
    former.credentials = lines.words("credentials");
    former.sign_key = lines.bytes<32>("sign-key");
    return former;
}

/// The last line is a plain SHA-256 of all before it. It protects against accidents alone, and is what tells
/// a damaged keyring from a wrong passphrase before any key is derived. Every format version keeps it.
void check_sum(std::string_view text) {
    constexpr std::string_view key = "check ";
    constexpr std::size_t length = key.size() + 64 + 1;
    if (text.size() < length || text.back() != '\n' || !text.starts_with("attune-keyring "))
        damaged("it is not a whole keyring");
    const std::string_view last = text.substr(text.size() - length);
    if (!last.starts_with(key) ||
        last.substr(key.size(), 64) != sha256_hex(text.substr(0, text.size() - length)))
        damaged("its checksum does not match");
}

Keyring read_body(Lines& lines) {
    Keyring keyring;
    keyring.vault_id = lines.words("vault");
    std::array<unsigned char, 16> id{};
    if (!from_hex(keyring.vault_id, id))
        damaged("\"vault\" is not an identity");
    keyring.practice = lines.words("practice");
    keyring.created = lines.instant("created");
    keyring.generation = lines.number("generation");
    keyring.epoch = lines.number("epoch");
    keyring.database_salt = lines.bytes<16>("database-salt");
    while (lines.next_is("user"))
        keyring.members.push_back(read_member(lines));
    while (lines.next_is("former"))
        keyring.former.push_back(read_former(lines));
    const auto [signer, signature] = lines.numbered_bytes<64>("members-signature");
    keyring.signer = UserId{static_cast<std::int64_t>(signer)};
    keyring.members_signature = signature;
    return keyring;
}

} // namespace

std::string member_list(const Keyring& keyring) {
    std::string out = "attune members 1\n";
    put(out, "vault", keyring.vault_id);
    for (const Member& member : keyring.members) {
        put(out, "user", static_cast<std::uint64_t>(member.id));
        put(out, "name", member.name);
        put(out, "credentials", member.credentials);
        put(out, "role", member.role);
        put(out, "joined", format_instant(member.joined));
        put(out, "box-key", to_hex(member.box_key));
        put(out, "sign-key", to_hex(member.sign_key));
    }
    for (const FormerMember& former : keyring.former) {
        put(out, "former", static_cast<std::uint64_t>(former.id));
        put(out, "name", former.name);
        put(out, "credentials", former.credentials);
        put(out, "sign-key", to_hex(former.sign_key));
    }
    return out;
}

std::string keyring_body(const Keyring& keyring) {
    std::string out;
    put(out, "attune-keyring", std::uint64_t{keyring_version});
    put(out, "vault", keyring.vault_id);
    put(out, "practice", keyring.practice);
    put(out, "created", format_instant(keyring.created));
    put(out, "generation", keyring.generation);
    put(out, "epoch", keyring.epoch);
    put(out, "database-salt", to_hex(keyring.database_salt));
    for (const Member& member : keyring.members)
        put_member(out, member);
    for (const FormerMember& former : keyring.former) {
        put(out, "former", static_cast<std::uint64_t>(former.id));
        put(out, "name", former.name);
        put(out, "credentials", former.credentials);
        put(out, "sign-key", to_hex(former.sign_key));
    }
    put(out, "members-signature",
        std::to_string(static_cast<std::int64_t>(keyring.signer)) + " " + to_hex(keyring.members_signature));
    return out;
}

std::string write_keyring(const Keyring& keyring, const SecretBytes& mac_key) {
    std::string out = keyring_body(keyring);
    put(out, "mac", to_hex(authenticate(mac_key, out)));
    put(out, "check", sha256_hex(out));
    return out;
}

Keyring parse_keyring(std::string_view text) {
    check_sum(text);
    Lines lines{text};
    if (const std::uint64_t version = lines.number("attune-keyring"); version > keyring_version)
        throw Error{ErrorKind::vault_newer,
                    "the vault was made by a newer version of the program (keyring format " +
                        std::to_string(version) + "): update the program"};
    Keyring keyring = read_body(lines);
    keyring.mac = lines.bytes<32>("mac");
    lines.take("check");
    if (!lines.at_end())
        damaged("something follows its end");
    if (keyring.members.empty())
        damaged("it has no users");
    // One way to write a keyring: anything that reads the same but is spelled otherwise is refused.
    std::string again = keyring_body(keyring);
    put(again, "mac", to_hex(keyring.mac));
    if (!text.starts_with(again) || text.size() != again.size() + 71)
        damaged("it is not in its normal form");
    return keyring;
}

} // namespace attune
