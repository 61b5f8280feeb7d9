// SPDX-License-Identifier: Apache-2.0
#include "cli/context.hpp"
#include "cli/passphrase_source.hpp"
#include "core/demo/demo_practice.hpp"
#include "core/modality/native/native_values.hpp"

namespace attune::cli {
namespace {

struct DemoOptions {
    std::filesystem::path folder;
    DemoPlan plan;
    std::string until;
};

void make(const Context& context, DemoOptions options) {
    if (!options.until.empty())
        options.plan.until = day_from(options.until, "--until");
    else
        options.plan.until = SystemClock{}.today();
    const Passphrase passphrase = context.passphrase_file ? read_secret(context.passphrase_file, "")
                                                          : Passphrase{std::string{demo_passphrase}};
    const auto shelf = context.shelf();
    NativeValues native{shelf->packs()};
    const DemoReport made = make_demo_practice(options.folder, options.plan, passphrase, *shelf, native,
                                               usual_surroundings().state_folder);
    Output output = context.output();
    output.line("Made a practice of invented clients in " + options.folder.string());
    output.line(std::to_string(made.clients) + " clients, " + std::to_string(made.notes) + " notes");
    if (!context.passphrase_file)
        output.line("Passphrase: " + std::string{demo_passphrase});
    output.document({{"folder", options.folder.string()},
                     {"user", std::string{demo_user}},
                     {"clients", made.clients},
                     {"notes", made.notes},
                     {"seed", options.plan.seed}});
}

} // namespace

void add_demo_command(CLI::App& app, Context& context) {
    auto* demo = app.add_subcommand("demo", "Make a synthetic practice, the same for the same seed and last day");
    auto options = std::make_shared<DemoOptions>();
    demo->add_option("DIR", options->folder, "Folder to make")->required();
    demo->add_option("--clients", options->plan.clients, "How many clients with long courses; the sample notes of the packs come beside them")->check(CLI::Range(1, 100'000));
    demo->add_option("--sessions", options->plan.sessions, "About how many sessions in a long course")->check(CLI::Range(1, 500));
    demo->add_option("--seed", options->plan.seed, "Another seed makes other people");
    demo->add_option("--until", options->until, "Last day of the practice; today when left out")->type_name("DATE");
    demo->callback([&context, options] { make(context, *options); });
}

} // namespace attune::cli
