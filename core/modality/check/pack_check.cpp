// SPDX-License-Identifier: Apache-2.0
#include "core/modality/check/pack_check.hpp"

#include "core/modality/check/pack_lints.hpp"
#include "core/modality/example/example_check.hpp"
#include "core/modality/manifest.hpp"
#include "core/modality/pack_locale.hpp"
#include "core/template/reader/template_draft.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace attune {
namespace {

constexpr std::size_t max_manifest_bytes = std::size_t{256} << 10U;
constexpr std::size_t max_template_bytes = std::size_t{1} << 20U;

using Weight = PackFinding::Severity;

/// `<scale id="voc">: max: …` as "scale voc" and the rest.
std::pair<std::string, std::string> without_element(const std::string& message) {
    const auto end = message.find(">: ");
    if (!message.starts_with('<') || end == std::string::npos)
        return {{}, message};
    std::string element = message.substr(1, end - 1);
    if (const auto id = element.find(" id=\""); id != std::string::npos)
        element = element.substr(0, id + 1) + element.substr(id + 5, element.size() - id - 6);
    return {std::move(element), message.substr(end + 3)};
}

/// What a reader's message says after the mistake itself: "; did you mean sud?", "; expected are …".
std::pair<std::string, std::string> problem_and_advice(const std::string& message) {
    for (const std::string_view mark : {"; did you mean ", "; expected ", "; use ", "; write ", "; add ", "; choose ",
                                        "; name "})
        if (const auto at = message.rfind(mark); at != std::string::npos)
            return {message.substr(0, at), message.substr(at + 2)};
    for (const std::string_view mark : {" was expected", " were expected"}) {
        const auto end = message.find(mark);
        const auto begin = message.substr(0, end).rfind(", ");
        if (end != std::string::npos && begin != std::string::npos)
            return {message.substr(0, begin),
                    message.substr(begin + 2, end - begin - 2) + message.substr(end + mark.size())};
    }
    return {message, {}};
}

PackFinding from_problem(const FileProblem& problem, const char* code, Weight severity) {
    auto [element, message] = without_element(problem.message);
    if (element.empty() && problem.element.starts_with('/')) // a path: its last step
        element = problem.element.substr(problem.element.rfind('/') + 1);
    auto [what, expected] = severity == Weight::error ? problem_and_advice(message)
                                                        : std::pair{message, std::string{}};
    return {.severity = severity,
            .code = code,
            .file = problem.file,
            .line = std::max(1, problem.line),
            .column = std::max(1, problem.column),
            .element = std::move(element),
            .problem = std::move(what),
            .expected = std::move(expected)};
}

/// Puts together what there is to say about one pack.
class PackCheck {
public:
    PackCheck(const Pack& pack, const std::vector<Pack>& others)
        : pack_{pack},
          others_{others},
          manifest_{read_manifest(pack.contents->read("pack.xml", max_manifest_bytes).bytes, {})} {}

    std::vector<PackFinding> run() {
        for (const FileProblem& problem : pack_.problems)
            findings_.push_back(from_problem(problem, "mistake", Weight::error));
        check_manifest();
        check_examples_of_pack();
        for (const ManifestFile& file : manifest_.templates)
            check_template(file.name);
        for (const ManifestFile& file : manifest_.measures)
            check_measure(file.name);
        std::ranges::stable_sort(findings_, {}, [](const PackFinding& each) {
            return std::tie(each.file, each.line, each.column);
        });
        return std::move(findings_);
    }

private:
    [[nodiscard]] std::string shown(std::string_view name) const {
        return fmt::format("{}/{}", pack_.contents->name(), name);
    }

    void warn(const char* code, std::string problem, std::string expected) {
        findings_.push_back({.severity = Weight::warning,
                             .code = code,
                             .file = shown("pack.xml"),
                             .line = 1,
                             .column = 1,
                             .element = "pack",
                             .problem = std::move(problem),
                             .expected = std::move(expected)});
    }

    void check_manifest() {
        if (manifest_.templates.empty() && manifest_.measures.empty())
            return; // no pack.xml, or none that says much: the reader's mistakes come first
        if (pack_.evidence.empty())
            warn("no-evidence", "nothing says where the questions and limits of this pack come from",
                 "<evidence>: the sources, and what is your own choice");
        if (manifest_.examples.empty() && !manifest_.templates.empty())
            warn("no-examples", "no worked example shows that the forms do what they should",
                 R"(<examples file="examples/worked.xml"/>: what is entered, and what must then show)");
        check_unnamed("templates", ".xml", R"(<template file="{}"/>)");
        check_unnamed("measures", ".xml", R"(<measure file="{}"/>)");
        for (const ManifestLocale& locale : manifest_.locales)
            check_locale(locale);
        check_unnamed("locale", ".xml", R"(<locale language="…" file="{}"/>)");
        check_unnamed("native", ".so", R"(<native library="{}" abi="1">)");
    }

    /// Files that nobody will ever read. Those in examples/ are the example reader's.
    void check_unnamed(std::string_view directory, std::string_view ending, std::string_view element) {
        for (const std::string& name : pack_.contents->files_below(directory)) {
            const auto is_it = [&](const ManifestFile& file) { return file.name == name; };
            if (!name.ends_with(ending) || std::ranges::any_of(manifest_.templates, is_it) ||
                std::ranges::any_of(manifest_.measures, is_it) || std::ranges::any_of(manifest_.libraries, is_it) ||
                std::ranges::any_of(manifest_.locales, is_it, &ManifestLocale::file))
                continue;
            warn("unnamed-file", fmt::format("{} lies in the folder but is not named here", name),
                 fmt::format("{}, or take the file away", fmt::format(fmt::runtime(element), name)));
        }
    }

    /// What forms and measures say, with the file that says it.
    [[nodiscard]] std::vector<std::pair<std::string, TemplateText>> texts_of_pack() const {
        std::vector<std::pair<std::string, TemplateText>> all;
        const auto take = [&](const std::vector<ManifestFile>& files, const auto& texts_of) {
            for (const ManifestFile& file : files)
                for (TemplateText& text : texts_of(pack_.contents->read(file.name, max_template_bytes).bytes))
                    all.emplace_back(file.name, std::move(text));
        };
        take(manifest_.templates, texts_of_template);
        take(manifest_.measures, texts_of_measure);
        return all;
    }

    void check_locale(const ManifestLocale& entry) {
        const auto file = pack_.contents->read(entry.file.name, max_template_bytes);
        const PackLocale locale{file.bytes, shown(entry.file.name), entry.language};
        if (!file.problem.empty())
            return warn("mistake", fmt::format("{} {}", entry.file.name, file.problem), "the file, or no <locale> for it");
        for (const FileProblem& problem : locale.problems())
            findings_.push_back(from_problem(problem, "mistake", Weight::error));
        if (!locale.problems().empty())
            return;
        const auto texts = texts_of_pack();
        for (const auto& [name, text] : texts)
            if (!locale.texts().contains(text.words))
                findings_.push_back({.severity = Weight::warning,
                                     .code = "missing-translation",
                                     .file = shown(name),
                                     .line = text.place.line,
                                     .column = text.place.column,
                                     .element = text.element,
                                     .problem = fmt::format("“{}” has no words in {}", shorten(text.words, 60), entry.language),
                                     .expected = fmt::format("<text of=\"{}\">…</text> in {}", shorten(text.words, 60),
                                                             entry.file.name)});
        std::set<std::string, std::less<>> used{pack_.title, pack_.short_title};
        for (const auto& [name, text] : texts)
            used.insert(text.words);
        for (const auto& [of, text] : locale.texts())
            if (!used.contains(of))
                findings_.push_back({.severity = Weight::warning,
                                     .code = "unused-translation",
                                     .file = shown(entry.file.name),
                                     .line = text.place.line,
                                     .column = text.place.column,
                                     .element = "text",
                                     .problem = fmt::format("“{}” stands in no form or measure of the pack", shorten(of, 60)),
                                     .expected = "the words as they stand in the pack now, or no such line"});
    }

    void check_examples_of_pack() {
        for (const FileProblem& problem : check_examples(pack_, others_).problems)
            findings_.push_back(from_problem(problem, "example", Weight::warning));
    }

    [[nodiscard]] std::vector<std::shared_ptr<const Template>> scope() const {
        std::vector<std::shared_ptr<const Template>> templates;
        for (const std::string& need : manifest_.needs)
            for (const Pack& other : others_)
                if (other.id == need && other.id != pack_.id && other.is_usable())
                    templates.insert(templates.end(), other.templates.begin(), other.templates.end());
        return templates;
    }

    void check_template(const std::string& name) {
        const auto file = pack_.contents->read(name, max_template_bytes);
        if (!file.problem.empty())
            return;
        TemplateDraft draft =
            read_draft(file.bytes, {.pack = pack_.id, .prefix = pack_.prefix, .others = scope()});
        if (draft.made == nullptr)
            return;
        CheckedTemplate form{shown(name), std::move(draft.made), draft.is_sound, scope()};
        for (const auto lint : {check_wording, check_measures, check_reach, check_registers, check_prose})
            lint(form);
        findings_.insert(findings_.end(), std::make_move_iterator(form.findings.begin()),
                         std::make_move_iterator(form.findings.end()));
    }

    void check_measure(const std::string& name) {
        const auto file = pack_.contents->read(name, max_template_bytes);
        if (!file.problem.empty())
            return;
        auto found = check_instrument(file.bytes, shown(name));
        findings_.insert(findings_.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }

    const Pack& pack_;
    const std::vector<Pack>& others_;
    const Manifest manifest_;
    std::vector<PackFinding> findings_;
};

} // namespace

std::string to_string(const PackFinding& finding) {
    return fmt::format("{}:{}:{}: {}: {}{}{}", finding.file, finding.line, finding.column,
                       finding.severity == Weight::error ? "error" : "warning", finding.element,
                       finding.element.empty() ? "" : ": ", finding.problem);
}

std::vector<PackFinding> check_pack(const Pack& pack, const std::vector<Pack>& others) {
    return PackCheck{pack, others}.run();
}

} // namespace attune
