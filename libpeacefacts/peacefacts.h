/* peacefacts.h - the only public header of libpeacefacts: everything a caller may use, and nothing else.
 *
 * libpeacefacts turns messy news articles into claims: who says that who did, does or will do what, each pinned to the
 * bytes that say it, each counted once however often it was copied. Three calls do the job:
 *
 *     pf_corpus_add     bytes of an article in; text, blocks, metadata     (load)
 *     pf_deduplicate    which blocks repeat an earlier one, and which one  (deduplicate)
 *     pf_extract        statements and claims, as a read-only report       (extract)
 *
 * Words used in the comments below:
 *   owns     the caller must give it back with the _free function named.
 *   borrows  the pointer is good until the object named is freed or changed.
 *   copies   the caller's memory may go as soon as the call returns.
 *   any thread / one thread at a time / many readers   who may call at the same moment.
 * A NULL `error` is always allowed. A call that fails leaves `*out` NULL and its subject as it was. An index past the
 * end gives an empty value (0, an empty view, PF_NONE), never a crash.
 */
#ifndef PEACEFACTS_H
#define PEACEFACTS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) && !defined(_WIN32)
#define PF_API __attribute__((visibility("default")))
#else
#define PF_API
#endif

/* ---- 1. Version -------------------------------------------------------------------------------------------------
 * The three numbers live here and nowhere else: the build, the bindings and the manual read them from this place.
 */
#define PF_VERSION_MAJOR 0
#define PF_VERSION_MINOR 1
#define PF_VERSION_PATCH 0

/* The version of the library that is linked, as "MAJOR.MINOR.PATCH". Borrows: for ever. Any thread. */
PF_API const char *pf_version(void);

/* ---- 2. Plain values --------------------------------------------------------------------------------------------
 * Passed by value; fixed for ever, so they may be visible.
 */

/* Some UTF-8, borrowed, not ended by a NUL byte (it may hold NUL bytes). */
typedef struct pf_view {
  const char *data;
  size_t size; /* bytes */
} pf_view;

/* A stretch of an article: bytes [start, start + size) of the bytes *as the caller gave them*, whatever their encoding.
 */
typedef struct pf_span {
  size_t start;
  size_t size;
} pf_span;

/* A stretch that may be broken, as a quotation is by "he said": pieces in ascending order. Borrows: from the report. */
typedef struct pf_spans {
  const pf_span *pieces;
  size_t count;
} pf_spans;

/* "There is none", where an index is returned. */
#define PF_NONE ((size_t)-1)

/* ---- 3. Errors --------------------------------------------------------------------------------------------------
 * A code for programs, a sentence for people that says what to do, a place in the input. The numbers are never reused.
 */
typedef enum pf_status {
  PF_OK = 0,
  PF_ERROR_ARGUMENT = 1,       /* the caller's mistake: a NULL, a wrong size, an unknown option */
  PF_ERROR_MEMORY = 2,         /* the allocator gave none; nothing leaked, the handle is still usable */
  PF_ERROR_EMPTY = 3,          /* the article has no text */
  PF_ERROR_BINARY = 4,         /* the bytes are not text */
  PF_ERROR_LIMIT = 5,          /* a named limit was passed */
  PF_ERROR_FORMAT = 6,         /* bytes that should be an index or a model are damaged or of another version */
  PF_ERROR_FILE = 7,           /* a file could not be read or written */
  PF_ERROR_SINK = 8,           /* the caller's sink or visitor asked to stop */
  PF_ERROR_MODEL = 9,          /* no model for the language asked for */
  PF_UNSUPPORTED_LANGUAGE = 10 /* status of an article, never returned: loaded and deduplicated, not extracted */
} pf_status;

typedef struct pf_error {
  pf_status status;
  size_t offset;     /* bytes into the input where it went wrong; 0 when that has no meaning */
  char message[240]; /* one English sentence, ended by NUL; valid UTF-8 */
} pf_error;

/* The name of a status as the record spells it: "ok", "out_of_memory", "unsupported_language" ... An unknown number
 * gives "unknown". Borrows: for ever. Any thread. */
PF_API const char *pf_status_name(pf_status status);

/* ---- 4. Memory --------------------------------------------------------------------------------------------------
 * One function in the shape of Lua's: block NULL asks for new memory, new_size 0 gives it back (and returns NULL).
 * Where an allocator is taken, NULL means the C library's; the struct is copied, the context must outlive the handle.
 * What it returns is aligned as malloc's is. It is called by the thread that makes the call, and by the one that frees
 * the last holder of an article.
 */
typedef struct pf_allocator {
  void *(*resize)(void *context, void *block, size_t old_size, size_t new_size);
  void *context;
} pf_allocator;

/* ---- 5. Handles -------------------------------------------------------------------------------------------------
 * Opaque. They may be freed in any order: a report holds what it needs of its corpus and its model. _free takes NULL.
 */
typedef struct pf_model pf_model;   /* the language model: read-only, many readers */
typedef struct pf_corpus pf_corpus; /* the articles of one piece of work: one thread at a time */
typedef struct pf_index pf_index;   /* paragraphs seen so far: one thread at a time while it grows, then many readers */
typedef struct pf_report pf_report; /* what was found: read-only, many readers */

/* ---- 6. Options -------------------------------------------------------------------------------------------------
 * Each struct begins with its own size, which the _INIT macro fills in; a zero field means the default; new fields come
 * at the end. NULL instead of a struct means all defaults. A size of 0 or an unknown non-zero tail is refused with
 * PF_ERROR_ARGUMENT.
 */
typedef struct pf_corpus_options {
  size_t size;
  size_t max_article_bytes; /* default PF_MAX_ARTICLE_BYTES */
  size_t max_blocks;        /* blocks of one article; default PF_MAX_BLOCKS */
} pf_corpus_options;
#define PF_CORPUS_OPTIONS_INIT                                                                                         \
  { sizeof(pf_corpus_options), 0, 0 }
#define PF_MAX_ARTICLE_BYTES ((size_t)512 << 20) /* default; 1 GiB is the most that can be asked for */
#define PF_MAX_BLOCKS ((size_t)1 << 24)

typedef struct pf_deduplicate_options {
  size_t size;
  uint32_t exact_only;   /* 1: only repeats that are equal after normalisation */
  uint32_t small_memory; /* 1: half the index memory for near repeats, less recall; an index keeps to its first call */
  uint32_t read_only;    /* 1: the index is looked up but not added to; many threads may then use it at once */
} pf_deduplicate_options;
#define PF_DEDUPLICATE_OPTIONS_INIT                                                                                    \
  { sizeof(pf_deduplicate_options), 0, 0, 0 }

typedef struct pf_extract_options {
  size_t size;
  uint32_t triples; /* 1: add minimal subject-predicate-object triples to each claim */
  uint32_t why;     /* 1: add to each decided field the bytes and the rule that decided it */
} pf_extract_options;
#define PF_EXTRACT_OPTIONS_INIT                                                                                        \
  { sizeof(pf_extract_options), 0, 0 }

/* What the caller knows of an article. Views are copied. An empty view means "not known": the id then becomes
 * "article-N" by the number of the article in its corpus, the others are looked for in the text. */
typedef struct pf_metadata {
  size_t size;
  pf_view id;     /* unique in the corpus and the index, or repeats can't be told apart */
  pf_view source; /* file name or address */
  pf_view title;
  pf_view published; /* "2025-11-20"; anything else is refused */
  pf_view place;
  pf_view agency;
  pf_view byline;
} pf_metadata;
#define PF_METADATA_INIT                                                                                               \
  {                                                                                                                    \
    sizeof(pf_metadata), {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {                                             \
      0, 0                                                                                                             \
    }                                                                                                                  \
  }

/* ---- 7. Model ---------------------------------------------------------------------------------------------------
 * The language model is part of the library; making a handle takes microseconds and next to no memory.
 */

/* The built-in model for a language (ISO 639-1; NULL means "en", which is the only one so far).
 * Owns: *out, pf_model_free. Errors: ARGUMENT (out is NULL), MODEL (another language), MEMORY. Any thread. */
PF_API pf_status pf_model_new(pf_model **out, const char *language, const pf_allocator *allocator, pf_error *error);
/* A model from bytes in the format of train/pack.py. Borrows: `bytes` must outlive the model; nothing is written to
 * them. Owns: *out, pf_model_free. Errors: ARGUMENT, FORMAT (damaged, of another version, or out of range), MEMORY. Any
 * thread. */
PF_API pf_status pf_model_load(pf_model **out, const char *bytes, size_t size, const pf_allocator *allocator,
                               pf_error *error);
PF_API void pf_model_free(pf_model *model);

/* ---- 8. Corpus: loading -----------------------------------------------------------------------------------------
 * An article is bytes of plain text: UTF-8 with or without a byte order mark, UTF-16 with one, else windows-1252. Bad
 * bytes are replaced by U+FFFD and counted in a warning; every span still counts the bytes that were given. Loading
 * finds title, byline, dateline and date where the caller gave none, recognises the language, and cuts the text into
 * typed blocks that hold every byte but white space.
 */

/* An empty corpus. Owns: *out, pf_corpus_free. Errors: ARGUMENT, MEMORY. Any thread. */
PF_API pf_status pf_corpus_new(pf_corpus **out, const pf_corpus_options *options, const pf_allocator *allocator,
                               pf_error *error);
PF_API void pf_corpus_free(pf_corpus *corpus);

/* Adds one article. Copies: bytes and metadata. `metadata` may be NULL.
 * Errors: ARGUMENT (a date not of the form 2025-11-20, ...), EMPTY, BINARY, LIMIT, MEMORY; the corpus is then as
 * before, and pf_corpus_add_refused can keep a record of the article. One thread at a time. */
PF_API pf_status pf_corpus_add(pf_corpus *corpus, const char *bytes, size_t size, const pf_metadata *metadata,
                               pf_error *error);

/* Adds a record of an article that could not be read, so that it is reported beside the others: `reason` is what went
 * wrong, `message` the sentence for people (copied; NULL: the status's name).
 * Errors: ARGUMENT (reason is PF_OK), MEMORY. One thread at a time. */
PF_API pf_status pf_corpus_add_refused(pf_corpus *corpus, const pf_metadata *metadata, pf_status reason,
                                       const char *message, pf_error *error);

PF_API size_t pf_corpus_article_count(const pf_corpus *corpus);

/* Forgets all articles and the repeats among them (not what a pf_index has seen); reports made before stay whole.
 * A stream larger than memory is a loop of add, deduplicate against an index, extract, render, clear. */
PF_API void pf_corpus_clear(pf_corpus *corpus);

/* ---- 9. Deduplication -------------------------------------------------------------------------------------------
 * A repeat is a block that says again what an earlier block said; "earlier" is the order of adding, and the first is
 * kept. Without an index the articles of the corpus are compared among themselves; with one, also with everything the
 * index has seen, and the index then has seen them too.
 */

/* Finds the repeats of every article added since the last call. `index` and `options` may be NULL. A second call with
 * nothing added does nothing. Errors: ARGUMENT, LIMIT (index full), MEMORY. One thread at a time for both handles; with
 * the option read_only many readers for the index. */
PF_API pf_status pf_deduplicate(pf_corpus *corpus, pf_index *index, const pf_deduplicate_options *options,
                                pf_error *error);

/* Takes bytes; returns 0 to go on, anything else to stop (the call then fails with PF_ERROR_SINK). */
typedef int (*pf_sink)(void *context, const char *data, size_t size);

/* An empty index. Owns: *out, pf_index_free. Errors: ARGUMENT, MEMORY. Any thread. */
PF_API pf_status pf_index_new(pf_index **out, const pf_allocator *allocator, pf_error *error);

/* An index from the bytes that pf_index_save wrote. Borrows: `bytes` must outlive the index (map the file, or keep the
 * buffer); nothing is written to them, and they are copied when they don't lie on a multiple of 8. They are used where
 * they lie: more than 16 MiB of them are not read here but checked by pf_index_check, and before the index first grows.
 * Owns: *out, pf_index_free. Errors: ARGUMENT, FORMAT, MEMORY. Any thread. */
PF_API pf_status pf_index_load(pf_index **out, const char *bytes, size_t size, const pf_allocator *allocator,
                               pf_error *error);

/* The same from a file, which the index keeps open while it needs it. Errors: those of pf_index_load, and FILE. */
PF_API pf_status pf_index_load_file(pf_index **out, const char *path, const pf_allocator *allocator, pf_error *error);

/* Writes the index, the same bytes on every machine. Errors: ARGUMENT, SINK, MEMORY. Many readers. */
PF_API pf_status pf_index_save(const pf_index *index, pf_sink sink, void *context, pf_error *error);

/* Writes the index beside `path` and then renames it, so that a crash at any moment leaves the old file whole.
 * Errors: ARGUMENT, FILE (nothing replaced), MEMORY. */
PF_API pf_status pf_index_save_file(const pf_index *index, const char *path, pf_error *error);

/* Adds to `index` what `other` has seen, as if its articles had been added after. Errors: ARGUMENT, LIMIT, MEMORY. */
PF_API pf_status pf_index_merge(pf_index *index, const pf_index *other, pf_error *error);

/* Reads all bytes that the index was loaded from and compares their checksums; an index that was not loaded, or has
 * grown, is right. Errors: ARGUMENT, FORMAT. Many readers. */
PF_API pf_status pf_index_check(const pf_index *index, pf_error *error);

PF_API size_t pf_index_paragraph_count(const pf_index *index); /* exact repeats not counted: they are not kept */
PF_API size_t pf_index_memory(const pf_index *index);          /* bytes taken from the allocator to keep them */
PF_API void pf_index_free(pf_index *index);

/* ---- 10. Extraction ---------------------------------------------------------------------------------------------
 * A report is a picture of the corpus at one moment; it never changes, and any number of threads may read it.
 */

/* A report of what was loaded and deduplicated, without statements and claims.
 * Owns: *out, pf_report_free. Errors: ARGUMENT, MEMORY. One thread at a time for the corpus. */
PF_API pf_status pf_report_new(pf_report **out, const pf_corpus *corpus, pf_error *error);

/* A report with the statements and claims of every article: repeated blocks are not analysed twice (call
 * pf_deduplicate first), articles in a language without a model get none. `options` may be NULL.
 * Owns: *out, pf_report_free. Errors: ARGUMENT, MEMORY. One thread at a time for the corpus, many for the model. */
PF_API pf_status pf_extract(pf_report **out, const pf_model *model, const pf_corpus *corpus,
                            const pf_extract_options *options, pf_error *error);
PF_API void pf_report_free(pf_report *report);

/* ---- 11. Report: articles and blocks ----------------------------------------------------------------------------
 * Children are numbers: article 0 .. pf_report_article_count - 1, and blocks, statements and claims 0 .. count - 1 in
 * their article. Everything returned is borrowed from the report. Many readers.
 */
typedef enum pf_field {
  PF_FIELD_TITLE = 0,
  PF_FIELD_PUBLISHED = 1, /* ISO 8601 day */
  PF_FIELD_PLACE = 2,     /* of the dateline, as written */
  PF_FIELD_AGENCY = 3,
  PF_FIELD_BYLINE = 4
} pf_field;
#define PF_FIELD_COUNT 5

typedef enum pf_origin { PF_ORIGIN_NONE = 0, PF_ORIGIN_CALLER = 1, PF_ORIGIN_TEXT = 2 } pf_origin;

typedef enum pf_block_type {
  PF_BLOCK_TITLE = 0,
  PF_BLOCK_SYNOPSIS = 1,
  PF_BLOCK_HEADING = 2,
  PF_BLOCK_PARAGRAPH = 3,
  PF_BLOCK_LIST_ITEM = 4,
  PF_BLOCK_QUESTION = 5,
  PF_BLOCK_ANSWER = 6,
  PF_BLOCK_QUOTE = 7,
  PF_BLOCK_BOILERPLATE = 8
} pf_block_type;

typedef enum pf_repeat_kind {
  PF_REPEAT_EXACT = 0,     /* equal after normalisation of white space, case, quotation marks, dashes, Unicode form */
  PF_REPEAT_NEAR = 1,      /* edited */
  PF_REPEAT_CONTAINED = 2, /* part of the earlier one */
  PF_REPEAT_CONTAINS = 3,  /* the earlier one and more */
  PF_REPEAT_MERGED = 4     /* holds two earlier ones: each is named */
} pf_repeat_kind;

typedef struct pf_repeat {
  pf_view article; /* id of the article that had it first */
  size_t block;    /* its number there */
  pf_repeat_kind kind;
  uint32_t similarity;  /* thousandths: shared words by the words of the longer one; 1000 is equal */
  uint32_t containment; /* the same by the words of the shorter one: 1000 when one is a part of the other */
} pf_repeat;

/* What the words of a change are. Copies change a fact by changing a few words, so these tell it from style. */
typedef enum pf_change_flag {
  PF_CHANGE_NUMBER = 1,   /* digits, or a number written out */
  PF_CHANGE_NAME = 2,     /* a capital inside a sentence */
  PF_CHANGE_POLARITY = 4, /* "not", "never", "denied" */
  PF_CHANGE_SENTENCE = 8  /* whole sentences */
} pf_change_flag;

/* Where a block differs from the one that it repeats: words of the earlier block that it has not, and words of its own
 * in their place. One of the two may have size 0 and says where they would stand. */
typedef struct pf_change {
  pf_span earlier; /* in the bytes of article pf_block_repeat_article */
  pf_span later;
  uint32_t flags; /* PF_CHANGE_NUMBER and so on, together */
} pf_change;

PF_API size_t pf_report_article_count(const pf_report *report);
PF_API pf_view pf_article_id(const pf_report *report, size_t article);
PF_API pf_view pf_article_source(const pf_report *report, size_t article);   /* empty: none was given */
PF_API pf_view pf_article_text(const pf_report *report, size_t article);     /* UTF-8, repaired */
PF_API pf_view pf_article_language(const pf_report *report, size_t article); /* ISO 639-1, or "und" */
PF_API pf_status pf_article_status(const pf_report *report, size_t article);
PF_API pf_view pf_article_message(const pf_report *report, size_t article); /* what a refusal says; empty when ok */
PF_API size_t pf_article_warning_count(const pf_report *report, size_t article);
PF_API pf_view pf_article_warning(const pf_report *report, size_t article, size_t warning);

/* Metadata: its value, who said so, and where it stands when it was found in the text (else an empty span). */
PF_API pf_view pf_article_field(const pf_report *report, size_t article, pf_field field);
PF_API pf_origin pf_article_field_origin(const pf_report *report, size_t article, pf_field field);
PF_API pf_span pf_article_field_span(const pf_report *report, size_t article, pf_field field);

PF_API size_t pf_block_count(const pf_report *report, size_t article);
PF_API pf_block_type pf_block_type_of(const pf_report *report, size_t article, size_t block);
PF_API pf_spans pf_block_span(const pf_report *report, size_t article, size_t block);
PF_API size_t pf_block_repeat_count(const pf_report *report, size_t article, size_t block);
PF_API pf_repeat pf_block_repeat(const pf_report *report, size_t article, size_t block, size_t repeat);

/* The article of this report whose block is repeated, or PF_NONE when its text is not at hand: known from an index.
 * Then there are no changes to list, and the flags say no more than whether the numbers are others. */
PF_API size_t pf_block_repeat_article(const pf_report *report, size_t article, size_t block, size_t repeat);
PF_API uint32_t pf_block_change_flags(const pf_report *report, size_t article, size_t block, size_t repeat);
PF_API size_t pf_block_change_count(const pf_report *report, size_t article, size_t block, size_t repeat);
PF_API pf_change pf_block_change(const pf_report *report, size_t article, size_t block, size_t repeat, size_t change);

/* The name of a type or kind as the record spells it ("list_item", "exact"). Borrows: for ever. Any thread. */
PF_API const char *pf_field_name(pf_field field);
PF_API const char *pf_block_type_name(pf_block_type type);
PF_API const char *pf_repeat_kind_name(pf_repeat_kind kind);
PF_API const char *pf_change_flag_name(pf_change_flag flag);

/* The UTF-8 text of a span of the caller's bytes; spans outside the article give an empty view. */
PF_API pf_view pf_report_text(const pf_report *report, size_t article, pf_span span);

/* The same stretch as bytes of pf_article_text: equal to `span` when the article was given as plain UTF-8. */
PF_API pf_span pf_report_text_span(const pf_report *report, size_t article, pf_span span);

/* ---- 12. Report: statements and claims --------------------------------------------------------------------------
 * A statement is an attribution: source, cue, content (PolNeAR; docs/formats.md). A claim is a proposition that could
 * be checked; its statement is the innermost attribution around it, PF_NONE when the article itself says it.
 */
typedef enum pf_quote {
  PF_QUOTE_DIRECT = 0,  /* all of the content stands in quotation marks */
  PF_QUOTE_MIXED = 1,   /* some of it */
  PF_QUOTE_INDIRECT = 2 /* none */
} pf_quote;

typedef enum pf_stance {
  PF_STANCE_SAYS = 0,
  PF_STANCE_DENIES = 1,
  PF_STANCE_BELIEVES = 2,
  PF_STANCE_WANTS = 3,
  PF_STANCE_EXPECTS = 4,
  PF_STANCE_DOUBTS = 5,
  PF_STANCE_ASKS = 6
} pf_stance;

/* What an argument is to its predicate. */
typedef enum pf_role {
  PF_ROLE_OBJECT = 0,
  PF_ROLE_INDIRECT_OBJECT = 1,
  PF_ROLE_COMPLEMENT = 2, /* what the subject or object is or does: "is [tired]", "said [that he left]" */
  PF_ROLE_PLACE = 3,
  PF_ROLE_TIME = 4,
  PF_ROLE_MANNER = 5,
  PF_ROLE_OTHER = 6
} pf_role;

typedef enum pf_polarity { PF_POLARITY_AFFIRMED = 0, PF_POLARITY_NEGATED = 1 } pf_polarity;

/* How sure the claim is made to be, by the strongest word over it. */
typedef enum pf_modality {
  PF_MODALITY_ASSERTED = 0,    /* told as so */
  PF_MODALITY_PROBABLE = 1,    /* likely, seems */
  PF_MODALITY_POSSIBLE = 2,    /* may, might, could */
  PF_MODALITY_UNCONFIRMED = 3, /* reportedly, yet to be confirmed */
  PF_MODALITY_CONDITIONAL = 4, /* if, unless: condition and consequence */
  PF_MODALITY_PLANNED = 5,     /* will, is to, scheduled, expected */
  PF_MODALITY_WANTED = 6       /* demanded, hoped, should */
} pf_modality;

/* Whether a quantity is the number itself or a limit of it. */
typedef enum pf_bound { PF_BOUND_EXACT = 0, PF_BOUND_ABOUT = 1, PF_BOUND_AT_LEAST = 2, PF_BOUND_AT_MOST = 3 } pf_bound;

/* An entity is somebody or something that the article speaks of, by name, noun or pronoun; the classes are those of
 * CoNLL-2003. Roles are what the article says a person is ("US special envoy"), in its words. */
typedef enum pf_entity_type {
  PF_ENTITY_PERSON = 0,
  PF_ENTITY_ORGANIZATION = 1,
  PF_ENTITY_LOCATION = 2,
  PF_ENTITY_MISCELLANEOUS = 3
} pf_entity_type;

typedef enum pf_mention_kind {
  PF_MENTION_NAME = 0,
  PF_MENTION_NOMINAL = 1, /* "the envoy" */
  PF_MENTION_PRONOUN = 2
} pf_mention_kind;

PF_API size_t pf_entity_count(const pf_report *report, size_t article);
PF_API pf_view pf_entity_name(const pf_report *report, size_t article, size_t entity); /* its fullest mention */
PF_API pf_entity_type pf_entity_type_of(const pf_report *report, size_t article, size_t entity);
PF_API size_t pf_entity_role_count(const pf_report *report, size_t article, size_t entity);
PF_API pf_span pf_entity_role_span(const pf_report *report, size_t article, size_t entity, size_t role);
/* Who an entity is among all articles of the report, so that somebody whom ten of them name is counted once: entities
 * of the same 16 hexadecimal digits are the same. Names are compared in one spelling (Kiev, Kyiv; UN, United Nations),
 * and a last name alone is who bears it in its article, else who alone, or by far the most often, does in all of them.
 * `canonical_name` is the one name for all of them. Both are empty for who is never named ("the officials"). */
PF_API pf_view pf_entity_identity(const pf_report *report, size_t article, size_t entity);
PF_API pf_view pf_entity_canonical_name(const pf_report *report, size_t article, size_t entity);
PF_API size_t pf_mention_count(const pf_report *report, size_t article, size_t entity);
PF_API pf_span pf_mention_span(const pf_report *report, size_t article, size_t entity, size_t mention);
PF_API pf_mention_kind pf_mention_kind_of(const pf_report *report, size_t article, size_t entity, size_t mention);

PF_API const char *pf_entity_type_name(pf_entity_type type);
PF_API const char *pf_mention_kind_name(pf_mention_kind kind);

PF_API size_t pf_statement_count(const pf_report *report, size_t article);
PF_API size_t pf_statement_block(const pf_report *report, size_t article, size_t statement);
PF_API pf_spans pf_statement_source(const pf_report *report, size_t article, size_t statement);      /* may be empty */
PF_API size_t pf_statement_source_entity(const pf_report *report, size_t article, size_t statement); /* or PF_NONE */
PF_API pf_spans pf_statement_cue(const pf_report *report, size_t article, size_t statement);         /* may be empty */
PF_API pf_view pf_statement_cue_lemma(const pf_report *report, size_t article, size_t statement);
PF_API pf_spans pf_statement_content(const pf_report *report, size_t article, size_t statement);
PF_API pf_quote pf_statement_quote(const pf_report *report, size_t article, size_t statement);
PF_API pf_stance pf_statement_stance(const pf_report *report, size_t article, size_t statement);
PF_API size_t pf_statement_parent(const pf_report *report, size_t article, size_t statement); /* or PF_NONE */

PF_API size_t pf_claim_count(const pf_report *report, size_t article);
PF_API pf_view pf_claim_id(const pf_report *report, size_t article, size_t claim); /* 16 hexadecimal digits */
PF_API size_t pf_claim_block(const pf_report *report, size_t article, size_t claim);
PF_API pf_spans pf_claim_span(const pf_report *report, size_t article, size_t claim);
PF_API size_t pf_claim_statement(const pf_report *report, size_t article, size_t claim); /* or PF_NONE */
/* The parts of a claim. A subject may be missing (a command, a noun phrase as a claim), and so may a predicate (a noun
 * phrase). A predicate without span but with text is implied: "Lena Berg, the mayor" is told as "is". */
PF_API pf_spans pf_claim_subject(const pf_report *report, size_t article, size_t claim);
PF_API size_t pf_claim_subject_entity(const pf_report *report, size_t article, size_t claim); /* or PF_NONE */
PF_API pf_spans pf_claim_predicate(const pf_report *report, size_t article, size_t claim);
PF_API pf_view pf_claim_implied_predicate(const pf_report *report, size_t article, size_t claim); /* or empty */
PF_API pf_view pf_claim_predicate_lemma(const pf_report *report, size_t article, size_t claim);
/* Arguments: the object first, then as the sentence has them. A preposition belongs to the span unless the predicate
 * ends in it ("flows into"). */
PF_API size_t pf_argument_count(const pf_report *report, size_t article, size_t claim);
PF_API pf_role pf_argument_role(const pf_report *report, size_t article, size_t claim, size_t argument);
PF_API pf_view pf_argument_preposition(const pf_report *report, size_t article, size_t claim, size_t argument);
PF_API pf_spans pf_argument_span(const pf_report *report, size_t article, size_t claim, size_t argument);
PF_API size_t pf_argument_entity(const pf_report *report, size_t article, size_t claim, size_t argument);

PF_API pf_polarity pf_claim_polarity(const pf_report *report, size_t article, size_t claim);
PF_API pf_spans pf_claim_polarity_cue(const pf_report *report, size_t article, size_t claim); /* may be empty */
PF_API pf_modality pf_claim_modality(const pf_report *report, size_t article, size_t claim);
PF_API pf_spans pf_claim_modality_cue(const pf_report *report, size_t article, size_t claim); /* may be empty */
/* Thousandths: how often claims of this kind are right, as measured (docs/results.md). */
PF_API uint32_t pf_claim_confidence(const pf_report *report, size_t article, size_t claim);
/* The construction that the claim was read from: "main", "conjunct", "relative" ... Borrows: for ever. */
PF_API const char *pf_claim_construction(const pf_report *report, size_t article, size_t claim);
/* The rule that decided a field ("negative_adverb", "auxiliary", "addition", "weekday_past"): "plain" where nothing
 * turned it, "" where there is no such field. Borrows: for ever. */
typedef enum pf_decision {
  PF_DECISION_POLARITY = 0,
  PF_DECISION_MODALITY = 1,
  PF_DECISION_SOURCE = 2,
  PF_DECISION_TIME = 3
} pf_decision;
PF_API const char *pf_claim_rule(const pf_report *report, size_t article, size_t claim, pf_decision decision);

/* When: the words that say it, and their value by the article's date in ISO 8601: a day, a month, a year, or an
 * interval of them ("2025-04-22", "2025-03", "2014/2022"). The value is empty when it can't be known. */
PF_API pf_spans pf_claim_time(const pf_report *report, size_t article, size_t claim); /* may be empty */
PF_API pf_view pf_claim_time_value(const pf_report *report, size_t article, size_t claim);

/* How many: the words, the number in thousandths ("1.5 million": 1500000000), what is counted ("people", "percent"),
 * and whether the number is an ordinal ("its third visit"). */
PF_API size_t pf_quantity_count(const pf_report *report, size_t article, size_t claim);
PF_API pf_spans pf_quantity_span(const pf_report *report, size_t article, size_t claim, size_t quantity);
PF_API int64_t pf_quantity_thousandths(const pf_report *report, size_t article, size_t claim, size_t quantity);
PF_API pf_view pf_quantity_unit(const pf_report *report, size_t article, size_t claim, size_t quantity);
PF_API pf_bound pf_quantity_bound(const pf_report *report, size_t article, size_t claim, size_t quantity);
PF_API int pf_quantity_is_ordinal(const pf_report *report, size_t article, size_t claim, size_t quantity);

/* Minimal triples, when asked for by pf_extract_options.triples: one for each fact a claim tells. */
typedef enum pf_triple_part { PF_TRIPLE_SUBJECT = 0, PF_TRIPLE_PREDICATE = 1, PF_TRIPLE_OBJECT = 2 } pf_triple_part;
PF_API size_t pf_triple_count(const pf_report *report, size_t article, size_t claim);
PF_API pf_spans pf_triple_span(const pf_report *report, size_t article, size_t claim, size_t triple,
                               pf_triple_part part);

/* Where else in this report the claim's block stands. */
PF_API size_t pf_claim_repeat_count(const pf_report *report, size_t article, size_t claim);
PF_API pf_repeat pf_claim_repeat(const pf_report *report, size_t article, size_t claim, size_t repeat);

PF_API const char *pf_quote_name(pf_quote quote);
PF_API const char *pf_stance_name(pf_stance stance);
PF_API const char *pf_role_name(pf_role role);
PF_API const char *pf_polarity_name(pf_polarity polarity);
PF_API const char *pf_modality_name(pf_modality modality);
PF_API const char *pf_bound_name(pf_bound bound);

/* ---- 13. The record ---------------------------------------------------------------------------------------------
 * The record peacefacts/1 (docs/formats.md) as a walk over its fields in order: every rendering of the library and
 * every binding is made by this walk, so the names are the same everywhere.
 */
typedef enum pf_event_kind {
  PF_EVENT_OBJECT_BEGIN = 0,
  PF_EVENT_OBJECT_END = 1,
  PF_EVENT_ARRAY_BEGIN = 2,
  PF_EVENT_ARRAY_END = 3,
  PF_EVENT_NULL = 4,
  PF_EVENT_TEXT = 5,        /* text */
  PF_EVENT_INTEGER = 6,     /* integer */
  PF_EVENT_THOUSANDTHS = 7, /* integer / 1000, a score */
  PF_EVENT_SPAN = 8,        /* pieces and text_pieces */
  PF_EVENT_INDEX = 9        /* integer: the number, from 0, of a block, a statement or an entity */
} pf_event_kind;

typedef struct pf_event {
  pf_event_kind kind;
  const char *key; /* the member's name in an object, NULL in an array and for the record itself */
  pf_view text;
  int64_t integer;
  pf_spans pieces;      /* in the caller's bytes */
  pf_spans text_pieces; /* the same in bytes of pf_article_text */
  size_t article;       /* whose bytes: the article that is walked, or the one that it repeats */
} pf_event;

/* Called for each event; what it is given is borrowed for the call. Returns 0 to go on, else the walk stops. */
typedef int (*pf_visitor)(void *context, const pf_event *event);

/* Walks the record of one article. Errors: ARGUMENT, SINK, MEMORY. Many readers. */
PF_API pf_status pf_report_visit(const pf_report *report, size_t article, pf_visitor visitor, void *context,
                                 pf_error *error);

/* ---- 14. Rendering ----------------------------------------------------------------------------------------------
 * Into the caller's sink, so there is no string to own. The same report gives the same bytes everywhere.
 */
typedef enum pf_format {
  PF_FORMAT_JSON = 0,  /* one indented array of records */
  PF_FORMAT_JSONL = 1, /* one record a line */
  PF_FORMAT_CSV = 2,   /* RFC 4180, one claim a line */
  PF_FORMAT_TEXT = 3,  /* for a terminal */
  PF_FORMAT_HTML = 4   /* one self-contained page */
} pf_format;

typedef struct pf_render_options {
  size_t size;
  uint32_t columns;   /* PF_FORMAT_TEXT: width to wrap at; default 80 */
  uint32_t colour;    /* PF_FORMAT_TEXT: 1 uses ANSI colours */
  uint32_t bom;       /* PF_FORMAT_CSV: 1 begins with a byte order mark, for Excel */
  uint32_t no_header; /* PF_FORMAT_CSV: 1 leaves out the line of names */
} pf_render_options;
#define PF_RENDER_OPTIONS_INIT                                                                                         \
  { sizeof(pf_render_options), 0, 0, 0, 0 }

/* Renders all articles of a report. `options` may be NULL. Errors: ARGUMENT, SINK, MEMORY. Many readers. */
PF_API pf_status pf_render(const pf_report *report, pf_format format, const pf_render_options *options, pf_sink sink,
                           void *context, pf_error *error);

/* Analyses all articles of a corpus and writes sentences, words, tags, lemmas and trees as CoNLL-U, with the caller's
 * byte offsets (Start, End), names (Name=B-PER) and groups of mentions (Entity=3) in the last column. Articles in a
 * language without a model get their id alone. Errors: ARGUMENT, SINK, MEMORY. One thread at a time for the corpus. */
PF_API pf_status pf_analyse(const pf_model *model, const pf_corpus *corpus, pf_sink sink, void *context,
                            pf_error *error);

#ifdef __cplusplus
}
#endif

#endif
