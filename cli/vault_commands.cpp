// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"
#include "cli/passphrase_source.hpp"
#include "cli/warnings.hpp"
#include "core/vault/backup.hpp"

#include <cstdio>

namespace attune::cli {
namespace {

struct CreateOptions {
    std::filesystem::path folder;
    NewVault what;
    std::string cost;
};

/// "256/3": mebibytes and passes.
KeyCost cost_from(const std::string& text) {
    unsigned mebibytes = 0;
    unsigned passes = 0;
    int end = 0;
    if (std::sscanf(text.c_str(), "%5u/%3u%n", &mebibytes, &passes, &end) != 2 ||
        static_cast<std::size_t>(end) != text.size())
        throw WrongUse{"--key-cost takes mebibytes and passes, as 256/3"};
    return {.memory_bytes = std::size_t{mebibytes} << 20, .passes = passes};
}

void create(const Context& context, CreateOptions options) {
    if (!options.cost.empty())
        options.what.cost = cost_from(options.cost);
    warn_of_place(options.folder);
    const auto created =
        Vault::create(options.folder, options.what, read_new_passphrase(context.passphrase_file), usual_surroundings());
    Output output = context.output();
    output.line("Made the practice \"" + options.what.practice + "\" in " + options.folder.string());
    output.line("");
    output.line("Recovery sheet of " + options.what.user + ". Write it down and keep it where you keep keys:");
    output.line("");
    output.line("    " + created.recovery_code);
    output.line("");
    output.line("It opens the practice when the passphrase is lost, and is shown only now.");
    output.line("Lose both, and nobody can open the notes again.");
    output.document({{"folder", options.folder.string()},
                     {"vault", created.vault->id()},
                     {"practice", options.what.practice},
                     {"user", options.what.user},
                     {"recovery", created.recovery_code}});
}

void info(const Context& context, const std::filesystem::path& folder) {
    VaultCard card;
    try {
        card = Vault::card(folder);
    } catch (const Error& error) {
        throw CannotOpen{error};
    }
    Output output = context.output();
    output.line("Practice  " + card.practice);
    output.line("Vault     " + card.vault_id);
    for (const auto& user : card.users)
        output.line("User      " + user);
    auto warnings = nlohmann::ordered_json::array();
    for (const PlaceWarning warning : place_warnings(folder)) {
        output.line("Warning   " + words_of(warning));
        warnings.push_back(name_of(warning));
    }
    output.document({{"folder", folder.string()},
                     {"vault", card.vault_id},
                     {"practice", card.practice},
                     {"users", card.users},
                     {"warnings", warnings}});
}

void verify(Context& context, const std::filesystem::path& folder) {
    const Practice practice = context.open(folder);
    const auto silent = [](double) { return true; };
    auto problems = practice.vault->verify_all(silent);
    for (auto& problem : practice.notes.verify_signatures(silent))
        problems.push_back(std::move(problem));
    Output output = context.output();
    auto list = nlohmann::ordered_json::array();
    for (const auto& problem : problems) {
        output.line(problem.part + ": " + problem.message);
        list.push_back({{"part", problem.part}, {"message", problem.message}});
    }
    if (problems.empty())
        output.line("Whole: pages, foreign keys, audit trail, anchor, keyring and signatures.");
    output.document({{"whole", problems.empty()}, {"problems", list}});
    if (!problems.empty())
        context.exit = Exit::found_problems;
}

void backup(const Context& context, const std::filesystem::path& folder, const std::filesystem::path& destination) {
    const auto made = context.open_vault(folder)->backup(destination);
    Output output = context.output();
    output.line("Backed up and checked: " + made.string());
    output.document({{"backup", made.string()}});
}

void restore(const Context& context, const std::filesystem::path& from, const std::filesystem::path& folder) {
    restore_backup(from, folder);
    Output output = context.output();
    output.line("Restored to " + folder.string());
    output.line("A computer that saw a newer state will not open it until you say that the older one is meant:");
    output.line("    attune-cli vault accept-older DIR");
    output.document({{"folder", folder.string()}});
}

void accept_older(const Context& context, const std::filesystem::path& folder) {
    const std::string name = context.user_of(folder);
    try {
        static_cast<void>(Vault::open_rolled_back(
            folder, name, read_secret(context.passphrase_file, "Passphrase of " + name), usual_surroundings()));
    } catch (const Error& error) {
        throw CannotOpen{error};
    }
    Output output = context.output();
    output.line("This state counts from now on. The trail says that you confirmed it.");
    output.document({{"folder", folder.string()}});
}

} // namespace

void add_vault_commands(CLI::App& app, Context& context) {
    auto* vault = app.add_subcommand("vault", "Make, check and copy a practice");
    vault->require_subcommand(1);

    auto* made = vault->add_subcommand("create", "Make a new practice; prints its recovery sheet once");
    auto options = std::make_shared<CreateOptions>();
    made->add_option("DIR", options->folder, "Folder to make")->required();
    made->add_option("--practice", options->what.practice, "Name of the practice")->required();
    made->add_option("--user", options->what.user, "Your name, as notes are signed")->required();
    made->add_option("--credentials", options->what.credentials, "Your profession, as notes are signed");
    made->add_option("--key-cost", options->cost,
                     "What one guess of the passphrase costs; measured on this machine when left out (256/3 or more)")
        ->type_name("MIB/PASSES");
    made->callback([&context, options] { create(context, *options); });

    auto folder = std::make_shared<std::filesystem::path>();
    auto other = std::make_shared<std::filesystem::path>();
    auto* shown = vault->add_subcommand("info", "What can be known without a passphrase");
    shown->add_option("DIR", *folder)->required();
    shown->callback([&context, folder] { info(context, *folder); });

    auto* checked = vault->add_subcommand("verify", "Check everything; exit 4 when something is wrong");
    checked->add_option("DIR", *folder)->required();
    checked->callback([&context, folder] { verify(context, *folder); });

    auto* copied = vault->add_subcommand("backup", "Make a checked copy");
    copied->add_option("DIR", *folder)->required();
    copied->add_option("DEST", *other, "Folder that receives the copy")->required();
    copied->callback([&context, folder, other] { backup(context, *folder, *other); });

    auto* restored = vault->add_subcommand("restore", "Make a practice out of a backup");
    restored->add_option("BACKUP", *other)->required();
    restored->add_option("DIR", *folder, "Folder to make")->required();
    restored->callback([&context, folder, other] { restore(context, *other, *folder); });

    auto* accepted = vault->add_subcommand("accept-older", "Confirm that a practice was put back to an older state on purpose");
    accepted->add_option("DIR", *folder)->required();
    accepted->callback([&context, folder] { accept_older(context, *folder); });

    add_key_commands(*vault, context);
}

} // namespace attune::cli
