// SPDX-License-Identifier: Apache-2.0
#include "core/modality/pack.hpp"
#include "core/modality/shipped_packs.hpp"
#include "tests/unit/modality/command_output.hpp"

#include <gtest/gtest.h>

#include <sstream>

extern "C" const char* attune_test_extension_in_c(void);
const char* attune_test_extension_in_cpp();

namespace attune {
namespace {

TEST(SdkTest, HeadersSayTheSameInCAndInCpp) {
    EXPECT_STREQ(attune_test_extension_in_c(), attune_test_extension_in_cpp());
}

TEST(SdkTest, ShippedLibrariesExportTheirEntryAlone) {
    for (const auto& pack : read_packs({shipped_packs_folder()})) {
        if (pack.library.empty())
            continue;
        std::istringstream lines{test::output_of("nm -D --defined-only '" + (pack.contents->folder() / pack.library).string() + "'")};
        std::string address;
        std::string type;
        std::string name;
        std::string rest;
        lines >> address >> type >> name >> rest;

        EXPECT_EQ(name, "attune_plugin_entry") << pack.id;
        EXPECT_EQ(rest, "") << pack.id;
    }
}

TEST(SdkTest, HostLinksNothingThatHoldsSecrets) {
    const auto needed = test::output_of("readelf -d '" + plugin_host_file().string() + "'");

    EXPECT_NE(needed.find("libseccomp"), std::string::npos) << needed;
    for (const auto* library : {"sqlcipher", "sqlite", "libwx", "sodium", "gtk", "crypto"})
        EXPECT_EQ(needed.find(library), std::string::npos) << library;
}

TEST(SdkTest, HostStartedByHandSaysWhatItIs) {
    EXPECT_NE(test::output_of("'" + plugin_host_file().string() + "' 3<&-").find("started by Attune"),
              std::string::npos);
}

} // namespace
} // namespace attune
