// SPDX-License-Identifier: Apache-2.0
#include "core/modality/example/example_stage.hpp"

#include "core/template/suggestion.hpp"
#include "core/text/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace attune {
namespace {

constexpr std::string_view header_pack = "header";

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

std::string build_stage(ExampleStage& stage, const Example& example, const Pack& pack, const std::vector<Pack>& others) {
    return StageBuilder{example, pack, others}.build(stage);
}

} // namespace attune
