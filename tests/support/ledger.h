/* ledger.h - an allocator for tests: counts what is out, checks sized frees, and can fail at the N-th request. */
#ifndef TESTS_SUPPORT_LEDGER_H
#define TESTS_SUPPORT_LEDGER_H

#include <stdbool.h>

#include "peacefacts.h"

typedef struct ledger {
  size_t bytes_out; /* must be 0 in the end */
  size_t peak_bytes;
  size_t requests; /* new or larger blocks asked for so far */
  size_t fail_at;  /* the number of the request that fails, from 1; 0: none */
  bool fail_after; /* every request from fail_at on fails */
  bool wrong_size; /* a block came back with another size than it was taken with */
} ledger;

/* The allocator on a ledger; the ledger is zeroed by the caller. */
pf_allocator ledger_allocator(ledger *book);

#endif
