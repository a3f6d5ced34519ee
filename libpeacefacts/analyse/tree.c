/* tree.c - maximum spanning tree with one root, after Chu and Liu 1965 and Edmonds 1967.
 *
 * Every word takes its best head. Where that is no tree, cycles are merged into single nodes one after the other, and
 * opened again in reverse order. Merging costs the cycle's length times the number of nodes, and each merge removes
 * nodes, so all of it is quadratic in a piece of bounded length. A penalty on the root's edges makes the root one. */
#include "analyse/tree.h"

#define ROOT_PENALTY ((int64_t)1 << 40)
enum { NODES = 2 * PFI_SCORES };

/* Nodes: 0 the root, 1 .. count the words, then the merged ones. A merged node lives in the matrix at the place of one
 * of its members. */
typedef struct merger {
  pfi_tree_memory *memory;
  size_t size;                     /* rows of the matrix in use */
  uint16_t node[PFI_SCORES];       /* the node at each place, or DEAD */
  uint16_t best[PFI_SCORES];       /* place of the best head of the node at each place */
  uint16_t parent[NODES];          /* the merged node it went into, or 0 */
  uint16_t from[NODES], to[NODES]; /* the edge chosen into each node */
  uint16_t nodes;
} merger;
enum { DEAD = UINT16_MAX };

static void choose_head(merger *m, size_t at) {
  size_t best = DEAD;
  int64_t most = INT64_MIN;
  for (size_t head = 0; head < m->size; head++) {
    if (head == at || m->node[head] == DEAD) continue;
    int64_t score = m->memory->score[head * PFI_SCORES + at];
    if (best == DEAD || score > most) {
      best = head;
      most = score;
    }
  }
  m->best[at] = (uint16_t)best;
}

/* A place on a cycle of best heads, or DEAD. */
static size_t find_cycle(const merger *m) {
  uint8_t seen[PFI_SCORES] = {1}; /* 1: leads to the root; 2: on the way */
  for (size_t start = 1; start < m->size; start++) {
    size_t at = start;
    if (m->node[at] == DEAD) continue;
    while (seen[at] == 0) {
      seen[at] = 2;
      at = m->best[at];
    }
    if (seen[at] == 2) return at;
    for (at = start; seen[at] == 2; at = m->best[at])
      seen[at] = 1;
  }
  return DEAD;
}

static void copy_edge(merger *m, size_t head, size_t at, size_t from_head, size_t from_at, int64_t score) {
  size_t into = head * PFI_SCORES + at, out_of = from_head * PFI_SCORES + from_at;
  m->memory->from[into] = m->memory->from[out_of];
  m->memory->to[into] = m->memory->to[out_of];
  m->memory->score[into] = score;
}

/* The edges between the cycle and one place outside: into the cycle the one that loses least, out of it the best. */
static void merge_edges(merger *m, const uint16_t *cycle, size_t length, const int64_t *kept, size_t other) {
  size_t into = 0, out_of = 0;
  int64_t into_score = INT64_MIN, out_score = INT64_MIN;
  for (size_t i = 0; i < length; i++) {
    int64_t score = m->memory->score[other * PFI_SCORES + cycle[i]] - kept[i];
    if (i == 0 || score > into_score) into_score = score, into = cycle[i];
    score = m->memory->score[cycle[i] * PFI_SCORES + other];
    if (i == 0 || score > out_score) out_score = score, out_of = cycle[i];
  }
  copy_edge(m, other, cycle[0], other, into, into_score);
  if (other != 0) copy_edge(m, cycle[0], other, out_of, other, out_score);
}

static void record_edge(merger *m, size_t at) {
  size_t edge = m->best[at] * (size_t)PFI_SCORES + at;
  m->from[m->node[at]] = m->memory->from[edge];
  m->to[m->node[at]] = m->memory->to[edge];
}

static void merge_cycle(merger *m, size_t start) {
  uint16_t cycle[PFI_SCORES];
  int64_t kept[PFI_SCORES];
  size_t length = 0, at = start;
  do {
    cycle[length] = (uint16_t)at;
    kept[length++] = m->memory->score[m->best[at] * (size_t)PFI_SCORES + at];
    at = m->best[at];
  } while (at != start);
  uint16_t merged = m->nodes++;
  bool inside[PFI_SCORES] = {false};
  for (size_t i = 0; i < length; i++) {
    inside[cycle[i]] = true;
    record_edge(m, cycle[i]);
    m->parent[m->node[cycle[i]]] = merged;
  }
  for (size_t other = 0; other < m->size; other++)
    if (m->node[other] != DEAD && !inside[other]) merge_edges(m, cycle, length, kept, other);
  for (size_t i = 1; i < length; i++)
    m->node[cycle[i]] = DEAD;
  m->node[cycle[0]] = merged;
  m->parent[merged] = 0;
  for (size_t other = 1; other < m->size; other++) {
    if (m->node[other] != DEAD && other != cycle[0] && inside[m->best[other]]) m->best[other] = cycle[0];
  }
  choose_head(m, cycle[0]);
}

/* Opens merged nodes, newest first: the edge into one goes to the member that holds its word; the others keep theirs.
 */
static void open_merged(merger *m, size_t count) {
  for (uint16_t node = (uint16_t)(m->nodes - 1); node > count; node--) {
    uint16_t member = m->to[node];
    while (m->parent[member] != node)
      member = m->parent[member];
    m->from[member] = m->from[node];
    m->to[member] = m->to[node];
  }
}

static void merger_init(merger *m, const int32_t *scores, size_t count, pfi_tree_memory *memory) {
  *m = (merger){.memory = memory, .size = count + 1, .nodes = (uint16_t)(count + 1)};
  for (size_t word = 1; word <= count; word++) {
    for (size_t head = 0; head <= count; head++) {
      size_t edge = head * PFI_SCORES + word;
      memory->score[edge] = scores[(word - 1) * PFI_SCORE_ROW + head] - (head == 0 ? ROOT_PENALTY : 0);
      memory->from[edge] = (uint16_t)head;
      memory->to[edge] = (uint16_t)word;
    }
  }
  for (size_t at = 0; at <= count; at++)
    m->node[at] = (uint16_t)at;
  for (size_t at = 1; at <= count; at++)
    choose_head(m, at);
}

static int32_t highest(const int32_t *scores, size_t count, int32_t most) {
  for (size_t i = 0; i < count; i++)
    most = scores[i] > most ? scores[i] : most;
  return most;
}

/* The first of the best heads of word i: two passes that compilers turn into vectors, since most are not the best. */
static size_t best_head(const int32_t *row, size_t i, size_t count) {
  int32_t most = highest(row + i + 2, count - i - 1, highest(row, i + 1, INT32_MIN));
  size_t head = 0;
  while (row[head] != most || head == i + 1)
    head++;
  return head;
}

/* Each word's best head; true when that is a tree with one root. */
static bool take_best(const int32_t *scores, size_t count, uint16_t *heads) {
  uint8_t reaches[PFI_SCORES] = {1};
  size_t roots = 0;
  for (size_t i = 0; i < count; i++) {
    size_t best = best_head(scores + i * PFI_SCORE_ROW, i, count);
    heads[i] = (uint16_t)best;
    roots += best == 0;
  }
  for (size_t i = 1; i <= count; i++) {
    size_t at = i;
    for (; reaches[at] == 0; at = heads[at - 1])
      reaches[at] = 2;
    if (reaches[at] == 2) return false;
    for (at = i; reaches[at] == 2; at = heads[at - 1])
      reaches[at] = 1;
  }
  return roots == 1;
}

void pfi_tree_find(const int32_t *scores, size_t count, pfi_tree_memory *memory, uint16_t *heads) {
  if (take_best(scores, count, heads)) return;
  merger m;
  merger_init(&m, scores, count, memory);
  for (size_t at = find_cycle(&m); at != DEAD; at = find_cycle(&m))
    merge_cycle(&m, at);
  for (size_t at = 1; at < m.size; at++)
    if (m.node[at] != DEAD) record_edge(&m, at);
  open_merged(&m, count);
  for (size_t i = 1; i <= count; i++)
    heads[i - 1] = m.from[i];
}
