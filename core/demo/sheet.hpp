// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"

#include <string>
#include <utility>
#include <vector>

namespace attune {

/// Fills one scope of a form: the top of a part, or a row in it. Borrows the form.
class Sheet {
public:
    Sheet(Form& form, std::string part)
        : form_{form},
          part_{std::move(part)} {}

    Sheet& set(const char* field, Value value) {
        form_.set({part_, rows_, field}, std::move(value));
        return *this;
    }
    /// The row at `index` of a table or block; made, with those before it, when it is not there.
    [[nodiscard]] Sheet row(const char* table, std::size_t index) {
        const FieldPath place{part_, rows_, table};
        while (form_.row_count(place) <= index)
            form_.add_row(place);
        Sheet inner{form_, part_};
        inner.rows_ = rows_;
        inner.rows_.push_back({table, index});
        return inner;
    }
    [[nodiscard]] Value value(const char* field) const { return form_.value({part_, rows_, field}); }

private:
    Form& form_;
    std::string part_;
    std::vector<RowStep> rows_;
};

} // namespace attune
