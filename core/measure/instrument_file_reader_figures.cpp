// SPDX-License-Identifier: Apache-2.0
// Figures of a score: bands, cut-offs, changes and norms. None is read without its source.
#include "core/measure/instrument_file_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr double tolerance = 1e-9;

bool same(const Admission& left, const Admission& right) {
    return left.forms == right.forms && left.sexes == right.sexes && left.min_age == right.min_age &&
           left.max_age == right.max_age;
}

template<typename Figure>
std::set<std::string> ids_of(const std::vector<Figure>& figures) {
    std::set<std::string> ids;
    for (const Figure& figure : figures)
        ids.insert(figure.id);
    return ids;
}

/// Whether a score that is compared with bands can be any number, as when a mean goes on without an answer.
double compared_grid(const Instrument& instrument, const ScoreScale& scale) {
    const bool may_lack = std::ranges::any_of(scale.terms, [&](const ScoreTerm& term) {
        return term.of == ScoreTerm::Of::item && instrument.items[term.index].applies == MeasureItem::Applies::may_not;
    });
    if (scale.missing.kind != MissingRule::Kind::prorate && !may_lack)
        return scale.grid;
    switch (scale.rounding) {
    case ScoreScale::Rounding::bands: return common_grid(scale.grid, 1);
    case ScoreScale::Rounding::score: return scale.grid;
    case ScoreScale::Rounding::never: break;
    }
    return 0;
}

} // namespace

void InstrumentFileReader::read_bands(pugi::xml_node node, ScoreScale& scale) {
    ElementReader element{session_, node};
    BandScheme scheme;
    std::set<std::string> schemes;
    for (const auto& each : scale.bands)
        schemes.insert(each.id);
    scheme.id = read_id(element, schemes);
    scheme.label = element.text("label");
    scheme.admits = read_admission(element);
    const auto shared = read_citation(element, Cited::may_be_empty);
    const auto population = element.text("population");
    std::set<std::string> ids;
    for (const auto& child : element.children()) {
        ElementReader part{session_, child};
        if (part.name() != "band") {
            part.problem("expected is <band>");
            continue;
        }
        Band band;
        band.id = read_id(part, ids);
        band.label = part.required_text("label");
        band.from = required_number(part, "from").value_or(scale.min);
        band.to = required_number(part, "to").value_or(scale.max);
        const bool own = part.find("source").has_value() || shared.evidence == EvidenceTag::none;
        band.citation = own ? read_citation(part) : shared;
        if (!own)
            band.citation.population = population;
        part.no_children();
        part.finish();
        scheme.bands.push_back(std::move(band));
    }
    check_bands(element, scale, scheme);
    element.finish();
    scale.bands.push_back(std::move(scheme));
}

/// From end to end, each band beginning where the one before ends: no possible score lies in none or in two.
void InstrumentFileReader::check_bands(ElementReader& element, const ScoreScale& scale, const BandScheme& scheme) {
    if (scheme.bands.empty())
        return element.problem("at least one <band> was expected");
    if (scale.terms.empty())
        return; // its range is not known; that is reported
    const double grid = compared_grid(made_, scale);
    const auto& bands = scheme.bands;
    for (const auto& band : bands)
        if (band.to < band.from)
            element.problem(fmt::format("the band {} ends at {}, before it begins at {}", band.id, band.to, band.from));
    for (std::size_t index = 1; index < bands.size(); ++index) {
        const double gap = bands[index].from - bands[index - 1].to;
        if (gap < -tolerance || (gap < tolerance && grid > 0))
            element.problem(fmt::format("the bands {} and {} overlap: {} ends at {}, {} begins at {}", bands[index - 1].id,
                                        bands[index].id, bands[index - 1].id, bands[index - 1].to, bands[index].id,
                                        bands[index].from));
        else if (gap > grid + tolerance)
            element.problem(fmt::format("between the bands {} and {} lie scores that are in neither: from {} to {}{}",
                                        bands[index - 1].id, bands[index].id, bands[index - 1].to, bands[index].from,
                                        grid > 0 ? fmt::format(", and the score moves by {}", grid)
                                                 : std::string{"; this score can be any number between"}));
    }
    if (std::abs(bands.front().from - scale.min) > tolerance || std::abs(bands.back().to - scale.max) > tolerance)
        element.problem(fmt::format("the bands go from {} to {}, the score from {} to {}", bands.front().from,
                                    bands.back().to, scale.min, scale.max));
}

void InstrumentFileReader::read_cut_off(pugi::xml_node node, ScoreScale& scale) {
    ElementReader element{session_, node};
    CutOff cut;
    auto taken = ids_of(scale.cut_offs);
    cut.id = read_id(element, taken);
    cut.label = element.required_text("label");
    element.required_text("op");
    cut.op = static_cast<CutOff::Operator>(element.word("op", {"ge", "gt", "le", "lt"}, 0));
    element.required_text("purpose");
    cut.purpose = static_cast<CutOffPurpose>(
        element.word("purpose", {"screen", "caseness", "clinical", "note", "remission"}, 0));
    if (element.flag("chosen", false))
        cut.chosen = CutOff::Chosen::yes;
    cut.admits = read_admission(element);
    cut.citation = read_citation(element);
    if (const auto value = required_number(element, "value"); value && !scale.terms.empty()) {
        cut.value = *value;
        const bool splits = cut.reaches(scale.min) != cut.reaches(scale.max) && *value >= scale.min && *value <= scale.max;
        if (!splits)
            element.problem("value", fmt::format("{} parts nothing: the score goes from {} to {}", *value, scale.min, scale.max));
    }
    const bool is_high = cut.op == CutOff::Operator::ge || cut.op == CutOff::Operator::gt;
    const bool is_bad_side = cut.purpose != CutOffPurpose::remission;
    if (cut.purpose != CutOffPurpose::note && scale.better != Better::neither &&
        is_high != ((scale.better == Better::lower) == is_bad_side))
        element.problem("op", fmt::format("this is the {} side of a score of which {} is better", is_bad_side ? "good" : "bad",
                                          scale.better == Better::lower ? "lower" : "higher"));
    for (const auto& other : scale.cut_offs)
        if (other.purpose == cut.purpose && other.chosen == CutOff::Chosen::yes && cut.chosen == CutOff::Chosen::yes &&
            same(other.admits, cut.admits))
            element.problem("chosen", fmt::format("{} is chosen for the same purpose and the same clients", other.id));
    element.no_children();
    element.finish();
    scale.cut_offs.push_back(std::move(cut));
}

void InstrumentFileReader::read_change(pugi::xml_node node, ScoreScale& scale) {
    ElementReader element{session_, node};
    ChangeThreshold change;
    auto taken = ids_of(scale.changes);
    change.id = read_id(element, taken);
    element.required_text("kind");
    change.kind = static_cast<ChangeThreshold::Kind>(element.word("kind", {"reliable", "important", "percent"}, 0));
    change.origin = static_cast<ChangeThreshold::Origin>(element.word("origin", {"published", "computed"}, 0));
    change.label = element.required_text("label");
    change.level = element.text("level");
    if (element.flag("chosen", false))
        change.chosen = ChangeThreshold::Chosen::yes;
    change.citation = read_citation(element);
    if (const auto value = required_number(element, "value"); value && !scale.terms.empty()) {
        change.value = *value;
        const double most = change.kind == ChangeThreshold::Kind::percent ? 100 : scale.max - scale.min;
        if (*value <= 0 || *value > most + tolerance)
            element.problem("value", fmt::format("more than 0 and {} at most was expected", most));
    }
    for (const auto& other : scale.changes)
        if (other.kind == change.kind && other.chosen == ChangeThreshold::Chosen::yes &&
            change.chosen == ChangeThreshold::Chosen::yes)
            element.problem("chosen", fmt::format("{} is chosen already among the changes of this kind", other.id));
    element.no_children();
    element.finish();
    scale.changes.push_back(std::move(change));
}

void InstrumentFileReader::read_norm(pugi::xml_node node, ScoreScale& scale) {
    ElementReader element{session_, node};
    Norm norm;
    auto taken = ids_of(scale.norms);
    norm.id = read_id(element, taken);
    element.required_text("group");
    norm.group = static_cast<Norm::Group>(element.word("group", {"healthy", "clinical"}, 1));
    norm.mean = element.number("mean");
    norm.sd = element.number("sd");
    norm.reliability = element.number("reliability");
    if (const auto kind = element.word("reliability-kind", {"", "alpha", "retest"}, 0); kind > 0)
        norm.reliability_kind = kind == 1 ? "alpha" : "retest";
    norm.citation = read_citation(element);
    if (!norm.mean && !norm.sd && !norm.reliability)
        element.problem("a mean, an sd or a reliability was expected");
    if (norm.mean && !scale.terms.empty() && (*norm.mean < scale.min || *norm.mean > scale.max))
        element.problem("mean", fmt::format("{} lies outside of the score, {} to {}", *norm.mean, scale.min, scale.max));
    if (norm.sd && *norm.sd <= 0)
        element.problem("sd", "a standard deviation is more than 0");
    if (norm.reliability && (*norm.reliability < 0 || *norm.reliability > 1))
        element.problem("reliability", "a reliability lies between 0 and 1");
    if (norm.reliability.has_value() == norm.reliability_kind.empty())
        element.problem("reliability and reliability-kind (alpha or retest) stand together");
    element.no_children();
    element.finish();
    scale.norms.push_back(std::move(norm));
}

} // namespace attune
