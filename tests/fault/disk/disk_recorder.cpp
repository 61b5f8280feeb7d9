// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/disk/disk_recorder.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace attune {
namespace {

std::string parent_of(const std::string& path) {
    return path.substr(0, path.rfind('/'));
}

std::vector<std::byte> read_whole(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    const auto* bytes = reinterpret_cast<const std::byte*>(text.data());
    return {bytes, bytes + text.size()};
}

/// Writes `data`, or the sectors of it that chance picks.
void put(std::vector<std::byte>& content, std::uint64_t at, const std::vector<std::byte>& data, Unsynced unsynced,
         std::mt19937& random) {
    const std::uint64_t sector = unsynced == Unsynced::torn_512 ? 512 : 4096;
    for (std::uint64_t done = 0; done < data.size();) {
        const std::uint64_t piece = std::min<std::uint64_t>(sector - (at + done) % sector, data.size() - done);
        if (unsynced == Unsynced::kept || random() % 2 == 0) {
            if (content.size() < at + done + piece)
                content.resize(at + done + piece);
            std::copy_n(data.begin() + static_cast<std::ptrdiff_t>(done), piece,
                        content.begin() + static_cast<std::ptrdiff_t>(at + done));
        }
        done += piece;
    }
}

} // namespace

DiskRecorder::DiskRecorder(const std::filesystem::path& root)
    : root_{root.string()} {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
        if (entry.is_directory()) {
            before_.folders.insert(entry.path().string());
            continue;
        }
        base_[next_file_] = read_whole(entry.path());
        before_.files[entry.path().string()] = next_file_++;
    }
    present_ = before_;
}

void DiskRecorder::Names::apply(const Event& event) {
    switch (event.kind) {
    case Kind::make_file: files[event.path] = event.file; break;
    case Kind::make_folder: folders.insert(event.path); break;
    case Kind::remove: files.erase(event.path); break;
    case Kind::rename: {
        if (const auto file = files.extract(event.path); !file.empty()) {
            files[event.to] = file.mapped();
            break;
        }
        const auto moved = [&](const std::string& path) { return event.to + path.substr(event.path.size()); };
        const auto is_inside = [&](const std::string& path) {
            return path == event.path || path.starts_with(event.path + "/");
        };
        Names after;
        for (const auto& [path, file] : files)
            after.files[is_inside(path) ? moved(path) : path] = file;
        for (const std::string& path : folders)
            after.folders.insert(is_inside(path) ? moved(path) : path);
        *this = std::move(after);
        break;
    }
    default: break;
    }
}

int DiskRecorder::file_at(const std::string& path) {
    const auto found = present_.files.find(path);
    if (found == present_.files.end())
        return present_.files[path] = next_file_++;
    return found->second;
}

void DiskRecorder::made_file(const std::string& path) {
    events_.push_back({.kind = Kind::make_file, .path = path, .file = next_file_++});
    present_.apply(events_.back());
}
void DiskRecorder::wrote(const std::string& path, std::uint64_t offset, std::span<const std::byte> data) {
    events_.push_back({.kind = Kind::write,
                       .path = path,
                       .file = file_at(path),
                       .at = offset,
                       .data = {data.begin(), data.end()}});
}
void DiskRecorder::truncated(const std::string& path, std::uint64_t size) {
    events_.push_back({.kind = Kind::truncate, .path = path, .file = file_at(path), .at = size});
}
void DiskRecorder::synced(const std::string& path) {
    events_.push_back({.kind = Kind::sync, .path = path, .file = file_at(path)});
}
void DiskRecorder::removed(const std::string& path) {
    events_.push_back({.kind = Kind::remove, .path = path});
    present_.apply(events_.back());
}
void DiskRecorder::renamed(const std::string& from, const std::string& to) {
    events_.push_back({.kind = Kind::rename, .path = from, .to = to});
    present_.apply(events_.back());
}
void DiskRecorder::made_folder(const std::string& path) {
    events_.push_back({.kind = Kind::make_folder, .path = path});
    present_.apply(events_.back());
}
void DiskRecorder::synced_folder(const std::string& path) {
    events_.push_back({.kind = Kind::sync_folder, .path = path});
}

std::vector<std::size_t> DiskRecorder::moments() const {
    std::vector<std::size_t> moments;
    for (std::size_t i = 0; i < events_.size(); ++i)
        if (events_[i].kind == Kind::sync || events_[i].kind == Kind::sync_folder)
            moments.push_back(i);
    moments.push_back(events_.size());
    return moments;
}

bool DiskRecorder::is_name(const Event& event) {
    return event.kind == Kind::make_file || event.kind == Kind::make_folder || event.kind == Kind::remove ||
           event.kind == Kind::rename;
}

/// Behind the last name that is safe; every one before it is.
std::size_t DiskRecorder::safe_names(std::size_t moment) const {
    std::set<std::string> synced_folders;
    std::set<int> synced_files;
    for (std::size_t i = moment; i-- > 0;) {
        const Event& event = events_[i];
        if (event.kind == Kind::sync_folder)
            synced_folders.insert(event.path);
        else if (event.kind == Kind::sync)
            synced_files.insert(event.file);
        else if (is_name(event) && (synced_folders.contains(parent_of(event.to.empty() ? event.path : event.to)) ||
                                    (event.kind == Kind::make_file && synced_files.contains(event.file))))
            return i + 1;
    }
    return 0;
}

DiskRecorder::Names DiskRecorder::names_at(std::size_t moment, Unsynced unsynced, Syncs syncs,
                                           std::mt19937& random) const {
    const std::size_t safe = syncs == Syncs::obeyed ? safe_names(moment) : 0;
    std::size_t end = unsynced == Unsynced::lost ? safe : moment;
    if (unsynced != Unsynced::lost && unsynced != Unsynced::kept && moment > safe)
        end = safe + random() % (moment - safe + 1);
    Names names = before_;
    for (std::size_t i = 0; i < end; ++i)
        if (is_name(events_[i]))
            names.apply(events_[i]);
    return names;
}

std::map<int, DiskRecorder::Content> DiskRecorder::contents_at(std::size_t moment, Unsynced unsynced, Syncs syncs,
                                                               std::mt19937& random) const {
    std::map<int, std::size_t> last_sync;
    for (std::size_t i = 0; i < moment && syncs == Syncs::obeyed; ++i)
        if (events_[i].kind == Kind::sync)
            last_sync[events_[i].file] = i;
    std::map<int, Content> contents = base_;
    for (std::size_t i = 0; i < moment; ++i) {
        const Event& event = events_[i];
        if (event.kind != Kind::write && event.kind != Kind::truncate)
            continue;
        const auto sync = last_sync.find(event.file);
        const Unsynced fate = sync != last_sync.end() && i < sync->second ? Unsynced::kept : unsynced;
        if (fate == Unsynced::lost)
            continue;
        if (event.kind == Kind::write)
            put(contents[event.file], event.at, event.data, fate, random);
        else if (fate == Unsynced::kept || random() % 2 == 0)
            contents[event.file].resize(event.at);
    }
    return contents;
}

void DiskRecorder::power_lost_at(std::size_t moment, Unsynced unsynced, Syncs syncs, std::mt19937& random,
                                 const std::filesystem::path& target) const {
    const Names names = names_at(moment, unsynced, syncs, random);
    std::map<int, Content> contents = contents_at(moment, unsynced, syncs, random);
    const auto place = [&](const std::string& path) { return target / path.substr(root_.size() + 1); };
    for (const std::string& folder : names.folders)
        std::filesystem::create_directories(place(folder));
    for (const auto& [path, file] : names.files) {
        const Content& content = contents[file];
        std::filesystem::create_directories(place(path).parent_path());
        std::ofstream{place(path), std::ios::binary}.write(reinterpret_cast<const char*>(content.data()),
                                                           static_cast<std::streamsize>(content.size()));
    }
}

} // namespace attune
