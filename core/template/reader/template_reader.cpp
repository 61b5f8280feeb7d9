// SPDX-License-Identifier: Apache-2.0
#include "core/template/reader/template_reader.hpp"

#include "core/template/suggestion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

namespace attune {
namespace {

bool is_version(std::string_view text) {
    int dots = 0;
    bool digit = false;
    for (const char c : text) {
        if (c == '.' && digit) {
            ++dots;
            digit = false;
        } else if (c >= '0' && c <= '9') {
            digit = true;
        } else {
            return false;
        }
    }
    return dots == 2 && digit && text.size() <= 20;
}

const std::vector<std::string>& template_children() {
    static const std::vector<std::string> names{"title",     "summary",   "choices", "section", "block",
                                                "alias",     "register",  "rule",    "prompt",  "series",
                                                "narrative", "parameter", "signal"};
    return names;
}

} // namespace

void TemplateReader::claim(pugi::xml_node node, std::string_view kind) {
    const std::string_view id = node.attribute("id").value();
    if (!id.empty())
        claims_.push_back({.kind = kind, .id = id, .node = node});
}

void TemplateReader::check_claims() {
    const auto name = [](const Claim& claim) { return std::tie(claim.kind, claim.id); };
    std::stable_sort(claims_.begin(), claims_.end(),
                     [&](const Claim& a, const Claim& b) { return name(a) < name(b); });
    const Claim* first = nullptr;
    for (const Claim& each : claims_) {
        if (first == nullptr || name(*first) != name(each)) {
            first = &each;
            continue;
        }
        ElementReader{session_, each.node}.problem(
            "id", fmt::format("{} \"{}\" stands twice; the first is in line {}", each.kind, each.id,
                              ElementReader{session_, first->node}.line()));
    }
}

void TemplateReader::read(pugi::xml_node root) {
    ElementReader element{session_, root};
    read_head(element);
    // Lists first: a field may use one that is written further down.
    const auto children = element.children();
    for (const pugi::xml_node& child : children)
        if (std::string_view{child.name()} == "choices")
            read_choices(child);
    for (const pugi::xml_node& child : children)
        read_child(child);
    check_claims();
    check_parameters();
    if (result_.title.empty())
        element.problem("<title> is missing");
    element.finish();
}

void TemplateReader::read_head(ElementReader& element) {
    element.text("xmlns");
    result_.id = element.id(ElementReader::Named::elsewhere);
    result_.version = element.required_text("version");
    if (!result_.version.empty() && !is_version(result_.version))
        element.problem(
            "version",
            fmt::format("\"{}\" was found, three numbers with dots were expected: 1.0.0", result_.version));
    result_.language = element.required_text("language");
    result_.counts = element.expression("counts");
}

void TemplateReader::read_child(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "title" || name == "summary") {
        ElementReader element{session_, node};
        std::string& text = name == "title" ? result_.title : result_.summary;
        if (!text.empty())
            element.problem("it stands twice");
        text = element.content();
        if (text.empty())
            element.problem("a text is expected between the tags");
        element.finish();
    } else if (name == "section") {
        read_section(node, "");
    } else if (name == "block") {
        read_block(node);
    } else if (name == "alias") {
        read_alias(node);
    } else if (name == "register") {
        read_register(node);
    } else if (name == "parameter") {
        read_parameter(node);
    } else if (name == "signal") {
        read_signal(node);
    } else if (name == "rule") {
        read_rule(node);
    } else if (name == "prompt") {
        read_prompt(node);
    } else if (name == "series") {
        read_series(node);
    } else if (name == "narrative") {
        read_narrative(node);
    } else if (name != "choices") {
        const std::string guess = did_you_mean(name, template_children());
        session_.problem(node, fmt::format("not expected inside <template>{}",
                                           guess.empty() ? fmt::format("; expected are {}",
                                                                       fmt::join(template_children(), ", "))
                                                         : guess));
    }
}

void TemplateReader::read_choices(pugi::xml_node node) {
    ElementReader element{session_, node};
    const std::string id = element.id(ElementReader::Named::elsewhere);
    claim(node, "choices");
    auto options = fields_.read_options(element, element.children());
    if (options.empty())
        element.problem("a list needs <option>s");
    choices_.emplace(id, std::move(options));
    element.finish();
}

void TemplateReader::read_section(pugi::xml_node node, const std::string& block) {
    ElementReader element{session_, node};
    Section section;
    section.line_in_file = element.line();
    section.block = block;
    section.id = element.id(ElementReader::Named::elsewhere);
    claim(node, "section");
    section.title = element.required_text("title");
    section.hint = element.text("hint");
    section.relevant = element.expression("relevant");
    section.say = static_cast<NarrativePart>(element.word("say", narrative_parts(), 0));
    section.last = element.flag("last", false);
    if (section.last && !block.empty())
        element.problem("last", "a section in a block cannot stand last");
    const auto children = element.children();
    section.fields.reserve(children.size());
    for (const pugi::xml_node& child : children) {
        if (!FieldReader::is_field(child.name())) {
            session_.problem(child, fmt::format("not expected inside <section>; expected is a field{}",
                                                did_you_mean(child.name(), FieldReader::element_names())));
            continue;
        }
        fields_.read(child, FieldPlaceKind::section, section.say, section.fields.emplace_back());
        claim(child, "field");
    }
    element.finish();
    result_.sections.push_back(std::move(section));
}

void TemplateReader::read_block(pugi::xml_node node) {
    ElementReader element{session_, node};
    Block block;
    block.line_in_file = element.line();
    block.id = element.id();
    claim(node, "field");
    block.label = element.required_text("label");
    block.row_label = element.required_text("row-label");
    block.max_rows = element.whole_number("max-rows", 8, 1, 50);
    block.relevant = element.expression("relevant");
    const auto children = element.children();
    for (const pugi::xml_node& child : children) {
        if (std::string_view{child.name()} == "section")
            read_section(child, block.id);
        else
            session_.problem(child, "not expected inside <block>; expected is <section>");
    }
    if (children.empty())
        element.problem("a block needs sections");
    element.finish();
    result_.blocks.push_back(std::move(block));
}

void TemplateReader::read_alias(pugi::xml_node node) {
    ElementReader element{session_, node};
    Alias alias;
    alias.line_in_file = element.line();
    alias.id = element.id();
    claim(node, "field");
    alias.of = element.required_text("of");
    alias.required = element.expression("required");
    element.no_children();
    element.finish();
    result_.aliases.push_back(std::move(alias));
}

} // namespace attune
