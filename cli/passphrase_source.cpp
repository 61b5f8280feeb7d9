// SPDX-License-Identifier: Apache-2.0
#include "cli/passphrase_source.hpp"

#include "cli/output.hpp"
#include "core/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>

namespace attune::cli {
namespace {

constexpr std::size_t longest_line = 4096;

/// Switches the terminal's echo off for as long as it lives, and on again when a signal ends the program.
class NoEcho {
public:
    NoEcho() {
        tcgetattr(STDIN_FILENO, &before_);
        for (std::size_t i = 0; i < ending_.size(); ++i) {
            struct sigaction restoring {};
            restoring.sa_handler = [](int number) {
                tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
                std::signal(number, SIG_DFL);
                std::raise(number);
            };
            sigaction(ending_[i], &restoring, &handled_[i]);
        }
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~NoEcho() {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        for (std::size_t i = 0; i < ending_.size(); ++i)
            sigaction(ending_[i], &handled_[i], nullptr);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

private:
    static constexpr std::array ending_{SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    static inline termios before_{}; // where a signal handler can reach it
    std::array<struct sigaction, ending_.size()> handled_{};
};

/// Throws WrongUse when the line is too long: a secret that is cut would be another secret.
std::string first_line_of(int descriptor) {
    std::string line;
    line.reserve(longest_line); // grown strings would leave copies of a secret behind
    char c = 0;
    while (read(descriptor, &c, 1) == 1 && c != '\n') {
        if (line.size() == longest_line)
            throw WrongUse{"the first line has more than 4096 bytes; is it the right file?"};
        line.push_back(c);
    }
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return line;
}

std::string ask(const std::string& prompt) {
    if (isatty(STDIN_FILENO) == 0)
        throw WrongUse{"there is no terminal to ask on: give a file (--passphrase-file, --help tells of others)"};
    std::fprintf(stderr, "%s: ", prompt.c_str());
    const NoEcho silent;
    std::string line = first_line_of(STDIN_FILENO);
    std::fprintf(stderr, "\n");
    if (line.empty())
        throw WrongUse{"nothing was typed; nothing was done"};
    return line;
}

void warn_when_others_can_read(int descriptor, const std::filesystem::path& file) {
    struct stat about {};
    if (fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) && (about.st_mode & 077U) != 0)
        std::fprintf(stderr, "attune-cli: warning: other users can read %s: chmod 600 it\n", file.c_str());
}

std::string read_file(const std::filesystem::path& file) {
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw Error{ErrorKind::not_found,
                    "the file " + file.string() + " cannot be read: check its name and permissions"};
    warn_when_others_can_read(descriptor, file);
    std::string line = first_line_of(descriptor);
    close(descriptor);
    return line;
}

} // namespace

Passphrase read_secret(const std::optional<std::filesystem::path>& file, const std::string& prompt) {
    return Passphrase{file ? read_file(*file) : ask(prompt)};
}

Passphrase read_new_passphrase(const std::optional<std::filesystem::path>& file) {
    if (file)
        return Passphrase{read_file(*file)};
    Passphrase first{ask("New passphrase, 15 characters or more")};
    const Passphrase second{ask("The same again")};
    if (first.view() != second.view())
        throw WrongUse{"the two passphrases differ; nothing was done"};
    return first;
}

} // namespace attune::cli
