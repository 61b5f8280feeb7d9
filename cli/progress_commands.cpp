// SPDX-License-Identifier: Apache-2.0
#include "cli/client_json.hpp"
#include "cli/context.hpp"
#include "cli/note_json.hpp"
#include "core/progress/client_timeline.hpp"
#include "core/progress/number_words.hpp"
#include "core/report/progress_document.hpp"

namespace attune::cli {
namespace {

// Json(value), never Json{value}: braces would make a list of one.
using Json = nlohmann::ordered_json;

struct ProgressOptions {
    std::filesystem::path folder;
    std::int64_t client = 0;
    std::string series;
    std::optional<std::filesystem::path> png, pdf;
    bool with_name = false;
};

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
                          {"break_before", point.break_before != Break::none}});
    return {{"title", text_or_null(line.title)}, {"key", text_or_null(line.key)}, {"state", text_or_null(line.state)}, {"points", points}};
}

/// "8 5 4 – 1": values in session order, a dash where a session gave none.
std::string values_in_words(const TimelineLine& line, int decimals) {
    std::string words;
    for (const auto& point : line.points)
        words += (words.empty() ? "" : "  ") + (point.value ? number_words(*point.value, decimals) : std::string{"–"});
    return words;
}

Json panels_json(Output& output, const Timeline& timeline, const std::string& only) {
    Json panels = Json::array();
    for (const auto& group : timeline.groups)
        for (const auto& panel : group.panels) {
            if (!only.empty() && panel.series != only)
                continue;
            output.line(panel.definition.label + " (" + panel.definition.unit + ")");
            Json lines = Json::array();
            for (const auto& line : panel.lines) {
                output.line("    " + (line.title.empty() ? "" : line.title + ": ") + values_in_words(line, panel.definition.decimals));
                lines.push_back(line_json(line));
            }
            panels.push_back({{"series", panel.series},
                              {"label", panel.definition.label},
                              {"group", group.title},
                              {"unit", panel.definition.unit},
                              {"better", better_word(panel.definition.better)},
                              {"lines", lines}});
        }
    return panels;
}

void show(const Context& context, const ProgressOptions& options) {
    const Practice practice = context.open(options.folder);
    const auto client = practice.clients.find(ClientId{options.client});
    if (!client)
        throw Error{ErrorKind::not_found, "no client has the number " + std::to_string(options.client)};
    const Timeline timeline = read_timeline(practice.notes, practice.episodes, client->id);
    if (!options.series.empty() && timeline.find(options.series) == nullptr)
        throw Error{ErrorKind::not_found, "this client has no values of the series " + options.series};
    ProgressDocument document{.name = options.with_name ? client->full_name() : "",
                              .practice = practice.vault->practice(),
                              .made_on = practice.vault->clock().today(),
                              .view = {}};
    if (!options.series.empty())
        for (const auto& group : timeline.groups)
            for (const auto& panel : group.panels)
                if (panel.series != options.series)
                    document.view.hidden.insert(panel.series);
    if (options.png)
        write_progress_png(*options.png, timeline, document.view);
    if (options.pdf)
        write_progress_pdf(*options.pdf, timeline, document);
    Output output = context.output();
    Json events = Json::array();
    for (const auto& event : timeline.events)
        events.push_back({{"date", format_date(event.date)}, {"label", event.label}});
    const Json panels = panels_json(output, timeline, options.series);
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
    shown->add_option("--series", options->series, "Only this one, as emdr.sud");
    shown->add_option("--png", options->png, "Write the chart as a picture, outside the vault")->type_name("FILE");
    shown->add_option("--pdf", options->pdf, "Write a progress report, outside the vault")->type_name("FILE");
    shown->add_flag("--with-name", options->with_name, "Print the client's name on the report");
    shown->callback([&context, options] { show(context, *options); });
    add_change_commands(*progress, context);
    add_effect_command(*progress, context);
    add_expected_command(*progress, context);
}

} // namespace attune::cli
