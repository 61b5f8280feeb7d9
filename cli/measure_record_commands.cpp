// SPDX-License-Identifier: Apache-2.0
// Below "measure": answers of clients in a practice, and what is due.
#include "cli/context.hpp"
#include "cli/measure_words.hpp"
#include "cli/response_json.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/progress/statistics/number_words.hpp"
#include "core/response/wording/answer_values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune::cli {
namespace {

using Json = nlohmann::ordered_json;

struct RecordOptions {
    std::filesystem::path folder;
    std::int64_t client = 0, response = 0, to = 0;
    std::string measure, day, time, items, rater, about, language, mode, event, remark, reason;
    std::vector<std::string> stated;
};

/// The stores of a practice with the desk over them.
struct MeasurePractice {
    MeasurePractice(const Context& context, const std::filesystem::path& folder)
        : practice(context.open(folder)),
          desk{*practice.vault, practice.notes, *practice.shelf, practice.shelf->measures()} {}

    Practice practice;
    MeasureDesk desk;
};

void throw_if_any(const std::vector<std::string>& problems) {
    std::string all;
    for (const std::string& problem : problems)
        all += (all.empty() ? "" : "; ") + problem;
    if (!all.empty())
        throw WrongUse{all};
}

/// "14" is the first scale's; "avoidance=2.5" names it.
StatedTotals stated_from(const Instrument& instrument, const std::vector<std::string>& texts) {
    StatedTotals stated;
    std::vector<std::string> problems;
    for (const std::string& text : texts) {
        const auto equals = text.find('=');
        const std::string number = text.substr(equals == std::string::npos ? 0 : equals + 1);
        const std::string scale = equals != std::string::npos    ? text.substr(0, equals)
                                  : instrument.scales.empty() ? std::string{}
                                                              : instrument.scales.front().id;
        if (const auto value = answer_value(number))
            stated[scale] = *value;
        else
            problems.push_back("--stated takes 14 or SCALE=14, not \"" + text + "\"");
    }
    throw_if_any(problems);
    return stated;
}

/// With a word that is no answer, what else is wrong with the answers is told beside it.
ItemAnswers answers_to(const Instrument& instrument, const std::string& items) {
    std::vector<std::string> problems;
    ItemAnswers answers = with_uncounted_end(instrument, answers_from(items, problems));
    if (!problems.empty())
        for (const AnswerProblem& problem : check_answers(instrument, answers))
            problems.push_back(answer_problem_words(instrument, problem));
    throw_if_any(problems);
    return answers;
}

/// Lays what was given on the command line over a response.
void apply(const RecordOptions& options, Response& response) {
    if (!options.items.empty())
        response.answers = answers_to(*response.instrument, options.items);
    if (!options.day.empty())
        response.day = day_from(options.day, "--date");
    if (!options.time.empty()) {
        response.time = parse_time(options.time);
        if (!response.time)
            throw WrongUse{"--time takes 14:05, not \"" + options.time + "\""};
    }
    if (!options.mode.empty())
        response.mode = response_mode_from_id(options.mode).value_or(response.mode);
    if (!options.stated.empty())
        response.stated = stated_from(*response.instrument, options.stated);
    for (const auto& [given, field] :
         {std::pair{&options.rater, &response.rater}, std::pair{&options.about, &response.about},
          std::pair{&options.language, &response.language}, std::pair{&options.event, &response.index_event},
          std::pair{&options.remark, &response.remark}})
        if (!given->empty())
            *field = *given;
}

/// What is odd, a line for each kind, with the responses that it is about. A stated total that differs stands among the
/// scores with its numbers.
void tell_flags(Output& output, const RecordedResponse& recorded) {
    std::vector<std::pair<std::string, std::string>> notes;
    for (const ResponseFlag& flag : recorded.flags) {
        if (flag.kind == ResponseFlag::Kind::stated_differs)
            continue;
        const std::string words = response_flag_words(*recorded.response.instrument, flag);
        auto note = std::ranges::find(notes, words, &decltype(notes)::value_type::first);
        if (note == notes.end())
            note = notes.insert(notes.end(), {words, {}});
        if (flag.other)
            note->second += fmt::format("{}{}", note->second.empty() ? " Response " : ", ", static_cast<std::int64_t>(*flag.other));
    }
    for (const auto& [words, others] : notes)
        output.line("Note: " + words + others + (others.empty() ? "" : "."));
}

std::string stated_in_words(const Response& response) {
    std::string words;
    for (const auto& [scale, value] : response.stated) {
        const auto index = response.instrument->find_scale(scale);
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ",
                             index ? response.instrument->scales[*index].title : scale, number_words(value));
    }
    return words;
}

void tell(const Context& context, const MeasureDesk& desk, const RecordedResponse& recorded, const std::string& what) {
    Output output = context.output();
    const Response& response = recorded.response;
    output.line(fmt::format("Response {} {}: {} of {}", static_cast<std::int64_t>(response.id), what,
                            response.instrument->title, format_date(response.day)));
    const ScoringContext scoring = desk.responses().scoring_context(response);
    for (const std::string& line : score_lines(*response.instrument, recorded.score, scoring))
        output.line(line);
    tell_flags(output, recorded);
    output.document(recorded_json(recorded, scoring));
}

void record(const Context& context, const RecordOptions& options) {
    MeasurePractice practice{context, options.folder};
    Response response{.client = ClientId{options.client}, .instrument = find_measure(*practice.practice.shelf, options.measure)};
    response.day = practice.practice.vault->clock().today();
    apply(options, response);
    tell(context, practice.desk, practice.desk.record(response), "recorded");
}

void correct(const Context& context, const RecordOptions& options) {
    MeasurePractice practice{context, options.folder};
    const ResponseId id{options.response};
    Response response = practice.desk.responses().load(id);
    apply(options, response);
    tell(context, practice.desk, practice.desk.correct(id, response, options.reason), "corrected");
}

void move(const Context& context, const RecordOptions& options) {
    MeasurePractice practice{context, options.folder};
    tell(context, practice.desk,
         practice.desk.move(ResponseId{options.response}, ClientId{options.to}, options.reason),
         fmt::format("moved to client {}", options.to));
}

void withdraw(const Context& context, const RecordOptions& options) {
    MeasurePractice practice{context, options.folder};
    tell(context, practice.desk, practice.desk.withdraw(ResponseId{options.response}, options.reason), "withdrawn");
}

/// An older version in a line: its day, whose it was, its answers in the order of the items.
std::string what_it_was(const Response& response) {
    const std::string stated = stated_in_words(response);
    return fmt::format("was: {}, client {}, by {}, answers {}{}", format_date(response.day),
                       static_cast<std::int64_t>(response.client), response.rater, items_words(response.answers),
                       stated.empty() ? "" : "; stated: " + stated);
}

void show_one(const Context& context, MeasurePractice& practice, ResponseId id) {
    const RecordedResponse recorded = practice.desk.look_at(id);
    practice.desk.responses().record_view(id);
    Output output = context.output();
    const Response& response = recorded.response;
    output.line(fmt::format("{} of {}, client {}{}", response.instrument->title, format_date(response.day),
                            static_cast<std::int64_t>(response.client),
                            response.state == Response::State::withdrawn ? ", withdrawn" : ""));
    for (const std::string& line : item_lines(*response.instrument, response.answers))
        output.line(line);
    const ScoringContext scoring = practice.desk.responses().scoring_context(response);
    for (const std::string& line : score_lines(*response.instrument, recorded.score, scoring))
        output.line(line);
    if (const std::string stated = stated_in_words(response); !stated.empty())
        output.line("Stated: " + stated);
    tell_flags(output, recorded);
    Json document = recorded_json(recorded, scoring);
    document["revisions"] = Json::array();
    for (const ResponseRevision& revision : practice.desk.responses().revisions(id)) {
        const std::string author = practice.practice.vault->name_of(revision.author);
        output.line(fmt::format("{}. {} {} by {}{}", revision.response.revision, to_id(revision.act),
                                format_instant(revision.written_at), author,
                                revision.reason.empty() ? "" : ": " + revision.reason));
        if (revision.response.revision != response.revision)
            output.line("   " + what_it_was(revision.response));
        document["revisions"].push_back(revision_json(revision, author));
    }
    output.document(document);
}

void show_all(const Context& context, const MeasurePractice& practice, ClientId client) {
    std::vector<std::vector<std::string>> table{{"Response", "Date", "Measure", "Rater", "About", "State"}};
    auto document = Json::array();
    for (const ListedResponse& listed : practice.desk.responses().listed(client, ResponseStore::Withdrawn::show)) {
        std::string state = listed.state == Response::State::withdrawn ? "withdrawn" : "";
        if (!listed.response)
            state += state.empty() ? "not readable" : ", not readable";
        table.push_back({std::to_string(static_cast<std::int64_t>(listed.id)), format_date(listed.day),
                         listed.response ? listed.response->instrument->title : listed.measure, listed.rater,
                         listed.about, state});
        document.push_back(listed_json(listed, client));
    }
    Output output = context.output();
    output.table(table);
    output.document(document);
}

void show(const Context& context, const RecordOptions& options) {
    if ((options.client == 0) == (options.response == 0))
        throw WrongUse{"give --client for a list, or --response for one with all its revisions"};
    MeasurePractice practice{context, options.folder};
    if (options.response != 0)
        show_one(context, practice, ResponseId{options.response});
    else
        show_all(context, practice, ClientId{options.client});
}

void due(const Context& context, const RecordOptions& options) {
    const MeasurePractice practice{context, options.folder};
    const Date today =
        options.day.empty() ? practice.practice.vault->clock().today() : day_from(options.day, "--date");
    const DueList list = practice.desk.due_list();
    const auto all = options.client != 0 ? list.of(ClientId{options.client}, today) : list.of_practice(today);
    Output output = context.output();
    auto document = Json::array();
    for (const DueMeasure& one : all) {
        const std::string words = due_words(one, practice.desk.instruments());
        const std::string whom =
            options.client != 0 ? "" : fmt::format("client {}  ", static_cast<std::int64_t>(one.client));
        output.line(fmt::format("{}since {}  {}", whom, format_date(one.since), words));
        document.push_back(due_json(one, words));
    }
    if (all.empty())
        output.line("Nothing is due.");
    output.document(document);
}

/// Everything that may be said about a sheet.
void add_sheet_options(CLI::App& command, RecordOptions& options) {
    command.add_option("--date", options.day, "Day on which it was answered")->type_name("DATE");
    command.add_option("--time", options.time, "Time of day, 14:05");
    command.add_option("--rater", options.rater, "Who answered: client, parent, teacher, therapist");
    command.add_option("--about", options.about, "About whom, for measures of a relationship: partner, mother");
    command.add_option("--language", options.language, "Language of the sheet, as en");
    command.add_option("--mode", options.mode, "How the answers came in")
        ->check(CLI::IsMember({"paper", "asked", "screen", "imported"}));
    command.add_option("--event", options.event, "The event that the measure asks about");
    command.add_option("--stated", options.stated, "A total as it stands on the sheet, 14 or SCALE=14");
    command.add_option("--remark", options.remark);
}

CLI::App* with_response(CLI::App* command, RecordOptions& options) {
    command->add_option("DIR", options.folder)->required();
    command->add_option("--response", options.response, "Number of the response")->required();
    command->add_option("--reason", options.reason, "Kept with the revision")->required();
    return command;
}

} // namespace

void add_measure_record_commands(CLI::App& measure, Context& context) {
    auto options = std::make_shared<RecordOptions>();
    auto* recorded = measure.add_subcommand("record", "Keep the answers of a client");
    recorded->add_option("DIR", options->folder)->required();
    recorded->add_option("--client", options->client, "Number of the client")->required();
    recorded->add_option("--measure", options->measure, "As phq-9")->required();
    recorded->add_option("--items", options->items, "One answer for each item: 1,2,-,na")->required();
    add_sheet_options(*recorded, *options);
    recorded->callback([&context, options] { record(context, *options); });

    auto* corrected = with_response(measure.add_subcommand("correct", "Correct answers; the old ones stay readable"), *options);
    corrected->add_option("--items", options->items, "All answers anew");
    add_sheet_options(*corrected, *options);
    corrected->callback([&context, options] { correct(context, *options); });

    auto* moved = with_response(measure.add_subcommand("move", "Move answers to the client whose they are"), *options);
    moved->add_option("--to", options->to, "Number of the other client")->required();
    moved->callback([&context, options] { move(context, *options); });

    with_response(measure.add_subcommand("withdraw", "Answers that shall not count"), *options)
        ->callback([&context, options] { withdraw(context, *options); });

    auto* shown = measure.add_subcommand("show", "The responses of a client, or one with all its revisions");
    shown->add_option("DIR", options->folder)->required();
    shown->add_option("--client", options->client, "Number of the client");
    shown->add_option("--response", options->response, "Number of the response");
    shown->callback([&context, options] { show(context, *options); });

    auto* owed = measure.add_subcommand("due", "What ought to be given by the schedules");
    owed->add_option("DIR", options->folder)->required();
    owed->add_option("--client", options->client, "Number of the client; all when left out");
    owed->add_option("--date", options->day, "Today when left out")->type_name("DATE");
    owed->callback([&context, options] { due(context, *options); });
}

} // namespace attune::cli
