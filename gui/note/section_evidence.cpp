// SPDX-License-Identifier: Apache-2.0
#include "gui/note/section_evidence.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace attune {
namespace {

constexpr std::array tag_order{EvidenceTag::app_defined, EvidenceTag::literature, EvidenceTag::unverified,
                               EvidenceTag::source};

std::string head_of(EvidenceTag tag) {
    switch (tag) {
    case EvidenceTag::app_defined: return "[A] Proposals of this pack, not validated: ";
    case EvidenceTag::literature: return "[L] From the literature, to be confirmed: ";
    case EvidenceTag::unverified: return "[U] Not verified: ";
    case EvidenceTag::source: return "[S] From its source: ";
    case EvidenceTag::none: break;
    }
    return {};
}

/// Names under each tag, each once, in the order of the page.
class Collection {
public:
    void add(EvidenceTag tag, std::string name, const std::string& source) {
        if (tag == EvidenceTag::none || name.empty() || (tag == EvidenceTag::source && source.empty()))
            return;
        if (!source.empty())
            name += " (" + source + ")";
        if (seen_.emplace(tag, name).second)
            names_[tag].push_back(std::move(name));
    }
    void add_fields(const std::vector<Field>& fields) {
        for (const Field& field : fields) {
            if (field.hint.find("not validated") == std::string::npos)
                add(field.evidence, field.label, field.source);
            add_fields(field.columns);
        }
    }
    [[nodiscard]] std::vector<std::string> lines() const {
        std::vector<std::string> lines;
        for (const EvidenceTag tag : tag_order)
            if (const auto found = names_.find(tag); found != names_.end())
                lines.push_back(line_of(tag, found->second));
        return lines;
    }

private:
    static std::string line_of(EvidenceTag tag, const std::vector<std::string>& names) {
        std::string line = head_of(tag);
        for (std::size_t i = 0; i < names.size(); ++i)
            line += (i == 0 ? "" : ", ") + names[i];
        return line + ".";
    }

    std::map<EvidenceTag, std::vector<std::string>> names_;
    std::set<std::pair<EvidenceTag, std::string>> seen_;
};

bool stands_in(const Rule& rule, const Section& section) {
    return rule.field == section.id || std::ranges::find(section.fields, rule.field, &Field::id) != section.fields.end();
}

} // namespace

std::vector<std::string> evidence_lines(const Template& owner, const Section& section) {
    Collection collection;
    collection.add_fields(section.fields);
    for (const Rule& rule : owner.rules)
        if (stands_in(rule, section) && !rule.label.empty())
            collection.add(rule.evidence, "the rule “" + rule.label + "”", rule.source);
    return collection.lines();
}

} // namespace attune
