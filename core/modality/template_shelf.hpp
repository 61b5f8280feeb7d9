// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument_shelf.hpp"
#include "core/modality/pack.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// The templates at hand: those of the packs that are loaded, and old versions that notes brought with them.
///
/// Plain memory, no vault. Thread: one at a time. Not copied.
class TemplateShelf {
public:
    /// Takes packs as read_packs gave them; one with problems gives no templates, the others work.
    explicit TemplateShelf(std::vector<Pack> packs);

    /// Other packs from now on. Forms that are open keep their templates; references into `packs()` end. `older`
    /// gives versions that were replaced, when an old template names what the newer ones no longer have.
    void replace(std::vector<Pack> packs, std::function<std::vector<Pack>()> older = {});

    /// Those that are offered, and those that are only known for the notes written with them.
    [[nodiscard]] const std::vector<Pack>& packs() const noexcept { return packs_; }
    /// Whether new notes may use this pack, named by its id.
    [[nodiscard]] bool offers(std::string_view pack) const;
    /// Newest version of "emdr.session" (pack id or prefix before the dot); null when there is none.
    [[nodiscard]] std::shared_ptr<const Template> find(std::string_view full_id) const;
    /// The header template; throws Error(pack_rejected) when the header pack is missing.
    [[nodiscard]] std::shared_ptr<const Template> header() const;
    /// A template as some note has it stored. Read once per hash and kept. Throws Error(template_rejected)
    /// when this version of the program cannot read it.
    [[nodiscard]] std::shared_ptr<const Template> from_note(std::string_view pack, std::string_view prefix,
                                                            const std::string& xml, const std::string& hash);
    /// Session templates of the modalities that are offered, in the order of titles; for `$packs`.
    [[nodiscard]] std::vector<std::shared_ptr<const Template>> modalities() const;
    /// Every form that a new note can begin with: each offered modality's session template and, after it, its further ones
    /// (a checklist, the record of a group's meeting).
    [[nodiscard]] std::vector<std::shared_ptr<const Template>> forms() const;

    /// Measures of the packs that are offered; of several with one id the newest, and of equal ones that of the program.
    [[nodiscard]] InstrumentShelf& measures() noexcept { return measures_; }
    [[nodiscard]] const InstrumentShelf& measures() const noexcept { return measures_; }

private:
    [[nodiscard]] ReadTemplate read_with_some_header(const std::string& xml, ReadScope scope) const;
    [[nodiscard]] ReadTemplate read_with_older(const std::string& xml, const std::string& file,
                                               const ReadScope& scope) const;

    std::vector<Pack> packs_;
    std::function<std::vector<Pack>()> older_;
    std::vector<std::shared_ptr<const Template>> kept_;
    InstrumentShelf measures_;
};

} // namespace attune
