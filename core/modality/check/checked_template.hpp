// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/check/pack_check.hpp"
#include "core/template/expression/program.hpp"
#include "core/template/reader/source_text.hpp"

#include <pugixml.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace attune {

/// One template under the lints: as read, as XML, and with its names bound. Collects what they find.
class CheckedTemplate {
public:
    /// `made` is sound or a draft; `scope` are the templates that it may name. `file` is for messages.
    CheckedTemplate(std::string file, std::shared_ptr<const Template> made, bool is_sound,
                    std::vector<std::shared_ptr<const Template>> scope);

    [[nodiscard]] const Template& made() const noexcept { return *made_; }
    [[nodiscard]] pugi::xml_node root() const noexcept { return document_.document_element(); }
    /// Names bound, the templates of the scope among the parts; null for a draft with mistakes.
    [[nodiscard]] const Program* program() const noexcept { return program_.get(); }
    /// Which part of the program it is.
    [[nodiscard]] int part() const noexcept { return part_; }
    /// The element that a section, block, field, rule, prompt, series, parameter, signal, register, state, pass, event
    /// or narrative line of `made()` was read from; empty for anything else.
    [[nodiscard]] pugi::xml_node node_of(const void* thing) const;

    /// Adds a warning at an attribute's value, or at the element where it has no such attribute.
    void warn(const char* code, pugi::xml_node node, std::string_view attribute, std::string problem,
              std::string expected);
    std::vector<PackFinding> findings;

private:
    void know_section(pugi::xml_node node, std::size_t& next);
    void know_fields(pugi::xml_node node, const std::vector<Field>& fields);
    void know_register(pugi::xml_node node, const Register& definition);
    void know_all();

    std::string file_;
    std::shared_ptr<const Template> made_;
    std::vector<std::shared_ptr<const Template>> scope_;
    pugi::xml_document document_;
    SourceText source_;
    std::unique_ptr<const Program> program_;
    int part_ = -1;
    std::unordered_map<const void*, pugi::xml_node> nodes_;
};

/// "scale sud", "line", "option past".
[[nodiscard]] std::string element_words(pugi::xml_node node);
/// Whether an element is a field of a form.
[[nodiscard]] bool is_field_element(pugi::xml_node node);

} // namespace attune
