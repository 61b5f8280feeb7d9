// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace attune {

/// What the user can do about a failure; the window picks its advice by this.
enum class ErrorKind {
    wrong_passphrase = 1, ///< try again, or use the recovery sheet
    keyring_damaged,      ///< restore the keyring from a backup
    vault_damaged,        ///< restore the vault from a backup
    vault_rolled_back,    ///< the record is older than what was locked last; look for the newer copy
    vault_busy,           ///< close the other window or wait
    vault_newer,          ///< update the program
    vault_missing,        ///< choose another folder
    vault_exists,         ///< choose another name
    no_space,             ///< free some space and try again
    no_permission,        ///< change the permissions of the folder
    no_memory,            ///< close other programs and try again
    bad_input,            ///< correct what was given
    not_found,            ///< the record named does not exist
    note_frozen,          ///< signed: write an addendum
    template_rejected,    ///< mend the template; the message lists the places
    pack_rejected,        ///< mend or remove the pack
    plugin_rejected,      ///< the native library is off; the form works without it
    plugin_failed,        ///< one call of a native library did not answer
    internal,             ///< a mistake in the program
};

/// A failure that the current action cannot survive.
/// The message is technical English and never holds client data, SQL values or keys.
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, const std::string& message)
        : std::runtime_error{message},
          kind_{kind} {}
    [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }

private:
    ErrorKind kind_;
};

} // namespace attune
