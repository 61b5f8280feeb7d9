// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"
#include "core/report/progress_report.hpp"

#include <algorithm>

namespace attune::cli {
namespace {

// Json(value), never Json{value}: braces would make a list of one.
using Json = nlohmann::ordered_json;

struct ReportChoices {
    std::filesystem::path folder;
    std::int64_t client = 0;
    std::string audience;
    std::filesystem::path out;
    bool with_name = false;
    bool labels = false;
    std::string paper = "a4";
    std::vector<std::string> replacements, confirmed, charts;
};

std::string chart_ids(const std::vector<SpecialChartKind>& kinds) {
    std::string ids;
    for (const SpecialChartKind kind : kinds)
        ids += (ids.empty() ? "" : ", ") + std::string{chart_id(kind)};
    return ids;
}

/// Throws WrongUse with every name that is no chart.
std::vector<SpecialChartKind> charts_of(const std::vector<std::string>& names) {
    std::vector<SpecialChartKind> kinds;
    std::string unknown;
    for (const std::string& name : names)
        if (const auto kind = special_chart_of(name))
            kinds.push_back(*kind);
        else
            unknown += (unknown.empty() ? "" : ", ") + name;
    if (!unknown.empty())
        throw WrongUse{"there is no chart " + unknown + "; the charts are " +
                       chart_ids({special_chart_kinds.begin(), special_chart_kinds.end()})};
    return kinds;
}

void check_charts(const ReportInput& input, const std::vector<SpecialChartKind>& asked) {
    if (asked.empty())
        return;
    const std::vector<SpecialChartKind> there = available_charts(input.course);
    std::vector<SpecialChartKind> missing;
    for (const SpecialChartKind kind : asked)
        if (std::ranges::find(there, kind) == there.end())
            missing.push_back(kind);
    if (!missing.empty())
        throw Error{ErrorKind::not_found, "this client has nothing for the chart " + chart_ids(missing) +
                                              (there.empty() ? "" : "; there is " + chart_ids(there))};
}

ReportOptions options_of(const ReportChoices& choices) {
    ReportOptions options;
    const auto audience = report_audience_from_id(choices.audience);
    if (!audience)
        throw WrongUse{"--for is client, referrer or supervision, not “" + choices.audience + "”"};
    if (choices.paper != "a4" && choices.paper != "letter")
        throw WrongUse{"--paper is a4 or letter, not “" + choices.paper + "”"};
    if (choices.with_name && *audience == ReportAudience::supervision)
        throw WrongUse{"a report for supervision never has the client's name; leave --with-name out"};
    options.audience = *audience;
    options.naming = choices.with_name ? ReportOptions::Naming::with_name : ReportOptions::Naming::without_name;
    options.labels = choices.labels ? ReportOptions::Labels::as_written : ReportOptions::Labels::numbered;
    options.paper = choices.paper == "letter" ? PaperSize::letter : PaperSize::a4;
    options.charts = charts_of(choices.charts);
    options.confirmed = choices.confirmed;
    for (const std::string& replacement : choices.replacements) {
        const auto sign = replacement.find('=');
        if (sign == std::string::npos || sign == 0)
            throw WrongUse{"--replace takes NAME=WORD, such as Anna=sister"};
        options.replacements.emplace_back(replacement.substr(0, sign), replacement.substr(sign + 1));
    }
    return options;
}

Json finding_json(const ReportFinding& finding) {
    return {{"found", finding.hit.found},
            {"kind", identifier_words(finding.hit.kind)},
            {"certain", finding.hit.certainty == IdentifierHit::Certainty::certain},
            {"place", finding.place},
            {"around", finding.around}};
}

void make(Context& context, const ReportChoices& choices) {
    const ReportOptions options = options_of(choices);
    const Practice practice = context.open(choices.folder);
    const ReportInput input = read_report_input(*practice.vault, practice.notes, practice.episodes, practice.clients,
                                                ClientId{choices.client}, schedule_basis(*practice.shelf));
    check_charts(input, options.charts);
    const Report report = make_report(input, options);
    Output output = context.output();
    Json findings = Json::array();
    for (const ReportFinding& finding : report.findings) {
        output.line(finding_words(finding));
        findings.push_back(finding_json(finding));
    }
    Json boxes = Json::array();
    if (report.may_be_written()) {
        for (const char32_t character : write_report(choices.out, report)) {
            boxes.push_back(character_words(character));
            output.line("This computer has no letter form for " + character_words(character) + ": a box stands in its place.");
        }
        output.line("Written to " + choices.out.string() + ". It lies outside the vault: anyone who can open it can read it.");
    } else {
        output.line("Nothing was written. Settle each: --replace FOUND=WORD puts another word in its place, "
                    "--confirm FOUND lets it stand.");
        context.exit = Exit::found_problems;
    }
    output.document({{"client", choices.client},
                     {"for", choices.audience},
                     {"written", report.may_be_written()},
                     {"file", report.may_be_written() ? Json(choices.out.string()) : Json(nullptr)},
                     {"missing", boxes},
                     {"found", findings}});
}

} // namespace

void add_report_command(CLI::App& app, Context& context) {
    auto choices = std::make_shared<ReportChoices>();
    auto* report = app.add_subcommand("report", "A report to hand over, as PDF");
    report->add_option("DIR", choices->folder)->required();
    report->add_option("--client", choices->client, "Number of the client")->required();
    report->add_option("--for", choices->audience, "client, referrer or supervision")->required();
    report->add_option("--out", choices->out, "Where to write it, outside the vault")->type_name("FILE.pdf")->required();
    report->add_flag("--with-name", choices->with_name, "Print the client's name; never for supervision");
    report->add_flag("--labels", choices->labels,
                     "Referrer and supervision: targets, goals and events as they were written down, not numbered");
    report->add_option("--chart", choices->charts,
                       "Draw this one as well; may be given several times: " +
                           chart_ids({special_chart_kinds.begin(), special_chart_kinds.end()}))
        ->type_name("CHART")
        ->allow_extra_args(false);
    report->add_option("--paper", choices->paper, "a4 or letter");
    report->add_option("--replace", choices->replacements, "Put WORD in the place of NAME; may be given several times")
        ->type_name("NAME=WORD")
        ->allow_extra_args(false);
    report->add_option("--confirm", choices->confirmed, "Let this text stand, exactly as it was found; may be given several times")
        ->type_name("FOUND")
        ->allow_extra_args(false);
    report->callback([&context, choices] { make(context, *choices); });
}

} // namespace attune::cli
