// SPDX-License-Identifier: Apache-2.0
#include "cli/client_json.hpp"
#include "cli/context.hpp"
#include "cli/measure_words.hpp"
#include "cli/note_json.hpp"
#include "core/progress/client_course.hpp"
#include "core/progress/client_timeline.hpp"
#include "core/progress/figure_words.hpp"
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/statistics/score_rules.hpp"
#include "core/progress/wording.hpp"
#include "core/report/progress_document.hpp"
#include "core/report/special_chart/special_charts.hpp"

#include <set>
#include <utility>

namespace attune::cli {
namespace {

// Json(value), never Json{value}: braces would make a list of one.
using Json = nlohmann::ordered_json;

struct ProgressOptions {
    std::filesystem::path folder;
    std::int64_t client = 0;
    std::string series;
    std::string measure;
    std::string chart;
    double width = 960;
    std::optional<std::filesystem::path> png, svg, pdf, csv;
    bool with_name = false, dark = false;
};

/// Whether the options let it be shown.
bool is_shown(const TimelinePanel& panel, const ProgressOptions& options) {
    if (!options.measure.empty())
        return panel.measure && panel.measure->measure == options.measure;
    return options.series.empty() || panel.series == options.series;
}

std::string_view better_word(Better better) {
    switch (better) {
    case Better::lower: return "lower";
    case Better::higher: return "higher";
    case Better::neither: return "neither";
    }
    return "";
}

Json line_json(const TimelineLine& line) {
    Json points = Json::array();
    for (const auto& point : line.points)
        points.push_back({{"date", format_date(point.date)},
                          {"session", point.number ? Json(*point.number) : Json(nullptr)},
                          {"value", point.value ? number_json(*point.value) : Json(nullptr)},
                          {"note", static_cast<std::int64_t>(point.note)},
                          {"break_before", point.break_before != Break::none},
                          {"due_not_given", point.is_missed}});
    return {{"title", text_or_null(line.title)}, {"key", text_or_null(line.key)}, {"state", text_or_null(line.state)}, {"points", points}};
}

/// "8 5 4 – 1": values in session order, a dash where a session gave none.
std::string values_in_words(const TimelineLine& line, int decimals) {
    std::string words;
    for (const auto& point : line.points)
        words += (words.empty() ? "" : "  ") + (point.value ? number_words(*point.value, decimals) : std::string{"–"});
    return words;
}

Json figure_json(const std::string& source, EvidenceTag evidence, Json figure) {
    figure["source"] = source;
    figure["evidence"] = evidence_word(evidence);
    return figure;
}

/// What a measure's scores are read by: bands, cut-offs and sizes of change, each with its source.
Json figures_json(const MeasureFacts& facts) {
    Json bands = Json::array();
    for (const MeasureBand& band : facts.bands)
        bands.push_back(figure_json(band.source, band.evidence, {{"label", band.name}, {"from", band.from}, {"to", band.to}}));
    const auto line = [](const std::optional<ClinicalLine>& at) {
        return at ? figure_json(at->source, at->evidence, {{"label", at->label}, {"clinical", line_words(*at)}}) : Json(nullptr);
    };
    Json reliable = nullptr;
    if (facts.threshold)
        reliable = figure_json(facts.threshold->source, facts.threshold->evidence,
                               {{"points", facts.threshold->points},
                                {"computed", facts.threshold->origin == ReliableThreshold::Origin::computed},
                                {"level", text_or_null(facts.threshold->level)}});
    Json important = nullptr;
    if (facts.important)
        important = figure_json(facts.important->source, facts.important->evidence,
                                {{"amount", facts.important->amount},
                                 {"percent", facts.important->of == ImportantThreshold::Of::percent_of_start}});
    return {{"bands", bands}, {"cut_off", line(facts.line)}, {"screen", line(facts.screen)}, {"reliable", reliable},
            {"important", important},
            {"change_from", facts.base == BaseRule::first ? base_pick_first : base_pick_before_treatment}};
}

Json panels_json(Output& output, const Timeline& timeline, const ProgressOptions& options) {
    Json panels = Json::array();
    for (const auto& group : timeline.groups)
        for (const auto& panel : group.panels) {
            if (!is_shown(panel, options))
                continue;
            output.line(panel.definition.label + " (" + panel.definition.unit + ")");
            Json lines = Json::array();
            for (const auto& line : panel.lines) {
                output.line("    " + (line.title.empty() ? "" : line.title + ": ") + values_in_words(line, panel.definition.decimals));
                for (std::size_t point = 0; point < line.points.size(); ++point)
                    if (line.points[point].is_missed)
                        output.line("        " + missed_words(panel, line, point));
                lines.push_back(line_json(line));
            }
            if (panel.measure)
                for (const std::string& words : figure_words(*panel.measure))
                    output.line("    " + words);
            panels.push_back({{"series", panel.series},
                              {"label", panel.definition.label},
                              {"group", group.title},
                              {"unit", panel.definition.unit},
                              {"better", better_word(panel.definition.better)},
                              {"figures", panel.measure ? figures_json(*panel.measure) : Json(nullptr)},
                              {"lines", lines}});
        }
    return panels;
}

void write_bytes(const std::filesystem::path& path, const Bytes& bytes) {
    write_file(path, std::span<const unsigned char>{bytes});
}

std::string chart_ids() {
    std::string ids;
    for (const SpecialChartKind kind : special_chart_kinds)
        ids += (ids.empty() ? "" : ", ") + std::string{chart_id(kind)};
    return ids;
}

void write_chart(const ProgressOptions& options, const SpecialChart& chart, Date today) {
    const ChartPalette& palette = options.dark ? dark_palette() : light_palette();
    if (options.png)
        write_bytes(*options.png, special_chart_png(chart, options.width, 2, palette));
    if (options.svg)
        write_bytes(*options.svg, special_chart_svg(chart, options.width, palette));
    if (options.pdf)
        write_bytes(*options.pdf, special_chart_pdf(chart, options.width, today));
    if (options.csv)
        write_file(*options.csv, special_chart_csv(chart));
}

void show_chart(const Context& context, const ProgressOptions& options, const Practice& practice, ClientId client) {
    const auto kind = special_chart_of(options.chart);
    if (!kind)
        throw Error{ErrorKind::bad_input, "there is no chart " + options.chart + "; the charts are " + chart_ids()};
    const ClientCourse course = read_client_course(practice.notes, practice.episodes, *practice.vault, client,
                                                   schedule_basis(*practice.shelf));
    const SpecialChart chart = make_special_chart(course, *kind);
    if (chart.is_empty()) {
        std::string others;
        for (const SpecialChartKind other : available_charts(course))
            others += (others.empty() ? "" : ", ") + std::string{chart_id(other)};
        throw Error{ErrorKind::not_found, "this client has nothing for the chart " + options.chart +
                                              (others.empty() ? "" : "; there is " + others)};
    }
    write_chart(options, chart, practice.vault->clock().today());
    Output output = context.output();
    output.line(std::string{chart_title(*kind)});
    output.line(special_chart_words(chart));
    output.line(special_chart_caution(chart));
    const ChartTable table = special_chart_table(chart);
    Json rows = Json::array();
    for (const auto& cells : table.rows)
        rows.push_back(cells);
    output.document({{"client", options.client},
                     {"chart", options.chart},
                     {"words", special_chart_words(chart)},
                     {"heads", table.heads},
                     {"rows", rows}});
}

void show(const Context& context, const ProgressOptions& options) {
    const Practice practice = context.open(options.folder);
    const auto client = practice.clients.find(ClientId{options.client});
    if (!client)
        throw Error{ErrorKind::not_found, "no client has the number " + std::to_string(options.client)};
    if (!options.chart.empty()) {
        show_chart(context, options, practice, client->id);
        return;
    }
    const Timeline timeline = read_timeline(practice.notes, practice.episodes, *practice.vault, client->id,
                                            schedule_basis(*practice.shelf));
    std::set<std::string> hidden;
    std::size_t panels_shown = 0;
    for (const auto& group : timeline.groups)
        for (const auto& panel : group.panels)
            if (is_shown(panel, options))
                ++panels_shown;
            else
                hidden.insert(panel.series);
    if (panels_shown == 0 && !options.series.empty())
        throw Error{ErrorKind::not_found, "this client has no values of the series " + options.series};
    if (panels_shown == 0 && !options.measure.empty())
        throw Error{ErrorKind::not_found, "this client has no scores of the measure " + options.measure};
    ProgressDocument document{.name = options.with_name ? client->full_name() : "",
                              .practice = practice.vault->practice(),
                              .made_on = practice.vault->clock().today(),
                              .view = {}};
    document.view.hidden = std::move(hidden);
    if (options.png)
        write_progress_png(*options.png, timeline, document.view);
    if (options.svg)
        write_bytes(*options.svg, progress_svg(timeline, document.view));
    if (options.csv)
        write_file(*options.csv, progress_csv(timeline, document.view));
    if (options.pdf)
        write_progress_pdf(*options.pdf, timeline, document);
    Output output = context.output();
    Json events = Json::array();
    for (const auto& event : timeline.events)
        events.push_back({{"date", format_date(event.date)}, {"label", event.label}});
    const Json panels = panels_json(output, timeline, options);
    if (panels.empty())
        output.line("No values yet: the first signed or saved note with scores begins the course.");
    output.document({{"client", options.client}, {"sessions", timeline.sessions}, {"series", panels}, {"events", events}});
}

} // namespace

void add_progress_commands(CLI::App& app, Context& context) {
    auto* progress = app.add_subcommand("progress", "Courses over time");
    progress->require_subcommand(1);
    auto options = std::make_shared<ProgressOptions>();
    auto* shown = progress->add_subcommand("show", "Every series of a client");
    shown->add_option("DIR", options->folder)->required();
    shown->add_option("--client", options->client, "Number of the client")->required();
    auto* series = shown->add_option("--series", options->series, "Only this one, as emdr.sud");
    auto* measure = shown->add_option("--measure", options->measure, "Only the scores of this one, as phq-9");
    auto* chart = shown->add_option("--chart", options->chart, "In place of the timeline: " + chart_ids())->type_name("CHART");
    measure->excludes(series)->excludes(chart);
    shown->add_option("--png", options->png, "Write the chart as a picture, outside the vault")->type_name("FILE");
    shown->add_option("--svg", options->svg, "Write the chart as a drawing, outside the vault")->type_name("FILE");
    shown->add_option("--csv", options->csv, "Write the values as a table, outside the vault")->type_name("FILE");
    shown->add_option("--width", options->width, "Of a chart, in units of 1/96 inch")->check(CLI::Range(320, 4000));
    shown->add_flag("--dark", options->dark, "A chart in the colours of the dark window");
    shown->add_option("--pdf", options->pdf, "Write a progress report, outside the vault")->type_name("FILE");
    shown->add_flag("--with-name", options->with_name, "Print the client's name on the report");
    shown->callback([&context, options] { show(context, *options); });
    add_change_commands(*progress, context);
    add_effect_command(*progress, context);
    add_expected_command(*progress, context);
}

} // namespace attune::cli
