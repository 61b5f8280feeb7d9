// SPDX-License-Identifier: Apache-2.0
// A FHIR R4 or R5 Questionnaire as the wording of an instrument.
#include "core/response/wording/answer_values.hpp"
#include "core/response/wording/fhir_tree.hpp"
#include "core/response/wording/loinc.hpp"
#include "core/response/wording/measure_wording.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace attune {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_items = 50'000;
constexpr std::size_t most_problems = 100;

/// A piece of the file as a message may repeat it.
std::string shown(const std::string& text) {
    constexpr std::size_t longest = 40;
    return is_clean_text(text) ? shorten(text, longest) : "(unreadable)";
}

/// The weight that an extension gives to an answer: ordinalValue of R4, itemWeight of R5.
std::optional<double> weight_in(const Json& element) {
    for (const Json& extension : fhir_list(element, "extension")) {
        const std::string url = fhir_text(extension, "url");
        if (url.ends_with("/ordinalValue") || url.ends_with("/itemWeight"))
            if (const auto number = fhir_number(extension, "valueDecimal"))
                return number;
    }
    return std::nullopt;
}

/// One answer of the file.
struct FileOption {
    std::optional<double> value;
    std::string code, label;
};

FileOption read_coding(const Json& coding) {
    FileOption option{weight_in(coding), fhir_text(coding, "code"), fhir_text(coding, "display")};
    if (!option.value)
        option.value = answer_value(option.code);
    return option;
}

FileOption read_option(const Json& option) {
    FileOption read;
    if (option.is_object() && option.contains("valueCoding"))
        read = read_coding(option["valueCoding"]);
    else if (const auto number = fhir_number(option, "valueInteger"))
        read.value = number;
    else
        read.label = fhir_text(option, "valueString");
    if (const auto weight = weight_in(option))
        read.value = weight;
    return read;
}

/// Yes and no have no numbers; what they are called by LOINC, SNOMED CT and HL7.
void number_yes_and_no(std::vector<FileOption>& options) {
    static const std::set<std::string, std::less<>> yes{"LA33-6", "373066001", "Y", "yes", "true"};
    static const std::set<std::string, std::less<>> no{"LA32-8", "373067005", "N", "no", "false"};
    for (FileOption& option : options)
        if (!option.value && (yes.contains(option.code) || no.contains(option.code)))
            option.value = yes.contains(option.code) ? 1 : 0;
}

/// Compares one Questionnaire with one instrument.
class QuestionnaireReader {
public:
    QuestionnaireReader(const Json& resource, const Instrument& instrument, const InstrumentShelf& shelf)
        : resource_{resource},
          instrument_{instrument},
          shelf_{shelf} {}

    WordingFile read() {
        if (const std::string type = fhir_text(resource_, "resourceType"); type != "Questionnaire")
            problem(fmt::format("the file holds no Questionnaire{}", type.empty() ? "" : " but another resource"));
        else
            read_questionnaire();
        WordingFile file{.problems = std::move(problems_)};
        if (file.problems.empty())
            file.problems = wording_problems(instrument_, wording_);
        if (file.problems.empty()) {
            file.wording = std::move(wording_);
            file.belongs = is_panel_said_ || are_items_said() ? WordingFile::Belongs::said : WordingFile::Belongs::unsaid;
            file.unknown_panels = std::move(unknown_panels_);
        }
        return file;
    }

private:
    void problem(std::string message) {
        if (problems_.size() < most_problems)
            problems_.push_back(std::move(message));
    }

    void read_questionnaire() {
        wording_.measure = instrument_.id;
        if (const std::string language = tidy_name(fhir_text(resource_, "language")); !language.empty())
            wording_.language = language;
        wording_.title = tidy_name(fhir_text(resource_, "title"));
        read_panel();
        read_items(fhir_list(resource_, "item"));
        for (const MeasureItem& item : instrument_.items)
            if (item.counts == MeasureItem::Counts::yes && !wording_.items.contains(item.id))
                problem(fmt::format("item {} ({}): not in the file", item.id, item.topic));
    }

    void read_panel() {
        std::vector<std::string> panels = loinc_codes(resource_);
        if (const std::string code = loinc_of_address(fhir_text(resource_, "url")); !code.empty())
            panels.push_back(code);
        is_panel_said_ = !instrument_.loinc.empty() && std::ranges::find(panels, instrument_.loinc) != panels.end();
        for (const std::string& panel : panels)
            if (check_foreign("the file", {panel}); panel != instrument_.loinc && !is_foreign(panel))
                read_unknown_panel(panel);
    }

    /// Where the instrument has a code, another one contradicts it; else somebody has to look.
    void read_unknown_panel(const std::string& panel) {
        if (!instrument_.loinc.empty() && !is_panel_said_)
            problem(fmt::format("the file is LOINC {}, the instrument is LOINC {}", shown(panel), instrument_.loinc));
        else if (instrument_.loinc.empty())
            unknown_panels_.push_back(shown(panel));
    }

    [[nodiscard]] bool is_foreign(const std::string& code) const {
        return other_with_loinc(shelf_, instrument_, code) != nullptr;
    }
    void check_foreign(const std::string& at, const std::vector<std::string>& codes) {
        for (const std::string& code : codes)
            if (const Instrument* other = other_with_loinc(shelf_, instrument_, code))
                problem(fmt::format("{}: LOINC {} is of {}, not of {}", at, shown(code), other->title, instrument_.title));
    }

    [[nodiscard]] bool are_items_said() const {
        return std::ranges::all_of(instrument_.items, [&](const MeasureItem& item) {
            return item.counts == MeasureItem::Counts::no || said_items_.contains(item.id);
        });
    }

    // Its depth is bounded by that of the tree.
    void read_items(const Json& items) {
        for (const Json& item : items) {
            if (++items_read_ > most_items) {
                if (items_read_ == most_items + 1)
                    problem(fmt::format("the file has more than {} items", most_items));
                return;
            }
            const std::string type = fhir_text(item, "type");
            if (type != "group" && type != "display")
                read_question(item, type);
            else
                check_foreign("group " + shown(fhir_text(item, "linkId")), loinc_codes(item));
            read_items(fhir_list(item, "item"));
        }
    }

    void read_question(const Json& item, const std::string& type) {
        const std::string link = fhir_text(item, "linkId");
        const std::vector<std::string> codes = loinc_codes(item);
        if (std::ranges::any_of(codes, [&](const std::string& code) { return is_worked_out(code); }))
            return;
        const auto index = find_item(link, codes);
        check_foreign(index ? "item " + instrument_.items[*index].id : "linkId " + shown(link), codes);
        if (!index) {
            if (type != "string" && type != "text" && std::ranges::none_of(codes, [&](const auto& code) {
                    return is_foreign(code);
                })) // a field for remarks is no item
                problem(fmt::format("linkId {}{}: {} has no such item", shown(link),
                                    codes.empty() ? "" : ", LOINC " + shown(codes.front()), instrument_.title));
            return;
        }
        const MeasureItem& known = instrument_.items[*index];
        if (says(known, link, codes))
            said_items_.insert(known.id);
        else if (!known.loinc.empty() && !codes.empty() && !is_foreign(codes.front()))
            problem(fmt::format("item {}: the file has LOINC {}, the instrument LOINC {}", known.id,
                                shown(codes.front()), known.loinc));
        if (!wording_.items.emplace(known.id, tidy_name(fhir_text(item, "text"))).second)
            problem(fmt::format("item {}: two items of the file are this one", known.id));
        read_options(item, type, known);
    }

    /// "/44250-9" in forms made from LOINC.
    static std::string last_of(const std::string& link) { return link.substr(link.find_last_of('/') + 1); }

    static bool says(const MeasureItem& known, const std::string& link, const std::vector<std::string>& codes) {
        return !known.loinc.empty() && (std::ranges::find(codes, known.loinc) != codes.end() ||
                                        (codes.empty() && last_of(link) == known.loinc));
    }

    [[nodiscard]] bool is_worked_out(const std::string& loinc) const {
        return std::ranges::find(instrument_.scales, loinc, &ScoreScale::loinc) != instrument_.scales.end();
    }

    [[nodiscard]] std::optional<std::size_t> find_item(const std::string& link,
                                                       const std::vector<std::string>& codes) const {
        const auto by_loinc = [&](const std::string& code) -> std::optional<std::size_t> {
            const auto found = std::ranges::find(instrument_.items, code, &MeasureItem::loinc);
            if (code.empty() || found == instrument_.items.end())
                return std::nullopt;
            return static_cast<std::size_t>(found - instrument_.items.begin());
        };
        for (const std::string& code : codes)
            if (const auto found = by_loinc(code))
                return found;
        if (const auto found = instrument_.find_item(last_of(link)))
            return found;
        return by_loinc(last_of(link));
    }

    void read_options(const Json& item, const std::string& type, const MeasureItem& known) {
        const AnswerScale& scale = instrument_.answer_scales[known.scale];
        if (type == "boolean" || type == "integer" || type == "decimal") {
            if (type == "boolean" && values_to_choose(scale) != std::vector<double>{0, 1})
                problem(fmt::format("item {}: the file asks for yes or no, the instrument has other answers", known.id));
            if (fhir_list(item, "answerOption").empty())
                return;
        }
        std::vector<FileOption> options;
        for (const Json& option : fhir_list(item, "answerOption"))
            options.push_back(read_option(option));
        if (const std::string set = fhir_text(item, "answerValueSet"); !set.empty())
            read_value_set(set, known, options);
        number_yes_and_no(options);
        compare(options, known, scale);
    }

    void read_value_set(const std::string& reference, const MeasureItem& known, std::vector<FileOption>& options) {
        if (reference.front() != '#')
            return problem(fmt::format("item {}: its answers stand outside the file, and nothing is fetched", known.id));
        for (const Json& contained : fhir_list(resource_, "contained"))
            if (fhir_text(contained, "id") == reference.substr(1) && contained.contains("compose"))
                for (const Json& include : fhir_list(contained["compose"], "include"))
                    for (const Json& concept_ : fhir_list(include, "concept"))
                        options.push_back(read_coding(concept_));
        if (options.empty())
            problem(fmt::format("item {}: the file does not hold the answers that it names", known.id));
    }

    void compare(const std::vector<FileOption>& options, const MeasureItem& known, const AnswerScale& scale) {
        std::set<double> in_file;
        MeasureWording::Labels labels;
        for (const FileOption& option : options) {
            if (!option.value)
                return problem(fmt::format("item {}: an answer of the file has no number", known.id));
            in_file.insert(*option.value);
            if (!tidy_name(option.label).empty())
                labels.emplace(*option.value, tidy_name(option.label));
        }
        const std::vector<double> values = values_to_choose(scale);
        if (in_file != std::set<double>(values.begin(), values.end()) || in_file.size() != options.size())
            problem(fmt::format("item {}: the file has the answers {}; the instrument has {}", known.id,
                                in_file.empty() ? "none" : fmt::format("{}", fmt::join(in_file, ", ")),
                                fmt::join(values, ", ")));
        else if (!labels.empty())
            wording_.options.emplace(known.id, std::move(labels));
    }

    const Json& resource_;
    const Instrument& instrument_;
    const InstrumentShelf& shelf_;
    MeasureWording wording_;
    std::vector<std::string> problems_;
    bool is_panel_said_ = false;
    std::set<std::string, std::less<>> said_items_; ///< those that the file has with their own code
    std::vector<std::string> unknown_panels_;
    std::size_t items_read_ = 0;
};

} // namespace

WordingFile read_fhir_questionnaire(std::string_view bytes, const Instrument& instrument,
                                    const InstrumentShelf& shelf) {
    const FhirTree tree = read_fhir_tree(bytes);
    if (tree.problem)
        return {.problems = {*tree.problem}};
    return QuestionnaireReader{tree.resource, instrument, shelf}.read();
}

} // namespace attune
