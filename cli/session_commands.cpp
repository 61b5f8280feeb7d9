// SPDX-License-Identifier: Apache-2.0
#include "cli/client_json.hpp"
#include "cli/context.hpp"
#include "core/calendar/typed.hpp"

namespace attune::cli {
namespace {

struct SessionOptions {
    std::filesystem::path folder;
    std::int64_t client = 0;
    std::string date, start, stop, attendance = "planned", approach, title = "Outpatient", level;
};

std::optional<TimeOfDay> time_from(const std::string& text, const char* option) {
    if (text.empty())
        return std::nullopt;
    if (const auto time = typed_time(text))
        return time;
    throw WrongUse{std::string{option} + " takes a time as 14:05"};
}

ClientId known_client(const Practice& practice, std::int64_t id) {
    if (!practice.clients.find(ClientId{id}))
        throw Error{ErrorKind::not_found, "no client has the number " + std::to_string(id)};
    return ClientId{id};
}

void add_session(const Context& context, const SessionOptions& options) {
    const auto attendance = attendance_from_id(options.attendance);
    if (!attendance)
        throw WrongUse{"--attendance takes planned, attended, late, left_early, cancelled_by_client, "
                       "cancelled_by_therapist or missed"};
    Session session{.date = day_from(options.date, "--date"),
                    .start = time_from(options.start, "--start"),
                    .stop = time_from(options.stop, "--stop"),
                    .attendance = *attendance,
                    .approach = options.approach};
    Practice practice = context.open(options.folder);
    session.client = known_client(practice, options.client);
    const auto episode = practice.episodes.current(session.client);
    if (!episode)
        throw Error{ErrorKind::bad_input, "this client has no open episode: begin one with \"episode add\""};
    session.episode = episode->id;
    session.id = practice.episodes.add_session(session);
    Output output = context.output();
    output.line("Session " + std::to_string(static_cast<std::int64_t>(session.id)));
    output.document(session_json(session));
}

void list_sessions(const Context& context, const SessionOptions& options) {
    const Practice practice = context.open(options.folder);
    std::vector<std::vector<std::string>> table{{"Id", "Date", "Start", "Attendance", "Approach"}};
    auto document = nlohmann::ordered_json::array();
    for (const auto& session : practice.episodes.sessions_of(known_client(practice, options.client))) {
        table.push_back({std::to_string(static_cast<std::int64_t>(session.id)), format_date(session.date),
                         session.start ? format_time(*session.start) : "", std::string{to_id(session.attendance)},
                         session.approach});
        document.push_back(session_json(session));
    }
    Output output = context.output();
    output.table(table);
    output.document(document);
}

void add_episode(const Context& context, const SessionOptions& options) {
    const Date started = day_from(options.date, "--date");
    Practice practice = context.open(options.folder);
    Episode episode{.client = known_client(practice, options.client),
                    .title = options.title,
                    .level_of_care = options.level,
                    .started = started};
    episode.id = practice.episodes.add(episode);
    Output output = context.output();
    output.line("Episode " + std::to_string(static_cast<std::int64_t>(episode.id)));
    output.document(episode_json(episode));
}

} // namespace

void add_session_commands(CLI::App& app, Context& context) {
    auto options = std::make_shared<SessionOptions>();
    const auto for_client = [options](CLI::App* command) {
        command->add_option("DIR", options->folder)->required();
        command->add_option("--client", options->client, "Number of the client")->required();
        return command;
    };
    auto* session = app.add_subcommand("session", "Sessions, planned and past");
    session->require_subcommand(1);
    auto* added = for_client(session->add_subcommand("add", "Plan or record a session"));
    added->add_option("--date", options->date)->required()->type_name("DATE");
    added->add_option("--start", options->start)->type_name("TIME");
    added->add_option("--stop", options->stop)->type_name("TIME");
    added->add_option("--attendance", options->attendance);
    added->add_option("--approach", options->approach);
    added->callback([&context, options] { add_session(context, *options); });
    for_client(session->add_subcommand("list", "Sessions of a client, newest first"))
        ->callback([&context, options] { list_sessions(context, *options); });

    auto* episode = app.add_subcommand("episode", "Episodes of care");
    episode->require_subcommand(1);
    auto* begun = for_client(episode->add_subcommand("add", "Begin an episode"));
    begun->add_option("--date", options->date)->required()->type_name("DATE");
    begun->add_option("--title", options->title);
    begun->add_option("--level", options->level, "Level of care");
    begun->callback([&context, options] { add_episode(context, *options); });
}

} // namespace attune::cli
