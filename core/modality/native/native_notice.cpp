// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native/native_notice.hpp"

#include <array>
#include <cstddef>

namespace attune {
namespace {

struct Words {
    const char* name;
    const char* words;
    bool may_pass;
};

// In the order of the enumeration.
constexpr std::array<Words, 18> all_words{{
    {"none", "worked", true},
    {"not_there", "could not be read from the disk", false},
    {"not_approved", "are not approved on this computer", false},
    {"other_bytes", "are not the ones that the pack was made with", false},
    {"no_host", "could not be started, because a part of Attune is missing", false},
    {"no_confinement", "are off, because this system cannot confine them", false},
    {"not_loadable", "could not be loaded", false},
    {"no_entry", "could not be loaded", false},
    {"other_abi", "are made for another version of Attune", false},
    {"other_pack", "belong to another pack", false},
    {"not_started", "did not start", true},
    {"no_extension", "offer nothing that this version of Attune can use", false},
    {"crashed", "stopped working", true},
    {"too_slow", "took too long and were stopped", true},
    {"forbidden", "tried something that they may not do and were stopped", true},
    {"bad_answer", "gave an answer that makes no sense; it was thrown away", true},
    {"said_failed", "could not work with this note", true},
    {"too_much_asked", "cannot take a course this long", true},
}};

const Words& words_of(NativeProblem problem) noexcept {
    return all_words[static_cast<std::size_t>(problem)];
}

} // namespace

const char* to_string(NativeProblem problem) noexcept {
    return words_of(problem).name;
}
const char* words_for(NativeProblem problem) noexcept {
    return words_of(problem).words;
}
bool may_pass(NativeProblem problem) noexcept {
    return words_of(problem).may_pass;
}

} // namespace attune
