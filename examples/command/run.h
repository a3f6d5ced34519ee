/* run.h - the work: articles in, deduplicated and extracted batch by batch, results out. */
#ifndef COMMAND_RUN_H
#define COMMAND_RUN_H

#include "options.h"

/* Returns the exit code. */
int run(const options *asked);

#endif
