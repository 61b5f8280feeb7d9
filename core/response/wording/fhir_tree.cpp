// SPDX-License-Identifier: Apache-2.0
#include "core/response/wording/fhir_tree.hpp"

#include "core/response/wording/answer_values.hpp"
#include "core/template/reader/source_text.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace attune {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_bytes = std::size_t{16} << 20U;
constexpr int most_levels = 64;
constexpr std::ptrdiff_t most_tags = 2'000'000;

FhirTree refused(std::string why) {
    return {.problem = std::move(why)};
}

std::string too_deep() {
    return fmt::format("the file is nested deeper than {} levels", most_levels);
}

/// Looked for before the text is parsed, so that nothing deeper is ever built.
bool is_json_too_deep(std::string_view bytes) {
    int depth = 0;
    bool in_text = false;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (in_text && c == '\\')
            ++at;
        else if (c == '"')
            in_text = !in_text;
        else if (!in_text && (c == '{' || c == '[') && ++depth > most_levels)
            return true;
        else if (!in_text && (c == '}' || c == ']'))
            --depth;
    }
    return false;
}

/// Of two members with one key a parser keeps the last one silently.
class KeyWatch {
public:
    bool operator()(Json::parse_event_t event, const Json& parsed) {
        if (event == Json::parse_event_t::object_start)
            keys_.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            keys_.pop_back();
        else if (event == Json::parse_event_t::key && !keys_.back().insert(parsed.get<std::string>()).second)
            has_twice_ = true;
        return true;
    }
    [[nodiscard]] bool has_twice() const noexcept { return has_twice_; }

private:
    std::vector<std::set<std::string>> keys_;
    bool has_twice_ = false;
};

FhirTree read_json_tree(std::string_view bytes) {
    if (is_json_too_deep(bytes))
        return refused(too_deep());
    KeyWatch watch;
    Json json = Json::parse(
        bytes, [&](int /*depth*/, Json::parse_event_t event, Json& parsed) { return watch(event, parsed); }, false);
    if (watch.has_twice())
        return refused("a key stands twice in one object");
    if (json.is_discarded())
        return refused("the file is not well-formed JSON");
    if (!json.is_object())
        return refused("the file is no FHIR resource");
    return {.resource = std::move(json)};
}

/// Elements that stand once where they are read here.
constexpr std::array<std::string_view, 17> single{"linkId",       "text",         "type",         "display",
                                                  "system",       "url",          "answerValueSet", "language",
                                                  "title",        "id",           "valueCoding",  "valueInteger",
                                                  "valueDecimal", "valueString",  "readOnly",     "description",
                                                  "compose"};

/// One XML element as FHIR's JSON has it: children that may repeat become lists.
class XmlTree {
public:
    Json object(const pugi::xml_node& element) {
        Json made = Json::object();
        if (const auto url = element.attribute("url"))
            made["url"] = url.value();
        for (const auto& child : element.children())
            if (child.type() == pugi::node_element)
                add(made, child);
        return made;
    }
    [[nodiscard]] const std::string& problem() const noexcept { return problem_; }

private:
    void add(Json& parent, const pugi::xml_node& child) {
        const std::string name = child.name();
        if (child.child("div")) // the narrative
            return;
        const bool is_single = std::ranges::find(single, name) != single.end();
        const auto value = child.attribute("value");
        if ((is_single || value) && parent.contains(name)) {
            if (is_single && problem_.empty())
                problem_ = fmt::format("{} stands twice in one element", name);
            return;
        }
        if (value)
            parent[name] = value.value();
        else if (is_single)
            parent[name] = object(child);
        else if (const auto list = parent.find(name); list != parent.end() && !list->is_array())
            problem_ = fmt::format("{} stands there with a value and without", name);
        else
            parent[name].push_back(name == "contained" ? contained(child) : object(child));
    }

    Json contained(const pugi::xml_node& element) {
        const auto resource = element.first_child();
        Json made = object(resource);
        made["resourceType"] = resource.name();
        return made;
    }

    std::string problem_;
};

/// In a loop: how deep the file goes is its author's choice.
bool is_too_deep(const pugi::xml_node& top) {
    int depth = 1;
    auto node = top;
    while (true) {
        if (depth > most_levels)
            return true;
        if (node.first_child()) {
            node = node.first_child();
            ++depth;
            continue;
        }
        while (node != top && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (node == top)
            return false;
        node = node.next_sibling();
    }
}

FhirTree read_xml_tree(std::string_view bytes) {
    if (const auto problems = check_source(bytes); !problems.empty())
        return refused(problems.front().message);
    if (std::ranges::count(bytes, '<') > most_tags)
        return refused("the file has too many elements");
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_pi, pugi::encoding_utf8);
    if (!parsed)
        return refused(fmt::format("the file is not well-formed XML: {}", parsed.description()));
    for (const auto& node : document.children())
        if (node.type() == pugi::node_pi)
            return refused("processing instructions are not allowed");
    const auto root = document.document_element();
    if (std::string_view{root.attribute("xmlns").value()} != "http://hl7.org/fhir")
        return refused("the file is no FHIR resource: its namespace is not http://hl7.org/fhir");
    if (is_too_deep(root))
        return refused(too_deep());
    XmlTree tree;
    Json resource = tree.object(root);
    if (!tree.problem().empty())
        return refused(tree.problem());
    resource["resourceType"] = root.name();
    return {.resource = std::move(resource)};
}

} // namespace

FhirTree read_fhir_tree(std::string_view bytes) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark))
        bytes.remove_prefix(byte_order_mark.size());
    if (bytes.size() > most_bytes)
        return refused("the file is larger than 16 MiB");
    const auto start = bytes.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
        return refused("the file is empty");
    if (bytes[start] == '<')
        return read_xml_tree(bytes);
    return read_json_tree(bytes);
}

std::string fhir_text(const Json& object, const char* name) {
    if (!object.is_object())
        return {};
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::optional<double> fhir_number(const Json& object, const char* name) {
    if (!object.is_object())
        return std::nullopt;
    const auto found = object.find(name);
    if (found == object.end())
        return std::nullopt;
    if (found->is_number())
        return found->get<double>();
    return found->is_string() ? answer_value(found->get_ref<const std::string&>()) : std::nullopt;
}

const Json& fhir_list(const Json& object, const char* name) {
    static const Json none = Json::array();
    if (!object.is_object())
        return none;
    const auto found = object.find(name);
    return found != object.end() && found->is_array() ? *found : none;
}

} // namespace attune
