// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/studio/text_place.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>
#include <wx/window.h>

namespace attune {

class UndoStack;

/// A word that may stand at the caret, and what it means.
struct Offer {
    std::string word;
    std::string note; ///< may be empty
};

/// A control in which XML is written. All text is UTF-8 with the line ends that it came with.
class TextSurface {
public:
    TextSurface() = default;
    TextSurface(const TextSurface&) = delete;
    TextSurface& operator=(const TextSurface&) = delete;
    virtual ~TextSurface() = default;

    [[nodiscard]] virtual wxWindow* window() const = 0;
    /// Shows the text of a file; sends nothing. Coming back to a file keeps its undo where the control can.
    virtual void show(const std::string& file, const std::string& text) = 0;
    [[nodiscard]] virtual std::string text() const = 0;
    virtual void set_editable(bool editable) = 0;
    [[nodiscard]] virtual TextPlace caret() const = 0;
    /// Bytes before the caret.
    [[nodiscard]] virtual std::size_t offset() const = 0;
    /// Puts the caret there and brings the line into sight.
    virtual void go_to(TextPlace place) = 0;
    /// Selects bytes.
    virtual void select(std::size_t from, std::size_t to) = 0;
    /// Replaces bytes by words, as typing would, and puts the caret behind them.
    virtual void replace(std::size_t from, std::size_t to, const std::string& words) = 0;
    /// Marks the lines with mistakes in the current file.
    virtual void mark(const std::vector<TextPlace>& places) = 0;
    /// Shows what may be written in place of the bytes from `from` to the caret; nothing puts the list away.
    virtual void offer(std::size_t from, const std::vector<Offer>& offers) = 0;
    virtual void undo() = 0;
    virtual void redo() = 0;

    /// The text was changed by the user.
    std::function<void()> on_edit = [] {};
    std::function<void()> on_caret = [] {};
    /// One of what was offered last was taken.
    std::function<void(std::size_t index)> on_take = [](std::size_t) {};
    /// A sign was typed after which there may be something to offer.
    std::function<void()> on_typed = [] {};
};

/// With colours and line numbers; screen readers find it empty.
[[nodiscard]] std::unique_ptr<TextSurface> make_coloured_surface(wxWindow* parent, const std::string& id);
/// A plain text field, which screen readers read.
[[nodiscard]] std::unique_ptr<TextSurface> make_plain_surface(wxWindow* parent, const std::string& id);

} // namespace attune
