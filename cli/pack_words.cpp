// SPDX-License-Identifier: Apache-2.0
#include "cli/pack_words.hpp"

#include <fmt/core.h>

namespace attune::cli {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

} // namespace

std::string contents_words(const Pack& pack) {
    std::size_t questions = 0, curves = 0, warnings = 0;
    for (const auto& form : pack.templates) {
        for (const auto& section : form->sections)
            questions += section.fields.size();
        curves += form->series.size();
        warnings += form->rules.size();
    }
    const auto measures = pack.measures.empty() ? std::string{} : counted(pack.measures.size(), "measure", "measures");
    if (pack.templates.empty())
        return measures;
    return counted(pack.templates.size(), "form", "forms") + ", " +
           counted(questions, "question", "questions") + ", " + counted(curves, "curve", "curves") + ", " +
           counted(warnings, "warning", "warnings") + (measures.empty() ? "" : ", " + measures);
}

std::string state_name(const Pack& pack, const std::optional<InstalledPack>& installed) {
    if (!pack.is_usable())
        return "damaged";
    if (pack.offered)
        return "on";
    return installed && installed->state == InstalledState::removed ? "removed" : "off";
}

std::string name_of(LibraryState state) {
    switch (state) {
    case LibraryState::none: return "none";
    case LibraryState::approved: return "approved";
    case LibraryState::waiting: return "waiting";
    case LibraryState::changed: return "changed";
    case LibraryState::not_signed: return "not_signed";
    case LibraryState::publisher_unknown: return "publisher_unknown";
    }
    return {};
}

std::vector<std::string> library_lines(const Pack& pack) {
    std::vector<std::string> lines{"It receives:"};
    for (const auto& input : pack.inputs)
        lines.push_back(fmt::format("  {} ({}{})", input.words, input.field,
                                    input.whole_course ? ", also of the earlier notes" : ""));
    if (pack.inputs.empty())
        lines.emplace_back("  nothing");
    lines.emplace_back("It never receives names, record numbers, keys, passphrases or any other answer.");
    lines.emplace_back("It cannot read files, use the network, start programs or change the record.");
    lines.emplace_back("It can compute wrong values from what it receives; they are shown as its own.");
    return lines;
}

std::string question_words(InstallQuestion question, const InstallPlan& plan) {
    switch (question) {
    case InstallQuestion::publisher: {
        const auto fingerprint = fingerprint_of(plan.publisher->key);
        return fmt::format(
            "it is signed by {}, whose key this practice has not approved. Compare the fingerprint\n"
            "    {}\n"
            "with the one on the publisher's page or letter; when they are the same, install again with "
            "--accept-publisher \"{}\"",
            plan.publisher->name, fingerprint, fingerprint);
    }
    case InstallQuestion::not_signed:
        return "nobody signed it, so nobody can tell who made it or whether it was changed on the way: ask "
               "for a signed "
               "archive, or install it with --accept-unsigned as this practice's own";
    case InstallQuestion::other_publisher:
        return fmt::format(
            "a pack {} is there already, version {} from {}: two packs with one id cannot both be used. "
            "The window asks which one to keep; here nothing is replaced",
            plan.pack.id, plan.version_before, plan.publisher_before);
    case InstallQuestion::older_version:
        return fmt::format(
            "version {} is installed, which is newer than {}: to go back to the older one, say which "
            "version it replaces with --replace {}",
            plan.version_before, plan.pack.version, plan.version_before);
    }
    return {};
}

} // namespace attune::cli
