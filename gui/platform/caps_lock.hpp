// SPDX-License-Identifier: Apache-2.0
#pragma once

class wxTextCtrl;

namespace attune {

[[nodiscard]] bool is_caps_lock_on();
/// Shows or hides the letters of a password field; wx can only choose that when it makes the field.
enum class Letters { hide, show };
void set_letters(wxTextCtrl* field, Letters letters);

} // namespace attune
