// SPDX-License-Identifier: Apache-2.0
#include "gui/studio/studio_view_model.hpp"

#include "core/error.hpp"
#include "core/modality/example/example_check.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/vault/vault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace attune {
namespace {

/// "templates/session.xml" of "calm/templates/session.xml".
std::string below_pack(const std::string& file, const std::string& pack) {
    const auto prefix = pack + "/";
    return file.starts_with(prefix) ? file.substr(prefix.size()) : file;
}

/// The last of the fields that begins at this line or before it; null when all come later.
const Field* last_before(const std::vector<Field>& fields, int line) {
    const Field* best = nullptr;
    for (const auto& field : fields)
        if (field.line_in_file <= line && (best == nullptr || field.line_in_file >= best->line_in_file))
            best = &field;
    return best;
}

const Field* field_named(const Template& definition, const FieldPath& path) {
    for (const auto& section : definition.sections)
        for (const auto& field : section.fields) {
            if (field.id == path.field)
                return &field;
            for (const auto& column : field.columns)
                if (!path.rows.empty() && path.rows.back().table == field.id && column.id == path.field)
                    return &column;
        }
    return nullptr;
}

} // namespace

StudioViewModel::StudioViewModel(Workspace& workspace, const std::filesystem::path& folder,
                                 const std::filesystem::path& recovery, PackDraft::Access access)
    : workspace_{workspace},
      draft_{folder, recovery, access},
      form_{workspace.clock.today()} {
    const auto& files = draft_.files();
    const auto first =
        std::ranges::find_if(files, [](const auto& file) { return file.name.starts_with("templates/"); });
    current_ = first == files.end() ? files.front().name : first->name;
    form_file_ = current_;
    check();
}

Completions StudioViewModel::completions(std::size_t offset) const {
    CompletionSources sources;
    sources.kind = kind_of_pack_file(current().name);
    for (const auto& other : workspace_.shelf.packs()) {
        if (other.id != pack_.id)
            sources.packs.push_back(other.id);
        for (const auto& form : other.templates)
            if (other.id == "header" && pack_.id != "header")
                sources.templates.emplace_back(form->prefix, form->xml);
    }
    for (const auto& file : draft_.files())
        if (file.name != "pack.xml")
            sources.files.push_back(file.name);
    for (const auto& form : pack_.templates) {
        sources.template_ids.push_back(form->full_id());
        if (sources.kind == PackFileKind::examples)
            sources.templates.emplace_back(std::string{}, form->xml);
    }
    return complete(current().text, offset, sources);
}

const DraftFile& StudioViewModel::current() const {
    const auto* file = draft_.find(current_);
    return file != nullptr ? *file : draft_.files().front();
}

void StudioViewModel::choose(const std::string& name) {
    if (draft_.find(name) == nullptr || name == current_)
        return;
    current_ = name;
    on_text();
    if (name != form_file_ && draft_.find(name)->name.starts_with("templates/")) {
        form_file_ = name;
        show_form();
    }
    on_change();
}

void StudioViewModel::edit(std::string text) {
    if (current().text == text)
        return;
    draft_.edit(current().name, std::move(text));
    checked_ = false;
    start_timer(read_pause);
}

void StudioViewModel::save() {
    draft_.save(current().name);
    on_change();
}

void StudioViewModel::save_all() {
    for (const auto& file : draft_.files())
        draft_.save(file.name);
    on_change();
}

bool StudioViewModel::look_at_disk() {
    const auto marked = [this] {
        return std::ranges::count_if(draft_.files(), [](const auto& file) { return file.changed_elsewhere; });
    };
    const auto before = marked();
    const auto followed = draft_.look_at_disk();
    if (followed.empty() && marked() == before)
        return false;
    if (std::ranges::count(followed, current_) > 0)
        on_text();
    read();
    return true;
}

void StudioViewModel::take_from_disk() {
    draft_.take_from_disk(current().name);
    on_text();
    read();
}

void StudioViewModel::overwrite() {
    draft_.save(current().name, PackDraft::Overwrite::yes);
    on_change();
}

void StudioViewModel::drop_changes() {
    draft_.drop_changes();
    on_text();
    read();
}

std::vector<Pack> StudioViewModel::others() const {
    auto packs = workspace_.shelf.packs();
    std::erase_if(packs, [this](const auto& other) { return other.id == pack_.id; });
    return packs;
}

void StudioViewModel::read() {
    read_pack_files(check_time_ > quick_check ? Depth::reading : Depth::check);
}

void StudioViewModel::check() {
    read_pack_files(Depth::check);
}

void StudioViewModel::read_pack_files(Depth depth) {
    draft_.find_files();
    pack_ = read_pack(PackSource{.contents = draft_.contents(), .shipped = false}, workspace_.shelf.packs());
    collect_problems(depth);
    checked_ = depth == Depth::check;
    show_form();
    on_change();
}

void StudioViewModel::add_problem(PackFinding finding) {
    problems_.push_back({.weight = finding.severity == PackFinding::Severity::error
                                       ? StudioProblem::Weight::error
                                       : StudioProblem::Weight::warning,
                         .file = below_pack(finding.file, pack_.contents->name()),
                         .line = std::max(1, finding.line),
                         .column = std::max(1, finding.column),
                         .where = std::move(finding.element),
                         .problem = std::move(finding.problem),
                         .expected = std::move(finding.expected)});
}

void StudioViewModel::collect_problems(Depth depth) {
    problems_.clear();
    if (depth == Depth::check) {
        const auto begin = workspace_.clock.monotonic();
        for (auto& each : check_pack(pack_, others()))
            add_problem(std::move(each));
        check_time_ =
            std::chrono::duration_cast<std::chrono::milliseconds>(workspace_.clock.monotonic() - begin);
    } else {
        for (const auto& each : pack_.problems)
            add_problem({.severity = PackFinding::Severity::error,
                         .code = {},
                         .file = each.file,
                         .line = each.line,
                         .column = each.column,
                         .element = {},
                         .problem = each.message,
                         .expected = {}});
    }
    const auto place = [this](const StudioProblem& problem) {
        const auto file = std::ranges::find(draft_.files(), problem.file, &DraftFile::name);
        return std::tuple{file - draft_.files().begin(), problem.line, problem.column};
    };
    std::ranges::stable_sort(problems_, {}, place);
}

std::size_t StudioViewModel::errors() const {
    return static_cast<std::size_t>(
        std::ranges::count(problems_, StudioProblem::Weight::error, &StudioProblem::weight));
}

std::size_t StudioViewModel::warnings() const {
    return problems_.size() - errors();
}

std::optional<std::size_t> StudioViewModel::next_problem(int line, int column, Direction direction) const {
    if (problems_.empty())
        return std::nullopt;
    const auto index_of = [this](const std::string& file) {
        return std::ranges::find(draft_.files(), file, &DraftFile::name) - draft_.files().begin();
    };
    const std::tuple here{index_of(current().name), line, column};
    const auto place = [&](std::size_t at) {
        return std::tuple{index_of(problems_[at].file), problems_[at].line, problems_[at].column};
    };
    if (direction == Direction::forward) {
        for (std::size_t at = 0; at < problems_.size(); ++at)
            if (here < place(at))
                return at;
        return 0;
    }
    for (std::size_t at = problems_.size(); at-- > 0;)
        if (place(at) < here)
            return at;
    return problems_.size() - 1;
}

std::shared_ptr<const Template> StudioViewModel::template_of(const DraftFile& file) const {
    const auto found =
        std::ranges::find_if(pack_.templates, [&](const auto& each) { return each->xml == file.text; });
    return found == pack_.templates.end() ? nullptr : *found;
}

void StudioViewModel::show_form() {
    const auto* file = draft_.find(form_file_);
    auto fresh = file == nullptr ? nullptr : template_of(*file);
    if (fresh == nullptr) {
        form_state_ = shown_ != nullptr && shown_file_ == form_file_ ? TrialState::earlier : TrialState::none;
        return;
    }
    form_state_ = TrialState::current;
    shown_file_ = form_file_;
    if (shown_ != nullptr && fresh->hash == shown_->hash && fresh->pack == shown_->pack &&
        fresh->prefix == shown_->prefix)
        return;
    shown_ = std::move(fresh);
    TrialForm::Parts parts;
    for (const auto& other : others())
        if (other.id == "header" && other.is_usable() && pack_.id != other.id)
            parts.insert(parts.end(), other.templates.begin(), other.templates.end());
    parts.push_back(shown_);
    std::vector<Option> packs{{pack_.id, pack_.title}};
    for (const auto& modality : workspace_.shelf.modalities())
        if (modality->pack != pack_.id)
            packs.push_back({modality->pack, modality->title});
    form_.show(std::move(parts), std::move(packs));
}

bool StudioViewModel::has_sample() const {
    return shown_ != nullptr && pack_.is_usable() && find_sample(pack_, shown_->full_id()).has_value();
}

bool StudioViewModel::fill_from_sample() {
    if (shown_ == nullptr)
        return false;
    const auto sample = play_sample(pack_, others(), shown_->full_id());
    if (!sample)
        return false;
    form_.fill_from(*sample);
    on_change();
    return true;
}

std::vector<TrialVoice> StudioViewModel::voices() const {
    std::vector<TrialVoice> voices;
    if (!form_.is_shown())
        return voices;
    const auto& form = form_.form();
    for (const auto& fired : form.rules())
        voices.push_back({.kind = TrialVoice::Kind::rule,
                          .severity = fired.rule->severity,
                          .name = fired.part + "." + fired.rule->id,
                          .words = fired.message,
                          .place = to_string(fired.place)});
    for (const auto& fired : form.prompts())
        voices.push_back({.kind = TrialVoice::Kind::prompt,
                          .severity = Severity::information,
                          .name = fired.part + "." + fired.id,
                          .words = fired.message,
                          .place = {}});
    for (const auto& point : form.observations()) {
        const auto* number = point.value.get<double>();
        voices.push_back({.kind = TrialVoice::Kind::series,
                          .severity = Severity::information,
                          .name = point.part + "." + point.series,
                          .words = number != nullptr ? fmt::format("{:g}", *number) : std::string{},
                          .place = point.key});
    }
    return voices;
}

std::optional<int> StudioViewModel::line_of(const FieldPath& path) const {
    if (shown_ == nullptr || path.part != shown_->prefix)
        return std::nullopt;
    const auto* field = field_named(*shown_, path);
    return field == nullptr ? std::nullopt : std::optional{field->line_in_file};
}

std::optional<FieldPath> StudioViewModel::field_at(int line) const {
    if (shown_ == nullptr || current().name != form_file_)
        return std::nullopt;
    const Field* best = nullptr;
    const Section* in = nullptr;
    for (const auto& section : shown_->sections) {
        const Field* found = last_before(section.fields, line);
        if (found != nullptr && (best == nullptr || found->line_in_file >= best->line_in_file)) {
            best = found;
            in = &section;
        }
    }
    if (best == nullptr)
        return std::nullopt;
    FieldPath path{shown_->prefix, {}, best->id};
    if (!in->block.empty())
        path.rows.push_back({in->block, 0});
    return path;
}

} // namespace attune
