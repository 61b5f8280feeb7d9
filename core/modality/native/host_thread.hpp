// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace attune {

/// One thread that outlives single calls. The kernel ends a plugin host together with the thread that started
/// it, so a host that is to answer more than once is started here, whoever asks it.
class HostThread {
public:
    HostThread() = default;
    HostThread(const HostThread&) = delete;
    HostThread& operator=(const HostThread&) = delete;
    /// Waits for work that was begun.
    ~HostThread();

    /// Does `work` on the thread and returns when it is done. Several callers wait for one
    /// another. `work` must not throw.
    void run(const std::function<void()>& work);

private:
    void serve(const std::stop_token& stop);

    std::mutex callers_; ///< held by the one whose work is done
    std::mutex mutex_;
    std::condition_variable_any changed_;
    const std::function<void()>* work_ = nullptr; ///< of the caller that waits
    std::jthread thread_;                         ///< started when it is first needed
};

} // namespace attune
