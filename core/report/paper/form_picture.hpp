// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/chart/chart_export.hpp"
#include "core/report/chart/palette.hpp"
#include "core/template/form/form.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A form on paper: what stands where and how it reads, without any drawing. Plain data; what is hidden is not in it.
struct FormPicture {
    struct Message {
        Severity severity = Severity::information;
        std::string words;
    };
    /// A value of a scale or an option of a choice, side by side with the others.
    struct Step {
        std::string words;
        bool is_chosen = false;
    };
    struct Item {
        enum class Kind { answer, scale, options, table, computed };
        Kind kind = Kind::answer;
        std::string label;
        bool is_required = false;
        bool is_private = false; ///< kept as a process note
        std::string hint;
        std::string evidence;    ///< a sentence; empty where nothing is said
        std::string answer;      ///< in words; empty: unanswered, or a value that cannot be computed yet
        std::vector<Step> steps; ///< scale, options
        std::string low, high;   ///< words at the ends of a scale
        std::vector<std::string> heads; ///< table: the columns of its first line
        std::vector<std::vector<std::string>> rows;
        std::vector<std::string> second_lines; ///< by row: what is answered in the columns of line 2; may be empty
        std::vector<Message> messages; ///< of rules that speak here
    };
    struct Group {
        std::string title;
        std::string hint;
        std::vector<Item> items;
        std::vector<Message> messages; ///< of rules that speak of the whole section
    };
    struct Prose {
        std::string format; ///< "SOAP"
        std::vector<NarrativeSection> parts;
    };

    std::string title;
    std::string summary;
    std::string origin; ///< "A calm hour 1.0.0, Lindenhof Practice"
    std::string sample; ///< what the answers are: "Sample answers", "Empty"
    std::string language = "en";
    std::vector<Message> messages; ///< of rules without a place
    std::vector<Group> groups;
    std::vector<std::string> prompts;
    std::vector<Prose> prose;
};

/// "SOAP", "Plain prose".
[[nodiscard]] std::string_view format_name(NoteFormat format);

/// The part of `form` that `own` made, as it stands; the prose is that of the whole note. Title, summary and language
/// are the template's; `origin` and `sample` are left to the caller.
[[nodiscard]] FormPicture picture_of(const Form& form, const Template& own, const std::vector<NoteFormat>& formats);

/// One page that needs nothing else: own style sheet for light, dark and paper, no script. Every text is escaped.
[[nodiscard]] std::string form_html(const FormPicture& picture);

/// The same as a PNG, 900 wide and as long as it is. Throws Error(no_memory, internal).
[[nodiscard]] Bytes form_png(const FormPicture& picture, const ChartPalette& palette);

} // namespace attune
