// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune {

/// Makes the process's text UTF-8 before wx starts: under a locale that is not (plain "C"), wx would turn
/// every word that is not ASCII into an empty one.
void use_utf8();

} // namespace attune
