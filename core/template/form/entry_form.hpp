// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"
#include "core/template/register_book.hpp"
#include "core/template/template.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

using EntryFields = std::map<std::string, Value, std::less<>>;

/// The small form beside the note in which a register entry is added or edited.
///
/// Expressions of an entry's fields see the entry's own fields by name and `today()`, nothing of any note.
/// Keeps its template alive. Thread: one at a time.
class EntryForm {
public:
    /// `register_id` is the short id, "target". An entry without fields gets the defaults.
    /// Throws Error(not_found) when the template has no such register.
    EntryForm(std::shared_ptr<const Template> definition, std::string_view register_id, EntryFields fields,
              const RegisterBook& book, Date today);
    ~EntryForm();
    EntryForm(EntryForm&&) noexcept;
    EntryForm& operator=(EntryForm&&) noexcept;

    [[nodiscard]] const Register& definition() const;
    [[nodiscard]] const EntryFields& fields() const;
    void set(const std::string& field, Value value);
    [[nodiscard]] bool is_relevant(const std::string& field) const;
    [[nodiscard]] bool is_required(const std::string& field) const;
    /// What must be mended before the entry can be kept; paths are "target.name". Also unknown fields.
    [[nodiscard]] std::vector<FormProblem> problems() const;
    /// The fields without those that are not relevant: what is stored.
    [[nodiscard]] EntryFields fields_to_keep() const;

private:
    std::shared_ptr<const Template> source_; ///< keeps the register's definition alive
    const Register* definition_ = nullptr;
    std::shared_ptr<const Template> small_; ///< a template of one section: the entry's fields
    std::unique_ptr<Form> form_;
    EntryFields fields_;
    std::vector<std::string> unknown_;
};

} // namespace attune
