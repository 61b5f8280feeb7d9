// SPDX-License-Identifier: Apache-2.0
#include "core/modality/authoring/pack_starter.hpp"

#include "core/error.hpp"
#include "core/modality/authoring/starter_text.hpp"
#include "core/template/reader/element_reader.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <utility>

namespace attune {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 100; // as pack.xml allows

std::string title_of(const PackWishes& wishes) {
    if (!wishes.title.empty())
        return tidy_name(wishes.title);
    std::string title = wishes.id;
    std::ranges::replace(title, '_', ' ');
    if (!title.empty())
        title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
    return title;
}

std::string escaped(std::string_view text, const std::vector<std::pair<char, std::string_view>>& signs) {
    std::string made;
    for (const char c : text) {
        const auto sign = std::ranges::find(signs, c, &std::pair<char, std::string_view>::first);
        made += sign == signs.end() ? std::string{c} : std::string{sign->second};
    }
    return made;
}

std::string in_xml(std::string_view text) {
    return escaped(text, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}});
}

/// Puts words in the place of "@name@".
std::string filled(std::string_view file, const std::vector<std::pair<std::string, std::string>>& words) {
    std::string text = starter_texts().at(std::string{file});
    for (const auto& [name, word] : words)
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + word.size()))
            text.replace(at, name.size(), word);
    return text;
}

void check_name(std::vector<std::string>& problems, std::string_view what, const std::string& name) {
    if (!is_clean_text(name) || name.find('\n') != std::string::npos)
        problems.push_back(fmt::format("the {} holds a sign that cannot be shown; write it in plain letters", what));
    else if (length_in_characters(name) > longest_name)
        problems.push_back(fmt::format("the {} is longer than {} characters", what, longest_name));
}

/// A folder beside `folder`, to be renamed when all is written.
class PartFolder {
public:
    explicit PartFolder(const fs::path& folder) {
        std::string name = (folder.parent_path() / ".attune-new-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw Error{ErrorKind::no_permission,
                        fmt::format("nothing can be written in {}", folder.parent_path().string())};
        path_ = name;
    }
    PartFolder(const PartFolder&) = delete;
    PartFolder& operator=(const PartFolder&) = delete;
    ~PartFolder() {
        std::error_code ignored; // what is left of a folder that was renamed is nothing
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const noexcept { return path_; }

private:
    fs::path path_;
};

void write_text(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream out{file, std::ios::binary};
    out << text;
    out.close();
    if (!out)
        throw Error{ErrorKind::no_space, fmt::format("{} cannot be written", file.filename().string())};
}

} // namespace

std::vector<std::string> pack_wish_problems(const PackWishes& wishes, const std::vector<Pack>& others) {
    std::vector<std::string> problems;
    if (!is_id(wishes.id))
        problems.push_back(fmt::format("“{}” cannot be the id of a pack: lower-case letters, digits and underscores, a "
                                       "letter first, 40 at most, as in calm_hour",
                                       shorten(tidy_name(wishes.id), 60)));
    else if (is_reserved(wishes.id))
        problems.push_back(fmt::format("“{}” is a word of the template language; choose another id", wishes.id));
    for (const Pack& other : others)
        if (wishes.id == other.id || wishes.id == other.prefix)
            problems.push_back(fmt::format("“{}” belongs to the pack {} already; choose another id", wishes.id,
                                           other.title.empty() ? other.id : other.title));
    check_name(problems, "title", wishes.title);
    check_name(problems, "publisher", wishes.publisher);
    return problems;
}

std::map<std::string, std::string> starter_pack(const PackWishes& wishes) {
    const bool native = wishes.kind == PackWishes::Kind::native;
    const std::string title = title_of(wishes);
    const std::string publisher = wishes.publisher.empty() ? "My practice" : tidy_name(wishes.publisher);
    const auto part = [&](const char* file) { return native ? starter_texts().at(file) : std::string{}; };
    const std::vector<std::pair<std::string, std::string>> in_files{
        {"@native_manifest@", part("native_manifest.xml")},
        {"@native_field@", part("native_field.xml")},
        {"@id@", wishes.id},
        {"@publisher@", in_xml(publisher)},
        {"@title@", in_xml(title)}};
    const std::vector<std::pair<std::string, std::string>> in_words{{"@id@", wishes.id}, {"@title@", title}};
    std::map<std::string, std::string> files{
        {"pack.xml", filled("pack.xml", in_files)},
        {"templates/session.xml", filled("session.xml", in_files)},
        {"examples/worked.xml", filled("worked.xml", in_files)},
        {"README.md", filled("README.md", in_words) + (native ? filled("README-native.md", in_words) : "")}};
    if (native) {
        const std::vector<std::pair<std::string, std::string>> in_code{
            {"@id@", wishes.id}, {"@title_in_cpp@", escaped(title, {{'\\', "\\\\"}, {'"', "\\\""}, {'?', "\\?"}})}};
        files["CMakeLists.txt"] = filled("CMakeLists.txt.in", in_code);
        files["native/" + wishes.id + ".cpp"] = filled("library.cpp.in", in_code);
        files["native/" + wishes.id + "_test.cpp"] = filled("library_test.cpp.in", in_code);
    }
    return files;
}

void write_new_pack(const fs::path& folder, const std::map<std::string, std::string>& files) {
    const fs::path target = fs::absolute(folder.has_filename() ? folder : folder.parent_path()).lexically_normal();
    std::error_code failure;
    if (fs::exists(fs::symlink_status(target, failure)) &&
        !(fs::is_directory(fs::symlink_status(target, failure)) && fs::is_empty(target, failure)))
        throw Error{ErrorKind::bad_input,
                    fmt::format("{} is there already and not empty; nothing was written", target.string())};
    if (!fs::is_directory(target.parent_path(), failure))
        throw Error{ErrorKind::not_found, fmt::format("there is no folder {}", target.parent_path().string())};
    const PartFolder part{target};
    for (const auto& [name, text] : files)
        write_text(part.path() / name, text);
    fs::permissions(part.path(), fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                                     fs::perms::others_read | fs::perms::others_exec);
    fs::rename(part.path(), target, failure); // fails rather than replace a folder that is not empty
    if (failure)
        throw Error{ErrorKind::bad_input, fmt::format("{} cannot be made: {}", target.string(), failure.message())};
}

} // namespace attune
