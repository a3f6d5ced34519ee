/* made_news.c - sentences from patterns and word lists. '%' stands for a word of the list that the letter after it
 * names. */
#include "bench/made_news.h"

#include <stdio.h>
#include <string.h>

enum { LIST_SIZE = 16 };

static const char *const people[LIST_SIZE] = {"Ann Lee",     "Tom Okafor",     "Lena Brandt", "Milo Tarr",
                                              "Greta Hale",  "Nora Whitfield", "Ada Verne",   "Jon Abara",
                                              "Mina Castel", "Peter Solh",     "Rosa Quint",  "Emil Havard",
                                              "Dora Nwosu",  "Karl Ostrom",    "Ivy Teller",  "Sam Brigg"};
static const char *const roles[LIST_SIZE] = {"Mayor",         "the engineer", "Minister",       "spokeswoman",
                                             "the economist", "General",      "the judge",      "Senator",
                                             "Professor",     "the author",   "Police Captain", "the teacher",
                                             "Ambassador",    "the nurse",    "the director",   "Secretary"};
static const char *const places[LIST_SIZE] = {"Riverton", "Port Else", "Maddock", "Sarn",   "Oberlen", "Wick",
                                              "Alder",    "Hale Bay",  "Kestrel", "Tarrow", "Linden",  "Osmor",
                                              "Brackt",   "Fenwick",   "Coombe",  "Ashby"};
static const char *const verbs[LIST_SIZE] = {"opened",   "closed",    "repaired", "inspected", "sold",    "promised",
                                             "rejected", "discussed", "visited",  "financed",  "flooded", "rebuilt",
                                             "defended", "blocked",   "named",    "measured"};
static const char *const things[LIST_SIZE] = {"the bridge",  "a new harbour", "two hospitals",  "the old mill",
                                              "a school",    "the railway",   "its budget",     "the treaty",
                                              "the dam",     "every road",    "the market",     "a power line",
                                              "the archive", "the ferry",     "three villages", "the airport"};
static const char *const cues[LIST_SIZE] = {"said",      "told reporters", "wrote",  "insisted",  "denied", "warned",
                                            "announced", "claimed",        "added",  "explained", "hinted", "admitted",
                                            "predicted", "replied",        "argued", "confirmed"};
static const char *const patterns[LIST_SIZE] = {
    "%P %v %t in %l on %n of those days. ",
    "\"We %v %t %n times,\" %c %P, %r of %l. ",
    "According to %P, %n people from %l %v %t last year. ",
    "%P %c that %t would be %v by the end of the month, %n days late. ",
    "The council of %l %v %t after %n hours, and %P did not object. ",
    "\xE2\x80\x9CNobody in %l %v %t,\xE2\x80\x9D %c %P. \xE2\x80\x9CIt wasn't %t.\xE2\x80\x9D ",
    "It cost $%n.5 million, which %l doesn't have. ",
    "When %P %v %t, %l had %n inhabitants. ",
    "Mr. Solh (%n) %c he'd never %v %t. ",
    "%r %P, who %v %t near %l, is expected to return in %n weeks. ",
    "Officials in %l couldn't say whether %t was %v at %n a.m. or later. ",
    "\"Who %v %t?\" asked %P of the U.N. office in %l. ",
    "Some %n residents of %l may have %v %t, %P %c. ",
    "In %l, %t was %v; in Sarn, it wasn't. ",
    "%P \xE2\x80\x93 %r for %n years \xE2\x80\x93 %v %t and left %l. ",
    "If %l is %v again, %t will have to move, %c %P, %r. "};

typedef struct writer {
  char *out;
  size_t room, size;
  uint32_t random;
} writer;

static uint32_t next_random(writer *w) {
  w->random = w->random * 1664525u + 1013904223u;
  return w->random >> 12;
}

static void put(writer *w, const char *text, size_t size) {
  if (size > w->room - w->size) size = w->room - w->size;
  memcpy(w->out + w->size, text, size);
  w->size += size;
}

static void put_number(writer *w) {
  char digits[16];
  int size = snprintf(digits, sizeof digits, "%u", (unsigned)(next_random(w) % 9973 + 2));
  put(w, digits, (size_t)size);
}

static void put_word(writer *w, char list) {
  const char *const *words = list == 'P'   ? people
                             : list == 'r' ? roles
                             : list == 'l' ? places
                             : list == 'v' ? verbs
                             : list == 't' ? things
                                           : cues;
  const char *word = words[next_random(w) % LIST_SIZE];
  put(w, word, strlen(word));
}

static void put_sentence(writer *w) {
  for (const char *at = patterns[next_random(w) % LIST_SIZE]; *at != '\0'; at++) {
    if (*at != '%')
      put(w, at, 1);
    else if (*++at == 'n')
      put_number(w);
    else
      put_word(w, *at);
  }
}

size_t made_news(char *out, size_t room, size_t size, uint32_t number) {
  writer w = {out, room, 0, number * 2654435761u + 1};
  put_word(&w, 'P');
  put(&w, " and ", 5);
  put_word(&w, 't');
  put(&w, "\n\nRIVERTON, Nov 20 (NationPress) - ", 36);
  while (w.size < size && w.size < w.room) {
    for (uint32_t sentences = 1 + next_random(&w) % 4; sentences > 0; sentences--)
      put_sentence(&w);
    put(&w, "\n\n", 2);
  }
  return w.size;
}
