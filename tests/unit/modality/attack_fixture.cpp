// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/modality/attack_fixture.hpp"
#include "core/text/digest.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace attune::test {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "attune-modality-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    fs::permissions(path_,
                    fs::perms::group_read | fs::perms::group_exec | fs::perms::others_read |
                        fs::perms::others_exec,
                    fs::perm_options::add);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

fs::path attack_library(const std::string& name) {
    return fs::path{ATTUNE_ATTACKS_DIR} / ("libattack_" + name + ".so");
}

Pack attack_pack(const fs::path& library) {
    Pack pack;
    pack.id = "attack";
    pack.prefix = "attack";
    pack.title = "Attack";
    pack.contents = folder_contents(library.parent_path());
    pack.library = library.filename().string();
    pack.outputs = {{"value", FieldKind::number}, {"words", FieldKind::text}};
    return pack;
}

std::vector<NativeRequest> empty_request(const NativeValues& native) {
    auto form = std::make_shared<Template>();
    form->pack = "attack";
    form->prefix = "attack";
    const std::vector<std::shared_ptr<const Template>> parts{form};
    return native.gather({parts, {}, {}, {}});
}

NativeLimits patient_limits() {
    NativeLimits limits;
    limits.loading = limits.answering = std::chrono::seconds{20};
    return limits;
}

NativeValues::Result run_once(const fs::path& library, const fs::path& host, const NativeLimits& limits) {
    const auto hash = sha256_hex(read_file(library));
    NativeValues native{{attack_pack(library)}, host, {hash}, limits};
    return native.run(empty_request(native));
}

void write_file(const fs::path& file, const std::string& bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << bytes;
}

std::string read_file(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

} // namespace attune::test
