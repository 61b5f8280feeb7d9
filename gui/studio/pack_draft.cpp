// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/pack_draft.hpp"

#include "core/error.hpp"
#include "core/modality/manifest.hpp"
#include "core/text/digest.hpp"
#include "core/text/text.hpp"
#include "core/vault/file_ops.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace attune {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::size_t max_bytes = std::size_t{1} << 20U;
constexpr std::size_t max_recovery_bytes = std::size_t{64} << 20U;
constexpr const char* not_there = "is not there";

/// The files of the folder under the texts that are edited.
class EditedContents final : public PackContents {
public:
    EditedContents(std::shared_ptr<const PackContents> disk,
                   std::map<std::string, std::string, std::less<>> texts)
        : disk_{std::move(disk)},
          texts_{std::move(texts)} {}

    [[nodiscard]] std::string name() const override { return disk_->name(); }
    [[nodiscard]] fs::path folder() const override { return disk_->folder(); }

    [[nodiscard]] std::vector<std::string> files_below(std::string_view directory) const override {
        auto found = disk_->files_below(directory);
        const auto prefix = fmt::format("{}/", directory);
        for (const auto& [name, text] : texts_)
            if (name.starts_with(prefix) && !std::ranges::count(found, name))
                found.push_back(name);
        std::ranges::sort(found);
        return found;
    }

    [[nodiscard]] FileBytes read(std::string_view name, std::size_t limit) const override {
        const auto found = texts_.find(name);
        if (found == texts_.end())
            return disk_->read(name, limit);
        if (found->second.size() > limit)
            return {.bytes = {}, .problem = fmt::format("is larger than {} KiB", limit / 1024)};
        return {.bytes = found->second, .problem = {}};
    }

private:
    std::shared_ptr<const PackContents> disk_;
    std::map<std::string, std::string, std::less<>> texts_;
};

/// Why an editor must not take these bytes: what it gives back would not be what it got.
std::string text_trouble(std::string text) {
    std::erase(text, '\r');
    const auto problem = text_problem(text);
    return problem ? fmt::format("is no plain UTF-8 text ({}); mend it in another editor", *problem)
                   : std::string{};
}

fs::path checked_folder(const fs::path& folder) {
    std::error_code failure;
    if (!fs::is_directory(folder, failure))
        throw Error{ErrorKind::bad_input,
                    fmt::format("There is no folder {}. Choose another.", folder.string())};
    auto found = fs::canonical(folder, failure);
    return failure ? fs::absolute(folder) : found;
}

bool is_at_first(std::string_view name) {
    return name == "pack.xml";
}

} // namespace

PackDraft::PackDraft(const fs::path& folder, fs::path recovery, Access access)
    : folder_{checked_folder(folder)},
      recovery_file_{std::move(recovery) / (sha256_hex(folder_.string()) + ".json")},
      access_{access},
      disk_{folder_contents(folder_)} {
    if (::access(folder_.c_str(), W_OK) != 0)
        access_ = Access::look;
    find_files();
    recover();
}

DraftFile PackDraft::read(const std::string& name) const {
    DraftFile file;
    file.name = name;
    auto bytes = disk_->read(name, max_bytes);
    if (bytes.problem == not_there)
        return file;
    file.problem = bytes.problem.empty() ? text_trouble(bytes.bytes) : std::move(bytes.problem);
    if (!file.problem.empty())
        return file;
    file.text = bytes.bytes;
    file.on_disk = std::move(bytes.bytes);
    return file;
}

std::vector<std::string> PackDraft::names_now() const {
    std::vector<std::string> names{"pack.xml"};
    const auto add = [&](const std::string& name) {
        if (is_pack_file_name(name) && !std::ranges::count(names, name))
            names.push_back(name);
    };
    const auto contents = this->contents();
    auto bytes = contents->read("pack.xml", max_bytes);
    if (bytes.problem.empty()) {
        const auto manifest = read_manifest(std::move(bytes.bytes), "pack.xml");
        for (const auto* files : {&manifest.templates, &manifest.measures, &manifest.examples})
            for (const auto& each : *files)
                add(each.name);
        for (const auto& each : manifest.locales)
            add(each.file.name);
    }
    for (const auto* directory : {"templates", "measures", "examples", "locale"})
        for (const auto& name : contents->files_below(directory))
            if (name.ends_with(".xml"))
                add(name);
    // What is edited stays in sight, even while pack.xml does not name it.
    for (const auto& file : files_)
        if (file.is_changed())
            add(file.name);
    return names;
}

void PackDraft::find_files() {
    const auto names = names_now();
    std::erase_if(files_, [&](const auto& file) { return !std::ranges::count(names, file.name); });
    for (const auto& name : names)
        if (find(name) == nullptr)
            files_.push_back(read(name));
    std::ranges::stable_sort(files_, [&](const auto& one, const auto& other) {
        if (is_at_first(one.name) != is_at_first(other.name))
            return is_at_first(one.name);
        return std::ranges::find(names, one.name) < std::ranges::find(names, other.name);
    });
}

const DraftFile* PackDraft::find(std::string_view name) const {
    const auto found = std::ranges::find(files_, name, &DraftFile::name);
    return found == files_.end() ? nullptr : &*found;
}

DraftFile* PackDraft::own(std::string_view name) {
    const auto found = std::ranges::find(files_, name, &DraftFile::name);
    return found == files_.end() ? nullptr : &*found;
}

bool PackDraft::has_changes() const {
    return std::ranges::any_of(files_, &DraftFile::is_changed);
}

std::shared_ptr<const PackContents> PackDraft::contents() const {
    std::map<std::string, std::string, std::less<>> texts;
    for (const auto& file : files_)
        if (file.is_changed())
            texts.emplace(file.name, file.text);
    return std::make_shared<EditedContents>(disk_, std::move(texts));
}

void PackDraft::edit(std::string_view name, std::string text) {
    auto* file = own(name);
    if (file == nullptr || !file->problem.empty() || access_ == Access::look)
        return;
    file->text = std::move(text);
}

void PackDraft::save(std::string_view name) {
    save(name, Overwrite::no);
}

void PackDraft::save(std::string_view name, Overwrite overwrite) {
    auto* file = own(name);
    if (file == nullptr || !file->is_changed())
        return;
    if (access_ == Access::look)
        throw Error{ErrorKind::no_permission, fmt::format("{} is only looked at", folder_.string())};
    if (const auto trouble = text_trouble(file->text); !trouble.empty())
        throw Error{ErrorKind::bad_input, fmt::format("{} {}", file->name, trouble)};
    if (file->text.size() > max_bytes)
        throw Error{ErrorKind::bad_input, fmt::format("{} is larger than 1 MiB; shorten it", file->name)};
    const auto now = read(file->name);
    if (overwrite == Overwrite::no && (now.on_disk != file->on_disk || !now.problem.empty())) {
        file->changed_elsewhere = true;
        throw Error{ErrorKind::bad_input, fmt::format("{} was changed by another program", file->name)};
    }
    const auto path = folder_ / file->name;
    std::error_code unknown;
    const auto mode = fs::status(path, unknown).permissions();
    const bool is_new = static_cast<bool>(unknown) || !fs::exists(path, unknown);
    make_folders(path.parent_path());
    replace_file(path, file->text);
    // Others who could read the file before still can.
    fs::permissions(path,
                    is_new ? fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read : mode,
                    unknown);
    file->on_disk = file->text;
    file->changed_elsewhere = false;
    keep();
}

std::vector<std::string> PackDraft::look_at_disk() {
    std::vector<std::string> followed;
    for (auto& file : files_) {
        auto now = read(file.name);
        if (now.on_disk == file.on_disk && now.problem == file.problem)
            continue;
        if (!file.is_changed()) {
            file = std::move(now);
            followed.push_back(file.name);
        } else if (now.problem.empty() && now.on_disk == std::optional{file.text}) {
            file.on_disk = std::move(now.on_disk); // somebody wrote the very same
            file.changed_elsewhere = false;
        } else {
            file.changed_elsewhere = true;
        }
    }
    find_files();
    return followed;
}

void PackDraft::take_from_disk(std::string_view name) {
    if (auto* file = own(name))
        *file = read(file->name);
    keep();
}

void PackDraft::drop_changes() {
    for (auto& file : files_)
        if (file.is_changed() || file.changed_elsewhere)
            file = read(file.name);
    recovered_ = false;
    find_files();
    keep();
}

void PackDraft::keep() {
    if (access_ == Access::look)
        return;
    std::error_code failure;
    if (!has_changes()) {
        fs::remove(recovery_file_, failure);
        recovered_ = false;
        return;
    }
    Json files = Json::object();
    for (const auto& file : files_)
        if (file.is_changed())
            files[file.name] = {{"text", file.text},
                                {"on_disk", file.on_disk ? sha256_hex(*file.on_disk) : std::string{}}};
    make_folders(recovery_file_.parent_path());
    replace_file(recovery_file_, Json{{"folder", folder_.string()}, {"files", std::move(files)}}.dump());
}

void PackDraft::recover() {
    std::error_code failure;
    if (access_ == Access::look || !fs::exists(recovery_file_, failure))
        return;
    const auto kept = Json::parse(read_file(recovery_file_, max_recovery_bytes), nullptr, false);
    const auto files = kept.is_object() ? kept.find("files") : kept.end();
    if (files == kept.end() || !files->is_object())
        return;
    for (const auto& [name, what] : files->items()) {
        if (!is_pack_file_name(name) || !what.is_object() || !what.contains("text") ||
            !what["text"].is_string())
            continue;
        auto text = what["text"].get<std::string>();
        std::erase(text, '\0');
        if (find(name) == nullptr)
            files_.push_back(read(name));
        auto* file = own(name);
        if (!file->problem.empty())
            continue;
        file->text = std::move(text);
        if (!file->is_changed())
            continue;
        recovered_ = true;
        file->changed_elsewhere =
            !what.contains("on_disk") ||
            what["on_disk"] != Json(file->on_disk ? sha256_hex(*file->on_disk) : std::string{});
    }
    find_files();
}

} // namespace attune
