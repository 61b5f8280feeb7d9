// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/native/host_run.hpp"
#include "core/modality/native/host_thread.hpp"
#include "core/modality/native/native_notice.hpp"
#include "core/modality/native/native_request.hpp"
#include "core/modality/native/sealed_library.hpp"
#include "core/modality/pack.hpp"
#include "core/template/form/form.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace attune {

/// Whether the library with this SHA-256 may run for this pack. Asked on the worker, at each run: plain data only.
using NativeApproval = std::function<bool(const Pack& pack, const std::string& hash)>;
/// The libraries on the list of the build, each for packs that came with the program.
[[nodiscard]] NativeApproval shipped_approval();

/// The values that native libraries of packs compute, each in a confined process of its own.
///
/// A process answers for one note alone: it is kept while that note asks again, and thrown away when another
/// note asks, so that nothing of one client can reach the next.
///
/// `gather` belongs to the thread of the form; `run` blocks (up to 2.5 s for each pack in the worst case) and
/// belongs on a worker, several at once if need be. Neither throws on what a library does: a library that
/// fails gives no values and a notice, and after three failures, or one that trying again cannot mend, it is
/// off until this object goes.
class NativeValues {
public:
    struct Result {
        std::map<std::string, Value> values; ///< "se.cycles", for Form::set_native
        std::vector<NativeNotice> notices;
    };

    /// Libraries whose SHA-256 is in `approved` may run, and no others.
    NativeValues(const std::vector<Pack>& packs, std::filesystem::path host, std::set<std::string> approved,
                 NativeLimits limits = {});
    NativeValues(const std::vector<Pack>& packs, std::filesystem::path host, NativeApproval approval,
                 NativeLimits limits = {});
    /// The host that belongs to the program, and the libraries that came with it.
    explicit NativeValues(const std::vector<Pack>& packs);

    /// Other packs and another approval from now on, without waiting for a library that is running: what it answers
    /// still counts for who asked. A library that failed three times stays off while its pack's version is the same.
    void replace(const std::vector<Pack>& packs, NativeApproval approval);

    /// Whether any library takes part, so that a form without one spends nothing.
    [[nodiscard]] bool has_work_for(const Form& form) const;
    /// Collects what the libraries of the form's parts asked for. `earlier` as in the form's context.
    [[nodiscard]] std::vector<NativeRequest> gather(const Form& form,
                                                    const std::vector<EarlierNote>& earlier) const;
    [[nodiscard]] std::vector<NativeRequest> gather(const CourseSource& source) const;
    [[nodiscard]] Result run(const std::vector<NativeRequest>& requests);
    [[nodiscard]] Result derive(const Form& form, const std::vector<EarlierNote>& earlier) {
        return run(gather(form, earlier));
    }
    [[nodiscard]] bool is_switched_off(const std::string& pack) const;
    /// Ends the processes that are kept for the next question; when a note is closed and at lock.
    void end_hosts();

private:
    struct Library {
        Pack pack;
        std::shared_ptr<const NativeApproval> approval;
        std::optional<SealedLibrary> sealed;
        std::unique_ptr<HostSession> host; ///< kept for `owner`
        std::string owner;
        std::atomic<int> failures = 0;
        std::atomic<bool> off = false;
        std::mutex running; ///< held while it runs: one at a time
    };
    using Libraries = std::map<std::string, std::shared_ptr<Library>>;

    [[nodiscard]] std::shared_ptr<Library> find(const std::string& pack) const;
    std::optional<NativeNotice> run_one(const NativeRequest& request, Library& library, Result& result);
    HostRun run_sealed(const NativeRequest& request, Library& library);
    HostRun ask_host(const NativeRequest& request, Library& library);
    static void require_approval(Library& library);
    static NativeNotice count_failure(Library& library, NativeProblem problem, std::string detail);

    std::filesystem::path host_;
    NativeLimits limits_;
    mutable std::mutex mutex_; ///< over `libraries_`, and never held while one of them runs
    Libraries libraries_;
    HostThread hosts_; ///< starts every host
};

/// Values that a library gave, checked against what its manifest declares and put under the pack's prefix.
/// Throws Error(plugin_failed) on the first that does not fit: the answer is void as a whole.
[[nodiscard]] std::map<std::string, Value> checked_values(const Pack& pack, const HostRun& run,
                                                          const std::map<std::string, std::string>& titles);

} // namespace attune
