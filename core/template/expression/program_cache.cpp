// SPDX-License-Identifier: Apache-2.0
#include "core/template/expression/program_cache.hpp"

#include <algorithm>
#include <mutex>

namespace attune {
namespace {

using Parts = std::vector<std::shared_ptr<const Template>>;

/// More sets than the notes of a few clients use; a bound on what is kept for templates that are gone.
constexpr std::size_t most_kept = 16;

struct Kept {
    std::vector<std::weak_ptr<const Template>> parts;
    std::shared_ptr<const Program> program;

    [[nodiscard]] bool is_for(const Parts& wanted) const {
        return std::equal(parts.begin(), parts.end(), wanted.begin(), wanted.end(),
                          [](const auto& mine, const auto& other) { return mine.lock() == other; });
    }
    [[nodiscard]] bool is_dead() const {
        return std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.expired(); });
    }
};

struct Cache {
    std::mutex mutex;
    std::vector<Kept> kept; ///< the one used last at the end
};

Cache& cache() {
    static Cache made;
    return made;
}

std::shared_ptr<const Program> find(Cache& from, const Parts& parts) {
    const std::lock_guard lock{from.mutex};
    const auto found = std::find_if(from.kept.begin(), from.kept.end(),
                                    [&](const Kept& each) { return each.is_for(parts); });
    if (found == from.kept.end())
        return nullptr;
    std::rotate(found, found + 1, from.kept.end());
    return from.kept.back().program;
}

void keep(Cache& into, const Parts& parts, const std::shared_ptr<const Program>& program) {
    const std::lock_guard lock{into.mutex};
    std::erase_if(into.kept, [](const Kept& each) { return each.is_dead(); });
    if (into.kept.size() == most_kept)
        into.kept.erase(into.kept.begin());
    into.kept.push_back({.parts = {parts.begin(), parts.end()}, .program = program});
}

} // namespace

std::shared_ptr<const Program> shared_program(const Parts& parts) {
    if (auto found = find(cache(), parts))
        return found;
    std::vector<const Template*> borrowed;
    for (const auto& part : parts)
        borrowed.push_back(part.get());
    auto made = std::make_shared<const Program>(borrowed);
    keep(cache(), parts, made);
    return made;
}

} // namespace attune
