// SPDX-License-Identifier: Apache-2.0
#include "gui/platform/locale.hpp"

#include <clocale>
#include <cstdlib>
#include <langinfo.h>
#include <string_view>

namespace attune {

void use_utf8() {
    std::setlocale(LC_ALL, "");
    if (std::string_view{nl_langinfo(CODESET)} == "UTF-8")
        return;
    ::setenv("LC_ALL", "C.UTF-8", 1); // GTK sets the locale again from the environment
    std::setlocale(LC_ALL, "");
}

} // namespace attune
