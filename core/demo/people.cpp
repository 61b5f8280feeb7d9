// SPDX-License-Identifier: Apache-2.0
#include "core/demo/people.hpp"

#include <array>

namespace attune {
namespace {

struct Person {
    std::string_view given;
    std::string_view family;
    std::string_view pronouns;
};

constexpr std::array first_people{
    Person{"Mara", "Lindqvist", "she/her"},   Person{"Tomasz", "Wieczorek", "he/him"},
    Person{"Jonah", "Brandt", "he/him"},      Person{"Lucía", "Ferrer", "she/her"},
    Person{"Noor", "Haddad", "she/her"},      Person{"Petra", "Novotná", "she/her"},
    Person{"Samuel", "Okafor", "he/him"},     Person{"Hana", "Kimura", "she/her"},
    Person{"Wren", "Castellane", "they/them"}, Person{"Łukasz", "Zieliński", "he/him"},
    Person{"Ife", "Adeyemi", "she/her"},      Person{"Théo", "Moreau", "he/him"},
    Person{"Greta", "Aaltonen", "she/her"},   Person{"Eoin", "Gallagher", "he/him"},
    Person{"Abena", "Osei", "she/her"},       Person{"Kenji", "Sato", "he/him"},
    Person{"Maeve", "Thorne", "she/her"},     Person{"Liv", "Rasmussen", "she/her"},
};

constexpr std::array<std::string_view, 40> given_names{
    "Amina", "Bruno",  "Carla", "Dmitri", "Elif",   "Farid", "Greta", "Henrik", "Inés",  "Jiří",
    "Katya", "Leandro", "Mina", "Nils",   "Odile",  "Pavel", "Quinn", "Rosa",   "Stefan", "Tuva",
    "Ulla",  "Viktor", "Wanda", "Xenia",  "Yusuf",  "Zofia", "Aidan", "Beatriz", "Conor", "Dalia",
    "Emre",  "Freya",  "Gael",  "Hülya",  "Ivo",    "Jana",  "Kofi",  "Lena",   "Milan", "Nadia"};
constexpr std::array<std::string_view, 40> family_names{
    "Abbott",  "Bauer",   "Castro", "Dupont",  "Eriksen", "Fontaine", "Grünwald", "Hoxha",  "Ivanova",   "Jansen",
    "Kowalski", "Larsen", "Mbeki",  "Nagy",    "Ortega",  "Petrov",   "Quist",    "Ricci",  "Sørensen",  "Tanaka",
    "Urban",   "Vasile",  "Weiß",   "Yıldız",  "Zeman",   "Almeida",  "Bjørk",    "Cohen",  "Dvořák",    "Engel",
    "Farkaš",  "Giordano", "Hansen", "Ibrahim", "Jovanović", "Keane", "López",    "Murphy", "Nowak",     "O’Brien"};
constexpr std::array<std::string_view, 3> pronouns{"she/her", "he/him", "they/them"};

// These people go by what they said of themselves; of some it was never asked.
Sex sex_by(std::string_view said) {
    return said == "she/her" ? Sex::woman : said == "he/him" ? Sex::man : Sex::not_recorded;
}

} // namespace

Client invented_client(int index, Dice& dice, Date until) {
    Client client;
    if (index < static_cast<int>(first_people.size())) {
        const Person& person = first_people[static_cast<std::size_t>(index)];
        client.given_name = person.given;
        client.family_name = person.family;
        client.pronouns = person.pronouns;
    } else {
        client.given_name = dice.pick(given_names);
        client.family_name = dice.pick(family_names);
        client.pronouns = dice.pick(pronouns);
    }
    client.sex = sex_by(client.pronouns);
    const int year = static_cast<int>(until.year()) - dice.between(19, 68);
    client.born = Date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(dice.between(1, 12))},
                       std::chrono::day{static_cast<unsigned>(dice.between(1, 28))}};
    return client;
}

} // namespace attune
