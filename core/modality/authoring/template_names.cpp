// SPDX-License-Identifier: Apache-2.0
#include "core/modality/authoring/template_names.hpp"

#include <algorithm>
#include <map>

namespace attune {
namespace {

using Options = std::vector<std::pair<std::string, std::string>>;

/// Goes through the elements once, with what is known of those around.
class NameReader {
public:
    explicit NameReader(std::string_view xml)
        : elements_{sketch_elements(xml)} {}

    std::vector<TemplateName> read() {
        for (std::size_t at = 0; at < elements_.size(); ++at)
            if (elements_[at].name == "option" && elements_[at].parent != SketchedElement::npos)
                options_[elements_[at].parent].emplace_back(elements_[at].value("value"),
                                                            elements_[at].value("label"));
        for (std::size_t at = 0; at < elements_.size(); ++at)
            if (elements_[at].name == "choices" && !elements_[at].value("id").empty())
                lists_.emplace(elements_[at].value("id"), at);
        for (std::size_t at = 0; at < elements_.size(); ++at)
            if (!elements_[at].value("id").empty() && elements_[at].name != "template")
                add(at);
        return std::move(names_);
    }

private:
    [[nodiscard]] Options options_of(std::size_t at) const {
        const auto shared = lists_.find(elements_[at].value("choices"));
        const auto own = options_.find(shared == lists_.end() ? at : shared->second);
        return own == options_.end() ? Options{} : own->second;
    }

    void add(std::size_t at) {
        const auto& element = elements_[at];
        const auto label = element.value("label").empty() ? element.value("title") : element.value("label");
        std::string name{element.value("id")};
        names_.push_back({.name = name,
                          .element = element.name,
                          .inside = {},
                          .label = std::string{label},
                          .options = options_of(at)});
        const auto own = names_.size() - 1;
        for (auto around = element.parent; around != SketchedElement::npos;
             around = elements_[around].parent) {
            const auto& outer = elements_[around];
            const auto id = outer.value("id");
            if (id.empty() || (outer.name != "table" && outer.name != "block" && outer.name != "register"))
                continue;
            name = std::string{id} + "." + name;
            if (names_[own].inside.empty())
                names_[own].inside = id;
            auto longer = names_[own];
            longer.inside.clear();
            longer.name = name;
            names_.push_back(std::move(longer));
        }
    }

    std::vector<SketchedElement> elements_;
    std::map<std::size_t, Options> options_;                ///< by the element that holds them
    std::map<std::string, std::size_t, std::less<>> lists_; ///< <choices> by id
    std::vector<TemplateName> names_;
};

} // namespace

std::vector<TemplateName> template_names(std::string_view xml) {
    return NameReader{xml}.read();
}

} // namespace attune
