// SPDX-License-Identifier: Apache-2.0
#include "core/modality/manifest.hpp"

#include "core/modality/pack_files.hpp"
#include "core/modality/strict_xml.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace attune {
namespace {

constexpr std::size_t max_files = 256;
constexpr std::string_view supported_abi = "1";

bool is_id(std::string_view text) {
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return !text.empty() && text.size() <= 40 && is_lower(text.front()) &&
           std::ranges::all_of(text, [&](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

/// Three numbers of up to six digits with dots between, without leading zeros.
bool is_version(std::string_view text) {
    for (int part = 0; part < 3; ++part) {
        const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
        if (digits == 0 || digits > 6 || (digits > 1 && text.front() == '0'))
            return false;
        text.remove_prefix(digits);
        if (part == 2)
            return text.empty();
        if (!text.starts_with('.'))
            return false;
        text.remove_prefix(1);
    }
    return false;
}

bool is_hash(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// "en", "pt-BR".
bool is_language(std::string_view text) {
    const auto primary = text.substr(0, text.find('-'));
    return primary.size() >= 2 && primary.size() <= 3 && text.size() <= 20 && text.back() != '-' &&
           primary.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos &&
           std::ranges::all_of(text, [](char c) {
               return c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

/// Ids with dots between: "work.p4_sets.sud".
bool is_field_name(std::string_view text) {
    for (int steps = 1; steps <= 4; ++steps) {
        const auto dot = text.find('.');
        if (!is_id(text.substr(0, dot)))
            return false;
        if (dot == std::string_view::npos)
            return true;
        text.remove_prefix(dot + 1);
    }
    return false;
}

/// Walks one pack.xml.
class ManifestReader {
public:
    explicit ManifestReader(StrictXml& xml)
        : xml_{xml} {}

    Manifest read() {
        const auto root = xml_.root();
        xml_.check_attributes(root, {"id!", "prefix!", "version!", "language!"});
        xml_.check_children(root, {"title", "short-title", "publisher", "licence", "evidence", "needs",
                                   "template", "measure", "examples", "locale", "native"});
        auto& pack = manifest_.pack;
        pack.id = checked(root, "id", is_id,
                          "lower-case letters, digits and underscores, a letter first, 40 at most");
        pack.prefix = checked(root, "prefix", is_id,
                              "lower-case letters, digits and underscores, a letter first, 40 at most");
        pack.language = checked(root, "language", is_language, "a language tag, as en or pt-BR");
        pack.version = checked(root, "version", is_version, "three numbers, as 1.0.0");
        pack.title = one_text(root, "title", Needed::yes, 100);
        pack.short_title = one_text(root, "short-title", Needed::no, 20);
        pack.publisher = one_text(root, "publisher", Needed::yes, 100);
        pack.licence = one_text(root, "licence", Needed::yes, 100);
        pack.evidence = one_text(root, "evidence", Needed::no, 10'000);
        if (pack.short_title.empty())
            pack.short_title = pack.title;
        for (const auto child : root.children("needs"))
            read_need(child);
        for (const auto child : root.children("template"))
            read_file_entry(child, manifest_.templates);
        for (const auto child : root.children("measure"))
            read_file_entry(child, manifest_.measures);
        for (const auto child : root.children("examples"))
            read_file_entry(child, manifest_.examples);
        for (const auto child : root.children("locale"))
            read_locale(child);
        if (!root.child("template") && !root.child("measure"))
            xml_.add_problem(root, "a pack has at least one <template> or <measure>");
        read_native(root);
        return std::move(manifest_);
    }

private:
    enum class Needed { yes, no };

    /// The attribute's value; reported when it is there and not as it should be.
    template<typename Test>
    std::string checked(const pugi::xml_node& element, const char* name, Test test,
                        std::string_view expected) {
        const std::string value = element.attribute(name).value();
        if (element.attribute(name) && !test(value))
            xml_.add_problem(element, name,
                             fmt::format("{}=\"{}\": {} was expected", name, shorten(value, 60), expected));
        return value;
    }

    std::string one_text(const pugi::xml_node& root, const char* name, Needed needed,
                         std::size_t max_characters) {
        const auto element = root.child(name);
        if (!element) {
            if (needed == Needed::yes)
                xml_.add_problem(root, fmt::format("<{}> is missing", name));
            return {};
        }
        if (const auto second = element.next_sibling(name))
            xml_.add_problem(second, fmt::format("a second <{}>", name));
        xml_.check_attributes(element, {});
        auto text = tidy_name(xml_.text(element));
        if (text.empty())
            xml_.add_problem(element, fmt::format("<{}> is empty", name));
        if (length_in_characters(text) > max_characters)
            xml_.add_problem(element, fmt::format("longer than {} characters", max_characters));
        return text;
    }

    void read_need(const pugi::xml_node& element) {
        xml_.check_attributes(element, {"pack!"});
        xml_.check_children(element, {});
        auto id = checked(element, "pack", is_id, "the id of a pack");
        if (id == manifest_.pack.id)
            xml_.add_problem(element, "a pack cannot need itself");
        else if (std::ranges::find(manifest_.needs, id) != manifest_.needs.end())
            xml_.add_problem(element, fmt::format("{} is named twice", id));
        else
            manifest_.needs.push_back(std::move(id));
    }

    void read_file_entry(const pugi::xml_node& element, std::vector<ManifestFile>& files) {
        xml_.check_attributes(element, {"file!", "sha256"});
        xml_.check_children(element, {});
        if (auto file = read_file_name(element, "file"))
            files.push_back(std::move(*file));
    }

    void read_locale(const pugi::xml_node& element) {
        xml_.check_attributes(element, {"language!", "file!", "sha256"});
        xml_.check_children(element, {});
        auto language = checked(element, "language", is_language, "a language tag, as de or pt-BR");
        const auto is_same = [&](const ManifestLocale& each) { return each.language == language; };
        if (language == manifest_.pack.language)
            xml_.add_problem(element, fmt::format("{} is the language of the pack itself", language));
        else if (std::ranges::any_of(manifest_.locales, is_same))
            xml_.add_problem(element, fmt::format("a second file for the language {}", language));
        else if (auto file = read_file_name(element, "file"))
            manifest_.locales.push_back({std::move(language), std::move(*file)});
    }

    /// The file that `attribute` names; nothing, and a problem, when its name is not allowed.
    std::optional<ManifestFile> read_file_name(const pugi::xml_node& element, const char* attribute) {
        ManifestFile file;
        file.name = element.attribute(attribute).value();
        file.hash = checked(element, "sha256", is_hash, "64 lower-case hexadecimal digits");
        if (!element.attribute(attribute))
            return std::nullopt;
        if (!is_pack_file_name(file.name)) {
            xml_.add_problem(
                element, attribute,
                fmt::format("{}=\"{}\": a name in the pack was expected: lower-case letters, digits, "
                            "dot, dash and underscore, at most three folders, nothing leading out",
                            attribute, shorten(tidy_name(file.name), 60)));
            return std::nullopt;
        }
        if (!names_.insert(file.name).second) {
            xml_.add_problem(element, fmt::format("{} is named twice", file.name));
            return std::nullopt;
        }
        if (names_.size() > max_files) {
            xml_.add_problem(element, fmt::format("more than {} files", max_files));
            return std::nullopt;
        }
        return file;
    }

    void read_native(const pugi::xml_node& root) {
        const auto native = root.child("native");
        if (!native)
            return;
        if (const auto second = native.next_sibling("native"))
            xml_.add_problem(second, "a pack has one native library at most");
        xml_.check_attributes(native, {"library!", "abi!", "sha256"});
        xml_.check_children(native, {"input", "output"});
        if (native.attribute("abi") && native.attribute("abi").value() != supported_abi)
            xml_.add_problem(native,
                             fmt::format("asks for ABI {}; this version of Attune knows ABI {}",
                                         shorten(native.attribute("abi").value(), 20), supported_abi));
        if (auto file = read_file_name(native, "library"))
            manifest_.libraries.push_back(std::move(*file));
        for (const auto child : native.children("input"))
            read_input(child);
        for (const auto child : native.children("output"))
            read_output(child);
        if (!native.child("output"))
            xml_.add_problem(native, "at least one <output> was expected");
    }

    void read_input(const pugi::xml_node& element) {
        xml_.check_attributes(element, {"field!", "course", "words!"});
        xml_.check_children(element, {});
        NativeInput input;
        input.field = checked(element, "field", is_field_name, "a field, as mood or track.activation");
        input.words = tidy_name(element.attribute("words").value());
        const std::string course = element.attribute("course").as_string("false");
        input.whole_course = course == "true";
        if (course != "true" && course != "false")
            xml_.add_problem(element, "course: true or false was expected");
        if (element.attribute("words") && input.words.empty())
            xml_.add_problem(element,
                             "words: what the field holds was expected, for the one who approves the pack");
        if (std::ranges::find(manifest_.pack.inputs, input.field, &NativeInput::field) !=
            manifest_.pack.inputs.end())
            xml_.add_problem(element, fmt::format("{} is asked for twice", input.field));
        manifest_.pack.inputs.push_back(std::move(input));
        manifest_.input_places.push_back(xml_.place(element, "field"));
    }

    void read_output(const pugi::xml_node& element) {
        xml_.check_attributes(element, {"id!", "type!"});
        xml_.check_children(element, {});
        NativeOutput output;
        output.id = checked(element, "id", is_id, "an id");
        const std::string_view type = element.attribute("type").value();
        output.kind = type == "text" ? FieldKind::text : FieldKind::number;
        if (element.attribute("type") && type != "text" && type != "number")
            xml_.add_problem(element, "type: number or text was expected");
        if (std::ranges::find(manifest_.pack.outputs, output.id, &NativeOutput::id) !=
            manifest_.pack.outputs.end())
            xml_.add_problem(element, fmt::format("output {} is declared twice", output.id));
        manifest_.pack.outputs.push_back(std::move(output));
    }

    StrictXml& xml_;
    Manifest manifest_;
    std::set<std::string> names_;
};

} // namespace

Manifest read_manifest(std::string bytes, const std::string& file) {
    StrictXml xml{std::move(bytes), file, "pack", "urn:attune:pack:1"};
    Manifest manifest;
    if (xml.root())
        manifest = ManifestReader{xml}.read();
    manifest.pack.problems = xml.problems();
    return manifest;
}

std::vector<std::string> files_named_by(const Manifest& manifest) {
    std::vector<std::string> names{"pack.xml"};
    for (const auto* files : {&manifest.templates, &manifest.measures, &manifest.examples, &manifest.libraries})
        for (const auto& file : *files)
            names.push_back(file.name);
    for (const auto& locale : manifest.locales)
        names.push_back(locale.file.name);
    return names;
}

} // namespace attune
