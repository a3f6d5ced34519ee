/* model.c - the life of a pf_model. Its tables are in read-only pages of the library, so a handle is a few bytes. */
#include "analyse/model.h"

#include "base/error.h"
#include "base/text.h"

pf_status pf_model_new(pf_model **out, const char *language, const pf_allocator *allocator, pf_error *error) {
  pfi_error_clear(error);
  if (out == NULL) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "out is NULL; pass the address of a pf_model pointer.");
  *out = NULL;
  if (language != NULL && strcmp(language, "en") != 0)
    return pfi_fail(error, PF_ERROR_MODEL, 0, "There is no built-in model for \"%s\"; the only one is \"en\".",
                    language);
  pf_allocator used = pfi_allocator_or_default(allocator);
  pf_model *model = pfi_new_array(&used, 1, sizeof *model);
  if (model == NULL) return pfi_fail_memory(error);
  model->allocator = used;
  *out = model;
  return PF_OK;
}

void pf_model_free(pf_model *model) {
  if (model == NULL) return;
  pf_allocator allocator = model->allocator;
  pfi_free(&allocator, model, sizeof *model);
}
