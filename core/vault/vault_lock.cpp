// SPDX-License-Identifier: Apache-2.0
#include "core/vault/vault_lock.hpp"

#include "core/error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

namespace attune {
namespace {

std::string holder_of(int file) {
    std::array<char, 300> words{};
    const ssize_t got = ::pread(file, words.data(), words.size() - 1, 0);
    std::string text{words.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    while (text.ends_with(' '))
        text.pop_back();
    return text.empty() ? std::string{"another window of the program"} : text;
}

} // namespace

VaultLock::VaultLock(const std::filesystem::path& vault_folder)
    : path_{vault_folder / "lock"} {
    // A few tries: there are file systems that give one file another number each time.
    for (int tries = 0; tries < 5; ++tries) {
        open();
        take();
        if (is_in_place())
            return;
    }
}

void VaultLock::open() {
    made_ = false;
    file_ = Descriptor{::open(path_.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW)};
    if (!file_.is_open() && errno == ENOENT) {
        file_ = Descriptor{::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
        made_ = file_.is_open();
    }
    if (!file_.is_open())
        throw_file_error(errno, "cannot lock the vault with", path_);
}

void VaultLock::take() const {
    while (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK)
            throw_file_error(errno, "cannot lock the vault with", path_);
        throw Error{ErrorKind::vault_busy, "the vault is already open (" + holder_of(file_.get()) +
                                               "): close it there, or wait until it is closed"};
    }
}

bool VaultLock::is_in_place() const {
    struct stat held {};
    struct stat named {};
    return ::fstat(file_.get(), &held) == 0 && ::lstat(path_.c_str(), &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

VaultLock::~VaultLock() {
    if (signed_)
        static_cast<void>(::ftruncate(file_.get(), 0) == 0); // the lock itself ends with the descriptor
    else if (made_)
        ::unlink(path_.c_str());
}

void VaultLock::sign() {
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) != 0)
        host[0] = '\0';
    const std::string words = "process " + std::to_string(::getpid()) + " on " + host.data() + "\n";
    signed_ = ::ftruncate(file_.get(), 0) == 0 &&
              ::pwrite(file_.get(), words.data(), words.size(), 0) == static_cast<ssize_t>(words.size());
}

} // namespace attune
