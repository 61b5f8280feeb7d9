// SPDX-License-Identifier: Apache-2.0
#include "core/body_map/body_map.hpp"

#include "core/body_map/body_map_data.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <sstream>
#include <stdexcept>

namespace attune {
namespace {

/// Reads absolute M, C and Z, which is all that the drawings use.
std::vector<OutlineStep> read_path(const std::string& d) {
    std::vector<OutlineStep> steps;
    std::istringstream in{d};
    in.imbue(std::locale::classic());
    char kind = 'M';
    while (in >> std::ws && in.peek() != std::istringstream::traits_type::eof()) {
        const int next = in.peek();
        if (next == 'M' || next == 'C' || next == 'Z')
            in >> kind;
        OutlineStep step;
        if (kind == 'Z') {
            steps.push_back({OutlineStep::Kind::close, 0, 0, 0, 0, 0, 0});
            continue;
        }
        if (kind == 'C') {
            step.kind = OutlineStep::Kind::curve;
            in >> step.x1 >> step.y1 >> step.x2 >> step.y2;
        }
        if (!(in >> step.x >> step.y))
            throw std::logic_error{"body map: a path holds more than M, C and Z"};
        steps.push_back(step);
    }
    return steps;
}

struct BodyMap {
    std::vector<BodyRegion> regions;
    std::vector<OutlineStep> front, back;
};

std::map<std::string, std::vector<OutlineStep>> read_paths(std::string_view svg) {
    pugi::xml_document document;
    document.load_buffer(svg.data(), svg.size());
    std::map<std::string, std::vector<OutlineStep>> paths;
    for (const auto& found : document.select_nodes("//path"))
        paths[found.node().attribute("id").value()] = read_path(found.node().attribute("d").value());
    return paths;
}

BodyMap read_map() {
    BodyMap map;
    auto paths = read_paths(body_map_front_svg);
    paths.merge(read_paths(body_map_back_svg));
    map.front = paths["front-outline"];
    map.back = paths["back-outline"];
    pugi::xml_document document;
    document.load_buffer(body_map_regions_xml.data(), body_map_regions_xml.size());
    for (const auto node : document.child("body-map").children("region")) {
        BodyRegion region;
        region.id = node.attribute("id").value();
        region.view = std::string_view{node.attribute("view").value()} == "front" ? BodyView::front : BodyView::back;
        region.label = node.attribute("label").value();
        std::istringstream at{node.attribute("at").value()};
        at.imbue(std::locale::classic());
        at >> region.x >> region.y;
        std::istringstream names{node.attribute("neighbours").value()};
        for (std::string name; names >> name;)
            region.neighbours.push_back(name);
        region.outline = std::move(paths[region.id]);
        map.regions.push_back(std::move(region));
    }
    return map;
}

const BodyMap& map() {
    static const BodyMap read = read_map();
    return read;
}

} // namespace

std::span<const BodyRegion> body_regions() {
    return map().regions;
}

const BodyRegion* body_region(std::string_view id) {
    const auto found = std::ranges::find(map().regions, id, &BodyRegion::id);
    return found == map().regions.end() ? nullptr : &*found;
}

std::span<const OutlineStep> body_outline(BodyView view) {
    return view == BodyView::front ? map().front : map().back;
}

const BodyRegion& neighbour(const BodyRegion& region, double dx, double dy) {
    const BodyRegion* best = &region;
    double best_cosine = 0.3; // more than about 70 degrees off is another direction
    for (const auto& name : region.neighbours) {
        const auto* other = body_region(name);
        if (other == nullptr)
            continue;
        const double x = other->x - region.x;
        const double y = other->y - region.y;
        const double cosine = (x * dx + y * dy) / std::max(1e-9, std::hypot(x, y));
        if (cosine > best_cosine) {
            best_cosine = cosine;
            best = other;
        }
    }
    return *best;
}

} // namespace attune
