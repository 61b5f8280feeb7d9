// SPDX-License-Identifier: Apache-2.0
// Vectors V1 to V6 of the clinical specification, D5, by name; published answers to 1e-6.
#include "core/progress/statistics/effect_size.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

using Points = std::vector<std::optional<double>>;

const PhaseData v1{{20, 20, 26, 25, 22, 23}, {28, 25, 24, 27, 30, 30, 29}, Better::higher};
const PhaseData v2{{3, 3, 4, 5}, {4, 5, 6, 7, 7}, Better::higher};
const PhaseData v3{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}, Better::higher};
const PhaseData v4{{2, 3, 5, 3}, {4, 5, 5, 7, 6}, Better::higher};
const PhaseData v5{{18, 16, 17, 18}, {17, 15, 16, 12, 11, 9}, Better::lower};

void expect_pairs(const EffectSize& effect, std::size_t pos, std::size_t neg, std::size_t tie) {
    EXPECT_EQ(effect.pos, pos);
    EXPECT_EQ(effect.neg, neg);
    EXPECT_EQ(effect.tie, tie);
}

TEST(EffectSizeTest, V1) {
    const EffectSize effect = effect_size(v1).value();

    expect_pairs(effect, 38, 3, 1);
    EXPECT_NEAR(effect.nap, 38.5 / 42, 1e-6);
    EXPECT_NEAR(effect.tau, 35.0 / 42, 1e-6);
    EXPECT_EQ(effect.s_a, 4);
    EXPECT_NEAR(effect.tau_u, 31.0 / 42, 1e-6);
}

TEST(EffectSizeTest, V1MoreNumbers) {
    const EffectSize effect = effect_size(v1).value();

    EXPECT_NEAR(effect.pnd, 5.0 / 7, 1e-6);
    EXPECT_NEAR(effect.pand, 11.0 / 13, 1e-6);
    EXPECT_NEAR(effect.pem, 1, 1e-6);
    EXPECT_NEAR(effect.ird, 6.0 / 7 - 1.0 / 6, 1e-6);
    EXPECT_NEAR(effect.se_nap, .0690066, 5e-8);
    EXPECT_NEAR(effect.se_null_nap, .1666667, 5e-8);
    EXPECT_NEAR(effect.se_null_tau, .3333333, 5e-8);
    EXPECT_NEAR(effect.z, 2.5, 1e-6);
    EXPECT_NEAR(effect.nap_interval.lower, .5973, 5e-5);
    EXPECT_NEAR(effect.nap_interval.upper, .9860, 5e-5);
    EXPECT_EQ(effect.baseline, EffectSize::Baseline::steady);
}

TEST(EffectSizeTest, V2) {
    const EffectSize effect = effect_size(v2).value();

    expect_pairs(effect, 17, 1, 2);
    EXPECT_NEAR(effect.nap, .90, 1e-6);
    EXPECT_NEAR(effect.tau, .80, 1e-6);
    EXPECT_EQ(effect.s_a, 5);
    EXPECT_NEAR(effect.tau_u, .55, 1e-6);
    EXPECT_NEAR(effect.se_nap, .1, 1e-6);
    EXPECT_NEAR(effect.se_null_nap, .2041241, 5e-8);
    EXPECT_NEAR(effect.z, 1.9596, 5e-5);
    EXPECT_NEAR(effect.nap_interval.lower, .4999, 5e-5);
    EXPECT_NEAR(effect.nap_interval.upper, .9860, 5e-5);
    EXPECT_EQ(effect.baseline, EffectSize::Baseline::improving);
}

TEST(EffectSizeTest, V3) {
    const EffectSize effect = effect_size(v3).value();

    expect_pairs(effect, 25, 0, 0);
    EXPECT_NEAR(effect.nap, 1, 1e-6);
    EXPECT_NEAR(effect.tau, 1, 1e-6);
    EXPECT_EQ(effect.s_a, 10);
    EXPECT_NEAR(effect.tau_u, .60, 1e-6);
    EXPECT_NEAR(effect.corrected_tau, 0, 1e-6);
    EXPECT_NEAR(effect.se_nap, 0, 1e-6);
    EXPECT_NEAR(effect.nap_interval.lower, .6427, 5e-5);
    EXPECT_EQ(effect.nap_interval.upper, 1);
    EXPECT_EQ(effect.baseline, EffectSize::Baseline::improving);
}

TEST(EffectSizeTest, V4) {
    const EffectSize effect = effect_size(v4).value();

    expect_pairs(effect, 17, 1, 2);
    EXPECT_NEAR(effect.nap, .90, 1e-6);
    EXPECT_NEAR(effect.tau, .80, 1e-6);
    EXPECT_EQ(effect.s_a, 3);
    EXPECT_NEAR(effect.tau_u, .65, 1e-6);
    EXPECT_NEAR(effect.tau_u_b, .766667, 1e-6);
    EXPECT_NEAR(effect.tau_u_both, .555556, 1e-6);
}

TEST(EffectSizeTest, V5) {
    const EffectSize effect = effect_size(v5).value();

    expect_pairs(effect, 21, 1, 2);
    EXPECT_NEAR(effect.nap, .916667, 1e-6);
    EXPECT_NEAR(effect.tau, .833333, 1e-6);
    EXPECT_EQ(effect.s_a, -1);
    EXPECT_NEAR(effect.tau_u, .875, 1e-6);
    EXPECT_NEAR(effect.se_nap, .0833333, 5e-8);
    EXPECT_NEAR(effect.se_null_nap, .1954340, 5e-8);
    EXPECT_NEAR(effect.z, 2.1320, 5e-5);
    EXPECT_NEAR(effect.nap_interval.lower, .5347, 5e-5);
    EXPECT_NEAR(effect.nap_interval.upper, .9891, 5e-5);
}

TEST(EffectSizeTest, V6) {
    const EffectSize effect = effect_size({{7, 7, 7}, {7, 7, 7, 7}, Better::higher}).value();

    expect_pairs(effect, 0, 0, 12);
    EXPECT_NEAR(effect.nap, .5, 1e-6);
    EXPECT_NEAR(effect.tau, 0, 1e-6);
    EXPECT_EQ(effect.s_a, 0);
    EXPECT_NEAR(effect.tau_u, 0, 1e-6);
    EXPECT_NEAR(effect.corrected_tau, 0, 1e-6);
}

TEST(EffectSizeTest, TooFewPointsSayHowManyAreMissing) {
    const PhaseData few{{3, {}, 4}, {}, Better::higher};

    EXPECT_FALSE(effect_size(few));
    EXPECT_EQ(effect_need(few).baseline, 1U);
    EXPECT_EQ(effect_need(few).treatment, 3U);
    EXPECT_TRUE(effect_need(v1).is_met());
    EXPECT_FALSE(effect_size({{1, 2, 3}, {1, 2, 3}, Better::neither}));
}

TEST(EffectSizeTest, MissingPointsAreLeftOutButKeepTheirPlace) {
    PhaseData gaps = v2;
    gaps.baseline = {3, {}, 3, 4, 5};
    gaps.treatment = {4, 5, {}, 6, 7, 7};

    const EffectSize effect = effect_size(gaps).value();

    EXPECT_EQ(effect.m, 4U);
    EXPECT_EQ(effect.n, 5U);
    EXPECT_NEAR(effect.nap, .90, 1e-6);
    // A straight line with a hole in it is still straight.
    EXPECT_NEAR(effect_size({{1, 2, {}, 4, 5}, {6, {}, 8, 9}, Better::higher})->corrected_tau, 0, 1e-6);
}

TEST(EffectSizeTest, EverythingWorseIsTheMirrorOfEverythingBetter) {
    const EffectSize effect = effect_size({{6, 7, 8, 9, 10}, {1, 2, 3, 4, 5}, Better::higher}).value();

    EXPECT_EQ(effect.nap, 0);
    EXPECT_EQ(effect.nap_interval.lower, 0);
    EXPECT_NEAR(effect.nap_interval.upper, 1 - .6427, 5e-5);
    EXPECT_EQ(effect.nap_band, NapBand::wrong_direction);
    EXPECT_EQ(effect.tau_u_band, TauUBand::wrong_direction);
}

TEST(EffectSizeTest, BandsGoByTheNumberThatIsShown) {
    EXPECT_EQ(nap_band(.4949), NapBand::wrong_direction);
    EXPECT_EQ(nap_band(.4951), NapBand::weak);
    EXPECT_EQ(nap_band(.654), NapBand::weak);
    EXPECT_EQ(nap_band(.655), NapBand::medium);
    EXPECT_EQ(nap_band(.924), NapBand::medium);
    EXPECT_EQ(nap_band(.925), NapBand::strong);
    EXPECT_EQ(tau_u_band(-.01), TauUBand::wrong_direction);
    EXPECT_EQ(tau_u_band(-.004), TauUBand::small);
    EXPECT_EQ(tau_u_band(.194), TauUBand::small);
    EXPECT_EQ(tau_u_band(.195), TauUBand::moderate);
    EXPECT_EQ(tau_u_band(.594), TauUBand::moderate);
    EXPECT_EQ(tau_u_band(.60), TauUBand::large);
    EXPECT_EQ(tau_u_band(.804), TauUBand::large);
    EXPECT_EQ(tau_u_band(.81), TauUBand::very_large);
}

} // namespace
} // namespace attune
