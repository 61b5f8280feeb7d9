// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native/host_thread.hpp"

namespace attune {

HostThread::~HostThread() {
    thread_.request_stop();
}

void HostThread::run(const std::function<void()>& work) {
    const std::lock_guard alone{callers_};
    std::unique_lock lock{mutex_};
    if (!thread_.joinable())
        thread_ = std::jthread{[this](const std::stop_token& stop) { serve(stop); }};
    work_ = &work;
    changed_.notify_all();
    changed_.wait(lock, [this] { return work_ == nullptr; });
}

void HostThread::serve(const std::stop_token& stop) {
    std::unique_lock lock{mutex_};
    while (changed_.wait(lock, stop, [this] { return work_ != nullptr; })) {
        const auto& work = *work_;
        lock.unlock();
        work();
        lock.lock();
        work_ = nullptr;
        changed_.notify_all();
    }
}

} // namespace attune
