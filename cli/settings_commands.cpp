// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"
#include "core/practice/note_settings.hpp"
#include "core/practice/rule_list.hpp"
#include "core/template/expression/evaluator.hpp"
#include "core/template/suggestion.hpp"

#include <array>
#include <charconv>

namespace attune::cli {
namespace {

using Json = nlohmann::ordered_json;

struct SettingsOptions {
    std::filesystem::path folder;
    std::string name, value;
    bool even_blocking = false;
};

constexpr std::array<const char*, 4> tags{"", "S", "L", "A"};

const char* tag_of(EvidenceTag tag) {
    const auto at = static_cast<std::size_t>(tag);
    return at < tags.size() ? tags.at(at) : "U";
}

std::vector<std::shared_ptr<const Template>> all_forms(const TemplateShelf& shelf) {
    std::vector<std::shared_ptr<const Template>> forms{shelf.header()};
    for (const auto& form : shelf.forms())
        forms.push_back(form);
    return forms;
}

std::string format_words(const NoteSettings& settings, const std::string& form) {
    const auto own = settings.formats.find(form);
    return own == settings.formats.end() ? "as the practice" : to_id(own->second);
}

void show(const Context& context, const SettingsOptions& options) {
    const Practice practice = context.open(options.folder);
    const NoteSettings settings = NoteSettingsStore{practice.vault->database()}.load();
    std::vector<std::vector<std::string>> table{{"Name", "Value", "As delivered", "What"}};
    Json document{{"note_format", to_id(settings.format)}, {"rules", Json::array()}, {"formats", Json::object()}};
    table.push_back({"note_format", to_id(settings.format), to_id(NoteSettings{}.format), "How notes read"});
    for (const auto& form : all_forms(*practice.shelf)) {
        if (form->pack != "header") {
            table.push_back({"format." + form->full_id(), format_words(settings, form->full_id()), "as the practice", form->title});
            document["formats"][form->full_id()] = format_words(settings, form->full_id());
        }
        for (const PracticeRule& rule : list_rules(*form, settings)) {
            Json made{{"name", rule.name}, {"label", rule.label}, {"on", rule.is_on}, {"evidence", tag_of(rule.evidence)},
                      {"source", rule.source}, {"blocking", rule.is_blocking()}, {"numbers", Json::array()}};
            if (!rule.name.empty())
                table.push_back({rule.name, rule.is_on ? "on" : "off", "on", rule.label});
            for (const RuleNumber& number : rule.numbers) {
                table.push_back({number.name, format_number(number.value), format_number(number.delivered),
                                 "  " + number.label + (number.unit.empty() ? "" : ", " + number.unit)});
                made["numbers"].push_back({{"name", number.name}, {"label", number.label}, {"unit", number.unit},
                                           {"value", number.value}, {"delivered", number.delivered}});
            }
            document["rules"].push_back(std::move(made));
        }
    }
    Output output = context.output();
    output.table(table);
    output.document(document);
}

/// A rule or number of any pack by its name.
struct Named {
    std::optional<PracticeRule> rule;
    std::optional<RuleNumber> number;
};

Named find_named(const TemplateShelf& shelf, const NoteSettings& settings, const std::string& name) {
    std::vector<std::string> names{"note_format"};
    for (const auto& form : all_forms(shelf)) {
        names.push_back("format." + form->full_id());
        for (PracticeRule& rule : list_rules(*form, settings)) {
            for (RuleNumber& number : rule.numbers) {
                if (number.name == name)
                    return {.rule = {}, .number = std::move(number)};
                names.push_back(std::move(number.name));
            }
            if (!rule.name.empty() && rule.name == name)
                return {.rule = std::move(rule), .number = {}};
            names.push_back(std::move(rule.name));
        }
    }
    throw WrongUse{"no setting \"" + name + "\"" + did_you_mean(name, names) + "; see attune-cli settings show"};
}

void set_format(NoteSettings& settings, const TemplateShelf& shelf, const SettingsOptions& options) {
    const auto format = format_from_id(options.value);
    if (!format && options.value != "default")
        throw WrongUse{"a format is soap, dap, birp, girp, pirp, plain or default"};
    if (options.name == "note_format") {
        settings.format = format.value_or(NoteSettings{}.format);
        return;
    }
    const std::string form = options.name.substr(options.name.find('.') + 1);
    const auto known = shelf.find(form);
    if (known == nullptr || known->pack == "header")
        throw WrongUse{"there is no form \"" + form + "\" that reads in a format of its own"};
    settings.formats.erase(known->full_id());
    if (format)
        settings.formats.emplace(known->full_id(), *format);
}

void set_value(NoteSettings& settings, const RuleNumber& number, const std::string& value) {
    double given = number.delivered;
    if (value != "default") {
        const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), given);
        if (failure != std::errc{} || end != value.data() + value.size())
            throw WrongUse{number.name + ": a number or default was expected"};
        if (const auto words = number_problem(number, given); !words.empty())
            throw Error{ErrorKind::bad_input, words};
    }
    set_number(settings, number, given);
}

void set_switch(NoteSettings& settings, const PracticeRule& rule, const SettingsOptions& options) {
    if (options.value == "default")
        return set_as_delivered(settings, rule);
    if (options.value != "on" && options.value != "off")
        throw WrongUse{rule.name + ": on, off or default was expected"};
    if (options.value == "off" && rule.is_blocking() && !options.even_blocking)
        throw WrongUse{"\"" + rule.label + "\" keeps an unsafe note from being signed; to switch it off all the same add "
                       "--even-blocking"};
    switch_rule(settings, rule.name, options.value == "off" ? RuleSwitch::off : RuleSwitch::on);
}

void set(const Context& context, const SettingsOptions& options) {
    Practice practice = context.open(options.folder);
    NoteSettingsStore store{practice.vault->database()};
    NoteSettings settings = store.load();
    if (options.name == "note_format" || options.name.starts_with("format."))
        set_format(settings, *practice.shelf, options);
    else {
        const Named named = find_named(*practice.shelf, settings, options.name);
        if (named.number)
            set_value(settings, *named.number, options.value);
        else
            set_switch(settings, *named.rule, options);
    }
    store.save(settings);
    Output output = context.output();
    output.line("Saved. Signed notes stay as they are.");
    output.document({{"name", options.name}, {"value", options.value}});
}

} // namespace

void add_settings_commands(CLI::App& app, Context& context) {
    auto* settings = app.add_subcommand("settings", "Rules, their numbers and the formats of notes");
    settings->require_subcommand(1);
    auto options = std::make_shared<SettingsOptions>();
    auto* shown = settings->add_subcommand("show", "Every rule, number and format, and what was delivered");
    shown->add_option("DIR", options->folder)->required();
    shown->callback([&context, options] { show(context, *options); });
    auto* changed = settings->add_subcommand("set", "Set one of them; drafts follow at once, signed notes never");
    changed->add_option("DIR", options->folder)->required();
    changed->add_option("NAME", options->name, "As settings show names it")->required();
    changed->add_option("VALUE", options->value, "on, off, a number, a format, or default")->required();
    changed->add_flag("--even-blocking", options->even_blocking, "Also a rule that keeps notes from being signed");
    changed->callback([&context, options] { set(context, *options); });
}

} // namespace attune::cli
