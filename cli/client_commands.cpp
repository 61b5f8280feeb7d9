// SPDX-License-Identifier: Apache-2.0
#include "cli/client_json.hpp"
#include "cli/context.hpp"
#include "cli/note_json.hpp"
#include "core/progress/measure_desk.hpp"

#include <fstream>

namespace attune::cli {
namespace {

struct ClientOptions {
    std::filesystem::path folder;
    Client client;
    std::string born, sex;
    std::int64_t id = 0;
    std::string find;
    bool archived = false;
};

Client find_client(const Practice& practice, std::int64_t id) {
    if (auto client = practice.clients.find(ClientId{id}))
        return *client;
    throw Error{ErrorKind::not_found, "no client has the number " + std::to_string(id)};
}

Sex sex_from(const std::string& word) {
    if (const auto sex = sex_from_id(word); sex && *sex != Sex::not_recorded)
        return *sex;
    if (word == "not-recorded")
        return Sex::not_recorded;
    throw Error{ErrorKind::bad_input, "--sex: one of woman, man, another, not-recorded was expected"};
}

/// `known` with what was said on the command line; an empty word takes the field away.
Client with_options(Client known, const CLI::App& said, const ClientOptions& options) {
    const auto take = [&](const char* option, std::string Client::* field) {
        if (said.count(option) > 0)
            known.*field = options.client.*field;
    };
    take("--given", &Client::given_name);
    take("--family", &Client::family_name);
    take("--preferred", &Client::preferred_name);
    take("--pronouns", &Client::pronouns);
    take("--record", &Client::record_number);
    take("--phone", &Client::phone);
    take("--email", &Client::email);
    take("--remarks", &Client::remarks);
    if (said.count("--born") > 0)
        known.born = options.born.empty() ? std::nullopt : std::optional{day_from(options.born, "--born")};
    if (said.count("--sex") > 0)
        known.sex = sex_from(options.sex);
    return known;
}

void change_data(const Context& context, const ClientOptions& options, const CLI::App& said) {
    Practice practice = context.open(options.folder);
    MeasureDesk desk{*practice.vault, practice.notes, *practice.shelf, practice.shelf->measures()};
    desk.update_client(with_options(find_client(practice, options.id), said, options));
    Output output = context.output();
    output.line("Changed.");
    output.document(client_json(find_client(practice, options.id)));
}

void add(const Context& context, const ClientOptions& options, const CLI::App& said) {
    const Client client = with_options({}, said, options);
    Practice practice = context.open(options.folder);
    const ClientId id = practice.clients.add(client);
    Output output = context.output();
    output.line("Client " + std::to_string(static_cast<std::int64_t>(id)));
    output.document(client_json(*practice.clients.find(id)));
}

void list(const Context& context, const ClientOptions& options) {
    const Practice practice = context.open(options.folder);
    const auto rows = practice.clients.search(options.find, options.archived ? Archived::show : Archived::hide,
                                              practice.vault->clock().today());
    std::vector<std::vector<std::string>> table{{"Id", "Record", "Name", "Last session", "Next session"}};
    auto document = nlohmann::ordered_json::array();
    for (const auto& row : rows) {
        const std::string last = row.last_session ? format_date(*row.last_session) : "";
        const std::string next = row.next_session ? format_date(*row.next_session) : "";
        table.push_back({std::to_string(static_cast<std::int64_t>(row.id)), row.record_number, row.name, last, next});
        document.push_back({{"id", static_cast<std::int64_t>(row.id)},
                            {"record_number", row.record_number},
                            {"name", row.name},
                            {"last_session", text_or_null(last)},
                            {"next_session", text_or_null(next)},
                            {"archived", row.archived}});
    }
    Output output = context.output();
    output.table(table);
    output.document(document);
}

void show(const Context& context, const ClientOptions& options) {
    const Practice practice = context.open(options.folder);
    const Client client = find_client(practice, options.id);
    Output output = context.output();
    output.line(client.full_name() + ", record " + client.record_number);
    if (client.born)
        output.line("Born " + format_date(*client.born));
    if (client.sex != Sex::not_recorded)
        output.line("Sex: " + std::string{to_id(client.sex)});
    auto document = client_json(client);
    document["episodes"] = nlohmann::ordered_json::array();
    for (const auto& episode : practice.episodes.of(client.id)) {
        output.line(episode.title + " since " + format_date(episode.started) +
                    (episode.ended ? ", ended " + format_date(*episode.ended) : ""));
        document["episodes"].push_back(episode_json(episode));
    }
    document["notes"] = nlohmann::ordered_json::array();
    for (const auto& row : practice.notes.of(client.id)) {
        output.line(format_date(row.date) + "  " + row.approach + "  " + row.summary);
        document["notes"].push_back(note_row_json(row));
    }
    output.document(document);
}

void change(const Context& context, const ClientOptions& options, void (ClientStore::*action)(ClientId)) {
    Practice practice = context.open(options.folder);
    const Client client = find_client(practice, options.id);
    (practice.clients.*action)(client.id);
    Output output = context.output();
    output.line("Done.");
    output.document(client_json(*practice.clients.find(client.id)));
}

void export_client(const Context& context, const ClientOptions& options, const std::filesystem::path& file) {
    const Practice practice = context.open(options.folder);
    const Client client = find_client(practice, options.id);
    auto document = client_json(client);
    document["episodes"] = nlohmann::ordered_json::array();
    for (const auto& episode : practice.episodes.of(client.id))
        document["episodes"].push_back(episode_json(episode));
    document["notes"] = nlohmann::ordered_json::array();
    for (const auto& row : practice.notes.of(client.id))
        document["notes"].push_back(note_json(practice, row.id));
    std::ofstream stream{file, std::ios::binary | std::ios::trunc};
    stream << document.dump(2) << '\n';
    stream.close();
    if (!stream)
        throw Error{ErrorKind::no_permission, "cannot write " + file.string()};
    Output output = context.output();
    output.line("Written in plain text, outside the vault: " + file.string());
    output.document({{"file", file.string()}, {"notes", document["notes"].size()}});
}

} // namespace

void add_client_commands(CLI::App& app, Context& context) {
    auto* client = app.add_subcommand("client", "Clients of a practice");
    client->require_subcommand(1);
    auto options = std::make_shared<ClientOptions>();

    const auto with_data = [&options](CLI::App* command) {
        command->add_option("DIR", options->folder)->required();
        command->add_option("--given", options->client.given_name, "Given name");
        command->add_option("--family", options->client.family_name, "Family name");
        command->add_option("--preferred", options->client.preferred_name, "Name the client goes by");
        command->add_option("--pronouns", options->client.pronouns);
        command->add_option("--sex", options->sex, "woman, man, another or not-recorded; some cut-offs go by it");
        command->add_option("--born", options->born, "Birth date")->type_name("DATE");
        command->add_option("--record", options->client.record_number, "Record number; given when left out");
        command->add_option("--phone", options->client.phone);
        command->add_option("--email", options->client.email);
        command->add_option("--remarks", options->client.remarks);
        return command;
    };
    auto* added = with_data(client->add_subcommand("add", "Add a client"));
    added->callback([&context, options, added] { add(context, *options, *added); });
    auto* changed = with_data(client->add_subcommand("change", "Change data of a client; what is not named stays"));
    changed->add_option("--id,--client", options->id, "Number of the client")->required();
    changed->callback([&context, options, changed] { change_data(context, *options, *changed); });

    auto* listed = client->add_subcommand("list", "List clients by name");
    listed->add_option("DIR", options->folder)->required();
    listed->add_option("--find", options->find, "Words of the name or number; accents do not matter");
    listed->add_flag("--archived", options->archived, "Archived clients too");
    listed->callback([&context, options] { list(context, *options); });

    const auto with_id = [&options](CLI::App* command) {
        command->add_option("DIR", options->folder)->required();
        command->add_option("--id,--client", options->id, "Number of the client")->required();
        return command;
    };
    with_id(client->add_subcommand("show", "One client with episodes and notes"))
        ->callback([&context, options] { show(context, *options); });
    with_id(client->add_subcommand("archive", "Take a client out of the lists"))
        ->callback([&context, options] { change(context, *options, &ClientStore::archive); });
    with_id(client->add_subcommand("restore", "Put an archived client back"))
        ->callback([&context, options] { change(context, *options, &ClientStore::restore); });
    auto file = std::make_shared<std::filesystem::path>();
    auto* exported = with_id(client->add_subcommand("export", "Write one client with all notes as JSON"));
    exported->add_option("--file", *file, "File to write, in plain text")->required();
    exported->callback([&context, options, file] { export_client(context, *options, *file); });
}

} // namespace attune::cli
