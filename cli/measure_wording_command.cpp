// SPDX-License-Identifier: Apache-2.0
// The official wording of a measure, from the practice's own copy.
#include "cli/context.hpp"
#include "cli/measure_words.hpp"
#include "core/calendar/local_day.hpp"
#include "core/response/wording/measure_wording.hpp"

#include <fmt/format.h>

#include <fstream>

namespace attune::cli {
namespace {

struct WordingOptions {
    std::filesystem::path folder, file;
    std::string measure, language, confirmed;
    bool remove = false, replace = false;
};

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        throw WrongUse{"cannot read " + file.string()};
    constexpr std::size_t most = (std::size_t{16} << 20U) + 1; // one more than is taken, so that it is told
    std::string bytes(most, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(most));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

/// What a file that does not say of which measure it is must be known by: its title, else its first item.
std::string known_by(const Instrument& instrument, const MeasureWording& wording) {
    return wording.title.empty() ? wording.text_of(instrument.items.front()) : wording.title;
}

void ask_whether_it_is_the_one(const Instrument& instrument, const WordingFile& file, std::vector<std::string>& open) {
    std::string words = "the file does not say of which measure it is";
    for (const std::string& panel : file.unknown_panels)
        words += ", only LOINC " + panel + ", which no measure here has";
    words += fmt::format(". Its title: {}.", file.wording->title.empty() ? "none" : file.wording->title);
    for (const std::string& line : first_items(instrument, *file.wording))
        words += "\n  " + line;
    open.push_back(words + fmt::format("\nIf this is {}: --confirm \"{}\"", instrument.title,
                                       known_by(instrument, *file.wording)));
}

/// What somebody has to settle before this wording is kept.
std::vector<std::string> open_questions(const Instrument& instrument, const WordingFile& file,
                                        const MeasureWordingStore& store, const WordingOptions& options) {
    std::vector<std::string> open;
    const bool is_known = file.belongs == WordingFile::Belongs::said ||
                          (!options.confirmed.empty() && options.confirmed == known_by(instrument, *file.wording));
    if (!is_known)
        ask_whether_it_is_the_one(instrument, file, open);
    if (const auto old = store.replaced_by(*file.wording); old && !options.replace)
        open.push_back(fmt::format("the wording ({}) loaded from {} on {} would go. Keep that file to have it back. "
                                   "To put the new one in its place: --replace",
                                   old->language, old->origin, format_date(local_day(old->loaded_at))));
    return open;
}

void remove_wording(const Context& context, const Instrument& instrument, MeasureWordingStore& store,
                    const WordingOptions& options) {
    store.remove(instrument.id, options.language.empty() ? "en" : options.language);
    Output output = context.output();
    output.line("Removed.");
    output.document({{"measure", instrument.id}, {"loaded", false}});
}

void wording(Context& context, const WordingOptions& options) {
    if (options.remove == !options.file.empty())
        throw WrongUse{"give --file FILE to load wording, or --remove with --language"};
    Practice practice = context.open(options.folder);
    const auto instrument = find_measure(*practice.shelf, options.measure);
    MeasureWordingStore store{*practice.vault};
    if (options.remove)
        return remove_wording(context, *instrument, store, options);
    WordingFile file = read_wording(bytes_of(options.file), *instrument, practice.shelf->measures());
    std::vector<std::string> problems = file.problems;
    if (file.wording) {
        if (!options.language.empty())
            file.wording->language = options.language;
        problems = open_questions(*instrument, file, store, options);
    }
    const bool is_kept = file.wording && problems.empty();
    if (is_kept)
        store.save(*instrument, *file.wording, options.file.filename().string());
    else
        context.exit = Exit::found_problems;
    Output output = context.output();
    for (const std::string& problem : problems)
        output.line(problem);
    output.line(is_kept ? fmt::format("The wording of {} ({}) is kept in this practice.", instrument->title, file.wording->language)
                        : "Nothing was loaded, nothing has changed.");
    output.document({{"measure", instrument->id}, {"loaded", is_kept}, {"problems", problems}});
}

} // namespace

void add_measure_wording_command(CLI::App& measure, Context& context) {
    auto options = std::make_shared<WordingOptions>();
    auto* worded = measure.add_subcommand("wording", "Load the official wording from the practice's own copy");
    worded->add_option("DIR", options->folder)->required();
    worded->add_option("ID", options->measure, "As phq-9")->required();
    worded->add_option("--file", options->file, "items.local.xml, or a FHIR Questionnaire as XML or JSON");
    worded->add_option("--language", options->language, "As en; as the file says when left out");
    worded->add_option("--confirm", options->confirmed,
                       "The title (without one the first item) of a file that does not say of which measure it is, exactly "
                       "as it was shown: it is this measure")
        ->type_name("TITLE");
    worded->add_flag("--replace", options->replace, "Put it in the place of the wording loaded before");
    worded->add_flag("--remove", options->remove);
    worded->callback([&context, options] { wording(context, *options); });
}

} // namespace attune::cli
