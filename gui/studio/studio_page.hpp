// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/platform/group.hpp"
#include "gui/studio/studio_view_model.hpp"

#include <filesystem>
#include <functional>
#include <memory>

namespace attune {

/// The Studio: a pack's XML beside the form that it makes, and what is wrong with it.
///
/// Owns its view model; borrows the workspace, which must outlive it. Nothing typed is lost: what is not
/// saved is kept beside this user's other state after every pause and when the page goes.
class StudioPage : public Group {
public:
    /// Throws bad_input when there is no such folder. `recovery` keeps what is not saved.
    StudioPage(wxWindow* parent, Workspace& workspace, const std::filesystem::path& folder,
               const std::filesystem::path& recovery, PackDraft::Access access);
    ~StudioPage() override;

    /// Close was pressed; what is not saved is kept.
    std::function<void()> on_close = [] {};

    /// The pack was installed in the practice: lists of modalities may be stale.
    std::function<void()> on_installed = [] {};

    [[nodiscard]] StudioViewModel& model();
    /// Keeps what is not saved where it survives a lock or a crash. Throws Error when that cannot be written.
    void keep();
    /// The window came to the front: other programs may have written the files.
    void look_at_disk();

    // What menus offer; each has a key as well.
    void undo();
    void redo();
    void save();
    void check();
    void next_problem(bool backward = false);
    void insert_field();
    /// From the form to its XML, and back.
    void cross();
    void find();
    void toggle_plain();
    [[nodiscard]] bool is_plain() const;
    /// Asks, and puts the pack as it is edited in use in the practice.
    void install();
    void close_studio();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace attune
