/* report_identity.c - who an entity is among all articles of a report, so that one who is named in ten is counted once.
 *
 * Names are keys in one spelling (analyse/spelling.h), of people and of all else apart. A last name alone is the one
 * person who bears it in its article, else in all of them; where two do, who is named in far more articles than the
 * other, else somebody of its own in each article. An acronym is what an article that tells its full name calls by it.
 * The id is a hash of the key, so that it is the same in every run that finds the same key. Hash tables throughout:
 * linear. */
#include "analyse/spelling.h"
#include "base/error.h"
#include "base/hash.h"
#include "render/text_table.h"
#include "report.h"

enum { PERSON = 'p', OTHER = 'o', LAST_NAME = 'l', ACRONYM = 'a' };
#define NOBODY UINT32_MAX
#define FAR_MORE 4 /* times as many articles name who a last name alone is taken for as name the next who bears it */

typedef struct named_entity {
  uint32_t article, entity;
  pf_view key;  /* with its class before it */
  pf_view last; /* last name of a person, as a key */
  bool bare;    /* no first name */
  bool acronym;
  uint32_t who;      /* its number among the identities */
  uint32_t spelling; /* the number of its name among the counts */
} named_entity;

typedef struct report_person {
  pf_view key;
  pf_view name;
  uint32_t weight;       /* of the name: how often it stands where it was taken from */
  bool is_spelled;       /* the name is whole: no bare last name, no acronym */
  uint32_t articles;     /* that name this one in full */
  uint32_t last_article; /* the last of them + 1 */
} report_person;

/* Who a last name or an acronym stands for. */
typedef struct name_bearer {
  uint32_t who;
  uint32_t next; /* articles that name the next who bears it; 0: nobody else does */
} name_bearer;

typedef struct identity_work {
  pf_report *report;
  pfi_arena arena; /* keys */
  PFI_VECTOR(named_entity) named;
  PFI_VECTOR(report_person) people;
  PFI_VECTOR(name_bearer) bearers; /* of each last name and acronym, and of each last name in each article */
  pfi_text_table keys;             /* to people */
  PFI_VECTOR(uint32_t) counts;     /* of each spelling of each person */
  pfi_text_table shorts;           /* last names and acronyms to `bearers` */
  pfi_text_table spellings;        /* to `counts` */
} identity_work;

/* A key of the arena; data NULL: no memory. */
static pf_view make_key(identity_work *work, char class, pf_view text) {
  char *made = pfi_arena_take(&work->arena, text.size + 1);
  if (made == NULL) return (pf_view){NULL, 0};
  made[0] = class;
  memcpy(made + 1, text.data, text.size);
  return (pf_view){made, text.size + 1};
}

static bool is_acronym_name(pf_view name) {
  size_t letters = 0;
  for (size_t i = 0; i < name.size; i++) {
    letters += pfi_is_upper(name.data[i]);
    if (!pfi_is_upper(name.data[i]) && name.data[i] != '.') return false;
  }
  return letters > 1;
}

static bool has_name(const pfi_claims *claims, const pfi_claim_entity *entity) {
  for (uint32_t m = 0; m < entity->mentions.count; m++)
    if (claims->mentions.items[entity->mentions.first + m].kind == PF_MENTION_NAME) return true;
  return false;
}

static bool add_named(identity_work *work, uint32_t article, uint32_t entity) {
  const pfi_report_article *found = &work->report->articles[article];
  const pfi_claim_entity *from = &found->claims.entities.items[entity];
  if (!has_name(&found->claims, from)) return true;
  pf_view name = pfi_view_of_range(found->document->article.text, from->name);
  bool person = from->type == PF_ENTITY_PERSON;
  pfi_spelling spelling;
  pfi_spelling_fold(&spelling, name, person);
  if (spelling.size == 0) return true;
  /* A first name of one letter tells no more than none. */
  named_entity named = {.article = article, .entity = entity, .who = NOBODY};
  named.bare = person && spelling.last <= 2;
  named.acronym = !person && is_acronym_name(name);
  named.last = make_key(work, LAST_NAME, pfi_spelling_from(&spelling, person ? spelling.last : 0));
  pf_view whole = pfi_spelling_from(&spelling, named.bare ? spelling.last : 0);
  named.key = make_key(work, person ? PERSON : OTHER, whole);
  if (named.last.data == NULL || named.key.data == NULL) return false;
  return PFI_PUSH(&work->report->allocator, &work->named, named);
}

/* The number of who has the key; a new one gets the next. NOBODY: no memory. */
static uint32_t who_has(identity_work *work, pf_view key) {
  const uint32_t *number = pfi_text_table_put(&work->keys, key, (uint32_t)work->people.count);
  if (number == NULL) return NOBODY;
  report_person fresh = {.key = key};
  if (*number == work->people.count && !PFI_PUSH(&work->report->allocator, &work->people, fresh)) return NOBODY;
  return *number;
}

/* Notes that the short form stands for `who`. */
static bool note_short(identity_work *work, pf_view key, uint32_t who) {
  const uint32_t *number = pfi_text_table_put(&work->shorts, key, (uint32_t)work->bearers.count);
  name_bearer first = {who, 0};
  if (key.data == NULL || number == NULL) return false;
  if (*number == work->bearers.count) return PFI_PUSH(&work->report->allocator, &work->bearers, first);
  name_bearer *bearer = &work->bearers.items[*number];
  if (bearer->who == who) return true;
  uint32_t now = work->people.items[who].articles, before = work->people.items[bearer->who].articles;
  uint32_t less = now < before ? now : before;
  if (less > bearer->next) bearer->next = less;
  if (now > before) bearer->who = who;
  return true;
}

static const name_bearer *find_short(const identity_work *work, pf_view key) {
  const uint32_t *number = pfi_text_table_find(&work->shorts, key);
  return number == NULL ? NULL : &work->bearers.items[*number];
}

/* The last name in one article. */
static pf_view local_key(identity_work *work, const named_entity *named) {
  char *made = pfi_arena_take(&work->arena, named->last.size + sizeof named->article);
  if (made == NULL) return (pf_view){NULL, 0};
  memcpy(made, named->last.data, named->last.size);
  memcpy(made + named->last.size, &named->article, sizeof named->article);
  return (pf_view){made, named->last.size + sizeof named->article};
}

/* The acronyms by which the article calls what it also names in full. */
static bool note_acronyms(identity_work *work, const named_entity *named) {
  const pfi_report_article *found = &work->report->articles[named->article];
  pfi_mark mentions = found->claims.entities.items[named->entity].mentions;
  for (uint32_t m = mentions.first; m < mentions.first + mentions.count; m++) {
    if (found->claims.mentions.items[m].kind != PF_MENTION_NAME) continue;
    pf_view name = pfi_view_of_range(found->document->article.text, found->claims.mentions.items[m].range);
    if (!is_acronym_name(name)) continue;
    pfi_spelling spelling;
    pfi_spelling_fold(&spelling, name, false);
    if (!note_short(work, make_key(work, ACRONYM, pfi_spelling_from(&spelling, 0)), named->who)) return false;
  }
  return true;
}

/* First those who are named in full, and in how many articles. */
static bool settle_full_names(identity_work *work) {
  for (size_t i = 0; i < work->named.count; i++) {
    named_entity *named = &work->named.items[i];
    if (named->bare || named->acronym) continue;
    named->who = who_has(work, named->key);
    if (named->who == NOBODY) return false;
    report_person *person = &work->people.items[named->who];
    person->articles += person->last_article != named->article + 1;
    person->last_article = named->article + 1;
  }
  return true;
}

/* The short forms of those who are named in full. */
static bool note_short_names(identity_work *work) {
  for (size_t i = 0; i < work->named.count; i++) {
    const named_entity *named = &work->named.items[i];
    if (named->who == NOBODY) continue;
    bool person = named->key.data[0] == PERSON;
    bool stored =
        person ? note_short(work, named->last, named->who) && note_short(work, local_key(work, named), named->who)
               : note_acronyms(work, named);
    if (!stored) return false;
  }
  return true;
}

/* A key of one article only: its id stands behind the name. */
static pf_view key_of_article(identity_work *work, const named_entity *named) {
  pf_view id = work->report->articles[named->article].document->article.id;
  char *made = pfi_arena_take(&work->arena, named->key.size + 1 + id.size);
  if (made == NULL) return (pf_view){NULL, 0};
  memcpy(made, named->key.data, named->key.size);
  made[named->key.size] = '|';
  memcpy(made + named->key.size + 1, id.data, id.size);
  return (pf_view){made, named->key.size + 1 + id.size};
}

/* Whom the short form stands for in its article: who alone bears it there, else who bears it in far more articles than
 * anybody else. `shared`: more than one does. NOBODY: that can't be told. */
static uint32_t who_is_meant(const identity_work *work, pf_view key, pf_view local, bool *shared) {
  const name_bearer *here = local.size == 0 ? NULL : find_short(work, local), *all = find_short(work, key);
  *shared = (here != NULL && here->next > 0) || (all != NULL && all->next > 0);
  if (here != NULL) return here->next == 0 ? here->who : NOBODY;
  if (all == NULL) return NOBODY;
  return work->people.items[all->who].articles >= FAR_MORE * all->next ? all->who : NOBODY;
}

/* Then those of whom a last name or an acronym is all that an article has. */
static bool settle_short_names(identity_work *work) {
  for (size_t i = 0; i < work->named.count; i++) {
    named_entity *named = &work->named.items[i];
    if (named->who != NOBODY) continue;
    pf_view key = named->last, local = {"", 0};
    if (named->acronym)
      key = make_key(work, ACRONYM, (pf_view){named->key.data + 1, named->key.size - 1});
    else
      local = local_key(work, named);
    if (key.data == NULL || local.data == NULL) return false;
    bool shared;
    named->who = who_is_meant(work, key, local, &shared);
    if (named->who != NOBODY) continue;
    pf_view own = shared ? key_of_article(work, named) : named->key;
    if (own.data == NULL) return false;
    named->who = who_has(work, own);
    if (named->who == NOBODY) return false;
  }
  return true;
}

/* A name as it stands, of one person: its key among the counts. */
static pf_view key_of_spelling(identity_work *work, uint32_t who, pf_view name) {
  char *made = pfi_arena_take(&work->arena, sizeof who + name.size);
  if (made == NULL) return (pf_view){NULL, 0};
  memcpy(made, &who, sizeof who);
  memcpy(made + sizeof who, name.data, name.size);
  return (pf_view){made, sizeof who + name.size};
}

static pf_view name_of(const identity_work *work, const named_entity *named) {
  const pfi_report_article *found = &work->report->articles[named->article];
  return pfi_view_of_range(found->document->article.text, found->claims.entities.items[named->entity].name);
}

/* In how many entities each spelling of a person stands; `spelling` of each says which is its own. */
static bool count_spellings(identity_work *work) {
  for (size_t i = 0; i < work->named.count; i++) {
    named_entity *named = &work->named.items[i];
    pf_view key = key_of_spelling(work, named->who, name_of(work, named));
    if (key.data == NULL) return false;
    const uint32_t *number = pfi_text_table_put(&work->spellings, key, (uint32_t)work->counts.count);
    if (number == NULL) return false;
    named->spelling = *number;
    if (named->spelling == work->counts.count && !PFI_PUSH(&work->report->allocator, &work->counts, 0)) return false;
    work->counts.items[named->spelling]++;
  }
  return true;
}

/* Each takes the name that stands in most entities, a whole one before a short one, of equals the first. */
static void choose_names(identity_work *work) {
  for (size_t i = 0; i < work->named.count; i++) {
    const named_entity *named = &work->named.items[i];
    report_person *person = &work->people.items[named->who];
    bool spelled = !named->bare && !named->acronym;
    uint32_t weight = work->counts.items[named->spelling];
    bool better = person->name.size == 0 || (spelled && !person->is_spelled) ||
                  (spelled == person->is_spelled && weight > person->weight);
    if (!better) continue;
    person->name = name_of(work, named);
    person->weight = weight;
    person->is_spelled = spelled;
  }
}

static pf_status write_identities(identity_work *work, pf_error *error) {
  pf_report *report = work->report;
  size_t next = 0;
  for (size_t a = 0; a < report->count; a++) {
    size_t count = report->articles[a].claims.entities.count;
    if (count == 0) continue;
    pfi_identity *identities = pfi_arena_take(&report->arena, count * sizeof *identities);
    if (identities == NULL) return pfi_fail_memory(error);
    memset(identities, 0, count * sizeof *identities);
    for (; next < work->named.count && work->named.items[next].article == a; next++) {
      const report_person *person = &work->people.items[work->named.items[next].who];
      pfi_identity *identity = &identities[work->named.items[next].entity];
      identity->name = person->name;
      uint64_t hash = pfi_hash64(person->key.data, person->key.size, 0);
      for (size_t i = 0; i < 16; i++)
        identity->id[i] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
    }
    report->articles[a].identities = identities;
  }
  return PF_OK;
}

static bool gather_named(identity_work *work) {
  for (uint32_t a = 0; a < work->report->count; a++)
    for (uint32_t e = 0; e < work->report->articles[a].claims.entities.count; e++)
      if (!add_named(work, a, e)) return false;
  return true;
}

pf_status pfi_report_identify(pf_report *report, pf_error *error) {
  pf_status status = PF_OK;
  identity_work work = {.report = report};
  pfi_arena_init(&work.arena, &report->allocator);
  pfi_text_table_init(&work.keys, &report->allocator);
  pfi_text_table_init(&work.shorts, &report->allocator);
  pfi_text_table_init(&work.spellings, &report->allocator);
  if (!gather_named(&work) || !settle_full_names(&work) || !note_short_names(&work) || !settle_short_names(&work) ||
      !count_spellings(&work)) {
    status = pfi_fail_memory(error);
  } else {
    choose_names(&work);
    status = write_identities(&work, error);
  }
  pfi_text_table_free(&work.keys);
  pfi_text_table_free(&work.shorts);
  pfi_text_table_free(&work.spellings);
  PFI_VECTOR_FREE(&report->allocator, &work.named);
  PFI_VECTOR_FREE(&report->allocator, &work.people);
  PFI_VECTOR_FREE(&report->allocator, &work.bearers);
  PFI_VECTOR_FREE(&report->allocator, &work.counts);
  pfi_arena_free(&work.arena);
  return status;
}
