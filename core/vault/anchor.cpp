// SPDX-License-Identifier: Apache-2.0
#include "core/vault/anchor.hpp"

#include "core/error.hpp"
#include "core/vault/file_ops.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <sstream>

namespace attune {
namespace {

constexpr std::size_t limit = 4096;

std::string body_of(const VaultAnchor& anchor, const std::string& vault_id) {
    return "attune-anchor 1\nvault " + vault_id + "\nseq " + std::to_string(anchor.head.seq) + "\nhead " +
           to_hex(anchor.head.mac) + "\nkeyring " + std::to_string(anchor.keyring_generation) + "\npages " +
           std::to_string(anchor.pages) + "\nepoch " + std::to_string(anchor.epoch) + "\nat " +
           format_instant(anchor.at) + "\nuser " + std::to_string(static_cast<std::int64_t>(anchor.user)) +
           "\n";
}

std::string tip_body(const AuditHead& head, const std::string& vault_id) {
    char seq[24];
    std::snprintf(seq, sizeof seq, "%020lld", static_cast<long long>(head.seq));
    return "attune-tip 1 " + vault_id + " " + seq + " " + to_hex(head.mac) + " ";
}

/// Reads back what body_of wrote; nothing when it is anything else.
std::optional<VaultAnchor> parse_body(const std::string& text, const std::string& vault_id) {
    std::istringstream lines{text};
    std::string key, value, head, at;
    VaultAnchor anchor;
    std::int64_t user = 0;
    lines >> key >> value >> key >> value >> key >> anchor.head.seq >> key >> head >> key >>
        anchor.keyring_generation >> key >> anchor.pages >> key >> anchor.epoch >> key >> at >> key >> user;
    const std::optional<Instant> when = parse_instant(at);
    if (!lines || !when || !from_hex(head, anchor.head.mac))
        return std::nullopt;
    anchor.at = *when;
    anchor.user = UserId{user};
    return body_of(anchor, vault_id) == text ? std::optional{anchor} : std::nullopt;
}

/// The text behind `key ` on the last line; that line is taken off `text`.
std::string take_last_line(std::string& text, const std::string& key) {
    if (!text.ends_with('\n'))
        return {};
    const std::size_t start = text.size() < 2 ? std::string::npos : text.rfind('\n', text.size() - 2);
    if (start == std::string::npos)
        return {};
    const std::string line = text.substr(start + 1, text.size() - start - 2);
    text.resize(start + 1);
    return line.starts_with(key + " ") ? line.substr(key.size() + 1) : std::string{};
}

std::optional<std::string> read_if_there(const std::filesystem::path& path) {
    try {
        return read_file(path, limit);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::vault_missing)
            return std::nullopt;
        if (error.kind() == ErrorKind::vault_damaged)
            return std::string{};
        throw;
    }
}

} // namespace

AnchorStore::AnchorStore(const std::filesystem::path& state_folder, const std::string& vault_id,
                         const SecretBytes& mac_key)
    : file_{state_folder / "anchors" / vault_id},
      vault_id_{vault_id},
      mac_key_{mac_key} {}

AnchorStore::Read AnchorStore::read(const Keyring& keyring) const {
    Read result;
    if (std::optional<std::string> text = read_if_there(file_)) {
        result.finding = Finding::unreadable;
        Mac mac{};
        Signature signature{};
        const bool has_mac =
            from_hex(take_last_line(*text, "mac"), mac) && is_authentic(mac_key_, *text, mac);
        const bool has_signature = has_mac && from_hex(take_last_line(*text, "signature"), signature);
        std::optional<VaultAnchor> anchor = has_signature ? parse_body(*text, vault_id_) : std::nullopt;
        if (anchor) {
            const Member* signer = keyring.find(anchor->user);
            const std::span message{reinterpret_cast<const unsigned char*>(text->data()), text->size()};
            if (signer == nullptr || is_signed_by(signer->sign_key, message, signature)) {
                result.finding = Finding::read;
                result.anchor = anchor;
            }
        }
    }
    std::filesystem::path tip_file = file_;
    tip_file += ".tip";
    if (const std::optional<std::string> text = read_if_there(tip_file)) {
        AuditHead head;
        Mac mac{};
        std::istringstream words{*text};
        std::string name, version, vault, head_hex, mac_hex;
        words >> name >> version >> vault >> head.seq >> head_hex >> mac_hex;
        if (words && from_hex(head_hex, head.mac) && from_hex(mac_hex, mac) &&
            is_authentic(mac_key_, tip_body(head, vault_id_), mac))
            result.tip = head;
    }
    return result;
}

void AnchorStore::write(const VaultAnchor& anchor, const MemberSecrets& signer) {
    make_folders(file_.parent_path());
    std::string text = body_of(anchor, vault_id_);
    const Signature signature =
        signer.sign({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
    text += "signature " + to_hex(signature) + "\n";
    text += "mac " + to_hex(authenticate(mac_key_, text)) + "\n";
    replace_file(file_, text);
    write_tip(anchor.head);
}

void AnchorStore::write_tip(const AuditHead& head) noexcept {
    try {
        if (!tip_.is_open()) {
            make_folders(file_.parent_path());
            std::filesystem::path path = file_;
            path += ".tip";
            tip_ = Descriptor{::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
        }
        std::string line = tip_body(head, vault_id_);
        line += to_hex(authenticate(mac_key_, line)) + "\n";
        // One short write in place: after a power cut the line is the old one, the new one, or fails its
        // code.
        static_cast<void>(::pwrite(tip_.get(), line.data(), line.size(), 0) ==
                          static_cast<ssize_t>(line.size()));
    } catch (const std::exception&) {
    }
}

} // namespace attune
