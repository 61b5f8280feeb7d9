// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"
#include "cli/note_json.hpp"
#include "cli/register_values.hpp"
#include "core/note/note_quality.hpp"
#include "core/practice/note_settings.hpp"
#include "core/template/expression/fact_names.hpp"
#include "core/template/form/typed_values.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <map>

namespace attune::cli {
namespace {

struct NoteOptions {
    std::filesystem::path folder;
    std::int64_t client = 0;
    std::int64_t note = 0;
    std::string template_id;
    std::filesystem::path values;
    std::string text, reason, kind = "addendum", format;
    bool sign = false;
};

constexpr std::size_t largest_values_file = std::size_t{16} << 20;

nlohmann::json read_values_file(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        throw Error{ErrorKind::not_found, "the file of values " + file.string() + " cannot be read"};
    std::string text{std::istreambuf_iterator<char>{stream}, {}};
    if (text.size() > largest_values_file)
        throw Error{ErrorKind::bad_input, "the file of values is larger than 16 MiB"};
    auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        throw Error{ErrorKind::bad_input, "the file of values must hold one JSON object: {\"field id\": value, …}"};
    return json;
}

/// What stands in the header of a values file decides where the note goes.
template<typename T>
std::optional<T> header_value(const NoteAnswers& answers, const char* id) {
    const auto part = answers.parts.find("hdr");
    if (part == answers.parts.end())
        return std::nullopt;
    const auto found = part->second.values.find(id);
    if (found == part->second.values.end())
        return std::nullopt;
    const T* value = found->second.template get<T>();
    return value ? std::optional<T>{*value} : std::nullopt;
}

/// What the program writes into a table of its own is not to be given.
void check_program_rows(const Form& form, const FieldPath& place, const ProgramRows& made,
                        const std::vector<Answers>& rows) {
    if (rows.size() > form.row_count(place))
        throw Error{ErrorKind::bad_input, to_string(place) + ": there are " + std::to_string(form.row_count(place)) +
                                              " rows, which the program makes; more cannot be given"};
    for (const Answers& row : rows)
        for (const std::string_view column : {made.key, made.words})
            if (row.values.contains(std::string{column}))
                throw Error{ErrorKind::bad_input,
                            to_string(place) + ": " + std::string{column} + " is written by the program; leave it out"};
}

/// What the program says about the rows of a table of a note's part; null: a hand makes them.
const ProgramRows* program_rows_of(const Form& form, const FieldPath& place) {
    for (const auto& part : form.parts())
        for (const Section& section : part->sections)
            for (const Field& field : section.fields)
                if (part->prefix == place.part && place.rows.empty() && field.id == place.field)
                    return find_program_rows(field.program_rows);
    return nullptr;
}

void copy_answers(Form& form, const std::string& part, std::vector<RowStep>& rows, const Answers& answers) {
    for (const auto& [id, value] : answers.values)
        form.set({part, rows, id}, value);
    for (const auto& [table, table_rows] : answers.tables) {
        const FieldPath place{part, rows, table};
        if (const ProgramRows* made = program_rows_of(form, place))
            check_program_rows(form, place, *made, table_rows);
        for (std::size_t row = 0; row < table_rows.size(); ++row) {
            if (row >= form.row_count(place))
                form.add_row(place);
            rows.push_back({table, row});
            copy_answers(form, part, rows, table_rows[row]);
            rows.pop_back();
        }
    }
}

/// Takes a draft that could not be filled away again, so that a wrong file leaves nothing behind.
class DraftGuard {
public:
    DraftGuard(Practice& practice, NoteId id)
        : practice_{practice},
          id_{id} {}
    ~DraftGuard() {
        if (kept_)
            return;
        try {
            practice_.notes.void_note(id_, "the values did not fit");
        } catch (const Error&) { // the error that led here is the one to report
        }
    }
    DraftGuard(const DraftGuard&) = delete;
    DraftGuard& operator=(const DraftGuard&) = delete;
    void keep() noexcept { kept_ = true; }

private:
    Practice& practice_;
    NoteId id_;
    bool kept_ = false;
};

NoteAnswers checked_values(const TemplateShelf& shelf, const std::string& template_id, const nlohmann::json& json) {
    const auto main = shelf.find(template_id);
    if (!main) {
        std::string known;
        for (const auto& modality : shelf.forms())
            known += (known.empty() ? "" : ", ") + modality->full_id();
        throw Error{ErrorKind::not_found, "no template is called " + template_id + "; there are " + known};
    }
    std::vector<std::shared_ptr<const Template>> parts{shelf.header(), main};
    // Further modalities named in hdr.modalities may be answered in the same file.
    for (const auto& other : shelf.modalities())
        if (other != main)
            parts.push_back(other);
    const auto read = read_values(json.dump(), parts, 2); // the header's names and its own come first
    if (!read.problems.empty()) {
        std::string message = "the values do not fit " + template_id + ":";
        for (const auto& problem : read.problems)
            message += "\n  " + problem;
        throw Error{ErrorKind::bad_input, message};
    }
    return read.answers;
}

std::vector<std::string> wanted_modalities(const TemplateShelf& shelf, const std::string& template_id,
                                           const NoteAnswers& answers) {
    const auto main = shelf.find(template_id);
    std::vector<std::string> ids{main->full_id()};
    for (const auto& other : shelf.modalities()) {
        const auto part = answers.parts.find(other->prefix);
        if (other->prefix != main->prefix && part != answers.parts.end() &&
            (!part->second.values.empty() || !part->second.tables.empty()))
            ids.push_back(other->full_id());
    }
    return ids;
}

void add(const Context& context, const NoteOptions& options) {
    nlohmann::json json = read_values_file(options.values);
    Practice practice = context.open(options.folder);
    if (!practice.clients.find(ClientId{options.client}))
        throw Error{ErrorKind::not_found, "no client has the number " + std::to_string(options.client)};
    resolve_references(practice, ClientId{options.client}, options.template_id, json);
    const NoteAnswers answers = checked_values(*practice.shelf, options.template_id, json);
    const NoteId id = practice.notes.start({.client = ClientId{options.client},
                                            .template_id = options.template_id,
                                            .date = header_value<Date>(answers, "date"),
                                            .start = header_value<TimeOfDay>(answers, "start"),
                                            .stop = header_value<TimeOfDay>(answers, "stop")});
    DraftGuard guard{practice, id};
    if (const auto ids = wanted_modalities(*practice.shelf, options.template_id, answers); ids.size() > 1)
        practice.notes.set_modalities(id, ids);
    Form form = practice.notes.open_form(id);
    for (const auto& [part, part_answers] : answers.parts) {
        std::vector<RowStep> rows;
        copy_answers(form, part, rows, part_answers);
    }
    if (practice.native.has_work_for(form))
        form.set_native(practice.native.derive(form, form.earlier()).values);
    practice.notes.save(id, form);
    guard.keep();
    if (options.sign)
        practice.notes.sign(id, form);
    Output output = context.output();
    output.line("Note " + std::to_string(static_cast<std::int64_t>(id)) + (options.sign ? ", signed" : ", draft"));
    for (const auto& problem : form.problems())
        output.line("  " + to_string(problem.path) + ": " + problem.message);
    output.document(note_json(practice, id));
}

/// Answers of a draft, over those that are there; the others stay.
void set(const Context& context, const NoteOptions& options) {
    nlohmann::json json = read_values_file(options.values);
    Practice practice = context.open(options.folder);
    const NoteId id{options.note};
    const Note note = practice.notes.load(id);
    Form form = practice.notes.open_form(id);
    resolve_references(practice, note.client, form.parts().back()->full_id(), json);
    const auto read = read_values(json.dump(), form.parts(), form.parts().size());
    if (!read.problems.empty()) {
        std::string message = "the values do not fit the note:";
        for (const auto& problem : read.problems)
            message += "\n  " + problem;
        throw Error{ErrorKind::bad_input, message};
    }
    for (const auto& [part, part_answers] : read.answers.parts) {
        std::vector<RowStep> rows;
        copy_answers(form, part, rows, part_answers);
    }
    if (practice.native.has_work_for(form))
        form.set_native(practice.native.derive(form, form.earlier()).values);
    practice.notes.save(id, form);
    Output output = context.output();
    output.line("Saved.");
    for (const auto& problem : form.problems())
        output.line("  " + to_string(problem.path) + ": " + problem.message);
    output.document(note_json(practice, id));
}

void list(const Context& context, const NoteOptions& options) {
    const Practice practice = context.open(options.folder);
    std::vector<std::vector<std::string>> table{{"Id", "Date", "No", "Approach", "State", "Summary"}};
    auto document = nlohmann::ordered_json::array();
    for (const auto& row : practice.notes.of(ClientId{options.client})) {
        table.push_back({std::to_string(static_cast<std::int64_t>(row.id)), format_date(row.date),
                         row.number ? std::to_string(*row.number) : "", row.approach,
                         std::string{state_word(row.state)}, row.summary});
        document.push_back(note_row_json(row));
    }
    Output output = context.output();
    output.table(table);
    output.document(document);
}

NoteFormat format_from(const std::string& word) {
    const auto found = format_from_id(word);
    if (!found)
        throw WrongUse{"--format takes soap, dap, birp, girp, pirp or plain"};
    return *found;
}

/// What was asked for, else how the practice has this form read.
NoteFormat chosen_format(const Practice& practice, const Form& form, const std::string& word) {
    if (!word.empty())
        return format_from(word);
    return format_of(NoteSettingsStore{practice.vault->database()}.load(), form.parts());
}

void show(const Context& context, const NoteOptions& options) {
    if (!options.format.empty())
        static_cast<void>(format_from(options.format)); // wrong use is told before the passphrase is asked for
    const Practice practice = context.open(options.folder);
    const NoteId id{options.note};
    const Form form = practice.notes.open_form(id);
    const NoteFormat format = chosen_format(practice, form, options.format);
    auto document = note_json(practice, id);
    Output output = context.output();
    document["narrative"] = nlohmann::ordered_json::array();
    for (const auto& section : form.narrative(format)) {
        if (!section.heading.empty())
            output.line(section.heading);
        output.line(section.text);
        output.line("");
        document["narrative"].push_back({{"heading", section.heading}, {"text", section.text}});
    }
    for (const auto& addendum : document["addenda"])
        output.line("Addendum, " + addendum["written_at"].get<std::string>() + ", " +
                    addendum["author"].get<std::string>() + ": " + addendum["text"].get<std::string>());
    output.line(document["state"].get<std::string>() +
                (document.contains("signature") ? ", signature " + document["signature"].get<std::string>() : ""));
    output.document(document);
}

const char* id_of(QualityKind kind) {
    static constexpr std::array ids{"sections", "goal", "intervention", "response", "risk",
                                    "next_step", "alerts", "copied", "other_client", "private_matter"};
    return ids.at(static_cast<std::size_t>(kind));
}

void sign(const Context& context, const NoteOptions& options) {
    Practice practice = context.open(options.folder);
    const NoteId id{options.note};
    const Form form = practice.notes.open_form(id);
    const auto checks = check_quality(practice.notes, practice.clients, id, form, chosen_format(practice, form, {}));
    practice.notes.sign(id, form);
    Output output = context.output();
    output.line("Signed.");
    auto document = note_json(practice, id);
    document["quality"] = nlohmann::ordered_json::array();
    for (const QualityCheck& check : checks) {
        if (!check.holds || check.kind == QualityKind::copied)
            output.line(sentence_of(check));
        document["quality"].push_back({{"check", id_of(check.kind)}, {"holds", check.holds}, {"detail", check.detail}});
    }
    output.document(document);
}

void amend(const Context& context, const NoteOptions& options) {
    static const std::map<std::string, AddendumKind> kinds{{"addendum", AddendumKind::addendum},
                                                           {"correction", AddendumKind::correction},
                                                           {"late-entry", AddendumKind::late_entry}};
    const auto kind = kinds.find(options.kind);
    if (kind == kinds.end())
        throw WrongUse{"--kind takes addendum, correction or late-entry"};
    Practice practice = context.open(options.folder);
    practice.notes.add_addendum(NoteId{options.note}, kind->second, options.text, options.reason);
    Output output = context.output();
    output.line("Added and signed.");
    output.document(note_json(practice, NoteId{options.note}));
}

} // namespace

void add_note_commands(CLI::App& app, Context& context) {
    auto* note = app.add_subcommand("note", "Session notes");
    note->require_subcommand(1);
    auto options = std::make_shared<NoteOptions>();

    auto* added = note->add_subcommand("add", "Write a note from a file of values; a draft unless --sign");
    added->add_option("DIR", options->folder)->required();
    added->add_option("--client", options->client, "Number of the client")->required();
    added->add_option("--template", options->template_id, "Form, as emdr.session")->required();
    added->add_option("--values", options->values, "JSON object of field id and value")->required();
    added->add_flag("--sign", options->sign, "Sign it at once; refused while answers are missing");
    added->callback([&context, options] { add(context, *options); });

    auto* listed = note->add_subcommand("list", "Notes of a client, newest first");
    listed->add_option("DIR", options->folder)->required();
    listed->add_option("--client", options->client)->required();
    listed->callback([&context, options] { list(context, *options); });

    const auto with_note = [&options](CLI::App* command) {
        command->add_option("DIR", options->folder)->required();
        command->add_option("--note,--id", options->note, "Number of the note")->required();
        return command;
    };
    auto* shown = with_note(note->add_subcommand("show", "One note as prose, or whole with --json"));
    shown->add_option("--format", options->format, "soap, dap, birp, girp, pirp or plain; else as the practice chose");
    shown->callback([&context, options] { show(context, *options); });
    auto* changed = with_note(note->add_subcommand("set", "Answers of a draft, from a file of values; the others stay"));
    changed->add_option("--values", options->values, "JSON object of field id and value")->required();
    changed->callback([&context, options] { set(context, *options); });
    with_note(note->add_subcommand("sign", "Sign a draft"))->callback([&context, options] { sign(context, *options); });
    auto* amended = with_note(note->add_subcommand("amend", "Add to a signed note"));
    amended->add_option("--text", options->text)->required();
    amended->add_option("--reason", options->reason);
    amended->add_option("--kind", options->kind, "addendum, correction or late-entry");
    amended->callback([&context, options] { amend(context, *options); });
}

} // namespace attune::cli
