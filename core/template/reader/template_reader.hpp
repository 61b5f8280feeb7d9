// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/reader/field_reader.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Turns the elements of one file into a Template. Names are checked against each other afterwards.
class TemplateReader {
public:
    TemplateReader(ReadSession& session, Template& result)
        : session_{session},
          result_{result},
          fields_{session, choices_, result.prefix} {}

    void read(pugi::xml_node root);

private:
    void read_head(ElementReader& element);
    void read_choices(pugi::xml_node node);
    void read_child(pugi::xml_node node);
    void read_section(pugi::xml_node node, const std::string& block);
    void read_block(pugi::xml_node node);
    void read_alias(pugi::xml_node node);
    void read_parameter(pugi::xml_node node);
    void read_signal(pugi::xml_node node);
    void check_parameters();
    void read_rule(pugi::xml_node node);
    void read_prompt(pugi::xml_node node);
    void read_series(pugi::xml_node node);
    void read_narrative(pugi::xml_node node);
    void read_register(pugi::xml_node node);
    void read_state(pugi::xml_node node, Register& into);
    void read_pass(pugi::xml_node node, Register& into);
    void read_event(pugi::xml_node node, RegisterPass& into);
    void read_set(pugi::xml_node node, std::vector<Assignment>& into);
    void check_register(ElementReader& element, const Register& made);
    /// Names of one kind may stand once each; `check_claims` reports the others.
    void claim(pugi::xml_node node, std::string_view kind);
    void check_claims();

    ReadSession& session_;
    Template& result_;
    ChoiceLists choices_;
    FieldReader fields_;
    struct Claim {
        std::string_view kind;
        std::string_view id;
        pugi::xml_node node;
    };
    std::vector<Claim> claims_; ///< in the order of reading
};

} // namespace attune
