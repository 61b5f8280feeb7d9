// SPDX-License-Identifier: Apache-2.0
// pack list: the packs at hand, or those of a practice with their states.
#include "cli/context.hpp"
#include "cli/pack_words.hpp"

namespace attune::cli {
namespace {

nlohmann::ordered_json document_of(const Pack& pack) {
    auto templates = nlohmann::ordered_json::array();
    for (const auto& one : pack.templates)
        templates.push_back({{"id", one->full_id()}, {"version", one->version}, {"title", one->title}});
    auto measures = nlohmann::ordered_json::array();
    for (const auto& one : pack.measures)
        measures.push_back({{"id", one->id}, {"version", one->version}, {"title", one->title}});
    return {{"id", pack.id},          {"prefix", pack.prefix},           {"version", pack.version},
            {"title", pack.title},    {"publisher", pack.publisher},     {"licence", pack.licence},
            {"templates", templates}, {"measures", measures},         {"native", !pack.library.empty()}, {"problems", pack.problems.size()}};
}

std::string forms_of(const Pack& pack) {
    std::string names;
    for (const auto& one : pack.templates)
        names += (names.empty() ? "" : " ") + one->full_id();
    if (!pack.measures.empty())
        names += (names.empty() ? "" : " ") + std::to_string(pack.measures.size()) + " measures";
    return names;
}

void list_at_hand(const Context& context) {
    const auto shelf = context.shelf();
    std::vector<std::vector<std::string>> table{
        {"Pack", "Version", "Title", "Publisher", "Templates", "Native"}};
    auto document = nlohmann::ordered_json::array();
    for (const auto& pack : shelf->packs()) {
        table.push_back({pack.id, pack.version, pack.title, pack.publisher, forms_of(pack),
                         pack.library.empty() ? "no" : "yes"});
        document.push_back(document_of(pack));
    }
    Output output = context.output();
    output.table(table);
    output.document(document);
}

void list_of_practice(const Context& context, const std::filesystem::path& folder) {
    const Practice practice = context.open(folder);
    std::vector<std::vector<std::string>> table{
        {"Pack", "Version", "Title", "Publisher", "State", "Program part", "From"}};
    auto document = nlohmann::ordered_json::array();
    for (const auto& pack : practice.shelf->packs()) {
        const auto installed = practice.pack_store.find(pack.id);
        const bool is_installed = installed && !pack.shipped && pack.contents->folder().empty();
        const std::string origin = pack.shipped ? "attune" : is_installed ? "installed" : "folder";
        const std::string publisher =
            is_installed ? (installed->publisher ? installed->publisher->name : "This practice")
                         : pack.publisher;
        const auto state = state_name(pack, installed);
        const auto library = name_of(practice.packs.library_state(pack));
        table.push_back({pack.id, pack.version, pack.title, publisher, state, library, origin});
        auto one = document_of(pack);
        one["publisher"] = publisher;
        one["state"] = state;
        one["library"] = library;
        one["origin"] = origin;
        if (is_installed)
            one["installed_at"] = format_instant(installed->installed_at);
        document.push_back(std::move(one));
    }
    Output output = context.output();
    output.table(table);
    output.document(document);
}

} // namespace

void add_pack_list_command(CLI::App& pack, Context& context) {
    auto* listed =
        pack.add_subcommand("list", "The packs at hand; with a practice also those installed there");
    auto folder = std::make_shared<std::optional<std::filesystem::path>>();
    listed->add_option("DIR", *folder, "A practice");
    listed->callback(
        [&context, folder] { *folder ? list_of_practice(context, **folder) : list_at_hand(context); });
}

} // namespace attune::cli
