// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace attune {

/// What can go wrong with a native library.
enum class NativeProblem {
    none,
    not_there,      ///< the file cannot be read
    not_approved,   ///< its hash is on no list
    other_bytes,    ///< not the hash that pack.xml states
    no_host,        ///< attune-plugin-host cannot be started
    no_confinement, ///< this system lacks seccomp or Landlock
    not_loadable,   ///< damaged, or needs other libraries
    no_entry,       ///< does not export attune_plugin_entry
    other_abi,      ///< built for another major version
    other_pack,     ///< says that it belongs to another pack
    not_started,    ///< create or start failed
    no_extension,   ///< does not derive values
    crashed,        ///< its process ended
    too_slow,       ///< did not answer in time
    forbidden,      ///< tried something that libraries may not do
    bad_answer,     ///< too long, not UTF-8, not finite, undeclared, broken frames
    said_failed,    ///< returned another status than ATTUNE_OK
    too_much_asked, ///< the course is longer than a request may be
};

/// Something to say about a pack's native library.
struct NativeNotice {
    std::string pack;
    NativeProblem problem = NativeProblem::none;
    std::string sentence;      ///< for the therapist, plain words
    std::string detail;        ///< for the author, technical; never client data
    bool switched_off = false; ///< for the rest of this session
};

/// "crashed", for logs and commands.
[[nodiscard]] const char* to_string(NativeProblem problem) noexcept;
/// What the library did, as the end of a sentence: "stopped working", "tried something that …".
[[nodiscard]] const char* words_for(NativeProblem problem) noexcept;
/// Whether trying again could help; the others switch the library off at once.
[[nodiscard]] bool may_pass(NativeProblem problem) noexcept;

} // namespace attune
