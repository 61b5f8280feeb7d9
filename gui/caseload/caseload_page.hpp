// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/paper/document.hpp"
#include "gui/caseload/caseload_view_model.hpp"
#include "gui/platform/list_frame.hpp"
#include "gui/platform/marks.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/tab_row.hpp"

#include <exception>
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

namespace attune {

class AlertPane;
class OutcomesPanel;

/// The caseload: every client with an open episode in one list, and what came of the practice's work.
///
/// Borrows the workspace, which must outlive it. The rows are read on a thread of their own, which ends with the page.
class CaseloadPage : public wxPanel {
public:
    CaseloadPage(wxWindow* parent, Workspace& workspace);
    ~CaseloadPage() override;

    /// Reads the rows anew; what is shown stays until they are there.
    void reload();
    [[nodiscard]] bool is_reading() const noexcept { return reading_; }
    /// Writes what is typed about an alert; throws Error when that fails.
    void save_now();
    /// The tab that is shown, as it is filtered and ordered, on paper.
    [[nodiscard]] Document document() const;
    /// Hands it to the system's print dialog.
    void print();
    /// Say that the file lies outside the vault, ask where it shall, and write it.
    void save_pdf();
    void save_table();
    /// Write the tab that is shown, as it is filtered and ordered; throw Error when that fails.
    void save_pdf_to(const std::filesystem::path& path);
    void save_table_to(const std::filesystem::path& path);
    [[nodiscard]] CaseloadViewModel& model() noexcept { return model_; }

    /// Enter or double click on a client.
    std::function<void(ClientId)> on_open_progress = [](ClientId) {};
    std::function<void(ClientId)> on_open_client = [](ClientId) {};
    /// Other alerts wait now.
    std::function<void()> on_change = [] {};

private:
    wxSizer* make_head();
    wxWindow* make_clients();
    wxSizer* make_counts(wxWindow* parent);
    wxWindow* make_filters(wxWindow* parent);
    wxWindow* make_list(wxWindow* parent);
    void bind_list();
    [[nodiscard]] std::vector<std::optional<double>> course_of(std::size_t row);
    void take(std::vector<CaseloadRow> rows);
    void fail(const std::exception_ptr& failure);
    void show_rows();
    void show_counts();
    void show_filters();
    void choose(std::optional<ClientId> client);
    bool keep_typed();
    void open_menu(std::size_t row);
    void show_everyone();
    void show_tab(std::size_t tab);
    void arrange();

    Workspace& workspace_;
    CaseloadViewModel model_;
    std::optional<ClientId> chosen_;
    bool reading_ = false;
    bool read_again_ = false; ///< asked for while rows were read
    bool narrow_ = false;

    wxTextCtrl* find_ = nullptr;
    TabRow* tabs_ = nullptr;
    wxPanel* clients_ = nullptr;
    OutcomesPanel* outcomes_ = nullptr;
    std::vector<wxStaticText*> figures_;
    std::vector<StatusText*> figure_words_;
    std::vector<wxWindow*> figure_groups_;
    wxSizer* counts_row_ = nullptr;
    wxSizer* filter_row_ = nullptr;
    wxWindow* filters_ = nullptr;
    wxChoice* care_ = nullptr;
    wxChoice* approach_ = nullptr;
    wxChoice* alerts_ = nullptr;
    Prose* caution_ = nullptr;
    ListFrame* frame_ = nullptr;
    RowList* list_ = nullptr; ///< in the frame
    AlertPane* pane_ = nullptr;
    std::jthread reader_; ///< last: it ends before anything that it speaks to
};

} // namespace attune
