// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/check/pack_check.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attune::test {

/// A pack in memory with one template, made of a sound frame and what a test puts into it.
class CheckedPack {
public:
    /// `children` of <template>, after title and summary.
    explicit CheckedPack(std::string_view children) { form(children); }

    CheckedPack& form(std::string_view children) {
        return file("templates/session.xml",
                    R"(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en">)"
                    "\n<title>Rest</title><summary>How the client rested.</summary>\n" +
                        std::string{children} + "\n</template>");
    }
    CheckedPack& file(const std::string& name, std::string text) {
        files_[name] = std::move(text);
        return *this;
    }
    CheckedPack& manifest(std::string_view elements) {
        return file("pack.xml",
                    R"(<pack xmlns="urn:attune:pack:1" id="rest" prefix="rs" version="1.0.0" language="en">)"
                    "<title>Rest</title><publisher>Lindenhof</publisher><licence>CC0</licence>" +
                        std::string{elements} + "</pack>");
    }

    [[nodiscard]] std::vector<PackFinding> findings() const {
        const auto contents = memory_contents("rest", files_);
        return check_pack(read_pack(PackSource{.contents = contents, .shipped = false}, {}), {});
    }
    /// "code at element", one a line.
    [[nodiscard]] std::string codes() const {
        std::string lines;
        for (const PackFinding& each : findings())
            lines += (lines.empty() ? "" : "\n") + each.code + (each.element.empty() ? "" : " at " + each.element);
        return lines;
    }
    /// The first finding with this code; an empty one when there is none.
    [[nodiscard]] PackFinding finding(std::string_view code) const {
        for (const PackFinding& each : findings())
            if (each.code == code)
                return each;
        return {};
    }

private:
    std::map<std::string, std::string> files_{
        {"pack.xml", R"(<pack xmlns="urn:attune:pack:1" id="rest" prefix="rs" version="1.0.0" language="en">
<title>Rest</title><publisher>Lindenhof</publisher><licence>CC0</licence>
<evidence>Our own questions.</evidence>
<template file="templates/session.xml"/><examples file="examples/worked.xml"/></pack>)"},
        {"examples/worked.xml",
         R"(<examples xmlns="urn:attune:example:1" template="rest.session">
<example id="E1" title="An hour with nothing in it"><session><expect problems="none"/></session></example></examples>)"}};
};

/// Codes of what is found in a template with these children, "code at element", one a line.
[[nodiscard]] inline std::string found_in(std::string_view children) {
    return CheckedPack{children}.codes();
}
/// The same for fields of one section.
[[nodiscard]] inline std::string found_in_section(std::string_view fields) {
    return found_in(R"(<section id="s" title="Rest" say="subjective">)" + std::string{fields} + "</section>");
}

} // namespace attune::test
