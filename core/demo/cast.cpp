// SPDX-License-Identifier: Apache-2.0
#include "core/demo/cast.hpp"

#include "core/demo/people.hpp"
#include "core/modality/example/example_check.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

namespace attune {
namespace {

enum class LastNote { signed_off, draft };

/// Whom a shipped sample is about. Its words fit this person and nobody else.
struct Role {
    std::string_view given;
    std::string_view family;
    std::string_view pronouns;
    int age;                  ///< 0: a couple, a family or a group, which has no day of birth
    std::string_view samples; ///< templates parted by blanks; "emdr.session/mixed" is an example by its id
    int weeks_ago;            ///< between the last session and the last day of the practice
    int hour;
    LastNote last = LastNote::signed_off;
};

constexpr std::array cast{
    Role{"Rika", "Sommer", "she/her", 16, "abft.session", 1, 16},
    Role{"Silas", "Nordin", "he/him", 27, "animal_assisted.session", 0, 15},
    Role{"Miriam", "Soler", "she/her", 44, "art.session", 2, 10},
    Role{"Tessa", "Arendt", "she/her", 39, "attachment.causes attachment.symptoms_adult attachment.session", 0, 11},
    Role{"Enya", "Falk", "she/her", 7, "attachment.symptoms_child", 3, 13},
    Role{"Carolin", "Voss", "she/her", 37, "cbt.session", 4, 9},
    Role{"Jelena and Marc", "Duval", "", 0, "couples.session", 1, 17},
    Role{"Ronja", "Adler", "she/her", 24, "dbt.session", 0, 13},
    Role{"Tim", "Hofer", "he/him", 9, "ddp.session", 2, 15},
    Role{"Sabine", "Lorant", "she/her", 35, "emdr.session", 1, 12},
    Role{"Oskar", "Lindholm", "he/him", 33, "emdr.session/mixed", 0, 14},
    Role{"David", "Farkas", "he/him", 38, "exposure.session", 0, 14},
    Role{"Family", "Ilić", "", 0, "family.session", 2, 15},
    Role{"", "Tuesday evening group", "", 0, "group.meeting", 1, 18},
    Role{"Edda", "Lang", "she/her", 41, "group.session", 1, 18},
    Role{"Hannes", "Dorn", "he/him", 36, "group.session/member_second", 1, 18},
    Role{"Irma", "Bell", "she/her", 52, "group.session/member_third", 1, 18},
    Role{"Paul", "Echave", "he/him", 49, "holistic.session", 0, 16, LastNote::draft},
    Role{"Nora", "Vance", "she/her", 31, "hypnotherapy.session", 3, 11},
    Role{"Lotte", "Perrin", "she/her", 29, "journaling.session", 1, 16},
    Role{"Katrin", "Beck", "she/her", 45, "mbsr.session", 6, 18},
    Role{"Georg", "Hallman", "he/him", 53, "medication.session", 2, 8},
    Role{"Alma", "Reyes", "she/her", 32, "parenting.session", 1, 10},
    Role{"Vera", "Zoltan", "she/her", 28, "psychodynamic.session", 0, 8},
    Role{"Jannis", "Roth", "he/him", 26, "social_skills.session", 0, 17, LastNote::draft},
    Role{"Ludwig", "Asper", "he/him", 58, "somatic_experiencing.session", 1, 10},
    Role{"Helga", "Mertens", "she/her", 61, "support_group.session", 3, 9},
    Role{"Pia", "Novak", "she/her", 10, "tf_cbt.session", 1, 15},
};

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

Client client_of(const Role& role, Date until) {
    Client client;
    client.given_name = role.given;
    client.family_name = role.family;
    client.pronouns = role.pronouns;
    if (role.age > 0) {
        const auto months = std::chrono::months{static_cast<int>(role.family.size() * 5 + role.given.size()) % 12};
        const auto month = until.year() / until.month() - std::chrono::years{role.age} - months;
        client.born = month / std::chrono::day{1 + static_cast<unsigned>(role.given.size() * 3 % 28)};
        if (age_on(*client.born, until) < role.age) // born later in this month
            *client.born -= std::chrono::years{1};
    }
    return client;
}

/// Finds the examples of the packs at hand and casts them.
class Casting {
public:
    Casting(const std::vector<Pack>& packs, Date until)
        : packs_{packs},
          until_{until} {
        for (const Pack& pack : packs)
            if (pack.is_usable())
                for (Example& each : read_pack_examples(pack).examples)
                    found_.push_back({&pack, std::move(each)});
    }

    std::vector<CastMember> cast_all(Dice dice) {
        std::vector<CastMember> members;
        for (const Role& role : cast) {
            CastMember member{.client = client_of(role, until_), .plays = {}, .hour = role.hour};
            for (const std::string_view name : words_of(role.samples))
                add_play(member, name);
            member.last_is_draft = role.last == LastNote::draft;
            member.goes_on = role.weeks_ago == 0;
            if (settle(member, role.weeks_ago)) {
                member.scores = cast_scores(role.family, last_day(member));
                members.push_back(std::move(member));
            }
        }
        for (const Found& each : found_)
            if (each.example.is_sample && !taken_.contains(each.example.template_id))
                add_other(members, each, dice);
        return members;
    }

private:
    struct Found {
        const Pack* pack;
        Example example;
    };

    void add_play(CastMember& member, std::string_view name) {
        const auto slash = name.find('/');
        const auto template_id = name.substr(0, slash);
        const auto id = slash == std::string_view::npos ? std::string_view{} : name.substr(slash + 1);
        for (const Found& each : found_)
            if (each.example.template_id == template_id && (id.empty() ? each.example.is_sample : each.example.id == id))
                play(member, each);
        taken_.insert(std::string{template_id});
    }

    void play(CastMember& member, const Found& found) {
        if (auto play = SamplePlay::of(found.example, *found.pack, packs_))
            member.plays.push_back(std::move(*play));
    }

    /// The sample of a practice's own pack.
    void add_other(std::vector<CastMember>& members, const Found& found, Dice& dice) {
        const int nobody_yet = 1000 + static_cast<int>(members.size());
        CastMember member{.client = invented_client(nobody_yet, dice, until_), .plays = {}};
        play(member, found);
        if (settle(member, dice.between(0, 4)))
            members.push_back(std::move(member));
    }

    static Date last_day(const CastMember& member) {
        std::chrono::sys_days last{};
        for (const SamplePlay& each : member.plays)
            last = std::max(last, std::chrono::sys_days{each.days().back()});
        return Date{last};
    }

    /// Moves the member's sessions by whole weeks, so that the last lies `weeks_ago` weeks back.
    bool settle(CastMember& member, int weeks_ago) const {
        using namespace std::chrono;
        if (member.plays.empty())
            return false;
        const sys_days latest = sys_days{until_} - days{1} - weeks{weeks_ago};
        const auto by = floor<weeks>(latest - sys_days{last_day(member)});
        for (SamplePlay& each : member.plays)
            each.move(duration_cast<days>(by));
        return true;
    }

    const std::vector<Pack>& packs_;
    Date until_;
    std::vector<Found> found_;
    std::set<std::string> taken_; ///< templates whose sample is cast
};

} // namespace

std::vector<CastMember> cast_of(const std::vector<Pack>& packs, Dice dice, Date until) {
    return Casting{packs, until}.cast_all(dice);
}

} // namespace attune
