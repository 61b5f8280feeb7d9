// SPDX-License-Identifier: Apache-2.0
// The worked examples of every shipped pack, one test each: WorkedExampleTest.cbt_CB1.
#include "core/modality/example/example_check.hpp"
#include "core/modality/shipped_packs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace attune {
namespace {

const std::vector<Pack>& packs() {
    static const std::vector<Pack> read = read_packs({shipped_packs_folder()});
    return read;
}

void fail_with(const std::vector<FileProblem>& problems) {
    for (const FileProblem& problem : problems)
        ADD_FAILURE_AT(problem.file.c_str(), problem.line) << problem.message;
}

class WorkedExampleTest : public testing::Test {
public:
    explicit WorkedExampleTest(std::function<std::vector<FileProblem>()> ask)
        : ask_{std::move(ask)} {}
    void TestBody() override { fail_with(ask_()); }

private:
    std::function<std::vector<FileProblem>()> ask_;
};

void add_test(std::string name, const std::function<std::vector<FileProblem>()>& ask) {
    std::ranges::replace(name, '-', '_');
    testing::RegisterTest("WorkedExampleTest", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [ask]() -> testing::Test* { return new WorkedExampleTest{ask}; });
}

void add_tests() {
    for (const Pack& pack : packs()) {
        const ExampleFile read = read_pack_examples(pack);
        add_test(pack.id + "_FilesAreRead", [&pack, problems = read.problems] {
            auto all = pack.problems;
            all.insert(all.end(), problems.begin(), problems.end());
            return all;
        });
        for (const Example& example : read.examples)
            add_test(pack.id + "_" + example.id,
                     [&pack, example] { return run_pack_example(example, pack, packs()); });
    }
}

} // namespace
} // namespace attune

int main(int count, char** words) {
    testing::InitGoogleTest(&count, words);
    attune::add_tests();
    return RUN_ALL_TESTS();
}
