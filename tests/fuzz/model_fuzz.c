/* model_fuzz.c - a model of any bytes is refused or safe to use. The first byte says how to read the rest: as a model
 * itself, or as changes (four bytes of place, one of value) to the built-in one under a right checksum, which then
 * reads a sentence. */
#include <stdlib.h>

#include "analyse/analysis.h"
#include "base/hash.h"
#include "data/weights_en.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_sentence(const pf_model *model) {
  pf_view text = PFI_VIEW("\"It isn't,\" said Mr. Okoro of the U.N. in Lima.");
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_sentences sentences = {0};
  pfi_analysis analysis = {0};
  pfi_analyser *analyser = NULL;
  if (pfi_sentences_find(&sentences, text, (pfi_range){0, (uint32_t)text.size}, &allocator, NULL) != PF_OK) abort();
  if (pfi_analyser_new(&analyser, model, NULL, NULL) != PF_OK) abort();
  if (pfi_analyse(&analysis, analyser, text, &sentences, NULL) != PF_OK) abort();
  if (analysis.words.count != sentences.tokens.count) abort();
  pfi_analyser_free(analyser);
  pfi_analysis_free(&analysis, &allocator);
  pfi_sentences_free(&sentences, &allocator);
}

static void load_and_read(const char *bytes, size_t size) {
  pf_model *model = NULL;
  if (pf_model_load(&model, bytes, size, NULL, NULL) == PF_OK) read_sentence(model);
  pf_model_free(model);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  if (data[0] % 2 == 0) {
    load_and_read((const char *)data + 1, size - 1);
    return 0;
  }
  size_t whole;
  const unsigned char *built_in = pfi_weights_en(&whole);
  char *bytes = malloc(whole);
  if (bytes == NULL) return 0;
  memcpy(bytes, built_in, whole);
  for (size_t i = 1; i + 5 <= size; i += 5) {
    size_t place = data[i] | (size_t)data[i + 1] << 8 | (size_t)data[i + 2] << 16 | (size_t)data[i + 3] << 24;
    bytes[24 + place % (whole - 24)] = (char)data[i + 4];
  }
  uint64_t sum = pfi_hash64(bytes + 24, whole - 24, 0);
  for (size_t i = 0; i < 8; i++)
    bytes[16 + i] = (char)(sum >> 8 * i & 0xFF);
  load_and_read(bytes, whole);
  free(bytes);
  return 0;
}
