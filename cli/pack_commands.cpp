// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"
#include "cli/pack_making.hpp"
#include "core/modality/check/pack_check.hpp"
#include "core/modality/example/example_check.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace attune::cli {
namespace {

std::string count_of_examples(const ExampleReport& report) {
    if (report.examples == 0)
        return "no examples";
    if (report.held < report.examples)
        return std::to_string(report.held) + " of " + std::to_string(report.examples) + " examples hold";
    return report.examples == 1 ? "1 example holds" : std::to_string(report.examples) + " examples hold";
}

nlohmann::ordered_json document_of(const PackFinding& finding) {
    return {{"severity", finding.severity == PackFinding::Severity::error ? "error" : "warning"},
            {"code", finding.code},
            {"file", finding.file},
            {"line", finding.line},
            {"column", finding.column},
            {"element", finding.element},
            {"message", finding.problem},
            {"expected", finding.expected}};
}

std::string count_of_findings(const std::vector<PackFinding>& findings) {
    const auto errors = std::ranges::count(findings, PackFinding::Severity::error, &PackFinding::severity);
    const auto warnings = static_cast<std::ptrdiff_t>(findings.size()) - errors;
    return fmt::format("{} {}, {} {}", errors, errors == 1 ? "error" : "errors", warnings,
                       warnings == 1 ? "warning" : "warnings");
}

void check(Context& context, const std::filesystem::path& place) {
    const auto shelf = context.shelf();
    const Pack pack = pack_at(place, shelf->packs());
    const auto findings = check_pack(pack, shelf->packs());
    const ExampleReport report = check_examples(pack, shelf->packs());
    Output output = context.output();
    auto document = nlohmann::ordered_json::array();
    for (const PackFinding& finding : findings) {
        output.line(to_string(finding));
        if (!finding.expected.empty())
            output.line("    " + finding.expected);
        document.push_back(document_of(finding));
    }
    if (findings.empty())
        output.line("No mistakes: " + pack.title + " " + pack.version + ", " +
                    std::to_string(pack.templates.size()) + " template(s)" +
                    (pack.measures.empty() ? "" : ", " + std::to_string(pack.measures.size()) + " measure(s)") + "; " + count_of_examples(report) +
                    ".");
    else
        output.line(count_of_findings(findings) + "; " +
                    (pack.is_usable() ? count_of_examples(report) : "examples were not played") + ".");
    output.document({{"pack", pack.id},
                     {"problems", document},
                     {"examples", {{"count", report.examples}, {"held", report.held}}}});
    if (!findings.empty())
        context.exit = Exit::found_problems;
}

} // namespace

void add_pack_commands(CLI::App& app, Context& context) {
    auto* pack = app.add_subcommand("pack", "Modalities");
    pack->require_subcommand(1);
    add_pack_list_command(*pack, context);
    add_pack_sign_commands(*pack, context);
    add_pack_trust_commands(*pack, context);
    auto folder = std::make_shared<std::filesystem::path>();
    auto* checked = pack->add_subcommand("check", "Every mistake with its place; exit 4 when there is one");
    checked->add_option("FOLDER", *folder)->required();
    checked->callback([&context, folder] { check(context, *folder); });
    add_pack_making(*pack, context);
    add_pack_preview(*pack, context);
}

} // namespace attune::cli
