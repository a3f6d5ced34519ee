/* confidence.c - a prior by construction, lowered by what makes a reading doubtful. */
#include "extract/confidence.h"

static uint16_t prior_of(unsigned kind) {
  static const uint16_t priors[] = {850, 800, 700, 750, 700, 500, 500, 600, 700, 650, 500, 600, 500};
  return kind < sizeof priors / sizeof priors[0] ? priors[kind] : 500;
}

uint16_t pfi_confidence_of(const pfi_tuples *tuples, unsigned clause, const pfi_tuple *tuple) {
  const pfi_clause *c = &tuples->clauses->items[clause];
  uint16_t confidence = prior_of(c->kind);
  if (tuple->argument_count == 0) confidence = 300;
  return confidence;
}
