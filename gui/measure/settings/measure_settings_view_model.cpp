// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/settings/measure_settings_view_model.hpp"

#include "core/measure/instrument_shelf.hpp"
#include "core/measure/scoring.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/progress/statistics/score_rules.hpp"
#include "core/response/measure_rights.hpp"
#include "core/response/wording/measure_wording.hpp"
#include "gui/measure/entry/entry_sheet.hpp"
#include "gui/measure/score_words.hpp"
#include "gui/measure/settings/measure_file.hpp"
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
using Fixed = MeasureSettingsViewModel::Fixed;

bool share_one(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return left.empty() || right.empty() || std::ranges::find_first_of(left, right) != left.end();
}

/// Whether there can be a client whom both admit.
bool can_meet(const Admission& left, const Admission& right) {
    using UnknownAge = Admission::UnknownAge;
    const bool at_unknown_age = left.unknown_age == UnknownAge::admitted && right.unknown_age == UnknownAge::admitted;
    const int from = std::max(left.min_age.value_or(0), right.min_age.value_or(0));
    constexpr int oldest = 1'000;
    const int to = std::min(left.max_age.value_or(oldest), right.max_age.value_or(oldest));
    return share_one(left.forms, right.forms) && share_one(left.sexes, right.sexes) && (from <= to || at_unknown_age);
}

/// One figure among those of its kind.
struct OfferedFigure {
    std::string id, words;
    const Admission* admits = nullptr; ///< null: everybody
    bool is_in_use = false;
};

/// Where each client has one of the figures, there is nothing to pick; otherwise each is offered that somebody could have
/// in the place of another.
class FigureSorter {
public:
    void take(const std::string& key, const std::string& label, const std::vector<OfferedFigure>& offers) {
        Pick pick{.key = key, .label = label, .words = {}, .ids = {}};
        Fixed fixed{.label = label, .words = {}};
        bool by_form = false, by_age = false, by_sex = false;
        for (const OfferedFigure& offer : offers) {
            const bool has_rival = std::ranges::any_of(offers, [&](const OfferedFigure& other) {
                return &other != &offer && (!offer.admits || !other.admits || can_meet(*offer.admits, *other.admits));
            });
            if (has_rival) {
                if (offer.is_in_use)
                    pick.chosen = pick.ids.size();
                pick.ids.push_back(offer.id);
                pick.words.push_back(offer.words);
            } else if (offers.size() > 1) {
                fixed.words.push_back(offer.words);
                by_form |= !offer.admits->forms.empty();
                by_age |= offer.admits->min_age || offer.admits->max_age;
                by_sex |= !offer.admits->sexes.empty();
            }
        }
        if (!pick.ids.empty())
            picks.push_back(std::move(pick));
        for (const auto& [is, words] : {std::pair{by_form, ", by who answers"}, {by_age, ", by age"}, {by_sex, ", by sex"}})
            if (is)
                fixed.label += words;
        if (!fixed.words.empty())
            settled.push_back(std::move(fixed));
    }

    std::vector<Pick> picks;
    std::vector<Fixed> settled;
};

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

std::string scheme_words(const BandScheme& scheme) {
    return scheme.label + (scheme.bands.empty() ? "" : ": " + citation_words(scheme.bands.front().citation));
}

void sort_offers(FigureSorter& sorter, const ScoreScale& scale, const ScoringContext& context) {
    std::vector<OfferedFigure> bands;
    for (const BandScheme& scheme : scale.bands)
        bands.push_back({scheme.id, scheme_words(scheme), &scheme.admits, &scheme == bands_in_use(scale, context)});
    sorter.take(scale.id + "/bands", scale.title + ", bands", bands);
    for (const auto& [purpose, name] : purposes) {
        std::vector<OfferedFigure> cut_offs;
        for (const CutOff& cut_off : scale.cut_offs)
            if (cut_off.purpose == purpose)
                cut_offs.push_back({cut_off.id, cut_off_words(cut_off), &cut_off.admits,
                                    &cut_off == cut_off_in_use(scale, purpose, context)});
        sorter.take(fmt::format("{}/{}", scale.id, name), fmt::format("{}, cut-off ({})", scale.title, name), cut_offs);
    }
    for (const auto& [kind, name] : change_kinds) {
        std::vector<OfferedFigure> changes;
        for (const ChangeThreshold& change : scale.changes)
            if (change.kind == kind)
                changes.push_back({change.id, change_in_words(change), nullptr, &change == change_in_use(scale, kind, context)});
        sorter.take(fmt::format("{}/{}", scale.id, name), fmt::format("{}, {}", scale.title, change_title(kind)), changes);
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

FigureSorter sorted_offers(const Instrument& instrument, const MeasurePicks& picks) {
    FigureSorter sorter;
    const ScoringContext context{.form = {}, .sex = {}, .age_years = {}, .picks = picks};
    for (const ScoreScale& scale : instrument.scales)
        sort_offers(sorter, scale, context);
    using Role = Instrument::Role;
    if (instrument.role == Role::outcome || instrument.role == Role::slow) {
        const bool from_treatment = base_rule({.picks = picks, .norms = {}}) == BaseRule::last_before_treatment;
        sorter.take(std::string{base_pick}, "Change counts from",
                    {{std::string{base_pick_first}, "The first score of the episode", nullptr, !from_treatment},
                     {std::string{base_pick_before_treatment}, "The last score before the first session, where there is one",
                      nullptr, from_treatment}});
    }
    return sorter;
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
    return sorted_offers(instrument(), workspace_.measure_choices.load(instrument().id).picks).picks;
}

std::vector<Fixed> MeasureSettingsViewModel::fixed() const { return sorted_offers(instrument(), {}).settled; }

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
