// SPDX-License-Identifier: Apache-2.0
// pack install, approve, on, off, remove, publishers: what a practice does.
#include "cli/context.hpp"
#include "cli/pack_words.hpp"
#include "core/practice/pack_install.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace attune::cli {
namespace {

struct TrustOptions {
    std::filesystem::path folder;
    std::filesystem::path source;
    std::string pack;
    std::string publisher;
    std::string fingerprint;
    std::string replaced;
    std::string revoked;
    bool accepts_unsigned = false;
    bool only_looks = false;
    bool withdraws = false;
};

const Pack& find_pack(const Practice& practice, const std::string& id) {
    const auto found = std::ranges::find(practice.shelf->packs(), id, &Pack::id);
    if (found == practice.shelf->packs().end())
        throw Error{ErrorKind::not_found,
                    "there is no pack " + id + "; \"pack list DIR\" shows those that are there"};
    return *found;
}

const char* name_of(InstallKind kind) {
    switch (kind) {
    case InstallKind::first: return "first";
    case InstallKind::update: return "update";
    case InstallKind::again: return "again";
    case InstallKind::older: return "older";
    case InstallKind::other: return "other";
    }
    return "";
}

/// The questions that the options answer. Throws when an option answers something else than what is asked.
std::set<InstallQuestion> answers_of(const InstallPlan& plan, const TrustOptions& options) {
    std::set<InstallQuestion> answered;
    if (!options.publisher.empty()) {
        if (!plan.publisher)
            throw Error{ErrorKind::pack_rejected, "--accept-publisher: nobody signed this pack"};
        if (!is_fingerprint_of(plan.publisher->key, options.publisher))
            throw Error{
                ErrorKind::pack_rejected,
                fmt::format(
                    "--accept-publisher: this is not the fingerprint of {}, which is {}. Do not install "
                    "the pack unless you know why they differ",
                    plan.publisher->name, fingerprint_of(plan.publisher->key))};
        answered.insert(InstallQuestion::publisher);
    }
    if (options.accepts_unsigned)
        answered.insert(InstallQuestion::not_signed);
    if (!options.replaced.empty() && options.replaced == plan.version_before)
        answered.insert(InstallQuestion::older_version);
    return answered;
}

void tell_plan(Output& output, const InstallPlan& plan) {
    output.line(fmt::format("{} {}, {}", plan.pack.title, plan.pack.version, plan.pack.publisher));
    output.line("  " + contents_words(plan.pack));
    if (!plan.pack.evidence.empty())
        output.line("  " + shorten(plan.pack.evidence, 300));
    if (plan.publisher)
        output.line("  signed with the key " + fingerprint_of(plan.publisher->key));
    if (!plan.pack.library.empty()) {
        output.line("  has a program part, " + plan.pack.library +
                    (plan.publisher ? ", which stays off until it is approved" : ", which stays off"));
        for (const auto& line : library_lines(plan.pack))
            output.line("    " + line);
    }
    if (!plan.version_before.empty())
        output.line(fmt::format("  in place of version {}; notes keep the form that they were written with",
                                plan.version_before));
    for (const auto& change : plan.changes)
        output.line("    " + change);
    for (const auto& remark : plan.remarks)
        output.line("  Note: " + remark);
}

nlohmann::ordered_json document_of(const InstallPlan& plan) {
    nlohmann::ordered_json document{{"pack", plan.pack.id},
                                    {"version", plan.pack.version},
                                    {"title", plan.pack.title},
                                    {"publisher", plan.pack.publisher},
                                    {"kind", name_of(plan.kind)},
                                    {"version_before", plan.version_before},
                                    {"changes", plan.changes},
                                    {"remarks", plan.remarks},
                                    {"native", !plan.pack.library.empty()}};
    if (plan.publisher)
        document["fingerprint"] = fingerprint_of(plan.publisher->key);
    else
        document["fingerprint"] = nullptr;
    return document;
}

std::string lines_of(const std::string& head, const std::vector<std::string>& lines) {
    std::string text = head;
    for (const auto& line : lines)
        text += "\n  " + line;
    return text;
}

void install_pack(const Context& context, const TrustOptions& options) {
    Practice practice = context.open(options.folder);
    const auto plan = plan_install(practice.packs, options.source);
    const auto name = options.source.filename().string();
    if (!plan.can_be_installed())
        throw Error{ErrorKind::pack_rejected,
                    lines_of(name + " cannot be installed; nothing of it was kept:", plan.problems)};
    Output output = context.output();
    tell_plan(output, plan);
    const auto answered = answers_of(plan, options);
    std::vector<std::string> open;
    for (const auto question : plan.questions)
        if (!answered.contains(question))
            open.push_back(question_words(question, plan));
    auto document = document_of(plan);
    document["installed"] = false;
    if (options.only_looks) {
        document["open"] = open;
        for (const auto& question : open)
            output.line("To decide: " + question);
        return output.document(document);
    }
    if (!open.empty())
        throw Error{ErrorKind::pack_rejected, lines_of(name + " was not installed:", open)};
    install(practice.packs, plan, plan.questions);
    document["installed"] = true;
    output.line("Installed.");
    if (const auto& pack = find_pack(practice, plan.pack.id);
        practice.packs.library_state(pack) == LibraryState::waiting ||
        practice.packs.library_state(pack) == LibraryState::changed)
        output.line("Its program part waits for approval: attune-cli pack approve DIR " + plan.pack.id);
    output.document(document);
}

void approve(const Context& context, const TrustOptions& options) {
    Practice practice = context.open(options.folder);
    const Pack pack = find_pack(practice, options.pack);
    const auto installed = practice.pack_store.find(pack.id);
    Output output = context.output();
    nlohmann::ordered_json document{{"pack", pack.id}, {"version", pack.version}, {"library", pack.library}};
    if (options.withdraws) {
        practice.pack_store.withdraw_library(pack.id);
        output.line("The program part of " + pack.title + " is off.");
        document["approved"] = false;
        return output.document(document);
    }
    if (installed && installed->publisher && !pack.library.empty()) {
        output.line(fmt::format("{} {} has a program part, {}.", pack.title, pack.version, pack.library));
        for (const auto& line : library_lines(pack))
            output.line("  " + line);
        output.line(fmt::format("Signed by {}, fingerprint {}", installed->publisher->name,
                                fingerprint_of(installed->publisher->key)));
        if (options.fingerprint.empty())
            throw Error{
                ErrorKind::plugin_rejected,
                "not approved yet: compare the fingerprint with the publisher's page or letter, and give it "
                "with --fingerprint"};
        if (!is_fingerprint_of(installed->publisher->key, options.fingerprint))
            throw Error{ErrorKind::plugin_rejected, "--fingerprint: this is not the fingerprint of " +
                                                        installed->publisher->name +
                                                        "; nothing was approved"};
    }
    approve_library(practice.packs, pack.id);
    output.line("Approved: exactly this file may run. Any change asks again.");
    document["approved"] = true;
    document["sha256"] = library_hash(pack).value_or("");
    output.document(document);
}

void turn(const Context& context, const TrustOptions& options, PackSwitch to) {
    Practice practice = context.open(options.folder);
    const Pack pack = find_pack(practice, options.pack);
    const auto installed = practice.pack_store.find(pack.id);
    if (installed && installed->state == InstalledState::removed)
        throw Error{ErrorKind::not_found, pack.id + " was removed: install it again"};
    if (!installed && !pack.shipped)
        throw Error{
            ErrorKind::bad_input,
            pack.id +
                " lies in a folder of packs and belongs to no practice: install it, or leave the folder out"};
    practice.pack_store.turn(pack.id, to);
    Output output = context.output();
    output.line(fmt::format(
        "{} is {}.", pack.title,
        to == PackSwitch::on ? "on" : "off: no new note begins with it, and those that have it keep it"));
    output.document({{"pack", pack.id}, {"state", to == PackSwitch::on ? "on" : "off"}});
}

void remove(const Context& context, const TrustOptions& options) {
    Practice practice = context.open(options.folder);
    if (const Pack& pack = find_pack(practice, options.pack); pack.shipped)
        throw Error{ErrorKind::bad_input,
                    pack.id + " came with Attune and cannot be removed; \"pack off\" puts it away"};
    const auto notes = practice.pack_store.use_of(options.pack).notes;
    practice.pack_store.remove(options.pack);
    Output output = context.output();
    output.line(notes == 0
                    ? "Removed."
                    : fmt::format("Removed. {} written with it {} readable.",
                                  notes == 1 ? "The note" : "The notes", notes == 1 ? "stays" : "stay"));
    output.document({{"pack", options.pack}, {"state", "removed"}, {"notes", notes}});
}

void publishers(const Context& context, const TrustOptions& options) {
    Practice practice = context.open(options.folder);
    if (!options.revoked.empty()) {
        const auto known = practice.pack_store.publishers();
        const auto found = std::ranges::find_if(known, [&](const ApprovedPublisher& each) {
            return is_fingerprint_of(each.publisher.key, options.revoked);
        });
        if (found == known.end())
            throw Error{ErrorKind::not_found, "no approved publisher has this fingerprint"};
        practice.pack_store.revoke(found->publisher.key);
    }
    std::vector<std::vector<std::string>> table{{"Publisher", "Fingerprint", "Approved", "By", "State"}};
    auto document = nlohmann::ordered_json::array();
    for (const auto& each : practice.pack_store.publishers()) {
        const auto fingerprint = fingerprint_of(each.publisher.key);
        const auto day = format_instant(each.approved_at).substr(0, 10);
        const std::string state = each.revoked_at ? "revoked" : "approved";
        const auto by = practice.vault->name_of(each.approved_by);
        table.push_back({each.publisher.name, fingerprint, day, by, state});
        document.push_back({{"publisher", each.publisher.name},
                            {"fingerprint", fingerprint},
                            {"approved_at", format_instant(each.approved_at)},
                            {"approved_by", by},
                            {"state", state}});
    }
    Output output = context.output();
    output.table(table);
    output.document(document);
}

void add_install(CLI::App& pack, Context& context, const std::shared_ptr<TrustOptions>& options) {
    auto* installed =
        pack.add_subcommand("install", "Install an archive or a folder in a practice, or update it");
    installed->add_option("DIR", options->folder)->required();
    installed
        ->add_option("ARCHIVE", options->source, "An .attunepack file, or the folder of a pack of your own")
        ->required();
    installed->add_option("--accept-publisher", options->publisher, "The fingerprint that you compared")
        ->type_name("FINGERPRINT");
    installed->add_flag("--accept-unsigned", options->accepts_unsigned, "Take an archive that nobody signed");
    installed->add_option("--replace", options->replaced, "The newer version that an older one may replace")
        ->type_name("VERSION");
    installed->add_flag("--dry-run", options->only_looks, "Show what it brings; install nothing");
    installed->callback([&context, options] { install_pack(context, *options); });
}

} // namespace

void add_pack_trust_commands(CLI::App& pack, Context& context) {
    auto options = std::make_shared<TrustOptions>();
    add_install(pack, context, options);
    const auto with_pack = [&](const char* name, const char* words) {
        auto* command = pack.add_subcommand(name, words);
        command->add_option("DIR", options->folder)->required();
        command->add_option("PACK", options->pack, "Id of the pack")->required();
        return command;
    };
    auto* approved = with_pack("approve", "Let the program part of an installed pack run");
    approved->add_option("--fingerprint", options->fingerprint, "The publisher's, which you compared");
    approved->add_flag("--withdraw", options->withdraws, "Take the approval back");
    approved->callback([&context, options] { approve(context, *options); });
    with_pack("on", "Offer a pack for new notes")->callback([&context, options] {
        turn(context, *options, PackSwitch::on);
    });
    with_pack("off", "Offer it no longer")->callback([&context, options] {
        turn(context, *options, PackSwitch::off);
    });
    with_pack("remove", "Remove an installed pack; its notes stay readable")->callback([&context, options] {
        remove(context, *options);
    });
    auto* known = pack.add_subcommand("publishers", "Whose packs this practice takes");
    known->add_option("DIR", options->folder)->required();
    known->add_option("--revoke", options->revoked, "Take the approval of this fingerprint back")
        ->type_name("FINGERPRINT");
    known->callback([&context, options] { publishers(context, *options); });
}

} // namespace attune::cli
