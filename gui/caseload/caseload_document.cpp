// SPDX-License-Identifier: Apache-2.0
#include "gui/caseload/caseload_document.hpp"

#include "core/text/csv.hpp"
#include "gui/workspace/date_words.hpp"

#include <fmt/format.h>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace attune {

namespace {

constexpr std::pair<CaseloadColumn, const char*> printed[]{
    {CaseloadColumn::client, "Client"},     {CaseloadColumn::approach, "Approach"}, {CaseloadColumn::sessions, "Sessions"},
    {CaseloadColumn::last_seen, "Last seen"}, {CaseloadColumn::measure, "Measure"},   {CaseloadColumn::measured, "Measured"},
    {CaseloadColumn::change, "Start to now"},
    {CaseloadColumn::label, "Label"},       {CaseloadColumn::alert, "Alert"}};

std::string day_or_nothing(const std::optional<Date>& day) { return day ? format_date(*day) : std::string{}; }

std::string number_or_nothing(const std::vector<double>& scores, std::size_t index) {
    return index < scores.size() ? fmt::format("{}", scores[index]) : std::string{};
}

Document begun(const std::string& title, const CaseloadPrint& print) {
    Document document{.title = title, .author = {}, .foot = print.practice, .made_on = print.day, .blocks = {}};
    document.blocks.emplace_back(Heading{1, title});
    document.blocks.emplace_back(Paragraph{fmt::format("{}. Confidential.", long_date(print.day)), Paragraph::Style::small});
    return document;
}

} // namespace

Document caseload_document(const CaseloadViewModel& model, const CaseloadPrint& print) {
    Document document = begun("Caseload", print);
    document.lies = PaperLies::across;
    std::string counts;
    for (const CaseloadCount& count : model.counts())
        counts += fmt::format("{}{} {}", counts.empty() ? "" : "; ", count.count, count.words);
    document.blocks.emplace_back(Paragraph{counts + ".", Paragraph::Style::lead});
    Table table{.caption = "Clients with an open episode", .columns = {}, .rows = {},
                .first_column = Table::FirstColumn::heads};
    for (const auto& [column, title] : printed)
        table.columns.push_back({title, column == CaseloadColumn::sessions ? DocumentColumn::Edge::end : DocumentColumn::Edge::start});
    for (std::size_t row = 0; row < model.count(); ++row) {
        std::vector<RunningText> cells;
        for (const auto& [column, title] : printed)
            cells.emplace_back(model.cell(row, column).text);
        table.rows.push_back(std::move(cells));
    }
    document.blocks.emplace_back(std::move(table));
    document.blocks.emplace_back(Paragraph{model.caution(), Paragraph::Style::small});
    return document;
}

std::string caseload_csv(const CaseloadViewModel& model) {
    std::string text = csv_line({"client", "approach", "sessions", "last_seen", "measure", "last_measured", "scores", "start",
                             "now", "label", "alert", "alert_answered"});
    for (std::size_t index = 0; index < model.count(); ++index) {
        const CaseloadRow& row = model.row(index);
        const CaseloadAlert* alert = row.alerts.empty() ? nullptr : &row.alerts.front();
        text += csv_line({row.name, row.approach, std::to_string(row.sessions), day_or_nothing(row.last_seen), row.title,
                      day_or_nothing(row.last_measured), std::to_string(row.scores.size()),
                      number_or_nothing(row.scores, row.base), number_or_nothing(row.scores, row.scores.size() - 1),
                      model.cell(index, CaseloadColumn::label).text,
                      alert == nullptr ? std::string{} : std::string{alert_code(alert->alert.kind)},
                      alert == nullptr ? "" : alert->answer ? "yes" : "no"});
    }
    return text;
}

Document outcomes_document(const OutcomesViewModel& model, const CaseloadPrint& print) {
    Document document = begun("Practice outcomes", print);
    document.blocks.emplace_back(Paragraph{model.scope(), Paragraph::Style::lead});
    Table table{.caption = "Rates by measure",
                .columns = {{"Measure"}, {"Rate"}, {"Episodes", DocumentColumn::Edge::end}, {"Share", DocumentColumn::Edge::end},
                            {"95 % interval", DocumentColumn::Edge::end}, {"Left out"}},
                .rows = {}, .first_column = Table::FirstColumn::heads};
    std::set<std::string> cautions;
    for (const OutcomeLine& each : model.lines()) {
        table.rows.push_back({each.measure, each.rate, each.number, each.share, each.interval, each.left_out});
        cautions.insert(each.measure + ": " + each.caution);
    }
    document.blocks.emplace_back(std::move(table));
    document.blocks.emplace_back(Heading{2, "What these rates cannot say"});
    for (const std::string& words : cautions)
        document.blocks.emplace_back(Paragraph{words, Paragraph::Style::body});
    return document;
}

std::string outcomes_csv(const OutcomesViewModel& model) {
    std::string text = csv_line({"measure", "rate", "episodes", "share", "interval_95", "left_out"});
    for (const OutcomeLine& each : model.lines())
        text += csv_line({each.measure, each.rate, each.number, each.share, each.interval, each.left_out});
    return text;
}

} // namespace attune
