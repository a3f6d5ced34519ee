/* weights.c - opens the bytes of a model: every size is checked before it is used, every number before it is believed.
 *
 * The vocabulary is a cuckoo table after Fan et al. 2014: a key may stand in two buckets of four rows, and is known by
 * a 16-bit fingerprint, so that a word that training never saw has no row but once in eight thousand. */
#include "analyse/weights.h"

#include "base/hash.h"

enum { HEADER = 64, VERSION = 1, ALIGNMENT = 64, ROWS_LIMIT = 1 << 20, SUM_LIMIT = 1 << 28 };
static const char magic[8] = {'P', 'F', 'W', 'E', 'I', 'G', 'H', 'T'};

/* Walks over the bytes; `memory` is where wider numbers go, NULL while they are only counted. */
typedef struct section_reader {
  const unsigned char *bytes;
  size_t size, at;
  char *memory;
  size_t used;
  bool failed;
} section_reader;

static uint32_t read32(const unsigned char *at) {
  return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static uint64_t read64(const unsigned char *at) {
  return read32(at) | (uint64_t)read32(at + 4) << 32;
}

/* The next `size` bytes, from a multiple of ALIGNMENT on; the start of the bytes when there are too few. */
static const unsigned char *next_section(section_reader *reader, size_t size) {
  size_t start = (reader->at + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (start > reader->size || size > reader->size - start) {
    reader->failed = true;
    return reader->bytes;
  }
  reader->at = start + size;
  return reader->bytes + start;
}

static void *take_memory(section_reader *reader, size_t size) {
  void *place = reader->memory == NULL ? NULL : reader->memory + reader->used;
  reader->used += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  return place;
}

static const int16_t *next_shorts(section_reader *reader, size_t count) {
  const unsigned char *from = next_section(reader, 2 * count);
  int16_t *to = take_memory(reader, 2 * count);
  for (size_t i = 0; to != NULL && !reader->failed && i < count; i++)
    to[i] = (int16_t)(uint16_t)(from[2 * i] | from[2 * i + 1] << 8);
  return to;
}

static const int32_t *next_longs(section_reader *reader, size_t count) {
  const unsigned char *from = next_section(reader, 4 * count);
  int32_t *to = take_memory(reader, 4 * count);
  for (size_t i = 0; to != NULL && !reader->failed && i < count; i++)
    to[i] = (int32_t)read32(from + 4 * i);
  return to;
}

static const int8_t *next_bytes(section_reader *reader, size_t count) {
  return (const int8_t *)next_section(reader, count);
}

static void next_matrix(section_reader *reader, pfi_matrix *matrix, uint32_t inputs, uint32_t outputs) {
  outputs = (outputs + PFI_LANES - 1) / PFI_LANES * PFI_LANES;
  matrix->inputs = inputs;
  matrix->outputs = outputs;
  matrix->weights = next_bytes(reader, (size_t)inputs * outputs);
  matrix->bias = next_longs(reader, outputs);
  matrix->offset = next_longs(reader, outputs);
  matrix->shift = next_longs(reader, outputs);
  matrix->scale = next_shorts(reader, outputs);
}

static void read_small(pfi_weights *w, section_reader *reader) {
  const int16_t *scales = next_shorts(reader, 16);
  const int32_t *arcs = next_longs(reader, 1 + PFI_DISTANCES);
  if (reader->memory == NULL) return;
  memcpy(w->narrow, scales, sizeof w->narrow);
  w->narrow_dependent = scales[8];
  w->narrow_product = scales[9];
  w->narrow_head = scales[10];
  w->narrow_relation = scales[11];
  w->root_bias = arcs[0];
  memcpy(w->distance, arcs + 1, sizeof w->distance);
}

static void read_bundles(pfi_weights *w, section_reader *reader) {
  const unsigned char *from = next_section(reader, 8 * (size_t)w->bundles);
  uint64_t *bundles = take_memory(reader, 8 * (size_t)w->bundles);
  const unsigned char *pairs_from = next_section(reader, 4 * ((size_t)w->pairs + 1));
  pfi_tag_pair *pairs = take_memory(reader, sizeof(pfi_tag_pair) * ((size_t)w->pairs + 1));
  w->bundle_lists = next_section(reader, w->list_size);
  if (reader->memory == NULL || reader->failed) return;
  for (size_t i = 0; i < w->bundles; i++)
    bundles[i] = read64(from + 8 * i);
  for (size_t i = 0; i <= w->pairs; i++, pairs_from += 4)
    pairs[i] = (pfi_tag_pair){pairs_from[0], pairs_from[1], (uint16_t)(pairs_from[2] | pairs_from[3] << 8)};
  w->bundle = bundles;
  w->pair = pairs;
  for (size_t i = w->pairs; i-- > 0;)
    if (pairs[i].upos < PFI_UPOS_COUNT && pairs[i].xpos < PFI_XPOS_COUNT)
      w->pair_of[pairs[i].upos][pairs[i].xpos] = (uint16_t)(i + 1);
}

static void read_sections(pfi_weights *w, section_reader *reader) {
  uint32_t rows = w->buckets * PFI_BUCKET;
  w->prints = next_section(reader, 2 * (size_t)rows);
  w->rows = next_bytes(reader, (size_t)rows * PFI_WIDTH);
  read_small(w, reader);
  next_matrix(reader, &w->window, 3 * PFI_WIDTH, PFI_WIDTH);
  for (uint32_t i = 0; i < w->layers; i++) {
    next_matrix(reader, &w->recurrence[i], i == 0 ? PFI_WIDTH : PFI_BOTH, PFI_GATES);
    w->state[i] = next_shorts(reader, 4 * PFI_WIDTH);
  }
  w->tag_outputs = PFI_UPOS_COUNT + PFI_XPOS_COUNT + w->bundles + PFI_SCRIPTS + PFI_NAME_TAGS;
  next_matrix(reader, &w->tags, PFI_BOTH, w->tag_outputs);
  next_matrix(reader, &w->arcs, PFI_BOTH, 4 * PFI_ARC);
  next_matrix(reader, &w->product, PFI_ARC, PFI_ARC);
  next_matrix(reader, &w->relations, PFI_ARC, PFI_RELATION_COUNT);
  w->root_arc = next_bytes(reader, PFI_ARC);
  w->root_relation = next_shorts(reader, PFI_ARC);
  w->direction = next_shorts(reader, (size_t)PFI_DISTANCES * PFI_ARC);
  read_bundles(w, reader);
}

static bool bytes_are_safe(const int8_t *bytes, size_t count) {
  int lowest = 0;
  for (size_t i = 0; i < count; i++)
    lowest = bytes[i] < lowest ? bytes[i] : lowest;
  return lowest > INT8_MIN;
}

static bool matrix_is_safe(const pfi_matrix *m) {
  for (size_t i = 0; i < m->outputs; i++) {
    if (m->shift[i] < 0 || m->shift[i] > 24 || m->scale[i] < 0) return false;
    if (m->bias[i] < -SUM_LIMIT || m->bias[i] > SUM_LIMIT) return false;
    int64_t sum = 0;
    const int8_t *group = m->weights + i / PFI_LANES * PFI_LANES * m->inputs;
    for (size_t k = 0; k < m->inputs; k++)
      sum += group[k / 4 * 4 * PFI_LANES + i % PFI_LANES * 4 + k % 4];
    if (m->offset[i] != m->bias[i] - 128 * sum) return false;
  }
  return bytes_are_safe(m->weights, (size_t)m->inputs * m->outputs);
}

static bool labels_are_safe(const pfi_weights *w) {
  uint64_t known = ((uint64_t)1 << PFI_FEATURE_COUNT) - 1;
  for (size_t i = 0; i < w->bundles; i++)
    if ((w->bundle[i] & ~known) != 0) return false;
  for (size_t i = 0; i < w->pairs; i++) {
    if (w->pair[i].upos >= PFI_UPOS_COUNT || w->pair[i].xpos >= PFI_XPOS_COUNT) return false;
    if (w->pair[i].first_bundle >= w->pair[i + 1].first_bundle) return false;
  }
  if (w->pair[w->pairs].first_bundle != w->list_size) return false;
  for (size_t i = 0; i < w->list_size; i++)
    if (w->bundle_lists[i] >= w->bundles) return false;
  return true;
}

/* Numbers that the kernels rely on; the library's own weights are tested once, at build time, by the same function. */
static bool weights_are_safe(const pfi_weights *w) {
  bool safe = bytes_are_safe(w->rows, (size_t)w->buckets * PFI_BUCKET * PFI_WIDTH) && labels_are_safe(w) &&
              bytes_are_safe(w->root_arc, PFI_ARC);
  for (size_t i = 0; i < w->layers; i++)
    safe = safe && matrix_is_safe(&w->recurrence[i]);
  for (size_t i = 0; i < PFI_DISTANCES; i++)
    safe = safe && w->distance[i] > -SUM_LIMIT && w->distance[i] < SUM_LIMIT;
  for (size_t i = 0; i < (size_t)PFI_DISTANCES * PFI_ARC; i++)
    safe = safe && w->direction[i] >= -4096 && w->direction[i] <= 4096;
  for (size_t i = 0; i < PFI_ARC; i++)
    safe = safe && w->root_relation[i] >= -PFI_LIMIT && w->root_relation[i] <= PFI_LIMIT;
  return safe && matrix_is_safe(&w->window) && matrix_is_safe(&w->tags) && matrix_is_safe(&w->arcs) &&
         matrix_is_safe(&w->product) && matrix_is_safe(&w->relations) && w->root_bias > -SUM_LIMIT &&
         w->root_bias < SUM_LIMIT;
}

static pf_status read_header(pfi_weights *w, const unsigned char *bytes, size_t size, bool trusted, pf_error *error) {
  if (size < HEADER || memcmp(bytes, magic, sizeof magic) != 0)
    return pfi_fail(error, PF_ERROR_FORMAT, 0, "These bytes are no model: it would begin with PFWEIGHT.");
  if (read32(bytes + 8) != VERSION)
    return pfi_fail(error, PF_ERROR_FORMAT, 8, "The model has format %u; this library reads format %u.",
                    (unsigned)read32(bytes + 8), (unsigned)VERSION);
  if (read32(bytes + 12) != size)
    return pfi_fail(error, PF_ERROR_FORMAT, 12, "The model should have %u bytes, and has %zu.",
                    (unsigned)read32(bytes + 12), size);
  if (!trusted && read64(bytes + 16) != pfi_hash64(bytes + 24, size - 24, 0))
    return pfi_fail(error, PF_ERROR_FORMAT, 16, "The model's checksum is wrong: its bytes were damaged.");
  w->buckets = read32(bytes + 24);
  w->layers = read32(bytes + 28);
  w->bundles = read32(bytes + 32);
  w->pairs = read32(bytes + 36);
  w->list_size = read32(bytes + 40);
  if (w->buckets == 0 || w->buckets > ROWS_LIMIT || w->layers == 0 || w->layers > PFI_LAYERS_MAX || w->bundles == 0 ||
      w->bundles > PFI_BUNDLES_MAX || w->pairs == 0 || w->pairs > PFI_PAIRS_MAX || w->list_size > UINT16_MAX)
    return pfi_fail(error, PF_ERROR_FORMAT, 24, "The model's dimensions are out of range.");
  return PF_OK;
}

pf_status pfi_weights_open(pfi_weights *out, const unsigned char *bytes, size_t size, bool trusted,
                           const pf_allocator *allocator, pf_error *error) {
  *out = (pfi_weights){.buckets = 0};
  pf_status status = read_header(out, bytes, size, trusted, error);
  if (status != PF_OK) return status;
  section_reader reader = {bytes, size, HEADER, NULL, 0, false};
  read_sections(out, &reader);
  if (reader.failed) return pfi_fail(error, PF_ERROR_FORMAT, size, "The model ends before its last section.");
  out->memory_size = reader.used + ALIGNMENT;
  out->memory = pfi_new_array(allocator, out->memory_size, 1);
  if (out->memory == NULL) return pfi_fail_memory(error);
  char *aligned = (char *)out->memory + (ALIGNMENT - (uintptr_t)out->memory % ALIGNMENT) % ALIGNMENT;
  reader = (section_reader){bytes, size, HEADER, aligned, 0, false};
  read_sections(out, &reader);
  if (!trusted && !weights_are_safe(out)) {
    pfi_weights_close(out, allocator);
    return pfi_fail(error, PF_ERROR_FORMAT, HEADER, "The model holds numbers out of range.");
  }
  return PF_OK;
}

void pfi_weights_close(pfi_weights *weights, const pf_allocator *allocator) {
  pfi_free(allocator, weights->memory, weights->memory_size);
  weights->memory = NULL;
}

static uint32_t find_print(const pfi_weights *w, uint64_t bucket, unsigned print) {
  const unsigned char *at = w->prints + bucket * PFI_BUCKET * 2;
  for (uint32_t i = 0; i < PFI_BUCKET; i++)
    if ((at[2 * i] | (unsigned)at[2 * i + 1] << 8) == print) return (uint32_t)bucket * PFI_BUCKET + i;
  return UINT32_MAX;
}

uint32_t pfi_weights_row(const pfi_weights *weights, uint64_t key) {
  unsigned print = (unsigned)(key >> 8) & 0xFFFF;
  if (print == 0) print = 1;
  uint32_t row = find_print(weights, (key >> 32) * weights->buckets >> 32, print);
  if (row != UINT32_MAX) return row;
  return find_print(weights, (key * 0x9E3779B97F4A7C15u >> 32) * weights->buckets >> 32, print);
}
