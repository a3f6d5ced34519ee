/* extracted.c - see extracted.h. */
#include "support/extracted.h"

#include <stdio.h>

static pf_block_type type_of(char first) {
  if (first == '=') return PF_BLOCK_HEADING;
  return first == '?' ? PF_BLOCK_QUESTION : PF_BLOCK_PARAGRAPH;
}

static pf_status extract_text(extracted *out, const char *text) {
  out->article.text = pfi_view_of_string(text);
  pfi_blocks blocks = {out->blocks, 0};
  for (size_t start = 0; start < out->article.text.size && blocks.count < 64;) {
    size_t stop = start;
    while (stop < out->article.text.size && text[stop] != '\n')
      stop++;
    size_t marked = text[start] == '=' || text[start] == '?';
    if (stop > start + marked)
      out->blocks[blocks.count++] =
          (pfi_block){(uint32_t)(start + marked), (uint32_t)(stop - start - marked), type_of(text[start])};
    start = stop + 1;
  }
  pfi_repeats repeats = {NULL, 0};
  return extract_blocks(out, &blocks, &repeats);
}

pf_status extract_lines(extracted *out, const char *text, const pf_allocator *allocator) {
  *out = (extracted){.allocator = pfi_allocator_or_default(allocator)};
  return extract_text(out, text);
}

pf_status extract_lines_with_triples(extracted *out, const char *text) {
  *out = (extracted){.allocator = pfi_allocator_or_default(NULL), .triples = true};
  return extract_text(out, text);
}

pf_status extract_blocks(extracted *out, const pfi_blocks *blocks, const pfi_repeats *repeats) {
  pf_extract_options options = PF_EXTRACT_OPTIONS_INIT;
  pf_model *model = NULL;
  pfi_analyser *analyser = NULL;
  pf_status status;
  options.triples = out->triples;
  PFI_TRY(pf_model_new(&model, NULL, &out->allocator, NULL));
  PFI_TRY(pfi_analyser_new(&analyser, model, &out->allocator, NULL));
  PFI_TRY(pfi_claims_find(&out->claims, analyser, &out->article, blocks, repeats, &options, &out->allocator, NULL));
done:
  pfi_analyser_free(analyser);
  pf_model_free(model);
  return status;
}

void extracted_free(extracted *found) {
  pfi_claims_free(&found->claims, &found->allocator);
}

void extracted_text(const extracted *found, pfi_mark mark, char *out, size_t size) {
  size_t used = 0;
  out[0] = '\0';
  for (uint32_t i = 0; i < mark.count && used < size; i++) {
    pf_view piece = pfi_view_of_range(found->article.text, found->claims.ranges.items[mark.first + i]);
    used += (size_t)snprintf(out + used, size - used, "%s%.*s", i > 0 ? " ... " : "", (int)piece.size, piece.data);
  }
}
