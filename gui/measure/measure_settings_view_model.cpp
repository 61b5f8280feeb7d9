// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/measure_settings_view_model.hpp"

#include "core/measure/instrument_shelf.hpp"
#include "core/measure/measure_rights.hpp"
#include "core/measure/measure_wording.hpp"
#include "core/measure/scoring.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/progress/measure_desk.hpp"
#include "gui/measure/entry_sheet.hpp"
#include "gui/measure/measure_file.hpp"
#include "gui/measure/score_words.hpp"
#include "gui/workspace/date_words.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace attune {
namespace {

const char* terms_in_short(LicenceClass licence) {
    switch (licence) {
    case LicenceClass::public_domain: return "Public domain";
    case LicenceClass::free: return "Free to use";
    case LicenceClass::needs_permission: return "Needs permission";
    case LicenceClass::unverified: return "Rights not verified";
    }
    return "";
}

using Pick = MeasureSettingsViewModel::Pick;

void add(Pick& pick, const std::string& id, const std::string& words, bool is_in_use) {
    if (is_in_use)
        pick.chosen = pick.ids.size();
    pick.ids.push_back(id);
    pick.words.push_back(words);
}

void take(std::vector<Pick>& picks, Pick pick) {
    if (pick.ids.size() > 1)
        picks.push_back(std::move(pick));
}

std::string cut_off_words(const CutOff& cut_off) {
    constexpr std::array signs{"≥", ">", "≤", "<"};
    return fmt::format("{} {}, {}: {}", signs.at(static_cast<std::size_t>(cut_off.op)), answer_number(cut_off.value),
                       cut_off.label, citation_words(cut_off.citation));
}

std::string change_in_words(const ChangeThreshold& change) {
    return fmt::format("{}{}{}: {}", answer_number(change.value),
                       change.kind == ChangeThreshold::Kind::percent ? " %" : "",
                       change.label.empty() ? "" : ", " + change.label, citation_words(change.citation));
}

constexpr std::array<std::pair<CutOffPurpose, const char*>, 5> purposes{{{CutOffPurpose::screen, "screen"},
                                                                         {CutOffPurpose::caseness, "caseness"},
                                                                         {CutOffPurpose::clinical, "clinical"},
                                                                         {CutOffPurpose::note, "note"},
                                                                         {CutOffPurpose::remission, "remission"}}};
constexpr std::array<std::pair<ChangeThreshold::Kind, const char*>, 3> change_kinds{
    {{ChangeThreshold::Kind::reliable, "reliable"},
     {ChangeThreshold::Kind::important, "important"},
     {ChangeThreshold::Kind::percent, "percent"}}};

const char* change_title(ChangeThreshold::Kind kind) {
    switch (kind) {
    case ChangeThreshold::Kind::reliable: return "reliable change";
    case ChangeThreshold::Kind::important: return "important change";
    case ChangeThreshold::Kind::percent: return "change in per cent";
    }
    return "";
}

void add_scale_picks(std::vector<Pick>& picks, const ScoreScale& scale, const ScoringContext& context) {
    Pick bands{.key = scale.id + "/bands", .label = scale.title + ", bands", .words = {}, .ids = {}};
    const BandScheme* scheme_now = bands_in_use(scale, context);
    for (const BandScheme& scheme : scale.bands)
        add(bands, scheme.id,
            scheme.label + (scheme.bands.empty() ? "" : ": " + citation_words(scheme.bands.front().citation)),
            &scheme == scheme_now);
    take(picks, std::move(bands));
    for (const auto& [purpose, name] : purposes) {
        Pick cut_offs{.key = fmt::format("{}/{}", scale.id, name),
                      .label = fmt::format("{}, cut-off ({})", scale.title, name),
                      .words = {},
                      .ids = {}};
        const CutOff* now = cut_off_in_use(scale, purpose, context);
        for (const CutOff& cut_off : scale.cut_offs)
            if (cut_off.purpose == purpose)
                add(cut_offs, cut_off.id, cut_off_words(cut_off), &cut_off == now);
        take(picks, std::move(cut_offs));
    }
    for (const auto& [kind, name] : change_kinds) {
        Pick changes{.key = fmt::format("{}/{}", scale.id, name),
                     .label = fmt::format("{}, {}", scale.title, change_title(kind)),
                     .words = {},
                     .ids = {}};
        const ChangeThreshold* now = change_in_use(scale, kind, context);
        for (const ChangeThreshold& change : scale.changes)
            if (change.kind == kind)
                add(changes, change.id, change_in_words(change), &change == now);
        take(picks, std::move(changes));
    }
}

std::string row_words(const MeasureWordingStore::Row& row, Date today) {
    return fmt::format("Own wording ({}) from {}, loaded {}.", row.language, row.origin, moment_words(row.loaded_at, today));
}

std::vector<std::string> what_to_know_it_by(const Instrument& instrument, const WordingFile& file) {
    std::vector<std::string> lines{"Title: " + (file.wording->title.empty() ? "none" : file.wording->title)};
    for (const std::string& panel : file.unknown_panels)
        lines.push_back("LOINC " + panel + ", which no measure here has");
    for (const std::string& item : first_items(instrument, *file.wording))
        lines.push_back(item);
    return lines;
}

} // namespace

MeasureSettingsViewModel::MeasureSettingsViewModel(Workspace& workspace)
    : workspace_{workspace} {
    reload();
}

void MeasureSettingsViewModel::reload() {
    instruments_ = workspace_.shelf.measures().offered();
    rows_.clear();
    for (const auto& each : instruments_) {
        const bool may = workspace_.measure_rights.may_use(*each);
        rows_.push_back({.id = each->id,
                         .title = each->title,
                         .words = each->words,
                         .terms = terms_in_short(each->licence),
                         .state = may ? "On" : "Off",
                         .may_be_used = may});
    }
    chosen_ = std::min(chosen_, rows_.empty() ? 0 : rows_.size() - 1);
}

void MeasureSettingsViewModel::choose(std::size_t row) { chosen_ = std::min(row, rows_.size() - 1); }

std::string MeasureSettingsViewModel::terms() const {
    const std::string source = citation_words(instrument().licence_citation);
    return instrument().licence_words + (source.empty() ? "" : " " + source);
}

bool MeasureSettingsViewModel::needs_right() const { return !instrument().is_free_to_use(); }

std::string MeasureSettingsViewModel::right_words() const {
    if (!needs_right())
        return {};
    const auto right = workspace_.measure_rights.find(instrument().id);
    if (!right)
        return "Off until the practice confirms that it has the right to use it.";
    return fmt::format("On by the word of {}, {}: {}", workspace_.vault.name_of(right->confirmed_by),
                       moment_words(right->confirmed_at, workspace_.clock.today()), right->grounds);
}

void MeasureSettingsViewModel::confirm_right(const std::string& grounds) {
    workspace_.measure_rights.confirm(instrument().id, grounds);
    reload();
}

void MeasureSettingsViewModel::take_back_right() {
    workspace_.measure_rights.take_back(instrument().id);
    reload();
}

std::vector<Pick> MeasureSettingsViewModel::picks() const {
    std::vector<Pick> picks;
    const ScoringContext context{.form = {},
                                 .sex = {},
                                 .age_years = {},
                                 .picks = workspace_.measure_choices.load(instrument().id).picks};
    for (const ScoreScale& scale : instrument().scales)
        add_scale_picks(picks, scale, context);
    return picks;
}

void MeasureSettingsViewModel::keep(const MeasureChoices& choices) {
    workspace_.measure_desk.choose(instrument(), choices);
}

void MeasureSettingsViewModel::pick(const std::string& key, const std::string& id) {
    MeasureChoices choices = workspace_.measure_choices.load(instrument().id);
    choices.picks[key] = id;
    keep(choices);
}

std::vector<MeasureSettingsViewModel::OwnSpread> MeasureSettingsViewModel::own_spreads() const {
    const MeasureChoices choices = workspace_.measure_choices.load(instrument().id);
    std::vector<OwnSpread> spreads;
    for (const ScoreScale& scale : instrument().scales) {
        const bool has_reliable = std::any_of(scale.changes.begin(), scale.changes.end(), [](const auto& change) {
            return change.kind == ChangeThreshold::Kind::reliable;
        });
        const bool has_spread = std::any_of(scale.norms.begin(), scale.norms.end(), [](const Norm& norm) {
            return norm.sd.has_value();
        });
        if (has_reliable || has_spread || scale.series == ScoreScale::Series::no)
            continue;
        OwnSpread spread{.scale = scale.id, .label = scale.title, .norm = {}};
        if (const auto own = choices.norms.find(scale.id); own != choices.norms.end())
            spread.norm = own->second;
        spreads.push_back(std::move(spread));
    }
    return spreads;
}

std::vector<std::string> MeasureSettingsViewModel::set_own_spread(const std::string& scale, const std::string& sd,
                                                                  const std::string& reliability,
                                                                  const std::string& source) {
    MeasureChoices choices = workspace_.measure_choices.load(instrument().id);
    if (sd.empty() && reliability.empty() && source.empty()) {
        choices.norms.erase(scale);
        keep(choices);
        return {};
    }
    const AnswerScale any{.id = {}, .kind = AnswerScale::Kind::line, .min = 0, .max = 1e4, .step = 1e-6};
    const TypedNumber spread = typed_number(any, sd);
    const TypedNumber reliable = typed_number(any, reliability);
    std::vector<std::string> problems;
    if (!spread.value)
        problems.emplace_back("The standard deviation is a number above 0.");
    if (reliable.problem)
        problems.emplace_back("The reliability is a number between 0 and 1, or stays empty.");
    choices.norms[scale] = {.sd = spread.value.value_or(1), .reliability = reliable.value, .mean = {}, .source = source};
    for (const std::string& problem : choices_problems(instrument(), choices))
        problems.push_back(problem);
    if (problems.empty())
        keep(choices);
    return problems;
}

bool MeasureSettingsViewModel::has_wording() const {
    return workspace_.measure_wordings.find(instrument().id).has_value();
}

std::string MeasureSettingsViewModel::wording_words() const {
    for (const auto& each : workspace_.measure_wordings.all())
        if (each.measure == instrument().id)
            return row_words(each, workspace_.clock.today());
    return "Topics only; the wording is on the sheet.";
}

MeasureSettingsViewModel::WordingOffer
MeasureSettingsViewModel::read_wording_file(const std::filesystem::path& file) const {
    WordingOffer offer{.problems = {}, .wording = {}, .origin = file.filename().string(), .look_at = {}, .replaced = {}};
    const MeasureFile chosen = read_measure_file(file, "a wording");
    if (!chosen.problem.empty()) {
        offer.problems = {chosen.problem};
        return offer;
    }
    const WordingFile read = read_wording(chosen.bytes, instrument(), workspace_.shelf.measures());
    offer.problems = read.problems;
    if (!read.wording)
        return offer;
    offer.wording = read.wording;
    if (read.belongs == WordingFile::Belongs::unsaid)
        offer.look_at = what_to_know_it_by(instrument(), read);
    if (const auto old = workspace_.measure_wordings.replaced_by(*read.wording))
        offer.replaced = row_words(*old, workspace_.clock.today());
    return offer;
}

void MeasureSettingsViewModel::keep_wording(const WordingOffer& offer) {
    if (offer.wording)
        workspace_.measure_wordings.save(instrument(), *offer.wording, offer.origin);
}

void MeasureSettingsViewModel::remove_wording() {
    for (const auto& each : workspace_.measure_wordings.all())
        if (each.measure == instrument().id)
            workspace_.measure_wordings.remove(each.measure, each.language);
}

} // namespace attune
