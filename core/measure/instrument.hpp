// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/condition.hpp"
#include "core/template/template.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Under which terms an instrument may be used (clinical specification C0.6).
enum class LicenceClass {
    public_domain,    ///< PD: no copyright
    free,             ///< FREE: free to use with conditions, named beside it
    needs_permission, ///< PERM: off until the practice says that it has the right
    unverified,       ///< U: off until the practice says that it has the right
};

/// Where a figure comes from. No cut-off, band, norm or change value is read without one.
struct Citation {
    EvidenceTag evidence = EvidenceTag::none;
    std::string source;     ///< "Kroenke 2001"
    std::string population; ///< "male veterans"; empty: not said
};

/// For whom a figure counts. Empty parts admit everybody; a part that is set does not admit an unknown.
struct Admission {
    std::vector<std::string> forms{}; ///< "parent", "teacher", "self"; empty: any
    std::vector<std::string> sexes{}; ///< "woman", "man", "not-recorded"; empty: any
    std::optional<int> min_age{}, max_age{}; ///< completed years, both included
    /// admitted: counts also for a client whose age is not known (the cut-off of adults).
    enum class UnknownAge { shut_out, admitted } unknown_age = UnknownAge::shut_out;

    /// `form` empty where the instrument has one form; `sex` other than woman and man counts as not recorded.
    [[nodiscard]] bool admits(std::string_view form, std::string_view sex, std::optional<int> age) const;
};

/// One value that may be chosen, with its words.
struct AnswerOption {
    double value = 0;
    std::string label;
};

/// How one item is answered. `min`…`max` by `step`; `options` name all of the values or, as anchors, some.
struct AnswerScale {
    std::string id;
    enum class Kind { options, yes_no, line } kind = Kind::options; ///< line: 0 to 10 in tenths, marked by hand
    double min = 0, max = 0, step = 1;
    std::vector<double> only{}; ///< from low to high, where the steps are uneven (0, 1, 3, 5); else empty
    std::vector<AnswerOption> options{};

    /// Whether an answer may have this value; with a tolerance of 1e-9.
    [[nodiscard]] bool allows(double value) const noexcept;
};

enum class AnsweredBy { client, clinician };

struct MeasureItem {
    std::string id;            ///< "1", "6a", "P3": as on the sheet
    std::string topic;         ///< our own label, never the wording of the questionnaire
    std::string part;          ///< heading that it stands under; may be empty
    std::size_t scale = 0;     ///< index into Instrument::answer_scales
    enum class Reverse { no, yes } reverse = Reverse::no; ///< min + max − x, before anything else
    enum class Counts { yes, no } counts = Counts::yes;   ///< no: asked, kept, not scored
    enum class Applies { always, may_not } applies = Applies::always; ///< may_not: "does not apply" is an answer
    AnsweredBy answered_by = AnsweredBy::client; ///< clinician: not shown where the client fills in
    /// Asked only when this holds over items before it; empty: always. An item that is not asked is not missing.
    Condition asked;
    /// What an unanswered item counts as when it is not asked; nothing: it stays without a value.
    std::optional<double> unasked_value;
    /// drop: an answer given although the item is not asked does not count, nor one while that is not known. Either
    /// way it is flagged, unless it is the value that counts anyway.
    enum class Unasked { keep, drop } unasked = Unasked::keep;
    std::string loinc;

    /// As it is scored: reversed where the item is.
    [[nodiscard]] double scored(const AnswerScale& answers, double value) const noexcept {
        return reverse == Reverse::yes ? answers.min + answers.max - value : value;
    }
};

/// One of several sheets with the same items ("for parents").
struct MeasureForm {
    std::string id, label;
    std::optional<int> min_age{}, max_age{}; ///< of the client
};

/// "0–4 minimal"; ends included, compared after rounding.
struct Band {
    std::string id, label;
    double from = 0, to = 0;
    Citation citation;
};

/// Bands that belong together; several schemes may stand beside each other and the practice picks one. Without its word
/// the first that admits the client counts.
struct BandScheme {
    std::string id, label;
    Admission admits;
    std::vector<Band> bands; ///< from low to high
};

/// clinical: the line between the two sides of Jacobson and Truax. remission: reached is good news.
enum class CutOffPurpose { screen, caseness, clinical, note, remission };

/// One published line of a score: from where (by `op`) it asks for attention, what for, and for whom it counts. Several
/// stand beside each other; of one purpose one is in use.
struct CutOff {
    std::string id;
    enum class Operator { ge, gt, le, lt } op = Operator::ge; ///< on the side that needs attention
    double value = 0;
    CutOffPurpose purpose = CutOffPurpose::screen;
    std::string label; ///< "Screen positive"
    Admission admits;
    enum class Chosen { no, yes } chosen = Chosen::no; ///< yes: used unless the practice picks another
    Citation citation;

    /// Whether `value` lies on the side that needs attention; with a tolerance of 1e-9.
    [[nodiscard]] bool reaches(double value) const noexcept;
};

/// How much a score must move before it means something.
struct ChangeThreshold {
    std::string id;
    enum class Kind { reliable, important, percent } kind = Kind::reliable; ///< important: MID; percent: of the start
    double value = 0;
    /// published: |Δ| ≥ value; computed from reliability and SD: |Δ| > value.
    enum class Origin { published, computed } origin = Origin::published;
    std::string label; ///< "NHS Talking Therapies"
    std::string level; ///< "90 %", "95 %"; empty: not said
    enum class Chosen { no, yes } chosen = Chosen::no;
    Citation citation;
};

/// Mean and standard deviation of a group, and how reliable the score is in it.
struct Norm {
    std::string id;
    enum class Group { healthy, clinical } group = Group::clinical;
    std::optional<double> mean, sd, reliability;
    std::string reliability_kind; ///< "retest", "alpha"
    Citation citation;
};

enum class ScoreKind {
    sum,
    mean,
    count,    ///< items at or above `count_from`
    largest,  ///< of its items
    weighted, ///< sum of weight · value
};

/// What happens to a score when answers are missing.
struct MissingRule {
    enum class Kind {
        complete,    ///< null if any is missing
        prorate,     ///< from the mean of the answered when at most `allowed` are missing
        lower_bound, ///< "at least"
    } kind = Kind::complete;
    int allowed = 0;
    EvidenceTag evidence = EvidenceTag::none;
    std::string source;
};

struct ScoreTerm {
    std::size_t index = 0; ///< of an item, or of a scale before this one
    enum class Of { item, scale } of = Of::item;
    double weight = 1;
};

/// One score of an instrument: the total, a subscale, a dimension.
struct ScoreScale {
    std::string id;    ///< "total", "cluster-b", "avoidance"
    std::string title; ///< "Total", "Avoidance"
    Citation key;      ///< who says which items make it, turned which way; may be empty
    ScoreKind kind = ScoreKind::sum;
    std::vector<ScoreTerm> terms;
    double count_from = 0;
    double factor = 1; ///< multiplies the result (WHO-5: 4; DASS-21: 2)
    double offset = 0; ///< added after the factor
    MissingRule missing;
    /// Sums made fractional by proration are rounded half up before bands and cut-offs; `score`: the score itself is.
    enum class Rounding { bands, score, never } rounding = Rounding::bands;
    std::string unit; ///< "points", "percent"
    double min = 0, max = 0; ///< what the score can be
    Better better = Better::lower;
    int decimals = 0; ///< as shown
    enum class Series { no, yes } series = Series::yes; ///< whether it stands on the timeline
    enum class Shown { yes, no } shown = Shown::yes;    ///< no: only a step towards another score
    double grid = 0; ///< complete answers move it by multiples of this, from `min` on; 0: by any amount
    std::vector<BandScheme> bands;
    std::vector<CutOff> cut_offs;
    std::vector<ChangeThreshold> changes;
    std::vector<Norm> norms;
    std::string loinc;
    std::string basis; ///< score_basis: scores of one measure are comparable where it is the same; empty until it is read
};

/// Counts only where this cut-off of the score is the one in use among those of its purpose.
struct WithCutOff {
    std::size_t scale = 0;
    std::string cut_off;
};

/// A result in words, from rules that count criteria ("CPTSD pattern"). Levels run from nothing found upwards, and
/// every condition holds for any answer above one for which it holds, so that missing answers leave a range.
struct Classification {
    std::string id, title;
    struct Level {
        std::string id, label;
        Condition when; ///< empty for the lowest
    };
    std::vector<Level> levels; ///< from low to high; the highest that holds is the result
    Admission admits;
    enum class Missing {
        three_valued, ///< known only when no possible answer could change it
        lower_bound,  ///< "at least …"; nothing when not even the second level is reached
    } missing = Missing::three_valued;
    /// An alternative to the classification with this id; else empty. The practice picks one, or, where they go with
    /// cut-offs, the cut-off does: each of them has `with` then.
    std::string instead_of;
    std::optional<WithCutOff> with;
    Citation citation;

    [[nodiscard]] bool is_alternative() const noexcept { return !instead_of.empty(); }
};

/// A name for a profile that has no order from less to more: a style of attachment. Shown after the dimensions.
struct Pattern {
    std::string id, title;
    /// quadrants: two scales against one mid-point. highest: the item that is rated highest.
    enum class Kind { quadrants, highest } kind = Kind::quadrants;
    struct Name {
        std::string id, label;
    };
    std::vector<Name> names; ///< quadrants: neither, across, up, both; highest: one per item of `items`

    std::size_t across = 0, up = 0; ///< quadrants: the two scales; no name when either has no score
    double from = 0;                ///< quadrants: at this score or above it counts as high

    std::vector<std::size_t> items; ///< highest: the ratings; no name when one is missing
    /// highest: the item in which the client names one, 1 for the first of `items`. It settles a tie between the
    /// highest; without it, or when it names none of them, a tie has no name.
    std::optional<std::size_t> choice;
    Citation citation;
};

/// What is done when an answer tells of danger (clinical specification C0.4).
struct SafetyRule {
    std::string id;
    Condition when;
    enum class Strength { blocking, asking } strength = Strength::blocking;
    std::string message;
    Admission admits;
    std::vector<std::size_t> items; ///< those that, unanswered, are themselves a flag
    std::vector<std::string> suggests; ///< measures to look further with ("c-ssrs")
    Citation citation;
};

/// A remark that a pattern of answers calls for ("all points from item 1").
struct AnswerRemark {
    std::string id;
    Condition when;
    Admission admits;
    std::optional<WithCutOff> with; ///< said only then
    std::string message;
    std::vector<std::string> suggests; ///< measures to look further with ("pcl-5")
    Citation citation;
};

/// A standardised measure: what is asked and how it is scored. Read from XML, shared, never changed.
struct Instrument {
    std::string id;      ///< "phq-9"
    std::string version; ///< "1.0.0"
    std::string pack;    ///< id of the pack that brings it
    std::string title;   ///< "PHQ-9"
    std::string words;   ///< "Depression"
    std::string recall;  ///< "past 2 weeks"; scores with another recall period are another series
    std::string guidance; ///< what to know before it is used, in a few sentences; may be empty
    std::string language;
    std::string about;   ///< what a response is about: empty, or "relationship" (one response per person)
    std::vector<MeasureForm> forms; ///< parent, teacher, self; empty: one form. Scores of two forms are two series
    std::optional<int> min_age, max_age;
    AnsweredBy answered_by = AnsweredBy::client; ///< clinician: asked, never handed over
    enum class Role { outcome, screen, once, slow, alliance } role = Role::outcome;
    std::optional<int> min_days; ///< shortest sensible time between two
    enum class Order { fixed, shuffled } order = Order::fixed; ///< of presentation to the client
    LicenceClass licence = LicenceClass::unverified;
    std::string licence_words; ///< the terms, and why it is off where it is
    Citation licence_citation;
    std::string loinc;         ///< of the panel
    std::string index_event;   ///< label of the text that a response needs ("Index event"); empty: none

    std::vector<AnswerScale> answer_scales;
    std::vector<MeasureItem> items;
    std::vector<ScoreScale> scales;
    std::vector<Classification> classifications;
    std::vector<Pattern> patterns;
    std::vector<SafetyRule> safety;
    std::vector<AnswerRemark> remarks;

    std::string xml;  ///< as read
    std::string hash; ///< SHA-256 of `xml`, 64 hex digits: which file a response was given with

    [[nodiscard]] bool is_free_to_use() const noexcept {
        return licence == LicenceClass::public_domain || licence == LicenceClass::free;
    }
    [[nodiscard]] std::optional<std::size_t> find_item(std::string_view item) const;
    [[nodiscard]] std::optional<std::size_t> find_scale(std::string_view scale) const;
    [[nodiscard]] const MeasureForm* find_form(std::string_view form) const;
};

} // namespace attune
