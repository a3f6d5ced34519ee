/* dateline_test.c - datelines in the forms that newsrooms use, and beginnings that look like one. */
#include "load/dateline.h"

#include <stdio.h>

#include "support/cmocka_all.h"

/* "place|agency|month-day|size", or "none". */
static const char *read_line(const char *text) {
  static char out[160];
  pfi_dateline line;
  if (!pfi_dateline_read(pfi_view_of_string(text), &line)) return "none";
  snprintf(out, sizeof out, "%.*s|%.*s|%d-%d|%zu", (int)line.place.size, line.place.data == NULL ? "" : line.place.data,
           (int)line.agency.size, line.agency.data == NULL ? "" : line.agency.data, line.date.month, line.date.day,
           line.size);
  return out;
}

static void forms_of_newsrooms_are_read(void **state) {
  (void)state;
  assert_string_equal(read_line("Washington, Nov 20 (NationPress) The plan"), "Washington|NationPress|11-20|33");
  assert_string_equal(read_line("Washington, D.C., USA| The talks"), "Washington, D.C., USA||0-0|23");
  assert_string_equal(read_line("KYIV, Ukraine (AP) \xE2\x80\x94 The talks"), "KYIV, Ukraine|AP|0-0|23");
  assert_string_equal(read_line("MOSCOW, April 25 (Reuters) - The talks"), "MOSCOW|Reuters|4-25|29");
  assert_string_equal(read_line("ISTANBUL"), "ISTANBUL||0-0|8");
  assert_string_equal(read_line("LONDON \xE2\x80\x94 \xE2\x80\x9CWe"), "LONDON||0-0|11");
  assert_string_equal(read_line("NEW DELHI: The talks"), "NEW DELHI||0-0|11");
  assert_string_equal(read_line("Geneva (dpa) - The talks"), "Geneva|dpa|0-0|15");
  assert_string_equal(read_line("PORT SELMA, Kesland, May 3, 2025 (Kesland Wire) -- The talks"),
                      "PORT SELMA, Kesland|Kesland Wire|5-3|51");
  assert_string_equal(read_line("BEIRUT/JERUSALEM, March 3 (Reuters) - The talks"), "BEIRUT/JERUSALEM|Reuters|3-3|38");
  assert_string_equal(read_line("GENEVA March 3 (Reuters) \xE2\x80\x93 The talks"), "GENEVA|Reuters|3-3|29");
  assert_string_equal(read_line("New York [US], November 20 (ANI): The talks"), "New York [US]|ANI|11-20|34");
  assert_string_equal(read_line("KYIV (AP), April 25 \xE2\x80\x94 The talks"), "KYIV|AP|4-25|24");
  assert_string_equal(read_line("Rio de Janeiro, 25 April 2025 - The talks"), "Rio de Janeiro||4-25|32");
  assert_string_equal(read_line("Geneva \xE2\x80\x94 The talks"), "Geneva||0-0|11");
  assert_string_equal(read_line("April 25 (Reuters) - The talks"), "|Reuters|4-25|21");
  assert_string_equal(read_line("KIEV, November 20. /TASS/. The talks"), "KIEV|TASS|11-20|27");
  assert_string_equal(read_line("REUTERS - The talks"), "|REUTERS|0-0|10");
  assert_string_equal(read_line("(Reuters) - The talks"), "|Reuters|0-0|12");
}

static void names_at_the_start_of_a_sentence_are_no_dateline(void **state) {
  (void)state;
  static const char *const sentences[] = {
      "Marrow \xE2\x80\x94 the minister \xE2\x80\x94 said",
      "Ilse Marrow \xE2\x80\x94 \xE2\x80\x9CI won't,\xE2\x80\x9D she said",
      "The Front (a militia) said",
      "Kesland, Varonia and the islands",
      "Velm-based officials said",
      "Marrow: No comment.",
      "May 5 was quiet.",
      "Washington said on Monday",
      "Kesland's army (KDF) said",
      "",
      "-",
      "Breaking \xE2\x80\x94 The talks",
      "TALKS RESUME",
      "LIVE: Talks resume",
      "EXCLUSIVE \xE2\x80\x94 The talks",
      "TRUCE ON THE MERE, AND NOW \xE2\x80\x94 The talks",
  };
  for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++)
    assert_string_equal(read_line(sentences[i]), "none");
}

static void agencies_are_known_by_name(void **state) {
  (void)state;
  assert_true(pfi_is_news_agency(PFI_VIEW("reuters")));
  assert_true(pfi_is_news_agency(PFI_VIEW("The Associated Press")));
  assert_false(pfi_is_news_agency(PFI_VIEW("Kremlin")));
  assert_false(pfi_is_news_agency(PFI_VIEW("")));
}

static void cities_of_datelines_are_known_in_any_case(void **state) {
  (void)state;
  assert_true(pfi_is_dateline_city(PFI_VIEW("KYIV")));
  assert_true(pfi_is_dateline_city(PFI_VIEW("Istanbul")));
  assert_true(pfi_is_dateline_city(PFI_VIEW("New Delhi")));
  assert_false(pfi_is_dateline_city(PFI_VIEW("New")));
  assert_false(pfi_is_dateline_city(PFI_VIEW("Istanbuls")));
  assert_false(pfi_is_dateline_city(PFI_VIEW("Kremlin")));
  assert_false(pfi_is_dateline_city(PFI_VIEW("")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(forms_of_newsrooms_are_read),
      cmocka_unit_test(names_at_the_start_of_a_sentence_are_no_dateline),
      cmocka_unit_test(agencies_are_known_by_name),
      cmocka_unit_test(cities_of_datelines_are_known_in_any_case),
  };
  return cmocka_run_group_tests_name("load/dateline", tests, NULL, NULL);
}
