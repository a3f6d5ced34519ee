/* ledger.c - the test allocator. Each block carries its size in front, so a wrong sized free is seen. */
#include "support/ledger.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { HEAD = alignof(max_align_t) > sizeof(size_t) ? alignof(max_align_t) : sizeof(size_t) };

static bool request_fails(ledger *book) {
  book->requests++;
  return book->fail_at != 0 &&
         (book->requests == book->fail_at || (book->fail_after && book->requests > book->fail_at));
}

static void *ledger_resize(void *context, void *block, size_t old_size, size_t new_size) {
  ledger *book = context;
  char *head = block == NULL ? NULL : (char *)block - HEAD;
  if (head != NULL) {
    size_t size;
    memcpy(&size, head, sizeof size);
    if (size != old_size) book->wrong_size = true;
    old_size = size;
  } else {
    old_size = 0;
  }
  if (new_size == 0) {
    book->bytes_out -= old_size;
    free(head);
    return NULL;
  }
  if (request_fails(book)) return NULL;
  head = realloc(head, new_size + HEAD);
  if (head == NULL) return NULL;
  memcpy(head, &new_size, sizeof new_size);
  book->bytes_out += new_size - old_size;
  if (book->bytes_out > book->peak_bytes) book->peak_bytes = book->bytes_out;
  return head + HEAD;
}

pf_allocator ledger_allocator(ledger *book) {
  return (pf_allocator){ledger_resize, book};
}
