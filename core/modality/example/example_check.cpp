// SPDX-License-Identifier: Apache-2.0
#include "core/modality/example/example_check.hpp"

#include "core/modality/example/example_run.hpp"
#include "core/modality/pack_files.hpp"
#include "core/text/digest.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

namespace attune {
namespace {

constexpr std::size_t max_bytes = std::size_t{1} << 20U;

std::string shown(const Pack& pack, std::string_view name) {
    return fmt::format("{}/{}", pack.contents->name(), name);
}

FileProblem problem_of(std::string file, std::string message) {
    return {.file = std::move(file), .line = 1, .column = 1, .element = {}, .message = std::move(message)};
}

FileProblem problem_of(const Example& example, std::string message) {
    return {.file = example.file,
            .line = example.place.line,
            .column = example.place.column,
            .element = "example " + example.id,
            .message = std::move(message)};
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

} // namespace

ExampleFile read_pack_examples(const Pack& pack) {
    ExampleFile all;
    std::map<std::string, std::string> file_of_id;
    std::map<std::string, std::string> file_of_sample; ///< by template
    for (const PackFile& entry : pack.examples) {
        auto read = read_file(pack, entry);
        all.problems.insert(all.problems.end(), read.problems.begin(), read.problems.end());
        for (Example& each : read.examples) {
            const auto [first, is_new] = file_of_id.try_emplace(plain_id(each.id), each.file);
            if (!is_new) {
                all.problems.push_back(problem_of(
                    each, fmt::format("a second example {}; the first is in {}", each.id, first->second)));
                continue;
            }
            if (each.is_sample)
                if (const auto [sample, is_only] = file_of_sample.try_emplace(each.template_id, each.file); !is_only) {
                    all.problems.push_back(problem_of(
                        each, fmt::format("a second sample of {}; the first is in {}", each.template_id, sample->second)));
                    continue;
                }
            all.examples.push_back(std::move(each));
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
    if (const auto words = build_stage(stage, example, pack, others); !words.empty())
        return {problem_of(example, fmt::format("{}: {}", example.id, words))};
    return run_example(example, stage);
}

std::optional<Example> find_sample(const Pack& pack, std::string_view template_id) {
    auto read = read_pack_examples(pack);
    for (Example& each : read.examples)
        if (each.is_sample && each.template_id == template_id)
            return std::move(each);
    return std::nullopt;
}

std::optional<Form> play_sample(const Pack& pack, const std::vector<Pack>& others, std::string_view template_id) {
    const auto sample = find_sample(pack, template_id);
    ExampleStage stage;
    if (!sample || !build_stage(stage, *sample, pack, others).empty())
        return std::nullopt;
    return play_example(*sample, stage);
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
