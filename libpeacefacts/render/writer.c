/* writer.c - the buffer in front of the caller's sink, and numbers as text without a locale. */
#include "render/writer.h"

static void give(pfi_writer *writer, const char *data, size_t size) {
  if (!writer->stopped && size > 0 && writer->sink(writer->context, data, size) != 0) writer->stopped = true;
}

void pfi_writer_flush(pfi_writer *writer) {
  give(writer, writer->buffer, writer->used);
  writer->used = 0;
}

void pfi_put_long(pfi_writer *writer, pf_view text) {
  pfi_writer_flush(writer);
  if (text.size >= sizeof writer->buffer) {
    give(writer, text.data, text.size);
    return;
  }
  memcpy(writer->buffer, text.data, text.size);
  writer->used = text.size;
}

void pfi_put_string(pfi_writer *writer, const char *string) {
  pfi_put(writer, pfi_view_of_string(string));
}

static size_t count_digits(uint64_t number) {
  size_t count = 1;
  for (; number >= 10000; number /= 10000)
    count += 4;
  return count + (number >= 10) + (number >= 100) + (number >= 1000);
}

size_t pfi_write_digits(uint64_t number, char room[PFI_DIGITS_ROOM]) {
  size_t size = count_digits(number);
  for (size_t i = size; i-- > 0; number /= 10)
    room[i] = (char)('0' + number % 10);
  return size;
}

void pfi_put_number(pfi_writer *writer, uint64_t number) {
  writer->used += pfi_write_digits(number, pfi_writer_room(writer, PFI_DIGITS_ROOM));
}

void pfi_put_thousandths(pfi_writer *writer, int64_t thousandths) {
  uint64_t size = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
  if (thousandths < 0) pfi_put_char(writer, '-');
  pfi_put_number(writer, size / 1000);
  char decimals[3] = {(char)('0' + size / 100 % 10), (char)('0' + size / 10 % 10), (char)('0' + size % 10)};
  size_t count = decimals[2] != '0' ? 3 : decimals[1] != '0' ? 2 : 1;
  pfi_put_char(writer, '.');
  pfi_put(writer, (pf_view){decimals, count});
}

bool pfi_block_is_repeated(const pf_report *report, size_t article, size_t block) {
  return pf_block_repeat_count(report, article, block) > 0 &&
         pf_block_repeat(report, article, block, 0).kind != PF_REPEAT_CONTAINS;
}

size_t pfi_repeated_count(const pf_report *report, size_t article) {
  size_t repeated = 0;
  for (size_t block = 0; block < pf_block_count(report, article); block++)
    repeated += pfi_block_is_repeated(report, article, block);
  return repeated;
}
