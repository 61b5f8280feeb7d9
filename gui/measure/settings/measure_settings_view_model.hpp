// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"
#include "core/response/measure_choices.hpp"
#include "core/response/wording/measure_wording.hpp"
#include "gui/workspace/workspace.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// The measures of the practice: which it may use and why, what it picked where an instrument offers several figures,
/// and its own wording. Borrows the workspace. Members that change something throw Error.
class MeasureSettingsViewModel {
public:
    explicit MeasureSettingsViewModel(Workspace& workspace);

    struct Row {
        std::string id;
        std::string title; ///< "PHQ-9"
        std::string words; ///< "Depression"
        std::string terms; ///< "Free to use", "Needs permission"
        std::string state; ///< "On", "Off"
        bool may_be_used = true;
    };
    /// One figure where the instrument has several.
    struct Pick {
        std::string key;                ///< "total/reliable"
        std::string label;              ///< "Total, reliable change"
        std::vector<std::string> words; ///< "6 points, NHS Talking Therapies, [S] …"
        std::vector<std::string> ids;   ///< one per words
        std::size_t chosen = 0;
    };
    /// Several figures of which each client has one: nothing to pick.
    struct Fixed {
        std::string label;              ///< "Total, cut-off (clinical), by age"
        std::vector<std::string> words; ///< one per figure
    };
    /// A score whose spread the instrument does not know.
    struct OwnSpread {
        std::string scale;
        std::string label; ///< "Attachment anxiety"
        std::optional<OwnNorm> norm;
    };

    [[nodiscard]] const std::vector<Row>& rows() const noexcept { return rows_; }
    [[nodiscard]] std::size_t chosen() const noexcept { return chosen_; }
    void choose(std::size_t row);
    [[nodiscard]] const Row& row() const { return rows_.at(chosen_); }

    // the measure that is chosen
    /// The terms in full, with where they come from.
    [[nodiscard]] std::string terms() const;
    /// Why it is off, or on whose word it is on; empty for what everybody may use.
    [[nodiscard]] std::string right_words() const;
    [[nodiscard]] bool needs_right() const;
    void confirm_right(const std::string& grounds);
    void take_back_right();
    /// Of those that a client could have side by side; what goes by form, age or sex is settled by the client.
    [[nodiscard]] std::vector<Pick> picks() const;
    /// What goes by form, age or sex.
    [[nodiscard]] std::vector<Fixed> fixed() const;
    /// Makes every score anew with it.
    void pick(const std::string& key, const std::string& id);
    [[nodiscard]] std::vector<OwnSpread> own_spreads() const;
    /// Texts as typed; returns what is wrong with them, all at once. Empty texts take the figures away.
    std::vector<std::string> set_own_spread(const std::string& scale, const std::string& sd, const std::string& reliability,
                                            const std::string& source);
    /// "Own wording from items.local.xml, loaded 9 March 2027", or what is shown instead.
    [[nodiscard]] std::string wording_words() const;
    [[nodiscard]] bool has_wording() const;
    /// A file of wording as it was read, before anything is changed.
    struct WordingOffer {
        std::vector<std::string> problems;   ///< all that speaks against it; there is no wording then
        std::optional<MeasureWording> wording;
        std::string origin;                  ///< name of the file
        /// Empty where the file says that it is of this measure; else its title, its first items and, if it has one, a
        /// LOINC code that no measure here has: somebody must say that it is the one.
        std::vector<std::string> look_at;
        std::string replaced;                ///< as wording_words(): what would go; empty: nothing
    };
    /// Reads a file for the measure that is chosen; changes nothing.
    [[nodiscard]] WordingOffer read_wording_file(const std::filesystem::path& file) const;
    /// Keeps what was read, in place of the wording of the same measure and language.
    void keep_wording(const WordingOffer& offer);
    void remove_wording();

private:
    void reload();
    [[nodiscard]] const Instrument& instrument() const { return *instruments_.at(chosen_); }
    void keep(const MeasureChoices& choices);

    Workspace& workspace_;
    std::vector<std::shared_ptr<const Instrument>> instruments_;
    std::vector<Row> rows_;
    std::size_t chosen_ = 0;
};

} // namespace attune
