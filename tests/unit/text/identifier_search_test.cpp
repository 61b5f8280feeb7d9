// SPDX-License-Identifier: Apache-2.0
#include "core/text/identifier_search.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace attune {
namespace {

using Certainty = IdentifierHit::Certainty;

Identifiers mara() {
    return {.own = {{"Mara", "Lindqvist", "Mimi"}},
            .others = {},
            .present = {},
            .record_number = "0412",
            .born = Date{std::chrono::year{1992}, std::chrono::April, std::chrono::day{3}},
            .phone = "+46 (0)8 123 45 67",
            .email = "mara.l@example.org",
            .address = "Lindenweg 14, 80331 Aldersund",
            .familiar = {"Somatic Experiencing"},
            .suspicion = Identifiers::Suspicion::anything};
}

Identifiers called(const std::string& given, const std::string& family = {}) {
    Identifiers who;
    who.own = {{given, family, {}}};
    return who;
}

/// "kind:found" of each hit; "?" behind what is only possible.
std::string found(const Identifiers& who, const std::string& text) {
    std::string all;
    for (const IdentifierHit& hit : IdentifierSearch{who}.find(text)) {
        EXPECT_EQ(text.substr(hit.begin, hit.end - hit.begin), hit.found);
        all += (all.empty() ? "" : "|") + hit.found + (hit.certainty == Certainty::possible ? "?" : "");
    }
    return all;
}

IdentifierKind kind_of(const Identifiers& who, const std::string& text) {
    const auto hits = IdentifierSearch{who}.find(text);
    EXPECT_EQ(hits.size(), 1U) << text;
    return hits.empty() ? IdentifierKind{} : hits.front().kind;
}

TEST(IdentifierSearchTest, FindsEveryPartOfANameWhateverItsCase) {
    EXPECT_EQ(found(mara(), "MARA came. Then lindqvist, and Mimi."), "MARA|lindqvist|Mimi");
    EXPECT_EQ(found(mara(), "Mara Lindqvist slept."), "Mara Lindqvist");
    EXPECT_EQ(found(mara(), "Lindqvist, Mara"), "Lindqvist, Mara");
}

TEST(IdentifierSearchTest, FindsNamesWrittenLetterByLetterOrPartedByAHyphen) {
    EXPECT_EQ(found(mara(), "Called L I N D Q V I S T at school."), "L I N D Q V I S T");
    EXPECT_EQ(found(mara(), "l-i-n-d-q-v-i-s-t, M.a.r.a. and M_a_r_a"), "l-i-n-d-q-v-i-s-t|M.a.r.a|M_a_r_a");
    EXPECT_EQ(found(mara(), "M A R A  L I N D Q V I S T"), "M A R A|L I N D Q V I S T");
    EXPECT_EQ(found(mara(), "Lind-qvist and Lind\u2011qvist"), "Lind-qvist|Lind\u2011qvist");
    EXPECT_EQ(found(called("Anna-Maria"), "Anna-Maria"), "Anna-Maria");
    EXPECT_EQ(replace_phrase("Called L I N D Q V I S T.", "L I N D Q V I S T", "Y"), "Called Y.");
}

TEST(IdentifierSearchTest, LettersThatAreNoNameAreLeftAlone) {
    EXPECT_EQ(found(mara(), "Plan A, b and c; I a m here. J. R. M. wrote. M, a, r, a are four answers."), "");
    EXPECT_EQ(found(mara(), "A follow-up of well-being, self-rated: M A R"), "");
    Identifiers of_others = called("Mara", "Lindqvist");
    of_others.others = {{"Ida", "Berg", {}}};
    EXPECT_EQ(found(of_others, "i d a and I d a"), "I d a?");
}

TEST(IdentifierSearchTest, LeavesWordsAloneThatOnlyBeginLikeAName) {
    EXPECT_EQ(found(mara(), "A marathon, a marasmus, a tamara."), "");
    EXPECT_EQ(found(called("Ann"), "Annual announcement"), "");
}

TEST(IdentifierSearchTest, FindsPossessivesAndDeclinedEndings) {
    EXPECT_EQ(found(mara(), "Mara's mother"), "Mara");
    EXPECT_EQ(found(mara(), "Maras mother"), "Maras");
    EXPECT_EQ(found(mara(), "mit Lindqvistem"), "Lindqvistem?");
}

TEST(IdentifierSearchTest, FoldsAccentsAndOtherSpellings) {
    EXPECT_EQ(found(called("Łukasz"), "lukasz rang"), "lukasz");
    EXPECT_EQ(found(called("José"), "jose, JOSE\u0301"), "jose|JOSE\u0301");
    EXPECT_EQ(found(called("Jürgen", "Groß"), "Juergen and Gross, Jurgen"), "Juergen|Gross, Jurgen");
    EXPECT_EQ(found(called("Mueller"), "Müller"), "Müller");
}

TEST(IdentifierSearchTest, FindsPartsOfDoubleNames) {
    const Identifiers who = called("Anna-Lena", "von Sommer-Vogel");

    EXPECT_EQ(found(who, "Lena"), "Lena");
    EXPECT_EQ(found(who, "Annalena"), "Annalena");
    EXPECT_EQ(found(who, "Vogel"), "Vogel");
    EXPECT_EQ(found(who, "von there"), "");
    EXPECT_EQ(found(called("Niamh", "O'Brannan"), "O\u2019Brannan, Brannan, OBrannan"), "Brannan|Brannan, OBrannan");
}

TEST(IdentifierSearchTest, InvisibleCharactersHideNothing) {
    EXPECT_EQ(found(mara(), "Ma\u200bra slept"), "Ma\u200bra");
    EXPECT_EQ(found(mara(), "Lind\u00adqvist"), "Lind\u00adqvist");
    EXPECT_EQ(found(mara(), "\u202eM\u2060a\ufeffra\u202c"), "M\u2060a\ufeffra");
}

TEST(IdentifierSearchTest, FindsNamesInScriptsFromRightToLeftAndWithoutBlanks) {
    EXPECT_EQ(found(called("מרים"), "פגישה עם מרים היום"), "מרים");
    EXPECT_EQ(found(called("מרים"), "דיברתי למרים"), "למרים?");
    EXPECT_EQ(found(called("ليلى"), "مع لَيْلَى أمس"), "لَيْلَى");
    EXPECT_EQ(found(called("王芳"), "今天王芳来了"), "今天王芳来了?");
}

TEST(IdentifierSearchTest, ANameThatIsAWordIsOnlyPossible) {
    EXPECT_EQ(found(called("Will"), "I will go"), "will?");
    EXPECT_EQ(found(called("Grace"), "Grace came"), "Grace?");
    EXPECT_EQ(found(called("Will", "Hartog"), "Will Hartog came"), "Will Hartog");
    EXPECT_EQ(found(called("Mark"), "marked change"), "");
}

TEST(IdentifierSearchTest, ANameOfOneLetterIsFoundAsACapitalOnly) {
    EXPECT_EQ(found(called("J"), "J slept, j. did not, Jo did"), "J?");
}

TEST(IdentifierSearchTest, NamesAreNoPatterns) {
    EXPECT_EQ(found(called(".*"), "anything at all"), "");
    EXPECT_EQ(found(called("A(n+a"), "aaa"), "");
    EXPECT_EQ(found(called("[Mara"), "Mara"), "Mara");
    EXPECT_EQ(found(called(""), "text"), "");
    EXPECT_EQ(found(called(std::string{"\xff\xfe"}), "text \xff"), "");
}

TEST(IdentifierSearchTest, FindsTheBirthDateInEverySpelling) {
    for (const char* spelling : {"1992-04-03", "3.4.1992", "03/04/1992", "4/3/1992", "3. 4. 92", "19920403", "3 April 1992",
                                 "April 3rd, 1992", "3rd of April 1992", "3 Apr 92", "3. April 1992", "3 avril 1992",
                                 "3 kwietnia 1992", "٣/٤/١٩٩٢"})
        EXPECT_EQ(kind_of(mara(), spelling), IdentifierKind::birth_date) << spelling;
    EXPECT_EQ(found(mara(), "on 3 April"), "3 April?");
}

TEST(IdentifierSearchTest, OtherDaysArePossibleAndNumbersAreNone) {
    EXPECT_EQ(kind_of(mara(), "accident on 12.3.2024"), IdentifierKind::date);
    EXPECT_EQ(found(mara(), "from 18 to 9, 0 to 27, 1.5 of 10, 1,000,000"), "");
    EXPECT_EQ(found(mara(), "She may 3 times"), "may 3?");
}

TEST(IdentifierSearchTest, FindsRecordNumberPhoneEmailAndAddress) {
    EXPECT_EQ(kind_of(mara(), "see 0412 there"), IdentifierKind::record_number);
    EXPECT_EQ(kind_of(mara(), "ring 08-123 45 67"), IdentifierKind::phone);
    EXPECT_EQ(kind_of(mara(), "ring +49 170 5550123"), IdentifierKind::phone);
    EXPECT_EQ(found(mara(), "write to mara.l@example.org."), "mara.l@example.org");
    EXPECT_EQ(kind_of(mara(), "in Aldersund"), IdentifierKind::address);
    EXPECT_EQ(found(mara(), "Lindenweg 14"), "Lindenweg 14");
    EXPECT_EQ(found(mara(), "14 sessions"), "");
}

TEST(IdentifierSearchTest, AShortRecordNumberCountsOnlyAsANumberOfARecord) {
    Identifiers who;
    who.record_number = "7";

    EXPECT_EQ(found(who, "7 sessions, from 7 to 3"), "");
    EXPECT_EQ(found(who, "record 7"), "7");
}

TEST(IdentifierSearchTest, OtherClientsAreCertainWithBothNamesOnly) {
    Identifiers who;
    who.others = {{"Tomas", "Beck", ""}, {"Tomas", "Arden", ""}};

    EXPECT_EQ(found(who, "Tomas Beck"), "Tomas Beck");
    EXPECT_EQ(found(who, "Tomas came"), "Tomas?");
    EXPECT_EQ(kind_of(who, "Tomas Beck"), IdentifierKind::other_name);
    who.others = {{"Jelena and Marc", "Duval", ""}, {"", "Tuesday evening group", ""}};
    EXPECT_EQ(found(who, "support asked for and given, groups in the evening"), "");
}

TEST(IdentifierSearchTest, PeoplePresentAreFoundAndRolesAreNot) {
    Identifiers who;
    who.present = {"Client", "Mother (Ingrid)", "partner"};

    EXPECT_EQ(found(who, "client and partner came, Ingrid left"), "Ingrid");
    EXPECT_EQ(kind_of(who, "Ingrid"), IdentifierKind::present_name);
}

TEST(IdentifierSearchTest, AWordWhereANameStandsIsPossible) {
    EXPECT_EQ(found(mara(), "Phone call with Anna"), "Anna?");
    EXPECT_EQ(found(mara(), "Her brother Nils, Mrs Ott"), "Nils?|Ott?");
    EXPECT_EQ(found(mara(), "with EMDR, with Somatic Experiencing, with nobody"), "");
}

TEST(IdentifierSearchTest, KnownOnlyPassesOverDaysAndWordsThatAreNotKnown) {
    Identifiers who = mara();
    who.suspicion = Identifiers::Suspicion::known_only;

    EXPECT_EQ(found(who, "with Anna on 12.3.2024"), "");
    EXPECT_EQ(found(who, "with Mara"), "Mara");
}

TEST(IdentifierSearchTest, TenThousandOtherClientsAreLookedForAtOnce) {
    Identifiers who;
    for (int number = 0; number < 10000; ++number)
        who.others.push_back({"Given" + std::string(1, static_cast<char>('a' + number % 26)), "Family", ""});
    std::string text;
    for (int number = 0; number < 20000; ++number)
        text += "quiet word ";

    EXPECT_TRUE(IdentifierSearch{who}.find(text).empty());
}

TEST(ReplacePhraseTest, ReplacesWholeWordsWithTheirEndings) {
    EXPECT_EQ(replace_phrase("Anna's call, Annas call, annual, ANNA", "Anna", "she"), "she's call, shes call, annual, she");
    EXPECT_EQ(replace_phrase("An\u00adna rang", "anna", "X"), "X rang");
    EXPECT_EQ(replace_phrase("Mara  Lindqvist rang", "Mara Lindqvist", "the client"), "the client rang");
    EXPECT_EQ(replace_phrase("a.*b", ".*", "x"), "a.*b");
    EXPECT_EQ(replace_phrase("3 April 1992 it was", "3 April 1992", "then"), "then it was");
}

} // namespace
} // namespace attune
