// SPDX-License-Identifier: Apache-2.0
// items.local.xml: the wording of one instrument, typed by the practice from its own copy.
#include "core/modality/strict_xml.hpp"
#include "core/response/wording/answer_values.hpp"
#include "core/response/wording/measure_wording.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>

namespace attune {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20U;
constexpr int most_levels = 4;
constexpr std::size_t most_problems = 100;

class WordingReader {
public:
    WordingReader(std::string_view bytes, const Instrument& instrument)
        : xml_{std::string{bytes}, "items.local.xml", "wording", "urn:attune:wording:1",
               {.bytes = most_bytes, .depth = most_levels}},
          instrument_{instrument} {}

    WordingFile read() {
        if (xml_.root())
            read_root(xml_.root());
        WordingFile file;
        for (const FileProblem& problem : xml_.problems())
            file.problems.push_back(fmt::format("line {}: {}", problem.line, problem.message));
        if (file.problems.empty())
            file.problems = wording_problems(instrument_, wording_);
        file.problems.resize(std::min(file.problems.size(), most_problems));
        if (file.problems.empty()) {
            file.wording = std::move(wording_);
            file.belongs = WordingFile::Belongs::said;
        }
        return file;
    }

private:
    void read_root(const pugi::xml_node& root) {
        xml_.check_attributes(root, {"measure!", "language!"});
        xml_.check_children(root, {"title", "instruction", "item", "answers"});
        wording_.measure = root.attribute("measure").value();
        wording_.language = tidy_name(root.attribute("language").value());
        wording_.title = xml_.text(root.child("title"));
        wording_.instruction = xml_.text(root.child("instruction"));
        for (const auto& item : root.children("item"))
            read_item(item);
        for (const auto& answers : root.children("answers"))
            read_answers(answers);
    }

    void read_item(const pugi::xml_node& item) {
        xml_.check_attributes(item, {"id!"});
        const std::string id = item.attribute("id").value();
        if (!wording_.items.emplace(id, xml_.text(item)).second)
            xml_.add_problem(item, fmt::format("item {} stands there twice", id));
    }

    void read_answers(const pugi::xml_node& answers) {
        xml_.check_attributes(answers, {"items!"});
        xml_.check_children(answers, {"option"});
        MeasureWording::Labels labels;
        for (const auto& option : answers.children("option")) {
            xml_.check_attributes(option, {"value!"});
            const auto value = answer_value(option.attribute("value").value());
            if (!value)
                xml_.add_problem(option, "value", "value takes a number");
            else if (!labels.emplace(*value, xml_.text(option)).second)
                xml_.add_problem(option, "the value stands there twice");
        }
        std::string_view ids = answers.attribute("items").value();
        while (!ids.empty()) {
            const auto blank = ids.find(' ');
            if (const auto id = ids.substr(0, blank); !id.empty())
                if (!wording_.options.emplace(std::string{id}, labels).second)
                    xml_.add_problem(answers, fmt::format("item {} has answers already", id));
            ids = blank == std::string_view::npos ? std::string_view{} : ids.substr(blank + 1);
        }
    }

    StrictXml xml_;
    const Instrument& instrument_;
    MeasureWording wording_;
};

} // namespace

WordingFile read_items_local(std::string_view bytes, const Instrument& instrument) {
    return WordingReader{bytes, instrument}.read();
}

} // namespace attune
