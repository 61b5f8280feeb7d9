// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/practice/pack_install.hpp"
#include "gui/workspace/workspace.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// How a modality stands in this practice.
enum class ModalityState {
    on,
    waiting,      ///< its forms work, its program part waits for approval
    without_code, ///< its forms work, and the practice decided against its program part
    stopped,      ///< its program part failed three times in this session
    off,
    removed,
    damaged,
};

struct ModalityRow {
    std::string id;
    std::string title;
    std::string version;
    std::string publisher;
    bool has_library = false;
    ModalityState state = ModalityState::on;
    std::string contents; ///< "1 form, 2 curves"
};

/// What stands below the list.
struct ModalityDetail {
    std::string heading;               ///< "Brainspotting 0.9"
    std::string evidence;
    std::string licence;
    std::string origin;                ///< "Came with Attune", "Installed 12 January 2027 by Dr Ana Kovač", a folder
    std::string signed_by;             ///< name and fingerprint; empty for what nobody signed
    std::string use;                   ///< "3 notes since 20 February 2027. They keep their form for ever."
    std::string library;               ///< what its program part sees, empty without one
    std::vector<std::string> forms;    ///< title and version of each
    std::vector<std::string> problems; ///< why it cannot be used
    bool can_turn_on = false, can_turn_off = false, can_remove = false, can_approve = false, can_withdraw = false,
         can_revoke = false;
};

/// What has to be known to decide about a program part.
struct LibraryRequest {
    std::string id;
    std::string title;
    std::string version;
    std::string file;                  ///< "libbrainspotting.so"
    std::vector<std::string> receives; ///< in the words of its manifest
    std::string publisher;
    std::string key_approved;          ///< "12 January 2027"
    std::string fingerprint;
    std::string evidence;
    bool is_changed = false;           ///< another file, or other inputs, was approved before
};

/// The modalities of a practice: what there is, and installing, approving, switching and removing. No wx in here.
///
/// Borrows the workspace. Same thread as the vault. Actions throw Error; afterwards `on_change` is called.
class ModalityListViewModel {
public:
    explicit ModalityListViewModel(Workspace& workspace);

    std::function<void()> on_change = [] {};

    [[nodiscard]] const std::vector<ModalityRow>& rows() const noexcept { return rows_; }
    [[nodiscard]] ModalityDetail detail(const std::string& id) const;
    /// The first pack whose program part waits.
    [[nodiscard]] const ModalityRow* waiting() const;
    /// Reads the packs anew.
    void reload();

    void turn(const std::string& id, PackSwitch to);
    void remove(const std::string& id);
    [[nodiscard]] InstallPlan plan(const std::filesystem::path& file) const;
    /// `plan` with every question of it answered yes.
    void install(const InstallPlan& plan);
    [[nodiscard]] LibraryRequest library_request(const std::string& id) const;
    void approve(const std::string& id);
    /// The forms stay, the program part stays off, and nothing asks again until the file changes.
    void use_without_code(const std::string& id);
    void withdraw(const std::string& id);
    /// The publisher of this pack is trusted no longer: program parts stop, updates ask again.
    void revoke_publisher(const std::string& id);

private:
    [[nodiscard]] const Pack& pack(const std::string& id) const;
    [[nodiscard]] ModalityState state_of(const Pack& pack) const;
    [[nodiscard]] std::optional<InstalledPack> installed(const Pack& pack) const;

    Workspace& workspace_;
    std::vector<ModalityRow> rows_;
};

} // namespace attune
