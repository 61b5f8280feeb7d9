// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string_view>
#include <vector>

/// A second implementation of scoring, for comparison alone: one plain function per measure, written from the
/// clinical specification. It shares no code with core/measure and reads no XML.
namespace attune::second_opinion {

using Given = std::optional<double>; ///< nothing: not answered

struct Sheet {
    std::vector<Given> answers;       ///< by item, as printed
    std::vector<bool> does_not_apply; ///< by item; empty: every item applies
    std::string_view form;            ///< "parent"; empty where there is one form
    std::string_view sex;             ///< "woman", "man"; empty: not recorded
    std::optional<int> age;
};

/// What may be answered to one item.
struct Range {
    double min = 0, max = 0, step = 1;
    std::vector<double> only; ///< where the steps are uneven
    enum class Applies { always, may_not } applies = Applies::always;
};

/// A result in words: the id of the level, empty when nothing can be said.
struct Level {
    std::string_view classification, level;
    std::string_view lowest, highest; ///< what missing answers leave open
    enum class Bound { exact, at_least } bound = Bound::exact;
};

/// Something said about a part of the measure: a cut-off reached, a flag raised.
struct Mark {
    std::string_view where, what;
    friend auto operator<=>(const Mark&, const Mark&) = default;
};

struct Opinion {
    struct Score {
        std::string_view scale;
        Given value;
        enum class Bound { exact, at_least } bound = Bound::exact;
    };
    struct Band {
        std::string_view scale, scheme, band;
    };
    struct Pattern {
        std::string_view pattern, name; ///< name empty: none
    };
    std::vector<Score> scores;
    std::vector<Band> bands;   ///< of every scheme that counts for this client
    std::vector<Mark> reached; ///< scale, cut-off
    std::vector<Level> levels;
    std::vector<Pattern> patterns;
    /// safety (rule), unanswered (safety item), incomplete, prorated (scale), unasked (item), not-applicable
    /// (item), remark (remark), choice-differs (pattern)
    std::vector<Mark> flags;

    void clear();
};

/// One measure: what its sheet looks like and how it is scored.
struct Measure {
    std::string_view id;
    std::vector<Range> items;
    std::vector<std::string_view> forms; ///< empty: one form
    void (*score)(const Sheet& sheet, Opinion& opinion);
};

/// Every measure that the specification names.
[[nodiscard]] const std::vector<Measure>& measures();
/// Throws std::out_of_range when there is none of this name.
[[nodiscard]] const Measure& measure(std::string_view id);

} // namespace attune::second_opinion
