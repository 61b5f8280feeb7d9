// SPDX-License-Identifier: Apache-2.0
#include "core/demo/demo_practice.hpp"

#include "core/client/client_store.hpp"
#include "core/demo/cast_writer.hpp"
#include "core/demo/course.hpp"
#include "core/demo/people.hpp"
#include "core/episode/episode_store.hpp"
#include "core/modality/native/native_values.hpp"
#include "core/note/note_store.hpp"
#include "core/vault/vault.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace attune {
namespace {

using namespace std::chrono_literals;

enum class Visit { took_place, missed, cancelled };

struct Appointment {
    Date date{};
    TimeOfDay start{};
    std::size_t client = 0;
    Visit visit = Visit::took_place;
    int number = 0;
    bool stays_draft = false;
    bool is_complete = true; ///< a draft that could be signed
};

struct Person {
    ClientId id{};
    EpisodeId episode{};
    std::unique_ptr<Course> course;
    const char* approach = "";
    int sessions = 0;
    Date first{};
    TimeOfDay start{};
};

constexpr int session_minutes = 50;
constexpr int mixed = 0; ///< the client whose course runs through several approaches, longer than others
constexpr std::array<const char*, 3> approaches{"EMDR", "SE", "CBT"};

Date add_days(Date day, int days) {
    return Date{std::chrono::sys_days{day} + std::chrono::days{days}};
}

class DemoMaker {
public:
    DemoMaker(Vault& vault, TemplateShelf& shelf, NativeValues& native, DemoClock& clock, const DemoPlan& plan,
              std::vector<CastMember> cast)
        : native_{native},
          clock_{clock},
          plan_{plan},
          clients_{vault.database(), vault.clock()},
          episodes_{vault.database()},
          notes_{vault, shelf},
          measures_{vault, notes_, shelf, Dice{plan.seed + 1}},
          cast_{std::move(cast), {clients_, episodes_, notes_, native, measures_, clock}},
          dice_{plan.seed} {}

    DemoReport make(const std::function<bool(double)>& progress) {
        invite();
        cast_.invite();
        const std::vector<CastDiaryLine> diary = plan_diary();
        DemoReport report{.clients = plan_.clients + static_cast<int>(cast_.size())};
        for (std::size_t i = 0; i < diary.size(); ++i) {
            if (i % 16 == 0 && !progress(static_cast<double>(i) / static_cast<double>(diary.size())))
                break;
            diary[i].write();
            ++report.notes;
        }
        plan_next_week();
        cast_.plan_ahead(plan_.until);
        return report;
    }

private:
    void invite() {
        for (int i = 0; i < plan_.clients; ++i) {
            Person person;
            Dice own{dice_.next()};
            person.sessions = std::max(3, plan_.sessions + own.between(-3, 3));
            if (i == mixed)
                person.sessions = 5 * plan_.sessions / 2;
            // Weekly at the same hour; the last five days hold everybody's last session, the last day included.
            const int days_back = i % 5;
            person.first = add_days(plan_.until, -days_back - 7 * (person.sessions - 1));
            person.start = TimeOfDay{(9 + i / 5 % 8) * 60};
            person.approach = approaches[static_cast<std::size_t>(i) % approaches.size()];
            person.course = i == mixed ? mixed_course(Dice{own.next()})
                            : i % 3 == 0 ? emdr_course(Dice{own.next()})
                            : i % 3 == 1 ? somatic_course(Dice{own.next()})
                                         : cbt_course(Dice{own.next()});
            const Client client = invented_client(i, own, plan_.until);
            person.id = clients_.add(client);
            person.episode = episodes_.add({.client = person.id, .title = "Outpatient", .level_of_care = "outpatient",
                                            .started = person.first});
            people_.push_back(std::move(person));
            plan_measures(i);
        }
        tell_life();
    }

    /// Each approach has its leading measure; the others of the usual schedule are left out.
    void plan_measures(int i) {
        const EpisodeId episode = people_.back().episode;
        if (i == mixed || i % 3 == 2)
            measures_.plan_only(episode, "phq-9", 1);
        else
            measures_.plan_only(episode, "pcl-5", i % 3 == 0 ? 3 : 4);
    }

    /// What happens beside the sessions to the client with the long course.
    void tell_life() {
        if (people_.empty())
            return;
        const Person& who = people_.front();
        const auto week = [&](int number) { return add_days(who.first, 7 * number + 2); };
        measures_.add_event({.client = who.id, .kind = ClientEvent::Kind::medication, .label = "Sertraline 50 mg", .first = week(who.sessions / 7)});
        measures_.add_event({.client = who.id, .kind = ClientEvent::Kind::pause, .label = "Time abroad", .first = week(gap_of(who).first - 1), .last = week(gap_of(who).second - 1)});
        measures_.add_event({.client = who.id, .kind = ClientEvent::Kind::life_event, .label = "Moved house", .first = week(who.sessions * 3 / 4)});
    }

    /// Weeks without a session, the first and the one after the last.
    static std::pair<int, int> gap_of(const Person& person) {
        const int from = person.sessions * 2 / 5;
        return {from, from + std::min(4, person.sessions / 6)};
    }

    /// The sessions of everybody in the order in which they took place.
    std::vector<CastDiaryLine> plan_diary() {
        std::vector<CastDiaryLine> diary;
        for (const Appointment& one : appointments())
            diary.push_back({one.date, one.start, [this, one] { write_note(one); }});
        const auto lines = cast_.lines();
        diary.insert(diary.end(), lines.begin(), lines.end());
        std::ranges::stable_sort(diary, [](const CastDiaryLine& a, const CastDiaryLine& b) {
            return std::pair{std::chrono::sys_days{a.date}, a.start} < std::pair{std::chrono::sys_days{b.date}, b.start};
        });
        return diary;
    }

    /// Of the clients with long courses. Chance is thrown client by client, so that each stays who they are.
    std::vector<Appointment> appointments() {
        std::vector<Appointment> diary;
        for (std::size_t i = 0; i < people_.size(); ++i) {
            int number = 0;
            for (int week = 0; week < people_[i].sessions; ++week) {
                if (i == std::size_t{mixed} && week >= gap_of(people_[i]).first && week < gap_of(people_[i]).second)
                    continue;
                Appointment one{add_days(people_[i].first, 7 * week), people_[i].start, i};
                const bool can_miss = week >= 2 && week + 1 < people_[i].sessions;
                one.visit = can_miss && dice_.happens(5)   ? Visit::missed
                            : can_miss && dice_.happens(6) ? Visit::cancelled
                                                           : Visit::took_place;
                one.number = one.visit == Visit::took_place ? ++number : number;
                const bool is_last = week + 1 == people_[i].sessions;
                one.stays_draft = is_last && (i % 6 == 3 || i == 1 || i == 2); // of each approach, one at least
                one.is_complete = !one.stays_draft || i == 9;
                if (one.date != plan_.until || i % 2 == 1) // of today's sessions half are still to come
                    diary.push_back(one);
            }
        }
        return diary;
    }

    void write_note(const Appointment& appointment) {
        Person& person = people_[appointment.client];
        const TimeOfDay stop{appointment.start.minutes + session_minutes};
        clock_.go_to(Instant{std::chrono::sys_days{appointment.date}} + std::chrono::minutes{stop.minutes + 5});
        const int weeks_off = appointment.client == std::size_t{mixed} ? gap_of(person).second - gap_of(person).first : 0;
        const Scene scene{notes_, measures_, person.id, appointment.date, appointment.number, person.sessions - weeks_off};
        if (appointment.visit == Visit::took_place)
            person.course->prepare(scene);
        const NoteId id = notes_.start({.client = person.id,
                                        .template_id = person.course->template_id(),
                                        .date = appointment.date,
                                        .start = appointment.start,
                                        .stop = stop});
        Form form = notes_.open_form(id);
        if (appointment.visit == Visit::took_place)
            fill(form, scene, person, appointment.is_complete);
        else
            fill_absence(form, appointment.visit);
        form.set_native(native_.derive(form, form.earlier()).values);
        clock_.go_to(clock_.now() + 6min);
        notes_.save(id, form);
        if (!appointment.stays_draft)
            notes_.sign(id, form);
        const bool is_last = appointment.date == add_days(person.first, 7 * (person.sessions - 1));
        if (!appointment.stays_draft && appointment.client == 6 && is_last) {
            clock_.go_to(clock_.now() + 3h);
            notes_.add_addendum(id, AddendumKind::late_entry, "The client called in the evening: calm, and slept an hour in the afternoon.",
                                "The call came after the note was signed.");
        }
    }

    void fill(Form& form, const Scene& scene, Person& person, bool is_complete) {
        Sheet header{form, "hdr"};
        header.set("attendance", dice_.happens(6) ? "late" : "attended").set("format", dice_.happens(85) ? "in_person" : "video");
        header.set("location", "At home").set("unit", "individual").set("risk", "no_concern");
        header.row("present", 0).set("role", "client");
        header.set("presentation", TextList{dice_.happens(50) ? "tense" : "calm"});
        person.course->fill(form, scene);
        const Course::Header said = person.course->header();
        // Nobody in the demo leaves much worse than they came: that asks for a contact plan.
        header.set("state_in", said.state_in).set("state_out", std::min({said.state_out, said.state_in + 1, 6})).set("alliance", dice_.between(7, 10));
        const Value due = header.value("tasks_due");
        if (const auto* tasks = due.get<double>(); tasks != nullptr && *tasks > 0)
            header.row("homework_prev", 0).set("task", header.value("tasks_last")).set("done", how_far());
        if (!said.measures.empty())
            header.set("measures", said.measures);
        if (!said.task.empty())
            header.row("homework_next", 0).set("task", said.task).set("when", "Evenings");
        if (!said.next.empty())
            header.set("next", said.next);
        if (is_complete)
            header.set("response", said.response);
        if (form.value({"hdr", {}, "next"}).is_missing())
            header.set("next", "Go on as planned.");
    }

    const char* how_far() {
        return dice_.happens(55) ? "fully" : dice_.happens(60) ? "partly" : "not_done";
    }

    static void fill_absence(Form& form, Visit visit) {
        Sheet header{form, "hdr"};
        header.set("attendance", visit == Visit::missed ? "missed" : "cancelled_by_client");
        header.set("next", visit == Visit::missed ? "Called; next session as usual." : "Next session as usual.");
    }

    /// So that Today and the client list have something ahead.
    void plan_next_week() {
        for (std::size_t i = 0; i < people_.size(); ++i) {
            const Person& person = people_[i];
            const Date last = add_days(person.first, 7 * (person.sessions - 1));
            episodes_.add_session({.episode = person.episode,
                                   .client = person.id,
                                   .date = last == plan_.until && i % 2 == 0 ? last : add_days(last, 7),
                                   .start = person.start,
                                   .stop = TimeOfDay{person.start.minutes + session_minutes},
                                   .attendance = Attendance::planned,
                                   .approach = person.approach});
        }
    }

    NativeValues& native_;
    DemoClock& clock_;
    DemoPlan plan_;
    ClientStore clients_;
    EpisodeStore episodes_;
    NoteStore notes_;
    DemoMeasures measures_;
    CastWriter cast_;
    Dice dice_;
    std::vector<Person> people_;
};

} // namespace

std::string give(const Scene& scene, const char* measure, double total) {
    return scene.measures.give(
        {.client = scene.client, .day = scene.date, .measure = measure, .scores = {{.scale = "total", .value = total}}});
}

DemoReport make_demo_practice(const std::filesystem::path& folder, const DemoPlan& plan, const Passphrase& passphrase,
                              TemplateShelf& shelf, NativeValues& native, const std::filesystem::path& state_folder,
                              const std::function<bool(double)>& progress) {
    auto cast = cast_of(shelf.packs(), Dice{~plan.seed}, plan.until);
    DemoClock clock{std::min(add_days(plan.until, -7 * (5 * plan.sessions / 2 + 6)), add_days(first_day(cast, plan.until), -7))};
    auto made = Vault::create(folder,
                                    {.practice = std::string{demo_name}, .user = std::string{demo_user},
                                     .credentials = "MSc, psychotherapist",
                                     .cost = KeyCost{}}, // not measured: the same everywhere
                                    Passphrase{std::string{passphrase.view()}},
                                    {.state_folder = state_folder, .clock = &clock});
    try {
        return DemoMaker{*made.vault, shelf, native, clock, plan, std::move(cast)}.make(progress);
    } catch (...) {
        made.vault.reset(); // nothing half made stays behind
        std::filesystem::remove_all(folder);
        throw;
    }
}

} // namespace attune
