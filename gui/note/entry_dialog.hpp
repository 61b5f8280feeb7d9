// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/note/field_control.hpp"
#include "gui/note/message_line.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>
#include <wx/dialog.h>

namespace attune {

/// A new or existing entry of a register, its questions taken from the template: a target, a core belief.
/// Saves through the model when Save is pressed; what is wrong is said in the dialog, and nothing is lost.
class EntryDialog : public wxDialog {
public:
    /// `entry_id` empty: a new entry.
    EntryDialog(wxWindow* parent, FormViewModel& model, const std::string& register_id, const std::string& entry_id);
    ~EntryDialog() override;
    /// The entry that was saved.
    [[nodiscard]] const std::string& saved_id() const { return saved_id_; }

private:
    void add_field(wxWindow* parent, wxSizer* rows, const Field& field);
    bool save();

    FormViewModel& model_;
    std::string register_id_;
    std::string entry_id_;
    std::string saved_id_;
    std::map<std::string, Value, std::less<>> values_;
    std::vector<std::unique_ptr<FieldControl>> controls_;
    std::vector<const Field*> fields_;
    MessageLine* problem_ = nullptr;
    wxSizer* problem_place_ = nullptr;
};

} // namespace attune
