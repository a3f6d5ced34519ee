/* deduplicated.h - what `peacefacts deduplicate` gives besides records. */
#ifndef COMMAND_DEDUPLICATED_H
#define COMMAND_DEDUPLICATED_H

#include "output.h"

#include <peacefacts.h>

/* Is there nothing in the block that was not said before? A block that contains an earlier one and more is kept. */
bool deduplicated_drops(const pf_report *report, size_t article, size_t block);

/* The articles without the blocks that are dropped: plain text, or JSON Lines that the command reads again. False when
 * the output failed or, after a complaint, memory. */
bool deduplicated_write_kept(const pf_report *report, pf_format format, output *out);

/* CSV, a line for each repeat; `begun`: the line of names is there already. */
bool deduplicated_write_pairs(const pf_report *report, bool begun, output *out);

#endif
