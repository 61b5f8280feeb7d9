// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace attune {

/// A program that runs beside the test, with its standard output on a pipe. Killed at the end if it still
/// runs.
class ChildProcess {
public:
    explicit ChildProcess(std::vector<std::string> command) {
        int ends[2];
        if (::pipe(ends) != 0)
            throw std::runtime_error{"no pipe for a child process"};
        process_ = ::fork();
        if (process_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
            std::vector<char*> words;
            for (std::string& word : command)
                words.push_back(word.data());
            words.push_back(nullptr);
            ::execv(words[0], words.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        output_ = ends[0];
    }
    ~ChildProcess() {
        kill();
        ::close(output_);
    }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// The next line of output; empty at the end.
    std::string line() {
        std::string text;
        char c = 0;
        while (::read(output_, &c, 1) == 1) {
            if (c == '\n')
                return text;
            text += c;
        }
        return {};
    }
    /// Ends it without a chance to tidy up. Lines that it has written before can still be read.
    void kill() {
        if (process_ <= 0)
            return;
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        process_ = -1;
    }
    [[nodiscard]] pid_t id() const noexcept { return process_; }

private:
    pid_t process_ = -1;
    int output_ = -1;
};

/// Runs `body` in a forked copy of the test and returns its exit status, or 128 + the signal that ended it.
template<typename Body>
int in_a_fork(Body&& body) {
    const pid_t process = ::fork();
    if (process < 0)
        throw std::runtime_error{"cannot fork"};
    if (process == 0) {
        int result = 99;
        try {
            result = std::forward<Body>(body)();
        } catch (...) {
        }
        ::_exit(result);
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace attune
