// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"
#include "cli/passphrase_source.hpp"
#include "cli/warnings.hpp"

namespace attune::cli {
namespace {

struct KeyOptions {
    std::filesystem::path folder;
    std::optional<std::filesystem::path> new_passphrase_file;
    std::optional<std::filesystem::path> recovery_file;
};

void show_sheet(Output& output, const Vault& vault, const std::string& code) {
    output.line("New recovery sheet of " + vault.user_name() + ". Write it down and keep it where you keep keys:");
    output.line("");
    output.line("    " + code);
    output.line("");
    output.line("It is shown only now. The old sheet no longer opens the practice: destroy it.");
}

void change_passphrase(const Context& context, const KeyOptions& options) {
    const Passphrase old_one =
        read_secret(context.passphrase_file, "Passphrase of " + context.user_of(options.folder));
    const auto vault = context.open_vault(options.folder, Passphrase{std::string{old_one.view()}});
    vault->change_passphrase(old_one, read_new_passphrase(options.new_passphrase_file));
    Output output = context.output();
    output.line("The new passphrase opens the practice from now on.");
    output.line("Backups made before still open with the old one.");
    output.document({{"folder", options.folder.string()}, {"user", vault->user_name()}});
}

void replace_sheet(const Context& context, const KeyOptions& options) {
    const auto vault = context.open_vault(options.folder);
    const std::string code = vault->replace_recovery();
    Output output = context.output();
    show_sheet(output, *vault, code);
    output.document({{"folder", options.folder.string()}, {"user", vault->user_name()}, {"recovery", code}});
}

std::unique_ptr<Vault> open_with_sheet(const Context& context, const KeyOptions& options) {
    const std::string name = context.user_of(options.folder);
    try {
        const Passphrase code = read_secret(options.recovery_file, "Recovery code of " + name);
        return Vault::open_with_recovery(options.folder, name, code.view(), usual_surroundings());
    } catch (const Error& error) {
        throw CannotOpen{error};
    }
}

/// A used sheet is replaced at once: whoever saw it being typed holds a key.
void recover(const Context& context, const KeyOptions& options) {
    const auto vault = open_with_sheet(context, options);
    vault->set_passphrase(read_new_passphrase(options.new_passphrase_file));
    const std::string code = vault->replace_recovery();
    Output output = context.output();
    output.line("The new passphrase opens the practice from now on.");
    output.line("");
    show_sheet(output, *vault, code);
    output.document({{"folder", options.folder.string()}, {"user", vault->user_name()}, {"recovery", code}});
}

void add_new_passphrase_option(CLI::App& command, KeyOptions& options) {
    command
        .add_option("--new-passphrase-file", options.new_passphrase_file,
                    "Read the new passphrase from the first line of FILE")
        ->type_name("FILE");
}

} // namespace

void add_key_commands(CLI::App& vault, Context& context) {
    auto options = std::make_shared<KeyOptions>();
    auto* changed = vault.add_subcommand("passphrase", "Change the passphrase");
    changed->add_option("DIR", options->folder)->required();
    add_new_passphrase_option(*changed, *options);
    changed->callback([&context, options] { change_passphrase(context, *options); });

    auto* sheet = vault.add_subcommand("recovery-sheet", "Make a new recovery sheet; the old one ends");
    sheet->add_option("DIR", options->folder)->required();
    sheet->callback([&context, options] { replace_sheet(context, *options); });

    auto* recovered =
        vault.add_subcommand("recover", "Open with the recovery sheet, set a new passphrase, print a new sheet");
    recovered->add_option("DIR", options->folder)->required();
    recovered->add_option("--recovery-file", options->recovery_file, "Read the code from the first line of FILE")
        ->type_name("FILE");
    add_new_passphrase_option(*recovered, *options);
    recovered->callback([&context, options] { recover(context, *options); });
}

} // namespace attune::cli
