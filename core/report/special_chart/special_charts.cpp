// SPDX-License-Identifier: Apache-2.0
#include "core/report/special_chart/special_charts.hpp"

#include "core/report/special_chart/heat_levels.hpp"
#include "core/report/special_chart/scene_maker.hpp"

#include <algorithm>
#include <cmath>

namespace attune {

namespace {

struct KindNames {
    SpecialChartKind kind;
    std::string_view id;
    std::string_view title;
};
constexpr std::array<KindNames, special_chart_kinds.size()> names{
    {{SpecialChartKind::attachment_map, "attachment-map", "Attachment map"},
     {SpecialChartKind::target_ladder, "target-ladder", "Target ladder"},
     {SpecialChartKind::activation_traces, "activation-traces", "Activation traces"},
     {SpecialChartKind::diary_heat, "diary-heat", "Diary card"},
     {SpecialChartKind::exposure_hierarchy, "exposure-hierarchy", "Exposure hierarchy"},
     {SpecialChartKind::security_profile, "security-profile", "Earned security"},
     {SpecialChartKind::body_heat, "body-heat", "Body map"}}};

const KindNames& names_of(SpecialChartKind kind) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const KindNames& n) { return n.kind == kind; });
    return found == names.end() ? names.front() : *found;
}

/// A page of any size can be asked for, also while a window is being made.
double sane(double length) { return std::isfinite(length) ? std::clamp(length, 0.0, 20000.0) : 0; }

class ChartMaker {
public:
    ChartMaker(const ClientCourse& course, SpecialChartKind kind, const SpecialChartView& view)
        : course_{course} {
        chart_.kind = kind;
        chart_.view = view;
    }

    SpecialChart make() {
        switch (chart_.kind) {
        case SpecialChartKind::attachment_map: make_map(); break;
        case SpecialChartKind::target_ladder: make_ladder(); break;
        case SpecialChartKind::activation_traces: make_traces(); break;
        case SpecialChartKind::diary_heat: make_diary(); break;
        case SpecialChartKind::exposure_hierarchy: chart_.model = exposure_hierarchy(course_); break;
        case SpecialChartKind::security_profile: make_profile(); break;
        case SpecialChartKind::body_heat:
            chart_.model = body_heat(course_, chart_.view.from, chart_.view.to);
            break;
        }
        return std::move(chart_);
    }

private:
    [[nodiscard]] bool is_in_view(Date date) const {
        return (!chart_.view.from || date >= *chart_.view.from) && (!chart_.view.to || date <= *chart_.view.to);
    }

    /// Adds a part and says whether it is shown.
    bool take_part(const std::string& key, const std::string& label, std::optional<int> slot) {
        const bool shown = !chart_.view.hidden.contains(key);
        chart_.parts.push_back({.key = key, .label = label, .slot = slot, .shown = shown});
        return shown;
    }

    // Colours and marks belong to persons whatever is hidden; two that would look alike cannot both be drawn.
    void make_map() {
        AttachmentMap map = attachment_map(course_);
        std::set<int> used;
        int place = 0;
        std::erase_if(map.paths, [&](AttachmentPath& path) {
            const int slot = place++ % 5;
            const std::string label = path.person + ", " + path.instrument;
            if (!take_part(path.key, label, slot))
                return true;
            std::erase_if(path.points, [&](const AttachmentPoint& point) { return !is_in_view(point.date); });
            if (std::none_of(path.points.begin(), path.points.end(), [](const auto& p) { return p.has_place(); }))
                return true;
            path.points.front().joined = false;
            if (used.insert(slot).second)
                return false;
            chart_.refused.push_back(label + " (another path looks the same; hide that one)");
            return true;
        });
        chart_.model = std::move(map);
    }

    void make_ladder() {
        std::vector<TargetCourse> targets = target_courses(course_);
        std::erase_if(targets, [&](TargetCourse& target) {
            const bool shown = take_part(target.key, target.title, target.place % 5);
            std::erase_if(target.sessions, [&](const TargetSession& s) { return !is_in_view(s.date); });
            return !shown || target.sessions.empty();
        });
        chart_.model = std::move(targets);
    }

    void make_traces() {
        std::vector<ActivationTrace> traces = activation_traces(course_);
        std::erase_if(traces, [&](const ActivationTrace& trace) { return !is_in_view(trace.date); });
        chart_.model = std::move(traces);
    }

    void make_diary() {
        DiaryHeat heat = diary_heat(course_, chart_.view.from, chart_.view.to);
        std::erase_if(heat.lines, [&](const DiaryLine& line) {
            return !take_part(line.group + "/" + line.label, line.label, std::nullopt);
        });
        chart_.model = std::move(heat);
    }

    void make_profile() {
        TimelineInput input = course_.timeline;
        std::erase_if(input.observations, [&](const TimelineObservation& o) { return !is_in_view(o.date); });
        std::vector<SecurityStrand> strands = security_profile(build_timeline(input));
        std::erase_if(strands, [&](const SecurityStrand& strand) {
            return !take_part(strand.series, strand.label, std::nullopt);
        });
        chart_.model = std::move(strands);
    }

    const ClientCourse& course_;
    SpecialChart chart_;
};

} // namespace

std::string_view chart_id(SpecialChartKind kind) { return names_of(kind).id; }

std::optional<SpecialChartKind> special_chart_of(std::string_view id) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const KindNames& n) { return n.id == id; });
    return found == names.end() ? std::nullopt : std::optional{found->kind};
}

std::string_view chart_title(SpecialChartKind kind) { return names_of(kind).title; }

bool SpecialChart::is_empty() const {
    return std::visit(
        [](const auto& content) {
            using Content = std::remove_cvref_t<decltype(content)>;
            if constexpr (std::is_same_v<Content, AttachmentMap>)
                return content.paths.empty();
            else if constexpr (std::is_same_v<Content, DiaryHeat>)
                return content.lines.empty();
            else if constexpr (std::is_same_v<Content, BodyHeat>)
                return content.regions.empty();
            else
                return content.empty();
        },
        model);
}

SpecialChart make_special_chart(const ClientCourse& course, SpecialChartKind kind, const SpecialChartView& view) {
    return ChartMaker{course, kind, view}.make();
}

void visit_texts(SpecialChart& chart, const std::function<void(std::string&)>& visit) {
    if (auto* map = std::get_if<AttachmentMap>(&chart.model))
        for (AttachmentPath& path : map->paths)
            visit(path.person);
    if (auto* targets = std::get_if<std::vector<TargetCourse>>(&chart.model))
        for (TargetCourse& target : *targets)
            visit(target.title);
    if (auto* diary = std::get_if<DiaryHeat>(&chart.model))
        for (DiaryLine& line : diary->lines)
            visit(line.label);
    if (auto* steps = std::get_if<std::vector<HierarchyStep>>(&chart.model))
        for (HierarchyStep& step : *steps)
            visit(step.title);
    if (auto* strands = std::get_if<std::vector<SecurityStrand>>(&chart.model))
        for (SecurityStrand& strand : *strands)
            visit(strand.label);
    for (std::string& refusal : chart.refused)
        visit(refusal);
}

std::vector<SpecialChartKind> available_charts(const ClientCourse& course) {
    std::vector<SpecialChartKind> kinds;
    for (const SpecialChartKind kind : special_chart_kinds)
        if (!make_special_chart(course, kind).is_empty())
            kinds.push_back(kind);
    return kinds;
}

ChartScene lay_out(const SpecialChart& chart, double wanted_width, double wanted_height, TextFace& face) {
    const double width = sane(wanted_width);
    const double height = sane(wanted_height);
    if (chart.is_empty()) {
        SceneMaker maker{width, height, face};
        const Area box = maker.paragraph("Nothing in view. Choose more at the left, or a longer time.", TextRole::strong,
                                         {24, 24}, maker.scene.page.width - 48, pen_of(SceneInk::text));
        return maker.finish(box.bottom() + 24);
    }
    switch (chart.kind) {
    case SpecialChartKind::attachment_map: return attachment_scene(chart, width, height, face);
    case SpecialChartKind::target_ladder: return target_scene(chart, width, height, face);
    case SpecialChartKind::activation_traces: return traces_scene(chart, width, height, face);
    case SpecialChartKind::diary_heat: return diary_scene(chart, width, height, face);
    case SpecialChartKind::exposure_hierarchy: return hierarchy_scene(chart, width, height, face);
    case SpecialChartKind::security_profile: return profile_scene(chart, width, height, face);
    case SpecialChartKind::body_heat: break;
    }
    return body_scene(chart, width, height, face);
}

} // namespace attune
