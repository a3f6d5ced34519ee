/* model.c - the life of a pf_model. Its tables are in read-only pages of the library, or in the caller's bytes; a
 * handle holds a few thousand numbers besides. */
#include "analyse/model.h"

#include "base/text.h"
#include "data/weights_en.h"

static pf_status open_model(pf_model **out, const unsigned char *bytes, size_t size, bool trusted,
                            const pf_allocator *allocator, pf_error *error) {
  pf_allocator used = pfi_allocator_or_default(allocator);
  pf_model *model = pfi_new_array(&used, 1, sizeof *model);
  if (model == NULL) return pfi_fail_memory(error);
  model->allocator = used;
  model->kernels = pfi_kernels_best();
  pf_status status = pfi_weights_open(&model->weights, bytes, size, trusted, &used, error);
  if (status != PF_OK) {
    pfi_free(&used, model, sizeof *model);
    return status;
  }
  *out = model;
  return PF_OK;
}

pf_status pf_model_new(pf_model **out, const char *language, const pf_allocator *allocator, pf_error *error) {
  pfi_error_clear(error);
  if (out == NULL) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "out is NULL; pass the address of a pf_model pointer.");
  *out = NULL;
  if (language != NULL && strcmp(language, "en") != 0)
    return pfi_fail(error, PF_ERROR_MODEL, 0, "There is no built-in model for \"%s\"; the only one is \"en\".",
                    language);
  size_t size;
  const unsigned char *bytes = pfi_weights_en(&size);
  return open_model(out, bytes, size, true, allocator, error);
}

pf_status pf_model_load(pf_model **out, const char *bytes, size_t size, const pf_allocator *allocator,
                        pf_error *error) {
  pfi_error_clear(error);
  if (out == NULL) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "out is NULL; pass the address of a pf_model pointer.");
  *out = NULL;
  if (bytes == NULL && size > 0) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "bytes is NULL.");
  return open_model(out, (const unsigned char *)bytes, size, false, allocator, error);
}

void pf_model_free(pf_model *model) {
  if (model == NULL) return;
  pf_allocator allocator = model->allocator;
  pfi_weights_close(&model->weights, &allocator);
  pfi_free(&allocator, model, sizeof *model);
}
