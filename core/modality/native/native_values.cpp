// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native/native_values.hpp"

#include "core/error.hpp"
#include "core/modality/native/native_wire.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr int failures_until_off = 3;

/// Carries a problem out of the steps before a library runs.
struct Stop {
    NativeProblem problem;
    std::string detail;
};

Value checked_value(const NativeOutput& output, const std::variant<double, std::string>& given,
                    const std::map<std::string, std::string>& titles) {
    if (const auto* number = std::get_if<double>(&given)) {
        if (output.kind != FieldKind::number || !std::isfinite(*number))
            throw Error{ErrorKind::plugin_failed,
                        fmt::format("{}: not a finite number, or no number", output.id)};
        return *number;
    }
    const auto& text = std::get<std::string>(given);
    if (output.kind != FieldKind::text)
        throw Error{ErrorKind::plugin_failed, fmt::format("{}: text where a number was declared", output.id)};
    if (const auto problem = text_problem(text))
        throw Error{ErrorKind::plugin_failed, fmt::format("{}: {}", output.id, *problem)};
    return with_titles(text, titles);
}

std::string sentence_for(const Pack& pack, NativeProblem problem, bool is_off, int failures) {
    if (failures >= failures_until_off)
        return fmt::format(
            "{}’s own computations stopped three times and are now off. Your notes are complete.",
            pack.title);
    return fmt::format("{}’s own computations {}. {}", pack.title, words_for(problem),
                       is_off ? "The form works without them." : "Your notes are complete.");
}

} // namespace

std::map<std::string, Value> checked_values(const Pack& pack, const HostRun& run,
                                            const std::map<std::string, std::string>& titles) {
    std::map<std::string, Value> values;
    for (const auto& [id, given] : run.values) {
        const auto output = std::ranges::find(pack.outputs, id, &NativeOutput::id);
        if (output == pack.outputs.end())
            throw Error{ErrorKind::plugin_failed, "an answer that pack.xml does not declare"};
        values[pack.prefix + "." + id] = checked_value(*output, given, titles);
    }
    return values;
}

NativeApproval shipped_approval() {
    return [hashes = approved_library_hashes()](const Pack& pack, const std::string& hash) {
        return pack.shipped && hashes.contains(hash);
    };
}

NativeValues::NativeValues(const std::vector<Pack>& packs, std::filesystem::path host, NativeApproval approval,
                           NativeLimits limits)
    : host_{std::move(host)},
      limits_{limits} {
    replace(packs, std::move(approval));
}

NativeValues::NativeValues(const std::vector<Pack>& packs, std::filesystem::path host,
                           std::set<std::string> approved, NativeLimits limits)
    : NativeValues{packs, std::move(host),
                   [hashes = std::move(approved)](const Pack&, const std::string& hash) {
                       return hashes.contains(hash);
                   },
                   limits} {}

NativeValues::NativeValues(const std::vector<Pack>& packs)
    : NativeValues{packs, plugin_host_file(), shipped_approval()} {}

void NativeValues::replace(const std::vector<Pack>& packs, NativeApproval approval) {
    const auto shared = std::make_shared<const NativeApproval>(std::move(approval));
    Libraries libraries;
    const std::lock_guard lock{mutex_};
    for (const auto& pack : packs) {
        if (pack.library.empty() || !pack.is_usable() || !pack.offered)
            continue;
        auto library = std::make_shared<Library>();
        library->pack = pack;
        library->approval = shared;
        if (const auto before = libraries_.find(pack.id);
            before != libraries_.end() && before->second->pack.version == pack.version)
            library->failures = before->second->failures.load();
        library->off = library->failures >= failures_until_off;
        libraries[pack.id] = std::move(library);
    }
    libraries_ = std::move(libraries);
}

std::vector<NativeRequest> NativeValues::gather(const CourseSource& source) const {
    std::vector<NativeRequest> requests;
    for (const auto& part : source.parts)
        if (const auto library = find(part->pack); library != nullptr && !library->off)
            requests.push_back(gather_course(library->pack, source));
    return requests;
}

std::shared_ptr<NativeValues::Library> NativeValues::find(const std::string& pack) const {
    const std::lock_guard lock{mutex_};
    const auto found = libraries_.find(pack);
    return found == libraries_.end() ? nullptr : found->second;
}

NativeValues::Result NativeValues::run(const std::vector<NativeRequest>& requests) {
    Result result;
    for (const auto& request : requests) {
        const auto library = find(request.pack);
        if (library == nullptr)
            continue;
        const std::lock_guard one_at_a_time{library->running};
        if (library->off)
            continue;
        if (auto notice = run_one(request, *library, result))
            result.notices.push_back(std::move(*notice));
    }
    return result;
}

void NativeValues::require_approval(Library& library) {
    if (!library.sealed) {
        try {
            library.sealed = SealedLibrary{*library.pack.contents, library.pack.library};
        } catch (const Error& error) {
            throw Stop{NativeProblem::not_there, error.what()};
        }
    }
    const std::string& hash = library.sealed->hash();
    if (!library.pack.library_hash.empty() && hash != library.pack.library_hash)
        throw Stop{NativeProblem::other_bytes, "SHA-256 is " + hash};
    if (!(*library.approval)(library.pack, hash))
        throw Stop{NativeProblem::not_approved, "SHA-256 is " + hash};
}

HostRun NativeValues::run_sealed(const NativeRequest& request, Library& library) {
    if (request.course.size() > wire::max_request_bytes)
        throw Stop{NativeProblem::too_much_asked, fmt::format("{} bytes", request.course.size())};
    require_approval(library);
    auto run = ask_host(request, library);
    if (run.problem != NativeProblem::none)
        throw Stop{run.problem, run.detail};
    if (run.id != library.pack.id)
        throw Stop{NativeProblem::other_pack, "the library names another pack"};
    return run;
}

HostRun NativeValues::ask_host(const NativeRequest& request, Library& library) {
    if (library.owner != request.owner || request.owner.empty())
        library.host.reset();
    if (!library.host)
        hosts_.run([&] {
            library.host = std::make_unique<HostSession>(host_, library.sealed->descriptor(), limits_);
        });
    library.owner = request.owner;
    auto run = library.host->ask(request.course);
    if (!library.host->is_fit() || request.owner.empty())
        library.host.reset();
    return run;
}

void NativeValues::end_hosts() {
    Libraries libraries;
    {
        const std::lock_guard lock{mutex_};
        libraries = libraries_;
    }
    for (const auto& [id, library] : libraries) {
        const std::lock_guard lock{library->running};
        library->host.reset();
    }
}

std::optional<NativeNotice> NativeValues::run_one(const NativeRequest& request, Library& library,
                                                  Result& result) {
    try {
        const auto run = run_sealed(request, library);
        result.values.merge(checked_values(library.pack, run, request.titles));
        return std::nullopt;
    } catch (const Stop& stop) {
        return count_failure(library, stop.problem, stop.detail);
    } catch (const Error& error) {
        return count_failure(library, NativeProblem::bad_answer, error.what());
    }
}

NativeNotice NativeValues::count_failure(Library& library, NativeProblem problem, std::string detail) {
    library.failures += may_pass(problem) ? 1 : 0;
    library.off = !may_pass(problem) || library.failures >= failures_until_off;
    return {.pack = library.pack.id,
            .problem = problem,
            .sentence = sentence_for(library.pack, problem, library.off, library.failures),
            .detail = std::move(detail),
            .switched_off = library.off};
}

bool NativeValues::is_switched_off(const std::string& pack) const {
    const auto library = find(pack);
    return library != nullptr && library->off;
}

} // namespace attune
