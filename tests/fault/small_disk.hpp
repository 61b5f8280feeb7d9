// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/temp_folder.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string>

namespace attune {

/// A disk of a few mebibytes that this process alone sees, for filling it up. Works as root, and as a user
/// where user namespaces are allowed; where neither is possible it throws, so that the test fails and says
/// why.
class SmallDisk {
public:
    explicit SmallDisk(int mebibytes) {
        enter_a_namespace();
        const std::string options = "mode=0700,size=" + std::to_string(mebibytes) + "m";
        if (::mount("attune-test", folder_.path().c_str(), "tmpfs", MS_NOSUID | MS_NODEV, options.c_str()) !=
            0)
            fail("mount a small tmpfs");
    }
    ~SmallDisk() { ::umount2(folder_.path().c_str(), MNT_DETACH); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
    /// Takes all the space that is left.
    void fill() const {
        const int file = ::open((path() / "ballast").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        const std::string block(4096, 'b');
        while (::write(file, block.data(), block.size()) > 0) {
        }
        ::close(file);
    }
    /// Gives back what `fill` took.
    void make_room() const { std::filesystem::remove(path() / "ballast"); }

private:
    [[noreturn]] static void fail(const std::string& what) {
        throw std::runtime_error{"the full disk cannot be tried here: no permission to " + what + " (" +
                                 std::strerror(errno) + "); run as root, or allow user namespaces"};
    }
    static void write_file(const char* path, const std::string& text) {
        std::ofstream file{path};
        file << text;
        if (!file.flush())
            fail(std::string{"write "} + path);
    }
    static void enter_a_namespace() {
        const uid_t user = ::getuid();
        const gid_t group = ::getgid();
        if (::unshare(user == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0)
            fail("make a mount namespace");
        if (user != 0) {
            write_file("/proc/self/setgroups", "deny");
            write_file("/proc/self/uid_map", std::to_string(user) + " " + std::to_string(user) + " 1");
            write_file("/proc/self/gid_map", std::to_string(group) + " " + std::to_string(group) + " 1");
        }
        // In a chroot / is no mount point (EINVAL), and what the new namespace has is already its own.
        if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 && errno != EINVAL)
            fail("make mounts private");
    }

    TempFolder folder_;
};

} // namespace attune
