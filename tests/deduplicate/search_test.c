/* search_test.c - near repeats: what is one, of which kind, and what is none. */
#include "deduplicate/search.h"

#include <stdio.h>

#include "deduplicate/paragraphs.h"

static const char mill[] =
    "The old paper mill on the Tarn river burned to the ground early on Sunday, and fire crews from four towns needed "
    "nine hours to bring the flames under control, the county's fire chief said.";
static const char vote[] =
    "Members of the island's parliament voted late on Thursday to delay the fishing treaty by another year, after a "
    "debate in which both parties accused each other of selling out the small harbours of the north.";

typedef struct room {
  pf_allocator allocator;
  pfi_arena arena;
  pf_index *index;
} room;

static int open_room(void **state) {
  room *r = calloc(1, sizeof *r);
  if (r == NULL) return 1;
  r->allocator = pfi_allocator_or_default(NULL);
  pfi_arena_init(&r->arena, &r->allocator);
  *state = r;
  return pf_index_new(&r->index, NULL, NULL) != PF_OK;
}

static int close_room(void **state) {
  room *r = *state;
  pf_index_free(r->index);
  pfi_arena_free(&r->arena);
  free(r);
  return 0;
}

static void an_edited_paragraph_is_a_near_repeat(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "a", &r->arena, &found, vote, mill);
  SEE(r->index, "b", &r->arena, &found,
      "An old paper mill on the river Tarn burned to the ground on Sunday morning, and fire crews from four towns "
      "needed nine hours to get the flames under control, the fire chief of the county told reporters.");
  assert_int_equal(found.count, 1);
  assert_repeat(&found, 0, 0, "a", 1, PF_REPEAT_NEAR);
  assert_in_range(found.items[0].similarity, 600, 950);
}

static void a_changed_number_does_not_hide_a_repeat(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "a", &r->arena, &found, mill);
  SEE(r->index, "b", &r->arena, &found,
      "The old paper mill on the Tarn river burned to the ground early on Sunday, and fire crews from six towns needed "
      "12 hours to bring the flames under control, the county's fire chief said.");
  assert_repeat(&found, 0, 0, "a", 0, PF_REPEAT_NEAR);
  assert_in_range(found.items[0].similarity, 900, 999);
}

static void a_part_is_contained_and_the_whole_contains_it(void **state) {
  room *r = *state;
  pfi_repeats found;
  static const char part[] = "The old paper mill on the Tarn river burned to the ground early on Sunday.";
  SEE(r->index, "a", &r->arena, &found, mill);
  SEE(r->index, "b", &r->arena, &found, part);
  assert_repeat(&found, 0, 0, "a", 0, PF_REPEAT_CONTAINED);
  pf_index *other;
  assert_int_equal(pf_index_new(&other, NULL, NULL), PF_OK);
  SEE(other, "b", &r->arena, &found, part);
  SEE(other, "a", &r->arena, &found, mill);
  assert_repeat(&found, 0, 0, "b", 0, PF_REPEAT_CONTAINS);
  pf_index_free(other);
}

static void a_merged_paragraph_names_both_sources(void **state) {
  room *r = *state;
  pfi_repeats found;
  char both[1024];
  snprintf(both, sizeof both, "%s %s", vote, mill);
  SEE(r->index, "a", &r->arena, &found, mill);
  SEE(r->index, "b", &r->arena, &found, vote);
  SEE(r->index, "c", &r->arena, &found, both);
  assert_int_equal(found.count, 2);
  assert_int_equal(found.items[0].kind, PF_REPEAT_MERGED);
  assert_int_equal(found.items[1].kind, PF_REPEAT_MERGED);
  assert_int_not_equal(found.items[0].first_article.data[0], found.items[1].first_article.data[0]);
}

static void strangers_are_not_linked(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "a", &r->arena, &found, mill, vote,
      "Early on Sunday, fire crews from the county said, the island's parliament was in the dark for nine hours.",
      "The chief of the small harbours said that another year of debate would be needed to bring the parties "
      "together.");
  assert_int_equal(found.count, 0);
}

static void a_short_quotation_alone_is_no_repeat(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "a", &r->arena, &found, mill);
  SEE(r->index, "b", &r->arena, &found,
      "Insurers want to know why the sprinklers had been turned off for repairs before the weekend, when, as one of "
      "them "
      "wrote, the old paper mill on the Tarn river was full of dry straw that belonged to somebody else.");
  assert_int_equal(found.count, 0);
}

static void a_short_line_with_another_number_is_no_repeat(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "a", &r->arena, &found, "Updated on Friday at 7:40 p.m. local time");
  SEE(r->index, "b", &r->arena, &found, "Updated on Friday at 8:40 p.m. local time", "1 Ada Blum.", "2 Ada Blum.");
  assert_int_equal(found.count, 0);
}

static void chinese_and_thai_are_compared_by_their_characters(void **state) {
  room *r = *state;
  pfi_repeats found;
  /* "At the meeting the two sides discussed the repair of the bridge and agreed to begin work in the spring." */
  SEE(r->index, "zh", &r->arena, &found, "双方在会议上讨论了大桥的维修问题，并同意在明年春天开始施工，市长对记者说。",
      "昨天晚上的暴风雨使三条渔船沉没，没有人员伤亡。");
  SEE(r->index, "zh2", &r->arena, &found,
      "双方在会议上讨论了旧大桥的维修问题，并且同意明年春天开始施工，市长对记者说。");
  assert_repeat(&found, 0, 0, "zh", 0, PF_REPEAT_NEAR);
  SEE(r->index, "th", &r->arena, &found, "นายกเทศมนตรีกล่าวว่าสะพานใหม่จะเปิดใช้ในฤดูใบไม้ผลิปีหน้า");
  SEE(r->index, "th2", &r->arena, &found, "นายกเทศมนตรีกล่าวว่าสะพานเก่าจะเปิดใช้ในฤดูใบไม้ผลิปีหน้า");
  assert_repeat(&found, 0, 0, "th", 0, PF_REPEAT_NEAR);
}

static void right_to_left_text_is_compared_like_any(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "ar", &r->arena, &found,
      "قال رئيس البلدية يوم الأحد إن الجسر الجديد فوق النهر سيفتح أمام حركة المرور قبل نهاية العام الجاري",
      "وصلت سفينتان إلى الميناء صباح اليوم وعلى متنهما مئات الركاب من الجزر الشمالية");
  SEE(r->index, "ar2", &r->arena, &found,
      "قال رئيس البلدية يوم الاثنين إن الجسر الجديد فوق النهر سيفتح أمام حركة المرور قبل نهاية العام");
  assert_repeat(&found, 0, 0, "ar", 0, PF_REPEAT_NEAR);
}

static void exact_only_finds_no_near_repeats_and_keeps_no_words(void **state) {
  room *r = *state;
  pfi_repeats found;
  pf_deduplicate_options options = PF_DEDUPLICATE_OPTIONS_INIT;
  options.exact_only = 1;
  char edited[sizeof mill];
  memcpy(edited, mill, sizeof mill);
  memcpy(edited, "Any", 3);
  pf_view texts[] = {pfi_view_of_string(mill), pfi_view_of_string(edited), pfi_view_of_string(mill)};
  assert_int_equal(see_views(r->index, "a", texts, 3, &options, &r->arena, &found), PF_OK);
  assert_int_equal(found.count, 1);
  assert_repeat(&found, 0, 2, "a", 0, PF_REPEAT_EXACT);
  assert_int_equal(r->index->words.count, 0);
  /* A later call that looks for near repeats works with what it adds itself. */
  assert_int_equal(see_views(r->index, "b", texts, 2, NULL, &r->arena, &found), PF_OK);
  assert_int_equal(found.count, 2);
  assert_repeat(&found, 1, 1, "a", 1, PF_REPEAT_EXACT);
}

static void small_memory_still_finds_a_light_edit(void **state) {
  room *r = *state;
  pfi_repeats found;
  pf_deduplicate_options options = PF_DEDUPLICATE_OPTIONS_INIT;
  options.small_memory = 1;
  char edited[sizeof mill];
  memcpy(edited, mill, sizeof mill);
  memcpy(edited, "Any", 3);
  pf_view texts[] = {pfi_view_of_string(mill), pfi_view_of_string(edited)};
  assert_int_equal(see_views(r->index, "a", texts, 2, &options, &r->arena, &found), PF_OK);
  assert_repeat(&found, 0, 1, "a", 0, PF_REPEAT_NEAR);
  assert_in_range(r->index->grams.used, 1, 10);
}

static void a_copy_of_an_edited_copy_leads_to_the_edited_one(void **state) {
  room *r = *state;
  pfi_repeats found;
  static const char edited[] =
      "The old paper mill on the Tarn river burned to the ground early on Sunday, but fire crews from the four towns "
      "needed just nine hours to bring the flames under control, the chief of the county's fire crews said.";
  SEE(r->index, "a", &r->arena, &found, mill);
  SEE(r->index, "b", &r->arena, &found, edited);
  SEE(r->index, "c", &r->arena, &found, edited);
  assert_repeat(&found, 0, 0, "b", 0, PF_REPEAT_EXACT);
}

#define IN_A_ROOM(test) cmocka_unit_test_setup_teardown(test, open_room, close_room)

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_A_ROOM(an_edited_paragraph_is_a_near_repeat),
      IN_A_ROOM(a_changed_number_does_not_hide_a_repeat),
      IN_A_ROOM(a_part_is_contained_and_the_whole_contains_it),
      IN_A_ROOM(a_merged_paragraph_names_both_sources),
      IN_A_ROOM(strangers_are_not_linked),
      IN_A_ROOM(a_short_quotation_alone_is_no_repeat),
      IN_A_ROOM(a_short_line_with_another_number_is_no_repeat),
      IN_A_ROOM(chinese_and_thai_are_compared_by_their_characters),
      IN_A_ROOM(right_to_left_text_is_compared_like_any),
      IN_A_ROOM(exact_only_finds_no_near_repeats_and_keeps_no_words),
      IN_A_ROOM(small_memory_still_finds_a_light_edit),
      IN_A_ROOM(a_copy_of_an_edited_copy_leads_to_the_edited_one),
  };
  return cmocka_run_group_tests_name("deduplicate/search", tests, NULL, NULL);
}
