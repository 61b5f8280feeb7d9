// SPDX-License-Identifier: Apache-2.0
// A FHIR R4 or R5 Questionnaire as the wording of an instrument.
#include "core/measure/answer_values.hpp"
#include "core/measure/fhir_tree.hpp"
#include "core/measure/measure_wording.hpp"
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
constexpr std::string_view loinc_system = "http://loinc.org";

/// A piece of the file as a message may repeat it.
std::string shown(const std::string& text) {
    constexpr std::size_t longest = 40;
    return is_clean_text(text) ? shorten(text, longest) : "(unreadable)";
}

std::string loinc_of(const Json& element) {
    for (const Json& code : fhir_list(element, "code"))
        if (fhir_text(code, "system") == loinc_system)
            return fhir_text(code, "code");
    return {};
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
    QuestionnaireReader(const Json& resource, const Instrument& instrument)
        : resource_{resource},
          instrument_{instrument} {}

    WordingFile read() {
        if (const std::string type = fhir_text(resource_, "resourceType"); type != "Questionnaire")
            problem(fmt::format("the file holds no Questionnaire{}", type.empty() ? "" : " but another resource"));
        else
            read_questionnaire();
        WordingFile file{.problems = std::move(problems_)};
        if (file.problems.empty())
            file.problems = wording_problems(instrument_, wording_);
        if (file.problems.empty())
            file.wording = std::move(wording_);
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
        if (const std::string panel = loinc_of(resource_);
            !panel.empty() && !instrument_.loinc.empty() && panel != instrument_.loinc)
            problem(fmt::format("the file is LOINC {}, the instrument is LOINC {}", shown(panel), instrument_.loinc));
        read_items(fhir_list(resource_, "item"));
        for (const MeasureItem& item : instrument_.items)
            if (item.counts == MeasureItem::Counts::yes && !wording_.items.contains(item.id))
                problem(fmt::format("item {} ({}): not in the file", item.id, item.topic));
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
            read_items(fhir_list(item, "item"));
        }
    }

    void read_question(const Json& item, const std::string& type) {
        const std::string link = fhir_text(item, "linkId");
        const std::string loinc = loinc_of(item);
        if (is_worked_out(loinc))
            return;
        const auto index = find_item(link, loinc);
        if (!index) {
            if (type != "string" && type != "text") // a field for remarks is no item
                problem(fmt::format("linkId {}{}: {} has no such item", shown(link),
                                    loinc.empty() ? "" : ", LOINC " + shown(loinc), instrument_.title));
            return;
        }
        const MeasureItem& known = instrument_.items[*index];
        if (!loinc.empty() && !known.loinc.empty() && loinc != known.loinc)
            problem(fmt::format("item {}: the file has LOINC {}, the instrument LOINC {}", known.id, shown(loinc),
                                known.loinc));
        if (!wording_.items.emplace(known.id, tidy_name(fhir_text(item, "text"))).second)
            problem(fmt::format("item {}: two items of the file are this one", known.id));
        read_options(item, type, known);
    }

    [[nodiscard]] bool is_worked_out(const std::string& loinc) const {
        return !loinc.empty() &&
               std::ranges::find(instrument_.scales, loinc, &ScoreScale::loinc) != instrument_.scales.end();
    }

    [[nodiscard]] std::optional<std::size_t> find_item(const std::string& link, const std::string& loinc) const {
        const auto by_loinc = [&](const std::string& code) -> std::optional<std::size_t> {
            const auto found = std::ranges::find(instrument_.items, code, &MeasureItem::loinc);
            if (code.empty() || found == instrument_.items.end())
                return std::nullopt;
            return static_cast<std::size_t>(found - instrument_.items.begin());
        };
        if (const auto found = by_loinc(loinc))
            return found;
        const std::string last = link.substr(link.find_last_of('/') + 1); // "/44250-9" in forms made from LOINC
        if (const auto found = instrument_.find_item(last))
            return found;
        return by_loinc(last);
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
    MeasureWording wording_;
    std::vector<std::string> problems_;
    std::size_t items_read_ = 0;
};

} // namespace

WordingFile read_fhir_questionnaire(std::string_view bytes, const Instrument& instrument) {
    const FhirTree tree = read_fhir_tree(bytes);
    if (tree.problem)
        return {.problems = {*tree.problem}};
    return QuestionnaireReader{tree.resource, instrument}.read();
}

} // namespace attune
