/* article.c - the steps of loading one article, in order: decode, look at the layout, find metadata, recognise the
 * language. */
#include "load/article.h"

#include "base/error.h"
#include "load/decode.h"
#include "load/language.h"
#include "load/metadata.h"

/* A text that is no English is kept and deduplicated, and its claims are not guessed at. */
static void recognise_language(pfi_article *article) {
  pfi_language language = pfi_language_recognise(article->text);
  memcpy(article->language, language.code, sizeof language.code);
  if (!pfi_language_is_foreign(language)) return;
  article->status = PF_UNSUPPORTED_LANGUAGE;
  article->message = PFI_VIEW("The text is not in English, the language of the model: no claims were looked for.");
}

pf_status pfi_article_load(pfi_article *article, pf_view bytes, const pf_metadata *metadata, size_t max_bytes,
                           pf_error *error) {
  pf_status status;
  article->byte_count = bytes.size;
  if (bytes.size > max_bytes)
    return pfi_fail(error, PF_ERROR_LIMIT, max_bytes, "The article has %zu bytes; the limit is %zu.", bytes.size,
                    max_bytes);
  PFI_TRY(pfi_decode(article, bytes, error));
  article->layout = pfi_layout_find(article->text);
  PFI_TRY(pfi_metadata_find(article, metadata, error));
  recognise_language(article);
done:
  return status;
}
