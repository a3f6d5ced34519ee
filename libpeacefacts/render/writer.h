/* writer.h - bytes on their way to the caller's sink: gathered in a buffer, so that a sink sees thousands of bytes a
 * call and not one. Once the sink has asked to stop nothing more reaches it. */
#ifndef PFI_RENDER_WRITER_H
#define PFI_RENDER_WRITER_H

#include "base/text.h"

typedef struct pfi_writer {
  pf_sink sink;
  void *context;
  bool stopped; /* the sink asked to stop */
  size_t used;
  char buffer[4096];
} pfi_writer;

/* Hands what is gathered to the sink. */
void pfi_writer_flush(pfi_writer *writer);

/* What does not fit the room that is left. */
void pfi_put_long(pfi_writer *writer, pf_view text);

static inline void pfi_put(pfi_writer *writer, pf_view text) {
  if (text.size > sizeof writer->buffer - writer->used) {
    pfi_put_long(writer, text);
    return;
  }
  if (text.size > 0) memcpy(writer->buffer + writer->used, text.data, text.size);
  writer->used += text.size;
}

/* Room for `size` bytes, far fewer than the buffer has; who fills it adds to `used`. */
static inline char *pfi_writer_room(pfi_writer *writer, size_t size) {
  if (size > sizeof writer->buffer - writer->used) pfi_writer_flush(writer);
  return writer->buffer + writer->used;
}

static inline void pfi_put_char(pfi_writer *writer, char c) {
  *pfi_writer_room(writer, 1) = c;
  writer->used++;
}

void pfi_put_string(pfi_writer *writer, const char *string);
void pfi_put_number(pfi_writer *writer, uint64_t number);

enum { PFI_DIGITS_ROOM = 20 };

/* Writes the digits of a number; returns how many. */
size_t pfi_write_digits(uint64_t number, char room[PFI_DIGITS_ROOM]);

/* thousandths / 1000 with one to three decimals: 930 is 0.93, 1000 is 1.0. */
void pfi_put_thousandths(pfi_writer *writer, int64_t thousandths);

/* Does the block say only what was said before? One that contains an earlier one says more. */
bool pfi_block_is_repeated(const pf_report *report, size_t article, size_t block);
size_t pfi_repeated_count(const pf_report *report, size_t article);

#define PFI_PUT(writer, literal) pfi_put((writer), PFI_VIEW(literal))

#endif
