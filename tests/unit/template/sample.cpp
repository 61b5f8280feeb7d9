// SPDX-License-Identifier: Apache-2.0
#include "sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace attune::sample {

std::string whole(std::string_view children) {
    return "<template xmlns=\"urn:attune:template:1\" id=\"session\" version=\"1.0.0\" "
           "language=\"en\">\n<title>Sample</title>\n" +
           std::string{children} + "\n</template>\n";
}

ReadTemplate read(std::string_view xml, std::vector<std::shared_ptr<const Template>> others,
                  const std::string& prefix) {
    return read_template(
        xml, "sample.xml",
        {.pack = prefix == "p" ? "pack" : prefix, .prefix = prefix, .others = std::move(others)});
}

std::shared_ptr<const Template> load(std::string_view children,
                                     std::vector<std::shared_ptr<const Template>> others,
                                     const std::string& prefix) {
    ReadTemplate made = read(whole(children), std::move(others), prefix);
    EXPECT_EQ(text(made.problems), "");
    if (made.result == nullptr)
        throw std::runtime_error{"the sample template does not load"};
    return made.result;
}

std::string text(const std::vector<FileProblem>& problems) {
    std::string all;
    for (const FileProblem& problem : problems)
        all += to_string(problem) + "\n";
    return all;
}

std::string problems_of(std::string_view children) {
    return text(read(whole(children)).problems);
}

std::string file(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    std::stringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

std::vector<std::filesystem::path> files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    const auto root = std::filesystem::path{ATTUNE_SOURCE_DIR} / folder;
    if (std::filesystem::exists(root))
        for (const auto& entry : std::filesystem::recursive_directory_iterator{root})
            if (entry.path().extension() == ".xml")
                found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

FieldPath at(std::string field, std::vector<RowStep> rows) {
    return {.part = "p", .rows = std::move(rows), .field = std::move(field)};
}

Form form(const std::shared_ptr<const Template>& part, NoteAnswers answers, FormContext context) {
    if (!context.today.ok())
        context.today = Date{std::chrono::year{2027} / 3 / 9};
    return Form{{part}, std::move(answers), std::move(context)};
}

} // namespace attune::sample
