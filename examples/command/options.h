/* options.h - what the command line asks for. */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include <peacefacts.h>
#include <stdbool.h>

typedef enum verb { VERB_EXTRACT, VERB_LOAD, VERB_DEDUPLICATE, VERB_ANALYSE } verb;
typedef enum input_kind { INPUT_AUTO, INPUT_TEXT, INPUT_JSONL } input_kind;
typedef enum products { PRODUCT_RECORDS, PRODUCT_KEPT, PRODUCT_PAIRS } product;

typedef struct options {
  verb verb;
  product product;
  pf_format format;
  input_kind input;
  const char *date; /* NULL: none */
  const char *index_path;
  const char *output_path;
  bool bom;
  bool colour;
  bool triples;
  bool why;
  bool stream; /* one article at a time */
  uint32_t columns;
  char *const *paths;
  int path_count;
} options;

/* Reads the command line. True: go on. False: the command is done (help, version, a mistake), *code is how it ends. */
bool options_read(options *out, int argc, char **argv, int *code);

#endif
