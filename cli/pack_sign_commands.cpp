// SPDX-License-Identifier: Apache-2.0
// pack key, pack sign: what a publisher does. No vault takes part.
#include "cli/context.hpp"
#include "cli/passphrase_source.hpp"
#include "core/modality/archive/pack_archive.hpp"
#include "core/modality/check/pack_check.hpp"
#include "core/practice/signing_key.hpp"
#include "core/vault/file_ops.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace attune::cli {
namespace {

struct SignOptions {
    std::filesystem::path key;
    std::filesystem::path folder;
    std::optional<std::filesystem::path> output;
    std::optional<std::filesystem::path> new_passphrase_file;
    std::string publisher;
};

void make_key(const Context& context, const SignOptions& options) {
    const auto key = SigningKey::make(options.publisher);
    key.save(options.key, read_new_passphrase(options.new_passphrase_file));
    const auto fingerprint = fingerprint_of(key.publisher().key);
    Output output = context.output();
    output.line(
        fmt::format("{} is the key of {}. Its fingerprint:", options.key.string(), options.publisher));
    output.line("");
    output.line("    " + fingerprint);
    output.line("");
    output.line("Show the fingerprint where those who install your packs can find it: on your page, in your "
                "letters.");
    output.line(
        "Keep the file and its passphrase safe, with a copy: without them nobody can publish updates.");
    output.document(
        {{"file", options.key.string()}, {"publisher", options.publisher}, {"fingerprint", fingerprint}});
}

/// Tells what is wrong with the pack. True when something is.
bool tell_mistakes(Context& context, const Pack& pack, const std::vector<Pack>& others) {
    Output output = context.output();
    auto findings = check_pack(pack, others);
    std::erase_if(findings,
                  [](const PackFinding& each) { return each.severity != PackFinding::Severity::error; });
    auto document = nlohmann::ordered_json::array();
    for (const auto& finding : findings) {
        output.line(to_string(finding));
        document.push_back(to_string(finding));
    }
    if (findings.empty())
        return false;
    output.line("Not signed: mend these first (attune-cli pack check tells more).");
    output.document({{"signed", false}, {"problems", document}});
    context.exit = Exit::found_problems;
    return true;
}

void sign(Context& context, const SignOptions& options) {
    const auto shelf = context.shelf();
    const Pack pack = read_pack(options.folder, shelf->packs());
    if (tell_mistakes(context, pack, shelf->packs()))
        return;
    const auto collected = collect_pack_files(*pack.contents);
    if (!collected.problems.empty()) {
        std::string lines = "not signed, something that pack.xml names is missing (is the library built?):";
        for (const auto& problem : collected.problems)
            lines += "\n  " + problem;
        throw Error{ErrorKind::pack_rejected, lines};
    }
    const auto key = SigningKey::load(
        options.key, read_secret(context.passphrase_file, "Passphrase of " + options.key.string()));
    const auto& publisher = key.publisher();
    if (publisher.name != pack.publisher)
        throw Error{
            ErrorKind::pack_rejected,
            fmt::format("pack.xml says that the publisher is “{}”, and the key belongs to “{}”: write the "
                        "same name in both",
                        pack.publisher, publisher.name)};
    const auto file = options.output.value_or(fmt::format("{}-{}.attunepack", pack.id, pack.version));
    const auto archive = sign_archive(write_pack_archive(collected.files), publisher, key.signer());
    if (const auto read = read_pack_archive(archive, file.filename().string()); !read.problems.empty())
        throw Error{ErrorKind::pack_rejected, read.problems.front()};
    if (std::filesystem::exists(std::filesystem::symlink_status(file)))
        throw Error{ErrorKind::bad_input,
                    file.string() + " is there already: give another name with --output"};
    replace_file(file, archive);
    using std::filesystem::perms; // made to be given away
    std::filesystem::permissions(file, perms::owner_read | perms::owner_write | perms::group_read |
                                           perms::others_read);
    Output output = context.output();
    output.line(fmt::format("{}: {} {}, signed by {} ({}).", file.string(), pack.title, pack.version,
                            publisher.name, fingerprint_of(publisher.key)));
    output.document({{"signed", true},
                     {"file", file.string()},
                     {"pack", pack.id},
                     {"version", pack.version},
                     {"publisher", publisher.name},
                     {"fingerprint", fingerprint_of(publisher.key)},
                     {"files", collected.files.size()},
                     {"bytes", archive.size()}});
}

} // namespace

void add_pack_sign_commands(CLI::App& pack, Context& context) {
    auto options = std::make_shared<SignOptions>();
    auto* key = pack.add_subcommand("key", "Make a publisher's key, sealed with a passphrase");
    key->add_option("FILE", options->key)->required();
    key->add_option("--publisher", options->publisher, "Your name, as pack.xml gives it")->required();
    key->add_option("--new-passphrase-file", options->new_passphrase_file,
                    "Read the passphrase of the key from the first line of FILE")
        ->type_name("FILE");
    key->callback([&context, options] { make_key(context, *options); });

    auto* signing = pack.add_subcommand("sign", "Check a pack and put it into a signed archive");
    signing->add_option("FOLDER", options->folder)->required();
    signing->add_option("--key", options->key, "The publisher's key; --passphrase-file opens it")->required();
    signing
        ->add_option("--output", options->output, "The archive; ID-VERSION.attunepack when it is not given")
        ->type_name("FILE");
    signing->callback([&context, options] { sign(context, *options); });
}

} // namespace attune::cli
