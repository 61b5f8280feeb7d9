// SPDX-License-Identifier: Apache-2.0
#include "cli/passphrase_source.hpp"

#include "cli/output.hpp"
#include "core/error.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cstdio>

namespace attune::cli {
namespace {

/// Switches the terminal's echo off for as long as it lives.
class NoEcho {
public:
    NoEcho() {
        tcgetattr(STDIN_FILENO, &before_);
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~NoEcho() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

private:
    termios before_{};
};

std::string first_line_of(int descriptor) {
    std::string line;
    line.reserve(1024); // grown strings would leave copies of a secret behind
    char c = 0;
    while (line.size() < line.capacity() && read(descriptor, &c, 1) == 1 && c != '\n')
        line.push_back(c);
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return line;
}

std::string ask(const std::string& prompt) {
    std::fprintf(stderr, "%s: ", prompt.c_str());
    const NoEcho silent;
    std::string line = first_line_of(STDIN_FILENO);
    std::fprintf(stderr, "\n");
    return line;
}

std::string read_file(const std::filesystem::path& file) {
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw Error{ErrorKind::not_found, "the passphrase file " + file.string() + " cannot be read"};
    std::string line = first_line_of(descriptor);
    close(descriptor);
    return line;
}

void need_terminal() {
    if (isatty(STDIN_FILENO) == 0)
        throw WrongUse{"no passphrase: give --passphrase-file FILE, or run it in a terminal"};
}

} // namespace

Passphrase read_passphrase(const std::optional<std::filesystem::path>& file, const std::string& prompt) {
    if (file)
        return Passphrase{read_file(*file)};
    need_terminal();
    return Passphrase{ask(prompt)};
}

Passphrase read_new_passphrase(const std::optional<std::filesystem::path>& file) {
    if (file)
        return Passphrase{read_file(*file)};
    need_terminal();
    Passphrase first{ask("New passphrase, 15 characters or more")};
    const Passphrase second{ask("The same again")};
    if (first.view() != second.view())
        throw WrongUse{"the two passphrases differ; nothing was made"};
    return first;
}

} // namespace attune::cli
