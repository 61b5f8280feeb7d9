// SPDX-License-Identifier: Apache-2.0
#include "core/modality/example_check.hpp"

#include "core/modality/example_run.hpp"
#include "core/modality/pack_files.hpp"
#include "core/template/suggestion.hpp"
#include "core/text/digest.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

namespace attune {
namespace {

constexpr std::size_t max_bytes = std::size_t{1} << 20U;
constexpr std::string_view header_pack = "header";

std::string shown(const Pack& pack, std::string_view name) {
    return fmt::format("{}/{}", pack.contents->name(), name);
}

FileProblem problem_of(std::string file, std::string message) {
    return {.file = std::move(file), .line = 1, .column = 1, .element = {}, .message = std::move(message)};
}

/// Examples of one file, with the file's own problems.
ExampleFile read_file(const Pack& pack, const PackFile& entry) {
    auto file = pack.contents->read(entry.name, max_bytes);
    if (file.problem.empty() && !entry.hash.empty() && sha256_hex(file.bytes) != entry.hash)
        file.problem = "is not the file that pack.xml was made for (its SHA-256 differs)";
    if (!file.problem.empty())
        return {.examples = {}, .problems = {problem_of(shown(pack, entry.name), std::move(file.problem))}};
    return read_examples(std::move(file.bytes), shown(pack, entry.name));
}

std::vector<std::string> unnamed_files(const Pack& pack) {
    auto names = pack.contents->files_below("examples");
    std::erase_if(names, [&](const std::string& name) {
        return !name.ends_with(".xml") ||
               std::ranges::find(pack.examples, name, &PackFile::name) != pack.examples.end();
    });
    return names;
}

/// As names of tests and of gtest know them: a dash and an underscore are one.
std::string plain_id(std::string id) {
    std::ranges::replace(id, '-', '_');
    return id;
}

std::shared_ptr<const Template> find_template(const Pack& pack, std::string_view full_id) {
    const auto found =
        std::ranges::find(pack.templates, full_id, [](const auto& each) { return each->full_id(); });
    return found == pack.templates.end() ? nullptr : *found;
}

/// Puts the forms of an example together; a problem where one of them is not at hand.
class StageBuilder {
public:
    StageBuilder(const Example& example, const Pack& pack, const std::vector<Pack>& others)
        : example_{example},
          pack_{pack},
          others_{others} {}

    std::string build(ExampleStage& stage) {
        stage.own = find_template(pack_, example_.template_id);
        if (!stage.own)
            return fmt::format("template=\"{}\": this pack has no such template{}",
                               shorten(example_.template_id, 60),
                               did_you_mean(example_.template_id, ids_of(pack_)));
        for (const Pack& other : others_)
            if (other.id == header_pack && pack_.id != header_pack && other.is_usable())
                stage.parts.insert(stage.parts.end(), other.templates.begin(), other.templates.end());
        stage.parts.push_back(stage.own);
        for (const std::string& id : example_.with)
            if (const auto words = add_other(stage, id); !words.empty())
                return words;
        add_options(stage);
        return {};
    }

private:
    static std::vector<std::string> ids_of(const Pack& pack) {
        std::vector<std::string> ids;
        for (const auto& each : pack.templates)
            ids.push_back(each->full_id());
        return ids;
    }

    std::string add_other(ExampleStage& stage, const std::string& id) {
        for (const Pack& other : others_)
            if (other.id != pack_.id && other.is_usable())
                if (auto form = find_template(other, id)) {
                    if (std::ranges::find(stage.parts, form) == stage.parts.end())
                        stage.parts.push_back(std::move(form));
                    return {};
                }
        return fmt::format("with=\"{}\": no other pack at hand has this template", shorten(id, 60));
    }

    void add_options(ExampleStage& stage) const {
        const auto add = [&](const Pack& pack) {
            if (pack.id != header_pack && pack.is_usable())
                stage.packs.push_back({pack.id, pack.title});
        };
        add(pack_);
        for (const Pack& other : others_)
            if (other.id != pack_.id)
                add(other);
    }

    const Example& example_;
    const Pack& pack_;
    const std::vector<Pack>& others_;
};

} // namespace

ExampleFile read_pack_examples(const Pack& pack) {
    ExampleFile all;
    std::map<std::string, std::string> file_of_id;
    for (const PackFile& entry : pack.examples) {
        auto read = read_file(pack, entry);
        all.problems.insert(all.problems.end(), read.problems.begin(), read.problems.end());
        for (Example& each : read.examples) {
            const auto [first, is_new] = file_of_id.try_emplace(plain_id(each.id), each.file);
            if (is_new) {
                all.examples.push_back(std::move(each));
                continue;
            }
            all.problems.push_back(
                {.file = each.file,
                 .line = each.place.line,
                 .column = each.place.column,
                 .element = "example " + each.id,
                 .message = fmt::format("a second example {}; the first is in {}", each.id, first->second)});
        }
    }
    for (const std::string& name : unnamed_files(pack))
        all.problems.push_back(problem_of(shown(pack, "pack.xml"),
                                          fmt::format("{0} lies in the folder but is not named here; add "
                                                      "<examples file=\"{0}\"/>",
                                                      name)));
    return all;
}

std::vector<FileProblem> run_pack_example(const Example& example, const Pack& pack,
                                          const std::vector<Pack>& others) {
    ExampleStage stage;
    if (const auto words = StageBuilder{example, pack, others}.build(stage); !words.empty())
        return {{.file = example.file,
                 .line = example.place.line,
                 .column = example.place.column,
                 .element = "example " + example.id,
                 .message = fmt::format("{}: {}", example.id, words)}};
    return run_example(example, stage);
}

ExampleReport check_examples(const Pack& pack, const std::vector<Pack>& others) {
    ExampleReport report;
    auto read = read_pack_examples(pack);
    report.examples = read.examples.size();
    report.problems = std::move(read.problems);
    if (!pack.is_usable())
        return report;
    for (const Example& example : read.examples) {
        const auto problems = run_pack_example(example, pack, others);
        report.held += problems.empty() ? 1 : 0;
        report.problems.insert(report.problems.end(), problems.begin(), problems.end());
    }
    return report;
}

} // namespace attune
