/* identity.c - a claim's id is a hash over the normalised words of its source and of itself: lower case (ASCII), marks
 * and blanks left out. It hangs on no position, so an edit elsewhere in the article changes no id. */
#include "extract/identity.h"

#include "base/hash.h"

typedef PFI_VECTOR(char) letters;

/* Writes the words of a piece in lower case, each ended by a blank, into room for a byte more than the piece has;
 * returns where they end. A continuation byte belongs to a word that has begun. Each byte is written, and counted if it
 * is wanted: no branch could guess where a word ends. */
static char *write_words(char *out, pf_view piece) {
  unsigned inside = 0;
  for (size_t i = 0; i < piece.size; i++) {
    unsigned byte = (unsigned char)piece.data[i], letter;
    if (byte < 0x80) {
      letter = ((byte | 0x20) - 'a' < 26) | (byte - '0' < 10);
      *out = (char)(' ' | (byte & (0 - letter)));
    } else if (byte == 0xE2 && i + 2 < piece.size) { /* dashes and quotation marks */
      i += 2;
      inside = 0;
      continue;
    } else {
      letter = byte >= 0xC3 || (byte < 0xC0 && inside);
      *out = letter ? (char)byte : ' ';
    }
    out += letter | inside;
    inside = letter;
  }
  *out = ' ';
  return out + inside;
}

/* Appends the words of a mark. */
static bool append_words(letters *out, const pfi_claims *claims, pfi_mark mark, pf_view text,
                         const pf_allocator *allocator) {
  for (uint32_t r = 0; r < mark.count; r++) {
    pf_view piece = pfi_view_of_range(text, claims->ranges.items[mark.first + r]);
    if (!PFI_RESERVE(allocator, out, piece.size + 1)) return false;
    out->count = (size_t)(write_words(out->items + out->count, piece) - out->items);
  }
  return true;
}

/* How often a hash was seen before, by open addressing. */
typedef struct seen_slot {
  uint64_t hash;
  uint32_t times; /* 0: empty */
} seen_slot;

static uint32_t count_seen(seen_slot *slots, size_t size, uint64_t hash) {
  size_t slot = (size_t)hash & (size - 1);
  while (slots[slot].times != 0 && slots[slot].hash != hash)
    slot = (slot + 1) & (size - 1);
  slots[slot].hash = hash;
  return slots[slot].times++;
}

static void write_hexadecimal(uint64_t value, char out[17]) {
  for (size_t i = 0; i < 16; i++)
    out[i] = "0123456789abcdef"[value >> (60 - 4 * i) & 15];
  out[16] = '\0';
}

pf_status pfi_claims_identify(pfi_claims *claims, pf_view text, const pf_allocator *allocator, pf_error *error) {
  size_t size = 16;
  while (size < 2 * claims->claims.count)
    size *= 2;
  letters words = {0};
  seen_slot *slots = pfi_new_array(allocator, size, sizeof *slots);
  pf_status status = slots == NULL ? pfi_fail_memory(error) : PF_OK;
  for (size_t i = 0; i < claims->claims.count && status == PF_OK; i++) {
    pfi_claim *claim = &claims->claims.items[i];
    pfi_mark source = {0};
    if (claim->statement != PFI_NO_INDEX) source = claims->statements.items[claim->statement].source;
    words.count = 0;
    if (!append_words(&words, claims, source, text, allocator) || !PFI_PUSH(allocator, &words, '|') ||
        !append_words(&words, claims, claim->span, text, allocator) || !PFI_PUSH(allocator, &words, '|') ||
        !append_words(&words, claims, claim->subject, text, allocator) || !PFI_PUSH(allocator, &words, '|') ||
        !append_words(&words, claims, claim->predicate, text, allocator)) {
      status = pfi_fail_memory(error);
      break;
    }
    uint64_t hash = pfi_hash64(words.items, words.count, 0);
    uint32_t times = count_seen(slots, size, hash);
    write_hexadecimal(times == 0 ? hash : pfi_hash64(&hash, sizeof hash, times), claim->id);
  }
  pfi_free(allocator, slots, size * sizeof *slots);
  PFI_VECTOR_FREE(allocator, &words);
  return status;
}
