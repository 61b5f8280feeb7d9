// SPDX-License-Identifier: Apache-2.0
// Commands for those who make packs.
#include "cli/pack_making.hpp"

#include "core/modality/archive/pack_archive.hpp"
#include "core/modality/authoring/pack_starter.hpp"

#include <memory>

namespace attune::cli {
namespace {

struct NewPack {
    PackWishes wishes;
    bool native = false;
    std::filesystem::path folder = ".";
};

void make_pack(Context& context, const NewPack& asked) {
    const auto shelf = context.shelf();
    if (const auto problems = pack_wish_problems(asked.wishes, shelf->packs()); !problems.empty()) {
        std::string all;
        for (const std::string& problem : problems)
            all += (all.empty() ? "" : "\n") + problem;
        throw WrongUse{all};
    }
    const auto folder = asked.folder / asked.wishes.id;
    const auto files = starter_pack(asked.wishes);
    write_new_pack(folder, files);

    Output output = context.output();
    auto names = nlohmann::ordered_json::array();
    output.line("Written to " + folder.string() + ":");
    for (const auto& [name, text] : files) {
        output.line("    " + name);
        names.push_back(name);
    }
    output.line("Next: attune-cli pack check " + folder.string());
    output.document({{"pack", asked.wishes.id}, {"folder", folder.string()}, {"files", names}});
}

} // namespace

Pack pack_at(const std::filesystem::path& place, const std::vector<Pack>& others) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(place, failure))
        return read_pack(place, others);
    const PackArchive archive = read_pack_archive(place);
    if (archive.contents != nullptr)
        return read_pack(PackSource{.contents = archive.contents, .shipped = false}, others);
    const std::string name = place.filename().string();
    Pack pack;
    pack.contents = memory_contents(name, {});
    for (const std::string& problem : archive.problems)
        pack.problems.push_back({.file = name, .line = 1, .column = 1, .element = {}, .message = problem});
    return pack;
}

void add_pack_making(CLI::App& pack, Context& context) {
    auto asked = std::make_shared<NewPack>();
    auto* made = pack.add_subcommand("new", "Writes a small pack to begin with, commented and without mistakes");
    made->add_option("ID", asked->wishes.id, "Lower-case letters, digits and underscores")->required();
    made->add_option("--title", asked->wishes.title, "As lists show it; made from the id if you do not say");
    made->add_option("--publisher", asked->wishes.publisher, "Who answers for it");
    made->add_option("--folder", asked->folder, "Where the pack's own folder is made; here if you do not say");
    made->add_flag("--native", asked->native, "With a library in C++, its CMake project and a test");
    made->callback([&context, asked] {
        asked->wishes.kind = asked->native ? PackWishes::Kind::native : PackWishes::Kind::xml;
        make_pack(context, *asked);
    });
}

} // namespace attune::cli
