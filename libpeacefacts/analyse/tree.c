/* tree.c - maximum spanning tree with one root, after Chu and Liu 1965, Edmonds 1967 and Tarjan 1977.
 *
 * Every word takes its best head. Where that is no tree, paths grow from word to head until they reach the root; one
 * that comes back to itself becomes a node of its own, with the best edges into any of its members, and grows on.
 * Merged nodes are opened again in reverse order. All of it is quadratic in a piece of bounded length.
 * Where the best tree has several roots, it is found anew with a penalty on the root's edges (Stanojević and Cohen
 * 2021 show why that is the best of all trees with one root). */
#include "analyse/tree.h"

#define ROOT_PENALTY ((int64_t)1 << 40)
enum { NODES = 2 * PFI_SCORES };

/* Nodes: 0 the root, 1 .. count the words, then the merged ones. */
typedef struct grower {
  const int32_t *scores;
  size_t count;
  int64_t penalty;
  pfi_tree_memory *memory;
  uint16_t home[PFI_SCORES];                     /* the outermost node that each word is in */
  uint16_t parent[NODES];                        /* the merged node it went into, or 0 */
  uint16_t from[NODES], to[NODES];               /* the edge chosen into each node: word (or root) and word */
  int64_t kept[NODES];                           /* its score */
  enum { UNSEEN, ON_PATH, ROOTED } state[NODES]; /* of a node that is in no other */
  uint16_t nodes;
} grower;

static void choose_word_edge(grower *g, size_t word) {
  const int32_t *row = g->scores + (word - 1) * PFI_SCORE_ROW;
  size_t best = g->penalty > 0 && g->count > 1; /* the penalised root is the best head of a lone word alone */
  for (size_t head = best + 1; head <= g->count; head++)
    if (row[head] > row[best]) best = head;
  g->from[word] = (uint16_t)best;
  g->to[word] = (uint16_t)word;
  g->kept[word] = row[best] - (best == 0 ? g->penalty : 0);
}

static void choose_edge(grower *g, size_t node) {
  if (node <= g->count) {
    choose_word_edge(g, node);
    return;
  }
  const int64_t *row = g->memory->score[node - g->count - 1];
  size_t best = 0; /* the root is never inside */
  for (size_t head = 1; head <= g->count; head++)
    if (row[head] > row[best] && g->home[head] != node) best = head;
  g->from[node] = (uint16_t)best;
  g->to[node] = g->memory->to[node - g->count - 1][best];
  g->kept[node] = row[best];
}

/* Into the row of a merged node: what is lost when a head takes the place of a member's. */
static void join_word(const grower *g, size_t word, int64_t *row, uint16_t *to) {
  const int32_t *scores = g->scores + (word - 1) * PFI_SCORE_ROW;
  for (size_t head = 0; head <= g->count; head++) {
    int64_t score = scores[head] - g->kept[word] - (head == 0 ? g->penalty : 0);
    if (score <= row[head]) continue;
    row[head] = score;
    to[head] = (uint16_t)word;
  }
}

static void join_merged(const grower *g, size_t node, int64_t *row, uint16_t *to) {
  const int64_t *scores = g->memory->score[node - g->count - 1];
  const uint16_t *words = g->memory->to[node - g->count - 1];
  for (size_t head = 0; head <= g->count; head++) {
    int64_t score = scores[head] - g->kept[node];
    if (score <= row[head]) continue;
    row[head] = score;
    to[head] = words[head];
  }
}

static size_t merge(grower *g, const uint16_t *cycle, size_t length) {
  uint16_t merged = g->nodes++;
  int64_t *row = g->memory->score[merged - g->count - 1];
  uint16_t *to = g->memory->to[merged - g->count - 1];
  for (size_t head = 0; head <= g->count; head++)
    row[head] = INT64_MIN;
  for (size_t i = 0; i < length; i++) {
    g->parent[cycle[i]] = merged;
    if (cycle[i] <= g->count)
      join_word(g, cycle[i], row, to);
    else
      join_merged(g, cycle[i], row, to);
  }
  for (size_t word = 1; word <= g->count; word++)
    if (g->parent[g->home[word]] == merged) g->home[word] = merged;
  return merged;
}

/* Grows the path from a node until it reaches what reaches the root. */
static void reach_root(grower *g, size_t at) {
  uint16_t path[PFI_SCORES];
  size_t length = 0;
  while (g->state[at] != ROOTED) {
    if (g->state[at] == ON_PATH) {
      size_t begin = length - 1;
      while (path[begin] != at) /* NOLINT(clang-analyzer-core.UndefinedBinaryOperatorResult): it is on the path */
        begin--;
      at = merge(g, path + begin, length - begin);
      length = begin;
    }
    choose_edge(g, at);
    path[length++] = (uint16_t)at;
    g->state[at] = ON_PATH;
    at = g->home[g->from[at]];
  }
  for (size_t i = 0; i < length; i++)
    g->state[path[i]] = ROOTED;
}

/* Opens merged nodes, newest first: the edge into one goes to the member that holds its word; the others keep theirs.
 */
static void open_merged(grower *g) {
  for (uint16_t node = (uint16_t)(g->nodes - 1); node > g->count; node--) {
    uint16_t member = g->to[node];
    while (g->parent[member] != node)
      member = g->parent[member];
    g->from[member] = g->from[node];
    g->to[member] = g->to[node];
  }
}

/* The best tree under a penalty on the root's edges; how many roots it has. */
static size_t grow(const int32_t *scores, size_t count, int64_t penalty, pfi_tree_memory *memory, uint16_t *heads) {
  grower g = {.scores = scores, .count = count, .penalty = penalty, .memory = memory, .nodes = (uint16_t)(count + 1)};
  g.state[0] = ROOTED;
  for (size_t word = 0; word <= count; word++)
    g.home[word] = (uint16_t)word;
  for (size_t word = 1; word <= count; word++)
    reach_root(&g, g.home[word]);
  open_merged(&g);
  size_t roots = 0;
  for (size_t i = 0; i < count; i++) {
    heads[i] = g.from[i + 1];
    roots += heads[i] == 0;
  }
  return roots;
}

/* Does every word reach the root by its best head? */
static bool all_reach_root(size_t count, const uint16_t *heads, size_t *roots) {
  uint8_t reaches[PFI_SCORES] = {1};
  *roots = 0;
  for (size_t i = 1; i <= count; i++) {
    size_t at = i;
    *roots += heads[i - 1] == 0;
    for (; reaches[at] == 0; at = heads[at - 1])
      reaches[at] = 2;
    if (reaches[at] == 2) return false;
    for (at = i; reaches[at] == 2; at = heads[at - 1])
      reaches[at] = 1;
  }
  return true;
}

void pfi_tree_find(const int32_t *scores, size_t count, const pfi_kernels *kernels, pfi_tree_memory *memory,
                   uint16_t *heads) {
  size_t roots;
  kernels->best_long(scores, PFI_SCORE_ROW, count, count + 1, heads);
  if (!all_reach_root(count, heads, &roots)) roots = grow(scores, count, 0, memory, heads);
  if (roots != 1) grow(scores, count, ROOT_PENALTY, memory, heads);
}
