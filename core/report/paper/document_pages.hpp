// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/paper/document.hpp"

#include <memory>

typedef struct _cairo cairo_t;

namespace attune {

/// A document set on its pages, each of which can be drawn on its own: for printers, which ask for pages in any order.
///
/// Borrows the document, which must outlive it and stay as it is. One thread. Throws Error(no_memory, internal).
class DocumentPages {
public:
    explicit DocumentPages(const Document& document);
    ~DocumentPages();
    DocumentPages(const DocumentPages&) = delete;
    DocumentPages& operator=(const DocumentPages&) = delete;

    [[nodiscard]] int count() const noexcept;
    /// Size of every sheet in points, 1/72 inch.
    [[nodiscard]] double width() const noexcept;
    [[nodiscard]] double height() const noexcept;
    /// Draws page `number`, from 1, on a context whose unit is the point and whose origin is the sheet's corner. Draws
    /// nothing for a number that no page has.
    void draw(int number, cairo_t* cairo);

private:
    struct Setting;
    std::unique_ptr<Setting> setting_;
};

} // namespace attune
