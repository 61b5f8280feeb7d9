// SPDX-License-Identifier: Apache-2.0
#include "cli/measure_json.hpp"
#include "cli/measure_words.hpp"
#include "cli/pack_making.hpp"

#include "core/modality/example/example_answers.hpp"
#include "core/modality/example/example_check.hpp"
#include "core/report/paper/form_picture.hpp"

#include <fmt/core.h>

#include <array>
#include <memory>

namespace attune::cli {
namespace {

enum class Answers { of_sample, none };

struct Preview {
    std::filesystem::path place;
    std::string template_id;
    std::filesystem::path output = ".";
    bool is_empty = false;
    std::vector<std::string> formats;
};

NoteFormat format_of(const std::string& name) {
    static constexpr std::array<std::string_view, 6> names{"soap", "dap", "birp", "girp", "pirp", "plain"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return static_cast<NoteFormat>(i);
    throw WrongUse{"--format takes soap, dap, birp, girp, pirp or plain"};
}

/// "calm_hour.session", or just "session".
std::vector<std::shared_ptr<const Template>> templates_of(const Pack& pack, const std::string& wanted) {
    std::vector<std::shared_ptr<const Template>> found;
    std::string known;
    for (const auto& each : pack.templates) {
        if (wanted.empty() || wanted == each->id || wanted == each->full_id())
            found.push_back(each);
        known += (known.empty() ? "" : ", ") + each->id;
    }
    if (found.empty() && (!wanted.empty() || pack.measures.empty()))
        throw WrongUse{fmt::format("this pack has no template {}; it has {}", wanted, known)};
    return found;
}

/// The form without answers, as a new note of the first session begins.
Form empty_form(const Pack& pack, const std::vector<Pack>& others, const Template& own) {
    Example none;
    none.template_id = own.full_id();
    none.steps.emplace_back().kind = ExampleStep::Kind::session;
    ExampleStage stage;
    if (const auto missing = build_stage(stage, none, pack, others); !missing.empty())
        throw Error{ErrorKind::pack_rejected, missing};
    FormContext context;
    context.today = session_days(none).front();
    context.packs = stage.packs;
    return Form{stage.parts, {}, context};
}

FormPicture picture_for(const Pack& pack, const std::vector<Pack>& others, const Template& own, Answers answers,
                        const std::vector<NoteFormat>& formats) {
    auto sample = answers == Answers::of_sample ? play_sample(pack, others, own.full_id()) : std::nullopt;
    const bool is_sample = sample.has_value();
    const Form form = is_sample ? std::move(*sample) : empty_form(pack, others, own);
    FormPicture picture = picture_of(form, own, formats);
    picture.origin = fmt::format("{} {}, {}", pack.title, pack.version, pack.publisher);
    picture.sample = is_sample                    ? "With the answers of the pack's sample note."
                     : answers == Answers::none ? "Without answers."
                                                  : "Without answers, because no example of this form has sample=\"yes\".";
    return picture;
}

void list_problems(Context& context, const Pack& pack) {
    Output output = context.output();
    for (const auto& problem : pack.problems)
        output.line(to_string(problem));
    output.line("There is no preview until this is mended; attune-cli pack check says more.");
    output.document({{"pack", pack.id}, {"problems", pack.problems.size()}, {"files", nlohmann::ordered_json::array()}});
    context.exit = Exit::found_problems;
}

void preview(Context& context, const Preview& asked) {
    std::vector<NoteFormat> formats;
    for (const std::string& name : asked.formats)
        formats.push_back(format_of(name));
    if (formats.empty())
        formats = {NoteFormat::soap, NoteFormat::dap, NoteFormat::birp, NoteFormat::girp, NoteFormat::pirp, NoteFormat::plain};
    const auto shelf = context.shelf();
    const Pack pack = pack_at(asked.place, shelf->packs());
    if (!pack.is_usable())
        return list_problems(context, pack);
    const auto templates = templates_of(pack, asked.template_id);
    std::filesystem::create_directories(asked.output);

    Output output = context.output();
    auto files = nlohmann::ordered_json::array();
    for (const auto& own : templates) {
        const FormPicture picture = picture_for(pack, shelf->packs(), *own,
                                                asked.is_empty ? Answers::none : Answers::of_sample, formats);
        const auto html = asked.output / (own->full_id() + ".html");
        const auto png = asked.output / (own->full_id() + ".png");
        write_file(html, form_html(picture));
        write_file(png, form_png(picture, light_palette()));
        for (const auto& file : {html, png}) {
            output.line(file.string());
            files.push_back(file.string());
        }
    }
    auto measures = nlohmann::ordered_json::array();
    for (const auto& measure : pack.measures) {
        output.line(fmt::format("{} – {}: {} items, {} scores, licence {}", measure->title, measure->words, measure->items.size(),
                                measure->scales.size(), licence_word(measure->licence)));
        measures.push_back(instrument_json(*measure));
    }
    output.document({{"pack", pack.id}, {"files", files}, {"measures", measures}});
}

} // namespace

void add_pack_preview(CLI::App& pack, Context& context) {
    auto asked = std::make_shared<Preview>();
    auto* shown = pack.add_subcommand("preview", "Each form with the answers of its sample note, as a page and a picture");
    shown->add_option("FOLDER", asked->place, "A pack's folder or archive")->required();
    shown->add_option("--template", asked->template_id, "Only this form: session");
    shown->add_option("--output", asked->output, "Where the files go; here if you do not say");
    shown->add_flag("--empty", asked->is_empty, "Without answers");
    shown->add_option("--format", asked->formats, "soap, dap, birp, girp, pirp, plain; all if you do not say");
    shown->callback([&context, asked] { preview(context, *asked); });
}

} // namespace attune::cli
