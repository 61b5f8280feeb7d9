// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native_values.hpp"

#include "core/error.hpp"
#include "core/modality/native_wire.hpp"
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

NativeValues::NativeValues(const std::vector<Pack>& packs, std::filesystem::path host,
                           std::set<std::string> approved, NativeLimits limits)
    : host_{std::move(host)},
      approved_{std::move(approved)},
      limits_{limits} {
    for (const auto& pack : packs)
        if (!pack.library.empty() && pack.is_usable())
            libraries_[pack.id].pack = pack;
}

NativeValues::NativeValues(const std::vector<Pack>& packs)
    : NativeValues{packs, plugin_host_file(), approved_library_hashes()} {}

std::vector<NativeRequest> NativeValues::gather(const CourseSource& source) const {
    const std::lock_guard lock{mutex_};
    std::vector<NativeRequest> requests;
    for (const auto& part : source.parts) {
        const auto found = libraries_.find(part->pack);
        if (found != libraries_.end() && !found->second.off)
            requests.push_back(gather_course(found->second.pack, source));
    }
    return requests;
}

NativeValues::Result NativeValues::run(const std::vector<NativeRequest>& requests) {
    const std::lock_guard lock{mutex_};
    Result result;
    for (const auto& request : requests) {
        const auto found = libraries_.find(request.pack);
        if (found == libraries_.end() || found->second.off)
            continue;
        if (auto notice = run_one(request, found->second, result))
            result.notices.push_back(std::move(*notice));
    }
    return result;
}

void NativeValues::require_approval(Library& library) const {
    if (library.sealed)
        return;
    SealedLibrary sealed;
    try {
        sealed = SealedLibrary{*library.pack.contents, library.pack.library};
    } catch (const Error& error) {
        throw Stop{NativeProblem::not_there, error.what()};
    }
    if (!library.pack.library_hash.empty() && sealed.hash() != library.pack.library_hash)
        throw Stop{NativeProblem::other_bytes, "SHA-256 is " + sealed.hash()};
    if (!approved_.contains(sealed.hash()))
        throw Stop{NativeProblem::not_approved, "SHA-256 is " + sealed.hash()};
    library.sealed = std::move(sealed);
}

HostRun NativeValues::run_sealed(const NativeRequest& request, Library& library) {
    if (request.course.size() > wire::max_request_bytes)
        throw Stop{NativeProblem::too_much_asked, fmt::format("{} bytes", request.course.size())};
    require_approval(library);
    auto run = run_host(host_, library.sealed->descriptor(), request.course, limits_);
    if (run.problem != NativeProblem::none)
        throw Stop{run.problem, run.detail};
    if (run.id != library.pack.id)
        throw Stop{NativeProblem::other_pack, "the library names another pack"};
    return run;
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
    const std::lock_guard lock{mutex_};
    const auto found = libraries_.find(pack);
    return found != libraries_.end() && found->second.off;
}

} // namespace attune
