// SPDX-License-Identifier: Apache-2.0
#include "core/text/common_words.hpp"

#include <algorithm>
#include <array>

namespace attune {
namespace {

constexpr auto names_and_words = std::to_array<std::string_view>(
    {"abel", "amber", "angel", "april", "art", "ash", "aspen", "august", "autumn", "baker", "banks", "barb", "basil",
     "bay", "bell", "berry", "best", "bill", "bird", "bishop", "black", "blue", "bond", "booth", "bright", "brook",
     "brooks", "brown", "buck", "bush", "butler", "carol", "carpenter", "case", "chance", "charity", "chase", "christian",
     "chuck", "church", "clay", "cliff", "cole", "colt", "constance", "cook", "crystal", "cross", "daisy", "dale", "dawn",
     "day", "dean", "destiny", "dick", "dolly", "drew", "dusty", "earl", "easter", "ernest", "eve", "faith", "fern",
     "field", "finn", "fisher", "flora", "ford", "forest", "fox", "frank", "gale", "gay", "gene", "ginger", "glen",
     "gold", "good", "grace", "grant", "gray", "green", "grey", "guy", "hall", "happy", "harmony", "harry", "hazel",
     "heath", "heather", "herb", "hill", "holly", "homer", "honor", "hope", "hunter", "iris", "ivy", "jack", "jade",
     "jan", "jasmine", "jay", "jean", "jenny", "jo", "john", "josh", "joy", "june", "justice", "king", "kit", "knight",
     "lacy", "lamb", "lance", "lane", "laurel", "law", "lily", "little", "long", "love", "luna", "major", "marble",
     "march", "mark", "marsh", "mason", "max", "may", "melody", "mercy", "merry", "mia", "miles", "mill", "miller",
     "monday", "moon", "moss", "myrtle", "nick", "noble", "noel", "norm", "north", "nova", "olive", "page", "paige",
     "pansy", "paris", "park", "parks", "pat", "patience", "pearl", "peg", "penny", "pepper", "pierce", "piper", "pope",
     "poppy", "porter", "price", "prince", "prudence", "queen", "rain", "rand", "randy", "ray", "read", "red", "reed",
     "rice", "rich", "river", "rivers", "rob", "robin", "rock", "rocky", "rod", "roman", "rose", "rosemary", "ruby",
     "russet", "rusty", "ruth", "sage", "sally", "sandy", "savannah", "serenity", "sharp", "short", "silver", "skip",
     "sky", "small", "smith", "snow", "sol", "spring", "star", "stella", "sterling", "stone", "stormy", "strong", "sue",
     "summer", "sunday", "sunny", "swan", "tab", "ted", "temple", "terry", "tiger", "trace", "trinity", "troy", "tuck",
     "van", "vera", "victor", "victory", "viola", "violet", "wade", "walker", "ward", "water", "waters", "west", "white",
     "wild", "will", "willow", "winter", "wolf", "wood", "woods", "woody", "wren", "young"});

constexpr auto particles = std::to_array<std::string_view>(
    {"af", "al", "and", "ap", "bin", "bint", "da", "dal", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
     "el", "et", "ibn", "la", "las", "le", "los", "mac", "mc", "of", "san", "st", "ten", "ter", "the", "und", "van", "von", "y", "zu",
     "zum", "zur"});

constexpr auto role_words = std::to_array<std::string_view>(
    {"aunt", "baby", "boss", "boyfriend", "brother", "brothers", "caregiver", "carer", "child", "children", "client",
     "colleague", "couple", "cousin", "dad", "daughter", "family", "father", "foster", "friend", "girlfriend",
     "grandfather", "grandmother", "grandparent", "group", "guardian", "husband", "interpreter", "mom", "mother", "mum",
     "nobody", "observer", "other", "others", "parent", "parents", "partner", "sibling", "sister", "sisters", "social",
     "son", "spouse", "step", "stepfather", "stepmother", "student", "supervisor", "support", "teacher", "therapist",
     "trainee", "uncle", "wife", "worker", "young", "person", "member", "leader", "co"});

constexpr auto before_names = std::to_array<std::string_view>(
    {"aunt", "boss", "boyfriend", "brother", "called", "colleague", "cousin", "dad", "daughter", "doctor", "dr", "father",
     "frau", "friend", "girlfriend", "grandfather", "grandmother", "herr", "husband", "miss", "mme", "mom", "mother",
     "mr", "mrs", "ms", "mum", "mx", "named", "neighbor", "neighbour", "partner", "prof", "professor", "sister", "son",
     "spouse", "stepfather", "stepmother", "teacher", "uncle", "wife", "with"});

constexpr auto address_words = std::to_array<std::string_view>(
    {"allee", "apartment", "avenue", "boulevard", "building", "calle", "city", "close", "county", "court", "drive",
     "east", "flat", "floor", "gasse", "house", "lane", "north", "pack", "park", "place", "plaza", "platz", "road",
     "route", "square", "south", "state", "strasse", "street", "terrace", "town", "upper", "lower", "village", "west"});

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

bool is_name_and_word(std::string_view folded) { return holds(names_and_words, folded); }
bool is_name_particle(std::string_view folded) { return holds(particles, folded); }
bool is_role_word(std::string_view folded) { return holds(role_words, folded); }
bool is_before_names(std::string_view folded) { return holds(before_names, folded); }
bool is_address_word(std::string_view folded) { return holds(address_words, folded); }

} // namespace attune
