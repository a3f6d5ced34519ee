/* index_format.c - an index as bytes that can be used where they lie, so that a file of any size opens at once.
 *
 * A head of 256 bytes, then the index's arrays as they are in memory, each on a multiple of 128 bytes: a mapped file is
 * an index. The head and each array have a checksum. Opening checks the head, the sizes, and the arrays of a file of up
 * to 16 MiB; the arrays of a larger one are checked by pf_index_check and before the index first grows. Invariant: no
 * look-up trusts a number of the arrays before it has compared it with their sizes, so damage can never lead outside.
 */
#include "deduplicate/index_format.h"

#include <string.h>

#include "base/hash.h"

enum {
  HEAD_SIZE = 256,
  HEAD_CHECKSUM_AT = HEAD_SIZE - 8,
  SECTIONS_AT = 32,
  SECTION_ENTRY = 24,
  SECTION_ALIGNMENT = 128,
  SECTION_COUNT = 7,
  FORMAT_VERSION = 2, /* 1, never released, hashed words otherwise */
  FLAG_SPARSE = 1,
  CHECKED_AT_ONCE = 16 << 20
};

static const char magic[8] = {'P', 'F', 'I', 'N', 'D', 'E', 'X', '\n'};

typedef struct section {
  const char *name;
  const void *items;
  uint64_t size; /* bytes */
  uint64_t at;
  uint64_t checksum;
} section;

/* The arrays in the order of the file. */
static void list_sections(section sections[SECTION_COUNT], const pf_index *index) {
  const section all[SECTION_COUNT] = {
      {"marks", index->marks.items, index->marks.count * sizeof *index->marks.items, 0, 0},
      {"places of words", index->words_at.items, index->words_at.count * sizeof *index->words_at.items, 0, 0},
      {"words", index->words.items, index->words.count * sizeof *index->words.items, 0, 0},
      {"keys", index->keys.items, index->keys.count * sizeof *index->keys.items, 0, 0},
      {"trigrams", index->grams.lines, (uint64_t)index->grams.pair_count * 2 * sizeof *index->grams.lines, 0, 0},
      {"articles", index->origins.items, index->origins.count * sizeof *index->origins.items, 0, 0},
      {"ids", index->ids.items, index->ids.count, 0, 0}};
  uint64_t at = HEAD_SIZE;
  for (int i = 0; i < SECTION_COUNT; i++) {
    sections[i] = all[i];
    sections[i].at = at;
    at += (all[i].size + SECTION_ALIGNMENT - 1) / SECTION_ALIGNMENT * SECTION_ALIGNMENT;
  }
}

static void write_number(char *to, uint64_t number, int size) {
  for (int i = 0; i < size; i++)
    to[i] = (char)(unsigned char)(number >> 8 * i);
}

static uint64_t read_number(const char *from, int size) {
  uint64_t number = 0;
  for (int i = size - 1; i >= 0; i--)
    number = number << 8 | (unsigned char)from[i];
  return number;
}

static bool is_little_endian(void) {
  const uint16_t one = 1;
  return *(const unsigned char *)&one == 1;
}

static uint64_t checksum_of(const section *part) {
  return part->size == 0 ? 0 : pfi_hash64(part->items, (size_t)part->size, 0);
}

static void write_head(char head[HEAD_SIZE], const section sections[SECTION_COUNT], const pf_index *index) {
  const section *last = &sections[SECTION_COUNT - 1];
  memset(head, 0, HEAD_SIZE);
  memcpy(head, magic, sizeof magic);
  write_number(head + 8, FORMAT_VERSION, 4);
  write_number(head + 12, index->sparse ? FLAG_SPARSE : 0, 4);
  write_number(head + 16, last->at + last->size, 8);
  write_number(head + 24, index->grams.used, 8);
  for (int i = 0; i < SECTION_COUNT; i++) {
    char *entry = head + SECTIONS_AT + i * SECTION_ENTRY;
    write_number(entry, sections[i].at, 8);
    write_number(entry + 8, sections[i].size, 8);
    write_number(entry + 16, checksum_of(&sections[i]), 8);
  }
  write_number(head + HEAD_CHECKSUM_AT, pfi_hash64(head, HEAD_CHECKSUM_AT, 0), 8);
}

pf_status pf_index_save(const pf_index *index, pf_sink sink, void *context, pf_error *error) {
  pfi_error_clear(error);
  if (index == NULL || sink == NULL) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "index or sink is NULL.");
  if (!is_little_endian())
    return pfi_fail(error, PF_ERROR_FORMAT, 0, "Indexes can't be saved on a big-endian machine yet.");
  static const char padding[SECTION_ALIGNMENT];
  char head[HEAD_SIZE];
  section sections[SECTION_COUNT];
  list_sections(sections, index);
  write_head(head, sections, index);
  if (sink(context, head, sizeof head) != 0)
    return pfi_fail(error, PF_ERROR_SINK, 0, "The sink stopped the saving of the index.");
  uint64_t at = HEAD_SIZE;
  for (int i = 0; i < SECTION_COUNT; i++) {
    const section *part = &sections[i];
    bool padded = part->size > 0 && part->at > at;
    if ((padded && sink(context, padding, (size_t)(part->at - at)) != 0) ||
        (part->size > 0 && sink(context, part->items, (size_t)part->size) != 0))
      return pfi_fail(error, PF_ERROR_SINK, (size_t)at, "The sink stopped the saving of the index.");
    if (part->size > 0) at = part->at + part->size;
  }
  return PF_OK;
}

static pf_status read_head(section sections[SECTION_COUNT], pf_view bytes, pf_error *error) {
  const char *head = bytes.data;
  if (bytes.size < HEAD_SIZE || memcmp(head, magic, sizeof magic) != 0)
    return pfi_fail(error, PF_ERROR_FORMAT, 0, "This is not an index of peacefacts.");
  if (read_number(head + 8, 4) != FORMAT_VERSION)
    return pfi_fail(error, PF_ERROR_FORMAT, 8, "The index has format version %u; this library reads version %u.",
                    (unsigned)read_number(head + 8, 4), (unsigned)FORMAT_VERSION);
  if (read_number(head + HEAD_CHECKSUM_AT, 8) != pfi_hash64(head, HEAD_CHECKSUM_AT, 0))
    return pfi_fail(error, PF_ERROR_FORMAT, HEAD_CHECKSUM_AT, "The index is damaged: its head fails the checksum.");
  for (int i = 0; i < SECTION_COUNT; i++) {
    const char *entry = head + SECTIONS_AT + i * SECTION_ENTRY;
    section *part = &sections[i];
    part->at = read_number(entry, 8);
    part->size = read_number(entry + 8, 8);
    part->checksum = read_number(entry + 16, 8);
    if (part->size > 0 &&
        (part->at % SECTION_ALIGNMENT != 0 || part->at > bytes.size || part->size > bytes.size - part->at))
      return pfi_fail(error, PF_ERROR_FORMAT, bytes.size, "The index is cut off: its %s end behind byte %zu.",
                      part->name, bytes.size);
    part->items = part->size == 0 ? NULL : bytes.data + part->at;
  }
  return PF_OK;
}

/* Do the sizes go together? */
static bool sizes_fit(const section sections[SECTION_COUNT]) {
  static const size_t item[SECTION_COUNT] = {sizeof(pfi_mark),
                                             sizeof(uint32_t),
                                             sizeof(uint16_t),
                                             sizeof(uint32_t),
                                             2 * sizeof(pfi_gram_line),
                                             sizeof(pfi_origin),
                                             1};
  uint64_t count[SECTION_COUNT];
  for (int i = 0; i < SECTION_COUNT; i++) {
    if (sections[i].size % item[i] != 0) return false;
    count[i] = sections[i].size / item[i];
  }
  return count[0] <= PFI_INDEX_MOST && count[1] <= count[0] && count[3] <= UINT32_MAX && count[4] <= UINT32_MAX &&
         (count[0] == 0 || (count[3] > 0 && count[5] > 0));
}

static pf_status check_sections(const section sections[SECTION_COUNT], pf_error *error) {
  for (int i = 0; i < SECTION_COUNT; i++) {
    if (sections[i].size > 0 && checksum_of(&sections[i]) != sections[i].checksum)
      return pfi_fail(error, PF_ERROR_FORMAT, (size_t)sections[i].at, "The index is damaged: its %s fail the checksum.",
                      sections[i].name);
  }
  return PF_OK;
}

/* The arrays are borrowed: capacity 0 keeps them from being written or freed. */
static void point_into(pf_index *index, section sections[SECTION_COUNT], pf_view bytes) {
  union {
    const void *read;
    void *items;
  } part[SECTION_COUNT];
  for (int i = 0; i < SECTION_COUNT; i++)
    part[i].read = sections[i].items;
  index->marks.items = part[0].items;
  index->marks.count = (size_t)(sections[0].size / sizeof *index->marks.items);
  index->words_at.items = part[1].items;
  index->words_at.count = (size_t)(sections[1].size / sizeof *index->words_at.items);
  index->words.items = part[2].items;
  index->words.count = (size_t)(sections[2].size / sizeof *index->words.items);
  index->keys.items = part[3].items;
  index->keys.count = (size_t)(sections[3].size / sizeof *index->keys.items);
  index->grams.lines = part[4].items;
  index->grams.pair_count = (uint32_t)(sections[4].size / (2 * sizeof *index->grams.lines));
  index->grams.used = read_number(bytes.data + 24, 8);
  index->sparse = (read_number(bytes.data + 12, 4) & FLAG_SPARSE) != 0;
  index->origins.items = part[5].items;
  index->origins.count = (size_t)(sections[5].size / sizeof *index->origins.items);
  index->ids.items = part[6].items;
  index->ids.count = (size_t)sections[6].size;
  index->bytes = bytes;
}

pf_status pfi_index_point(pf_index *index, pf_view bytes, pf_error *error) {
  if (!is_little_endian())
    return pfi_fail(error, PF_ERROR_FORMAT, 0, "Indexes can't be loaded on a big-endian machine yet.");
  pf_status status;
  section sections[SECTION_COUNT];
  list_sections(sections, index);
  PFI_TRY(read_head(sections, bytes, error));
  if (read_number(bytes.data + 16, 8) != bytes.size)
    return pfi_fail(error, PF_ERROR_FORMAT, bytes.size, "The index is cut off, or something stands behind it.");
  if (!sizes_fit(sections))
    return pfi_fail(error, PF_ERROR_FORMAT, SECTIONS_AT, "The index is damaged: the sizes of its parts don't fit.");
  point_into(index, sections, bytes);
done:
  return status;
}

pf_status pfi_index_borrow(pf_index *index, pf_view bytes, pf_error *error) {
  pf_status status = pfi_index_point(index, bytes, error);
  return status == PF_OK && bytes.size <= CHECKED_AT_ONCE ? pf_index_check(index, error) : status;
}

pf_status pf_index_check(const pf_index *index, pf_error *error) {
  pfi_error_clear(error);
  if (index == NULL) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "index is NULL.");
  if (index->bytes.size == 0) return PF_OK;
  pf_status status;
  section sections[SECTION_COUNT];
  list_sections(sections, index);
  PFI_TRY(read_head(sections, index->bytes, error));
  PFI_TRY(check_sections(sections, error));
done:
  return status;
}

pf_status pf_index_load(pf_index **out, const char *bytes, size_t size, const pf_allocator *allocator,
                        pf_error *error) {
  if (bytes == NULL) {
    pfi_error_clear(error);
    if (out != NULL) *out = NULL;
    return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "bytes is NULL.");
  }
  pf_index *index = NULL;
  pf_view view = {bytes, size};
  pf_status status;
  PFI_TRY(pf_index_new(out, allocator, error));
  index = *out;
  *out = NULL;
  if ((uintptr_t)bytes % 8 != 0) {
    index->buffer = size == 0 ? NULL : pfi_resize(&index->allocator, NULL, 0, size);
    if (index->buffer == NULL) {
      status = pfi_fail_memory(error);
      goto done;
    }
    memcpy(index->buffer, bytes, size);
    view.data = index->buffer;
    index->bytes.size = size; /* for the release when the rest fails */
  }
  PFI_TRY(pfi_index_borrow(index, view, error));
  *out = index;
  index = NULL;
done:
  pf_index_free(index);
  return status;
}
