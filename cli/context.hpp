// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/output.hpp"
#include "core/client/client_store.hpp"
#include "core/episode/episode_store.hpp"
#include "core/error.hpp"
#include "core/modality/native/native_values.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/note/note_store.hpp"
#include "core/practice/practice_packs.hpp"
#include "core/vault/vault.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace attune::cli {

/// A vault that could not be opened; the command ends with exit 3.
struct CannotOpen {
    Error error;
};

/// An unlocked practice with its stores, for the length of one command.
class Practice {
public:
    Practice(std::unique_ptr<Vault> opened, std::unique_ptr<TemplateShelf> at_hand);

    std::unique_ptr<Vault> vault;
    std::unique_ptr<TemplateShelf> shelf;
    NativeValues native;
    PackStore pack_store;
    PracticePacks packs; ///< brings what the practice installed onto the shelf
    ClientStore clients;
    EpisodeStore episodes;
    NoteStore notes;
};

/// The options that every command understands, and what they lead to.
struct Context {
    bool json = false;
    std::optional<std::filesystem::path> passphrase_file;
    std::optional<std::string> user;
    std::vector<std::filesystem::path> pack_folders;
    Exit exit = Exit::done;

    [[nodiscard]] Output output() const { return Output{json}; }
    /// Unlocks with the passphrase of `user`, or of the only user there is. Throws CannotOpen or WrongUse.
    [[nodiscard]] Practice open(const std::filesystem::path& folder) const;
    /// The same without the packs; with a passphrase that was read before, or not.
    [[nodiscard]] std::unique_ptr<Vault> open_vault(const std::filesystem::path& folder) const;
    [[nodiscard]] std::unique_ptr<Vault> open_vault(const std::filesystem::path& folder, Passphrase passphrase) const;
    /// Who unlocks. Throws CannotOpen, or WrongUse when there are several users and none was named.
    [[nodiscard]] std::string user_of(const std::filesystem::path& folder) const;
    /// The shipped packs and those of `--packs`.
    [[nodiscard]] std::unique_ptr<TemplateShelf> shelf() const;
};

/// Takes an option's text as a day; throws WrongUse when it is none.
[[nodiscard]] Date day_from(const std::string& text, const char* option);

void add_vault_commands(CLI::App& app, Context& context);
/// Below "vault": what concerns passphrase and recovery sheet.
void add_key_commands(CLI::App& vault, Context& context);
void add_demo_command(CLI::App& app, Context& context);
void add_client_commands(CLI::App& app, Context& context);
void add_session_commands(CLI::App& app, Context& context);
void add_note_commands(CLI::App& app, Context& context);
void add_settings_commands(CLI::App& app, Context& context);
void add_register_commands(CLI::App& app, Context& context);
void add_measure_commands(CLI::App& app, Context& context);
/// Below "measure": answers of clients; what a practice says about measures.
void add_measure_record_commands(CLI::App& measure, Context& context);
void add_measure_practice_commands(CLI::App& measure, Context& context);
void add_measure_wording_command(CLI::App& measure, Context& context);
void add_event_commands(CLI::App& app, Context& context);
void add_progress_commands(CLI::App& app, Context& context);
/// Below "progress": statistics without a vault.
void add_change_commands(CLI::App& progress, Context& context);
void add_effect_command(CLI::App& progress, Context& context);
void add_expected_command(CLI::App& progress, Context& context);
void add_report_command(CLI::App& app, Context& context);
void add_pack_commands(CLI::App& app, Context& context);
/// Below "pack": what there is, what publishers do, what practices do.
void add_pack_list_command(CLI::App& pack, Context& context);
void add_pack_sign_commands(CLI::App& pack, Context& context);
void add_pack_trust_commands(CLI::App& pack, Context& context);

} // namespace attune::cli
