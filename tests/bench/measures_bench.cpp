// SPDX-License-Identifier: Apache-2.0
// Scoring sheets of answers, complete ones and ones with gaps; one core, one thread.
#include "core/measure/scoring.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/modality/template_shelf.hpp"

#include <benchmark/benchmark.h>

#include <random>

namespace attune::bench {
namespace {

constexpr std::size_t sheets_in_a_turn = 1000;

const TemplateShelf& shelf() {
    static const TemplateShelf made{read_packs({shipped_packs_folder()})};
    return made;
}

/// Every third sheet has one answer in ten missing.
std::vector<ItemAnswers> sheets(const Instrument& measure, std::size_t count) {
    std::mt19937 numbers{2027}; // NOLINT: the same sheets in every run
    std::vector<ItemAnswers> made(count);
    for (std::size_t sheet = 0; sheet < count; ++sheet)
        for (const auto& item : measure.items) {
            const auto& scale = measure.answer_scales[item.scale];
            const bool is_missing = sheet % 3 == 0 && numbers() % 10 == 0;
            const auto steps = static_cast<unsigned>((scale.max - scale.min) / scale.step + 1.5);
            const double value = scale.only.empty() ? scale.min + scale.step * static_cast<double>(numbers() % steps)
                                                    : scale.only[numbers() % scale.only.size()];
            made[sheet].push_back(is_missing ? Answer{} : Answer::of(value));
        }
    return made;
}

void score_phq_9(benchmark::State& state) {
    const auto measure = shelf().measures().find("phq-9");
    const auto answers = sheets(*measure, sheets_in_a_turn);
    Scorer scorer{*measure, {}};
    for (auto _ : state)
        for (const auto& each : answers)
            benchmark::DoNotOptimize(scorer.score(each).scales.data());
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * sheets_in_a_turn));
}

void score_all_measures(benchmark::State& state) {
    struct Pile {
        Scorer scorer;
        std::vector<ItemAnswers> answers;
    };
    std::vector<Pile> piles;
    for (const auto& measure : shelf().measures().offered())
        piles.push_back({Scorer{*measure, {}}, sheets(*measure, 100)});
    for (auto _ : state)
        for (auto& pile : piles)
            for (const auto& each : pile.answers)
                benchmark::DoNotOptimize(pile.scorer.score(each).scales.data());
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * piles.size() * 100));
}

BENCHMARK(score_phq_9)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(score_all_measures)->Unit(benchmark::kMillisecond)->Repetitions(5)->ReportAggregatesOnly();

} // namespace
} // namespace attune::bench
