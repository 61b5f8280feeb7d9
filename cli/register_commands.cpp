// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"
#include "cli/note_json.hpp"
#include "cli/register_values.hpp"
#include "core/template/register_words.hpp"

#include <algorithm>

namespace attune::cli {
namespace {

struct RegisterOptions {
    std::filesystem::path folder;
    std::int64_t client = 0;
    std::string pack, register_id, entry, fields, day, reason;
};

std::string shown(const nlohmann::ordered_json& value) {
    return value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
}

nlohmann::ordered_json entry_json(const std::string& register_id, const RegisterEntry& entry) {
    nlohmann::ordered_json document{{"register", register_id},
                                    {"id", entry.id},
                                    {"state", entry.set_aside ? "set_aside" : entry.state}};
    document["fields"] = nlohmann::ordered_json::object();
    for (const auto& [id, value] : entry.fields)
        document["fields"][id] = value_json(value);
    document["carried"] = nlohmann::ordered_json::object();
    for (const auto& [id, value] : entry.carried)
        document["carried"][id] = value_json(value);
    document["set_by_note"] = entry.last_note == 0 ? nlohmann::ordered_json(nullptr)
                                                   : nlohmann::ordered_json(entry.last_note);
    if (entry.set_aside)
        document["set_aside_reason"] = entry.set_aside_reason;
    return document;
}

/// "open", "complete – awaiting re-check", "set aside"
std::string status_words(const Register& register_, const RegisterEntry& entry) {
    if (entry.set_aside)
        return "set aside";
    const auto state = std::ranges::find(register_.states, entry.state, &RegisterState::id);
    return state == register_.states.end() ? entry.state : state->label;
}

void list(const Context& context, const RegisterOptions& options) {
    const Practice practice = context.open(options.folder);
    Output output = context.output();
    auto document = nlohmann::ordered_json::array();
    for (const auto& [register_id, entries] : practice.notes.registers(ClientId{options.client}).entries) {
        if (!options.pack.empty() && !register_id.starts_with(options.pack + ".")) {
            const auto part = practice.shelf->find(options.pack + ".session");
            if (!part || !register_id.starts_with(part->prefix + "."))
                continue;
        }
        const Register& register_ = find_register(*practice.shelf, register_id);
        for (const auto& entry : entries) {
            auto one = entry_json(register_id, entry);
            const std::string title = title_of_entry(register_, entry);
            output.line((title.empty() ? entry.id : title) + ": " + status_words(register_, entry));
            for (const auto& [id, value] : one["carried"].items())
                output.line("    " + id + "  " + shown(value));
            document.push_back(std::move(one));
        }
    }
    output.document(document);
}

void add(const Context& context, const RegisterOptions& options) {
    const auto object = nlohmann::json::parse(options.fields, nullptr, false);
    if (!object.is_object())
        throw WrongUse{"--fields takes a JSON object, as '{\"name\": \"The stairwell\", \"prong\": \"past\"}'"};
    Practice practice = context.open(options.folder);
    const Register& register_ = find_register(*practice.shelf, options.register_id);
    const std::string id =
        practice.notes.add_entry(ClientId{options.client}, options.register_id, register_fields(register_, object));
    Output output = context.output();
    output.line("Entry " + id);
    output.document({{"register", options.register_id}, {"id", id}});
}

void aside(const Context& context, const RegisterOptions& options, bool back) {
    Practice practice = context.open(options.folder);
    const Date day = options.day.empty() ? practice.vault->clock().today() : day_from(options.day, "--date");
    if (back)
        practice.notes.put_back(ClientId{options.client}, options.register_id, options.entry, day);
    else
        practice.notes.set_aside(ClientId{options.client}, options.register_id, options.entry, day, options.reason);
    Output output = context.output();
    output.line("Done.");
    const RegisterBook book = practice.notes.registers(ClientId{options.client});
    output.document(entry_json(options.register_id, *book.find(options.register_id, options.entry)));
}

} // namespace

void add_register_commands(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("register", "What lives across sessions: targets, core beliefs");
    command->require_subcommand(1);
    auto options = std::make_shared<RegisterOptions>();
    const auto for_client = [options](CLI::App* one) {
        one->add_option("DIR", options->folder)->required();
        one->add_option("--client", options->client, "Number of the client")->required();
        return one;
    };
    auto* listed = for_client(command->add_subcommand("list", "Entries with state and carried values"));
    listed->add_option("--pack", options->pack, "Only of this pack");
    listed->callback([&context, options] { list(context, *options); });

    auto* added = for_client(command->add_subcommand("add", "Add an entry"));
    added->add_option("--register", options->register_id, "As emdr.target")->required();
    added->add_option("--fields", options->fields, "JSON object")->required();
    added->callback([&context, options] { add(context, *options); });

    const auto with_entry = [&](CLI::App* one) {
        for_client(one);
        one->add_option("--register", options->register_id, "As emdr.target")->required();
        one->add_option("--entry", options->entry, "Id of the entry")->required();
        one->add_option("--date", options->day, "Today when left out")->type_name("DATE");
        return one;
    };
    auto* set = with_entry(command->add_subcommand("set-aside", "Leave an entry out until it is put back"));
    set->add_option("--reason", options->reason)->required();
    set->callback([&context, options] { aside(context, *options, false); });
    with_entry(command->add_subcommand("put-back", "Undo set-aside"))->callback([&context, options] {
        aside(context, *options, true);
    });
}

} // namespace attune::cli
