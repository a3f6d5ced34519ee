/* options.c - reads the command line, and says what there is. */
#include "options.h"

#include "complain.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const char help[] =
    "usage: peacefacts extract FILE...       who says what, and what is claimed\n"
    "       peacefacts load FILE...          what was loaded: metadata and typed blocks\n"
    "       peacefacts deduplicate FILE...   which paragraphs repeat earlier ones\n"
    "       peacefacts analyse FILE...       sentences, words, tags, trees, names, as CoNLL-U\n"
    "\n"
    "Turns news articles into facts. FILE is a plain text, or JSON Lines with \"text\" and, if you have them, \"id\",\n"
    "\"title\", \"date\", \"source\"; .gz is unpacked; - is standard input.\n"
    "\n"
    "  -f, --format FORMAT   text, json, jsonl, csv or html. Without it: by the name of --output; else text on a\n"
    "                        terminal, jsonl elsewhere\n"
    "  -o, --output FILE     write there and not to standard output\n"
    "  -i, --index FILE      remember all paragraphs in FILE, and know those of earlier runs\n"
    "  -d, --date DATE       publication date of articles that come without one, as 2025-11-20\n"
    "      --input KIND      text or jsonl; auto (the default) goes by name and by first byte\n"
    "      --stream          one article at a time: less memory, and each result at once\n"
    "      --triples         extract: add minimal subject-predicate-object triples to each claim (json, jsonl)\n"
    "      --why             extract: add what decided each field (json, jsonl)\n"
    "      --kept            deduplicate: the articles without what they repeat (text or jsonl)\n"
    "      --pairs           deduplicate: CSV of id,block,other_id,other_block,kind,similarity\n"
    "      --bom             csv: begin with a byte order mark, and disarm formulas, for spreadsheets\n"
    "      --columns N       text: width of a line\n"
    "      --colour WHEN     text: auto, always or never\n"
    "  -h, --help            this\n"
    "      --version         the version\n"
    "\n"
    "Ends with 0: all well; 1: some article was refused, its record says why; 2: the command line is wrong;\n"
    "3: output, index or memory failed. The manual: man peacefacts.\n";

enum {
  OPTION_INPUT = 256,
  OPTION_STREAM,
  OPTION_TRIPLES,
  OPTION_WHY,
  OPTION_KEPT,
  OPTION_PAIRS,
  OPTION_BOM,
  OPTION_COLUMNS,
  OPTION_COLOUR,
  OPTION_VERSION
};

static const struct option long_options[] = {
    {"format", required_argument, NULL, 'f'},
    {"output", required_argument, NULL, 'o'},
    {"index", required_argument, NULL, 'i'},
    {"date", required_argument, NULL, 'd'},
    {"input", required_argument, NULL, OPTION_INPUT},
    {"stream", no_argument, NULL, OPTION_STREAM},
    {"triples", no_argument, NULL, OPTION_TRIPLES},
    {"why", no_argument, NULL, OPTION_WHY},
    {"kept", no_argument, NULL, OPTION_KEPT},
    {"pairs", no_argument, NULL, OPTION_PAIRS},
    {"bom", no_argument, NULL, OPTION_BOM},
    {"columns", required_argument, NULL, OPTION_COLUMNS},
    {"colour", required_argument, NULL, OPTION_COLOUR},
    {"color", required_argument, NULL, OPTION_COLOUR},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

/* A word and what it stands for. */
typedef struct choice {
  const char *word;
  int value;
} choice;

static const choice verbs[] = {{"extract", VERB_EXTRACT},
                               {"load", VERB_LOAD},
                               {"deduplicate", VERB_DEDUPLICATE},
                               {"analyse", VERB_ANALYSE},
                               {NULL, 0}};
static const choice formats[] = {{"text", PF_FORMAT_TEXT}, {"json", PF_FORMAT_JSON}, {"jsonl", PF_FORMAT_JSONL},
                                 {"csv", PF_FORMAT_CSV},   {"html", PF_FORMAT_HTML}, {NULL, 0}};
static const choice endings[] = {{".txt", PF_FORMAT_TEXT},
                                 {".json", PF_FORMAT_JSON},
                                 {".jsonl", PF_FORMAT_JSONL},
                                 {".csv", PF_FORMAT_CSV},
                                 {".html", PF_FORMAT_HTML},
                                 {".htm", PF_FORMAT_HTML},
                                 {NULL, 0}};
static const choice kinds[] = {{"auto", INPUT_AUTO}, {"text", INPUT_TEXT}, {"jsonl", INPUT_JSONL}, {NULL, 0}};
typedef enum colour_when { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER } colour_when;
static const choice colours[] = {{"auto", COLOUR_AUTO}, {"always", COLOUR_ALWAYS}, {"never", COLOUR_NEVER}, {NULL, 0}};

/* What is known before the rest can be decided. */
typedef struct wishes {
  int format; /* -1: none was named */
  int colour;
  long columns;
} wishes;

/* The value of a word; complains with all words there are. */
static bool choose(const choice *choices, const char *what, const char *word, int *out) {
  char all[160] = "";
  for (const choice *c = choices; c->word != NULL; c++) {
    if (strcmp(c->word, word) == 0) {
      *out = c->value;
      return true;
    }
    size_t used = strlen(all);
    (void)snprintf(all + used, sizeof all - used, "%s%s", used == 0 ? "" : ", ", c->word);
  }
  complain("there is no %s \"%s\"; there are: %s", what, word, all);
  return false;
}

static bool read_columns(const char *word, long *out) {
  char *end;
  *out = strtol(word, &end, 10);
  if (*end == '\0' && *out >= 20 && *out <= 1000) return true;
  complain("--columns wants a number from 20 to 1000, not \"%s\"", word);
  return false;
}

static int number_in(const char *digits, size_t count) {
  int number = 0;
  for (size_t i = 0; i < count; i++)
    number = number * 10 + (digits[i] - '0');
  return number;
}

/* A day that exists: else every article of a long run would be told that its date is none. */
static bool is_date(const char *word) {
  static const char shape[] = "dddd-dd-dd";
  if (strlen(word) != sizeof shape - 1) return false;
  for (size_t i = 0; i < sizeof shape - 1; i++) {
    bool digit = word[i] >= '0' && word[i] <= '9';
    if (shape[i] == 'd' ? !digit : word[i] != '-') return false;
  }
  static const int days[] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int year = number_in(word, 4), month = number_in(word + 5, 2), day = number_in(word + 8, 2);
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month] && (month != 2 || day < 29 || leap);
}

static bool read_date(const char *word, const char **out) {
  *out = word;
  if (is_date(word)) return true;
  complain("--date wants a day that exists, as 2025-11-20, not \"%s\"", word);
  return false;
}

static bool take_choice(const choice *choices, const char *what, const char *word, input_kind *out) {
  int value;
  if (!choose(choices, what, word, &value)) return false;
  *out = (input_kind)value;
  return true;
}

/* One option; false after a complaint. */
static bool take_option(options *out, wishes *wished, int option, const char *value) {
  switch (option) {
  case 'f':
    return choose(formats, "format", value, &wished->format);
  case 'o':
    out->output_path = value;
    return true;
  case 'i':
    out->index_path = value;
    return true;
  case 'd':
    return read_date(value, &out->date);
  case OPTION_INPUT:
    return take_choice(kinds, "kind of input", value, &out->input);
  case OPTION_STREAM:
    out->stream = true;
    return true;
  case OPTION_TRIPLES:
    out->triples = true;
    return true;
  case OPTION_WHY:
    out->why = true;
    return true;
  case OPTION_KEPT:
    out->product = PRODUCT_KEPT;
    return true;
  case OPTION_PAIRS:
    out->product = PRODUCT_PAIRS;
    return true;
  case OPTION_BOM:
    out->bom = true;
    return true;
  case OPTION_COLUMNS:
    return read_columns(value, &wished->columns);
  case OPTION_COLOUR:
    return choose(colours, "choice of colour", value, &wished->colour);
  default:
    /* getopt_long has said what is wrong */
    complain("see peacefacts --help; a file whose name begins with a dash is given as ./-name");
    return false;
  }
}

static bool to_terminal(const options *read) {
  bool standard = read->output_path == NULL || strcmp(read->output_path, "-") == 0;
  return standard && isatty(STDOUT_FILENO);
}

static bool ends_with(const char *word, const char *ending) {
  size_t size = strlen(word), ending_size = strlen(ending);
  return size > ending_size && strcasecmp(word + size - ending_size, ending) == 0;
}

static pf_format default_format(const options *read) {
  for (const choice *c = endings; read->output_path != NULL && c->word != NULL; c++) {
    if (ends_with(read->output_path, c->word)) return (pf_format)c->value;
  }
  return to_terminal(read) ? PF_FORMAT_TEXT : PF_FORMAT_JSONL;
}

static uint32_t terminal_columns(void) {
  enum { widest = 100 }; /* longer lines are hard to read */
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 0;
  return size.ws_col > widest ? widest : size.ws_col;
}

static void settle_looks(options *out, const wishes *wished) {
  const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
  bool plain = (no_colour != NULL && *no_colour != '\0') || (terminal != NULL && strcmp(terminal, "dumb") == 0);
  out->colour = wished->colour == COLOUR_ALWAYS || (wished->colour == COLOUR_AUTO && to_terminal(out) && !plain);
  out->columns = wished->columns > 0 ? (uint32_t)wished->columns : to_terminal(out) ? terminal_columns() : 0;
}

/* What can't be done together; false after a complaint. */
static bool check_together(const options *read, bool format_named) {
  if (read->product != PRODUCT_RECORDS && read->verb != VERB_DEDUPLICATE)
    complain("--kept and --pairs belong to `peacefacts deduplicate`");
  else if ((read->triples || read->why) && read->verb != VERB_EXTRACT)
    complain("--triples and --why belong to `peacefacts extract`");
  else if (read->product == PRODUCT_PAIRS && format_named)
    complain("--pairs is always CSV; leave --format out");
  else if (read->product == PRODUCT_KEPT && read->format != PF_FORMAT_TEXT && read->format != PF_FORMAT_JSONL)
    complain("--kept gives text or jsonl, no other format");
  else if (read->product == PRODUCT_RECORDS && read->verb != VERB_EXTRACT && read->verb != VERB_ANALYSE &&
           read->format == PF_FORMAT_CSV)
    complain("csv has one claim a line, and only `peacefacts extract` finds claims; take json or jsonl");
  else if (read->verb == VERB_ANALYSE && format_named)
    complain("`peacefacts analyse` gives CoNLL-U; leave --format out");
  else if (read->index_path != NULL && (read->verb == VERB_LOAD || read->verb == VERB_ANALYSE))
    complain("--index belongs to `peacefacts extract` and `peacefacts deduplicate`");
  else if (read->path_count == 0)
    complain("name a file, or - for standard input");
  else
    return true;
  return false;
}

static bool asks_for_help(int argc, char **argv, int *code) {
  const char *first = argc > 1 ? argv[1] : "";
  *code = EXIT_ALL_WELL;
  if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 || strcmp(first, "help") == 0) {
    (void)fputs(help, stdout);
    return true;
  }
  if (strcmp(first, "--version") == 0) {
    (void)printf("peacefacts %s\n", pf_version());
    return true;
  }
  return false;
}

/* The options behind the sub-command. True: go on. */
static bool read_options(options *out, wishes *wished, int argc, char **argv, int *code) {
  int option;
  while ((option = getopt_long(argc, argv, "f:o:i:d:h", long_options, NULL)) != -1) {
    if (option == 'h' || option == OPTION_VERSION)
      return !asks_for_help(2, (char *[]){argv[0], option == 'h' ? "-h" : "--version", NULL}, code);
    if (take_option(out, wished, option, optarg)) continue;
    *code = EXIT_USAGE;
    return false;
  }
  out->paths = argv + optind;
  out->path_count = argc - optind;
  return true;
}

bool options_read(options *out, int argc, char **argv, int *code) {
  *out = (options){.verb = VERB_EXTRACT};
  wishes wished = {-1, COLOUR_AUTO, 0};
  int chosen;
  if (asks_for_help(argc, argv, code)) return false;
  *code = EXIT_USAGE;
  if (argc < 2) {
    (void)fputs(help, stderr);
    return false;
  }
  if (!choose(verbs, "sub-command", argv[1], &chosen)) return false;
  out->verb = (verb)chosen;
  static char name[] = "peacefacts";
  argv[1] = name; /* as getopt_long names the command in what it says */
  if (!read_options(out, &wished, argc - 1, argv + 1, code)) return false;
  *code = EXIT_USAGE;
  out->format = wished.format >= 0 ? (pf_format)wished.format : default_format(out);
  settle_looks(out, &wished);
  return check_together(out, wished.format >= 0);
}
