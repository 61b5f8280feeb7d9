// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"
#include "cli/measure_json.hpp"
#include "cli/measure_words.hpp"

#include "core/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace attune::cli {
namespace {

// Json(value), never Json{value}: braces would make a list of one.
using Json = nlohmann::ordered_json;

struct ScoreOptions {
    std::string id, items, form, sex;
    std::optional<int> age;
    std::vector<std::string> stated, picks;
};

/// What may be picked: the keys of MeasurePicks with the ids that each can have.
std::map<std::string, std::set<std::string>> picks_of(const Instrument& instrument) {
    static constexpr std::array<const char*, 5> purposes{"screen", "caseness", "clinical", "note", "remission"};
    static constexpr std::array<const char*, 3> kinds{"reliable", "important", "percent"};
    std::map<std::string, std::set<std::string>> known;
    for (const auto& scale : instrument.scales) {
        for (const auto& scheme : scale.bands)
            known[scale.id + "/bands"].insert(scheme.id);
        for (const auto& cut : scale.cut_offs)
            known[scale.id + "/" + purposes.at(static_cast<std::size_t>(cut.purpose))].insert(cut.id);
        for (const auto& change : scale.changes)
            known[scale.id + "/" + kinds.at(static_cast<std::size_t>(change.kind))].insert(change.id);
    }
    for (const auto& each : instrument.classifications)
        if (!each.with)
            known[each.is_alternative() ? each.instead_of : each.id].insert(each.id);
    return known;
}

void read_picks(const Instrument& instrument, const std::vector<std::string>& words, MeasurePicks& picks,
                std::vector<std::string>& problems) {
    const auto known = picks_of(instrument);
    for (const auto& word : words) {
        const auto equals = word.find('=');
        const auto key = word.substr(0, equals);
        const auto id = equals == std::string::npos ? std::string{} : word.substr(equals + 1);
        const auto found = known.find(key);
        if (found != known.end() && found->second.contains(id)) {
            picks[key] = id;
            continue;
        }
        std::string can;
        for (const auto& [each, ids] : known)
            for (const auto& value : ids)
                can += (can.empty() ? "" : ", ") + each + "=" + value;
        problems.push_back(fmt::format("--pick {}: {} offers {}", shorten(word, 60), instrument.title, can));
    }
}

void read_stated(const Instrument& instrument, const std::vector<std::string>& words, ScoringContext& context,
                 std::vector<std::string>& problems) {
    for (const auto& word : words) {
        const auto equals = word.find('=');
        const auto id = equals == std::string::npos ? std::string{} : word.substr(0, equals);
        const auto number = equals == std::string::npos ? word : word.substr(equals + 1);
        const auto scale = id.empty() ? std::optional<std::size_t>{0} : instrument.find_scale(id);
        std::vector<std::string> wrong;
        const auto value = answers_from(number, wrong);
        if (!scale || *scale >= instrument.scales.size())
            problems.push_back(fmt::format("--stated {}: {} has no such score", shorten(word, 40), instrument.title));
        else if (!wrong.empty() || value.size() != 1 || !value.front().is_given())
            problems.push_back(fmt::format("--stated {}: a number was expected, or SCORE=NUMBER", shorten(word, 40)));
        else
            context.stated[instrument.scales[*scale].id] = value.front().value;
    }
}

void read_form(const Instrument& instrument, const std::string& form, std::vector<std::string>& problems) {
    if (form.empty() || instrument.find_form(form) != nullptr)
        return;
    std::string known;
    for (const auto& each : instrument.forms)
        known += (known.empty() ? "" : ", ") + each.id;
    problems.push_back(known.empty() ? fmt::format("--form {}: {} has one form only", shorten(form, 20), instrument.title)
                                     : fmt::format("--form {}: {} has the forms {}", shorten(form, 20), instrument.title, known));
}

/// Throws WrongUse with everything that is wrong, a line each.
void refuse(const std::vector<std::string>& problems) {
    std::string lines;
    for (const auto& problem : problems)
        lines += (lines.empty() ? "" : "\n") + problem;
    if (!lines.empty())
        throw WrongUse{lines};
}

void score_answers(const Context& context, const ScoreOptions& options) {
    const auto shelf = context.shelf();
    const auto measure = find_measure(*shelf, options.id);
    ScoringContext who{.form = options.form, .sex = options.sex, .age_years = options.age};
    std::vector<std::string> problems;
    read_form(*measure, options.form, problems);
    read_picks(*measure, options.picks, who.picks, problems);
    read_stated(*measure, options.stated, who, problems);
    const auto answers = with_uncounted_end(*measure, answers_from(options.items, problems));
    for (const auto& problem : check_answers(*measure, answers))
        problems.push_back(answer_problem_words(*measure, problem));
    refuse(problems);
    const auto found = score(*measure, answers, who);
    Output output = context.output();
    output.line(fmt::format("{} – {}", measure->title, measure->words));
    for (const auto& line : score_lines(*measure, found, who))
        output.line(line);
    if (options.form.empty() && !measure->forms.empty())
        output.line("Bands of a form are told with --form.");
    if (!measure->is_free_to_use())
        output.line(fmt::format("To use it with clients the practice needs the right to it ({}): {}", licence_word(measure->licence),
                                measure->licence_words));
    output.line("A score is no diagnosis.");
    auto document = score_json(*measure, found, who);
    document["licence_words"] = measure->licence_words;
    output.document(document);
}

void list_measures(const Context& context) {
    const auto shelf = context.shelf();
    Output output = context.output();
    std::vector<std::vector<std::string>> rows{{"ID", "TITLE", "FOR", "ITEMS", "LICENCE", "VERSION"}};
    Json all = Json::array();
    for (const auto& each : shelf->measures().offered()) {
        rows.push_back({each->id, each->title, each->words, std::to_string(each->items.size()),
                        std::string{licence_word(each->licence)}, each->version});
        all.push_back(instrument_json(*each));
    }
    output.table(rows);
    output.document({{"measures", all}});
}

} // namespace

void add_measure_commands(CLI::App& app, Context& context) {
    auto* measure = app.add_subcommand("measure", "Standardised measures");
    measure->require_subcommand(1);
    add_measure_record_commands(*measure, context);
    add_measure_practice_commands(*measure, context);
    add_measure_wording_command(*measure, context);
    measure->add_subcommand("list", "Every measure at hand")->callback([&context] { list_measures(context); });
    auto options = std::make_shared<ScoreOptions>();
    auto* scored = measure->add_subcommand("score", "Score a filled-in sheet; no practice is needed");
    scored->add_option("ID", options->id, "As phq-9")->required();
    scored->add_option("--items", options->items, "Answers in order: 1,2,-,na (- is missing, na does not apply)")->required();
    scored->add_option("--form", options->form, "Which sheet, as parent");
    scored->add_option("--sex", options->sex, "Where a cut-off depends on it")
        ->check(CLI::IsMember({"woman", "man", "not-recorded"}));
    scored->add_option("--age", options->age, "Completed years")->check(CLI::Range(0, 130));
    scored->add_option("--stated", options->stated, "A total as it stands on the sheet: 14 or total=14");
    scored->add_option("--pick", options->picks, "Use another figure than the measure does: total/bands=crufad");
    scored->callback([&context, options] { score_answers(context, *options); });
}

} // namespace attune::cli
