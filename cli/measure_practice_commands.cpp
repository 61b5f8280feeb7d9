// SPDX-License-Identifier: Apache-2.0
// What a practice says about measures (rights, schedules), and events beside the sessions.
#include "cli/context.hpp"
#include "cli/measure_words.hpp"
#include "cli/response_json.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/response/schedule/due_list.hpp"

#include <fmt/format.h>

namespace attune::cli {
namespace {

using Json = nlohmann::ordered_json;

struct RightOptions {
    std::filesystem::path folder;
    std::string measure, grounds;
    bool take_back = false;
};

void right(const Context& context, const RightOptions& options) {
    if (options.take_back == !options.grounds.empty())
        throw WrongUse{"give --grounds \"…\" to confirm the right, or --take-back"};
    const Practice practice = context.open(options.folder);
    const auto instrument = find_measure(*practice.shelf, options.measure);
    MeasureRights rights{*practice.vault};
    if (options.take_back)
        rights.take_back(instrument->id);
    else
        rights.confirm(instrument->id, options.grounds);
    Output output = context.output();
    output.line(instrument->title + (rights.may_use(*instrument) ? " may be used." : " is off."));
    output.line("Terms: " + instrument->licence_words);
    output.document({{"measure", instrument->id}, {"may_use", rights.may_use(*instrument)}});
}

struct PlanOptions {
    std::filesystem::path folder;
    std::int64_t episode = 0;
    PlannedMeasure planned;
    bool off = false, usual = false;
};

std::string plan_words(const PlannedMeasure& planned) {
    std::string words;
    const auto add = [&](const std::string& part) { words += (words.empty() ? "" : ", ") + part; };
    if (planned.at_start)
        add("at the start");
    if (planned.every_sessions)
        add(*planned.every_sessions == 1 ? "each session" : fmt::format("every {} sessions", *planned.every_sessions));
    if (planned.every_weeks)
        add(*planned.every_weeks == 1 ? "each week" : fmt::format("every {} weeks", *planned.every_weeks));
    if (planned.at_end)
        add("at the end");
    if (planned.after_weeks)
        add(fmt::format("{} weeks after it", *planned.after_weeks));
    return words.empty() ? "not given" : words;
}

std::string origin_words(const PlannedMeasure& planned) {
    if (planned.origin == PlannedMeasure::Origin::chosen)
        return "chosen";
    return planned.in_place_of.empty() ? "usual" : "usual, begun with it; new episodes take " + planned.in_place_of;
}

void plan(const Context& context, PlanOptions options) {
    Practice practice = context.open(options.folder);
    const EpisodeId episode{options.episode};
    MeasurePlanStore plans{practice.vault->database()};
    if (!options.planned.measure.empty()) {
        options.planned.measure = find_measure(*practice.shelf, options.planned.measure)->id;
        const int said = (options.off ? 1 : 0) + (options.usual ? 1 : 0) + (options.planned.is_given() ? 1 : 0);
        if (said != 1)
            throw WrongUse{"say when it is given (--start, --end, --every-sessions, --every-weeks), or --off, or --usual"};
        if (options.usual)
            plans.forget(episode, options.planned);
        else
            plans.choose(episode, options.planned);
    }
    const MeasureDesk desk{*practice.vault, practice.notes, *practice.shelf, practice.shelf->measures()};
    Output output = context.output();
    auto document = Json::array();
    std::vector<std::vector<std::string>> table{{"Measure", "Given", "By"}};
    for (const PlannedMeasure& planned : desk.due_list().plan(episode)) {
        table.push_back({planned.measure + whose_words(planned.rater, planned.about), plan_words(planned),
                         origin_words(planned)});
        document.push_back(planned_json(planned));
    }
    output.table(table);
    output.document(document);
}

struct EventOptions {
    std::filesystem::path folder;
    std::int64_t client = 0, event = 0;
    std::string kind, label, first, last, reason;
};

void apply(const EventOptions& options, ClientEvent& event) {
    if (!options.kind.empty())
        event.kind = client_event_kind_from_id(options.kind).value_or(event.kind);
    if (!options.label.empty())
        event.label = options.label;
    if (!options.first.empty())
        event.first = day_from(options.first, "--date");
    if (!options.last.empty())
        event.last = day_from(options.last, "--until");
}

void tell(const Context& context, const ClientEvent& event, Date today) {
    Output output = context.output();
    output.line(fmt::format("Event {}: {}", static_cast<std::int64_t>(event.id), event.label));
    if (today < event.first)
        output.line(fmt::format("Note: {} lies ahead; the timeline shows the event from that day on", format_date(event.first)));
    output.document(event_json(event));
}

void add_event(const Context& context, const EventOptions& options) {
    const Practice practice = context.open(options.folder);
    ClientEventStore events{*practice.vault};
    ClientEvent event{.client = ClientId{options.client}, .first = practice.vault->clock().today()};
    apply(options, event);
    tell(context, *events.find(events.add(event)), practice.vault->clock().today());
}

void change_event(const Context& context, const EventOptions& options) {
    const Practice practice = context.open(options.folder);
    ClientEventStore events{*practice.vault};
    auto event = events.find(ClientEventId{options.event});
    if (!event)
        throw Error{ErrorKind::not_found, "no event with this number"};
    apply(options, *event);
    events.change(*event);
    tell(context, *events.find(event->id), practice.vault->clock().today());
}

void list_events(const Context& context, const EventOptions& options) {
    const Practice practice = context.open(options.folder);
    std::vector<std::vector<std::string>> table{{"Event", "From", "Until", "Kind", "What"}};
    auto document = Json::array();
    for (const ClientEvent& event : ClientEventStore{*practice.vault}.of(ClientId{options.client})) {
        table.push_back({std::to_string(static_cast<std::int64_t>(event.id)), format_date(event.first),
                         event.last ? format_date(*event.last) : "", std::string{to_id(event.kind)}, event.label});
        document.push_back(event_json(event));
    }
    Output output = context.output();
    output.table(table);
    output.document(document);
}

void remove_event(const Context& context, const EventOptions& options) {
    const Practice practice = context.open(options.folder);
    ClientEventStore{*practice.vault}.remove(ClientEventId{options.event}, options.reason);
    Output output = context.output();
    output.line("Removed.");
    output.document({{"id", options.event}, {"removed", true}});
}

} // namespace

void add_measure_practice_commands(CLI::App& measure, Context& context) {
    auto options = std::make_shared<RightOptions>();
    auto* righted = measure.add_subcommand("right", "Confirm that the practice may use a measure, or take it back");
    righted->add_option("DIR", options->folder)->required();
    righted->add_option("ID", options->measure, "As wsas")->required();
    righted->add_option("--grounds", options->grounds, "Number of the licence, letter of the author");
    righted->add_flag("--take-back", options->take_back);
    righted->callback([&context, options] { right(context, *options); });

    auto plans = std::make_shared<PlanOptions>();
    auto* planned = measure.add_subcommand("plan", "The schedule of an episode, and what it does otherwise");
    planned->add_option("DIR", plans->folder)->required();
    planned->add_option("--episode", plans->episode, "Number of the episode")->required();
    planned->add_option("--measure", plans->planned.measure, "As phq-9");
    planned->add_option("--about", plans->planned.about);
    planned->add_option("--rater", plans->planned.rater);
    planned->add_option("--every-sessions", plans->planned.every_sessions);
    planned->add_option("--every-weeks", plans->planned.every_weeks);
    planned->add_flag("--start", plans->planned.at_start);
    planned->add_flag("--end", plans->planned.at_end);
    planned->add_flag("--off", plans->off, "Not given in this episode");
    planned->add_flag("--usual", plans->usual, "Back to the usual schedule");
    planned->callback([&context, plans] { plan(context, *plans); });
}

void add_event_commands(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("event", "What happened beside the sessions: life events, medication, breaks");
    command->require_subcommand(1);
    auto options = std::make_shared<EventOptions>();
    const auto with_what = [&](CLI::App* one) {
        one->add_option("--kind", options->kind)->check(CLI::IsMember({"life_event", "medication", "break", "other"}));
        one->add_option("--label", options->label, "What happened");
        one->add_option("--date", options->first, "First day; today when left out")->type_name("DATE");
        one->add_option("--until", options->last, "Last day")->type_name("DATE");
        return one;
    };
    auto* added = with_what(command->add_subcommand("add", "Add an event"));
    added->add_option("DIR", options->folder)->required();
    added->add_option("--client", options->client, "Number of the client")->required();
    added->callback([&context, options] { add_event(context, *options); });

    auto* changed = with_what(command->add_subcommand("change", "Change an event"));
    changed->add_option("DIR", options->folder)->required();
    changed->add_option("--event", options->event, "Number of the event")->required();
    changed->callback([&context, options] { change_event(context, *options); });

    auto* listed = command->add_subcommand("list", "The events of a client");
    listed->add_option("DIR", options->folder)->required();
    listed->add_option("--client", options->client, "Number of the client")->required();
    listed->callback([&context, options] { list_events(context, *options); });

    auto* removed = command->add_subcommand("remove", "Take an event away; it stays in the vault with the reason");
    removed->add_option("DIR", options->folder)->required();
    removed->add_option("--event", options->event, "Number of the event")->required();
    removed->add_option("--reason", options->reason)->required();
    removed->callback([&context, options] { remove_event(context, *options); });
}

} // namespace attune::cli
