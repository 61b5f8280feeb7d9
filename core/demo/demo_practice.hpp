// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/calendar/date.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/vault/passphrase.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

namespace attune {

class NativeValues;

/// Opens every demo practice that was made without a passphrase of its own; written on its start page.
inline constexpr std::string_view demo_passphrase = "a demo practice without secrets";
inline constexpr std::string_view demo_user = "Dr Ana Kovač";
inline constexpr std::string_view demo_name = "Lindenhof Practice";

struct DemoPlan {
    int clients = 12;         ///< with long courses; those of the sample notes come beside them
    int sessions = 14;        ///< about, per client with a long course
    std::uint64_t seed = 1;
    Date until{};             ///< the last day on which a session took place
};

struct DemoReport {
    int clients = 0;
    int notes = 0;
};

/// Makes a practice of invented clients whose courses look real: SUD falling across EMDR targets with
/// setbacks, Somatic Experiencing activation logs, beliefs and moods in CBT; missed sessions, some drafts.
/// Beside these long courses each sample note of the packs at hand has its own client, a couple, a family, a
/// group and its members among them, so that every form can be seen filled.
///
/// Everything is written through the stores, as a therapist's work would be, and signed on its day. The
/// same plan gives the same clients, answers and dates; keys and random ids differ from run to run.
/// `progress` gets 0 to 1 and may return false to stop. Throws Error as Vault::create and NoteStore do.
DemoReport make_demo_practice(const std::filesystem::path& folder, const DemoPlan& plan,
                              const Passphrase& passphrase, TemplateShelf& shelf, NativeValues& native,
                              const std::filesystem::path& state_folder,
                              const std::function<bool(double)>& progress = [](double) { return true; });

} // namespace attune
