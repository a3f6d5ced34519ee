/* progress.h - a bar on standard error for runs over many files, when somebody is there to see it. */
#ifndef COMMAND_PROGRESS_H
#define COMMAND_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* `files` of `bytes` together are to be read; nothing is shown when `wanted` is false or stderr is no terminal. */
void progress_begin(bool wanted, size_t files, uint64_t bytes);
/* `bytes` have been read, and `articles` found in them. Draws at most ten times a second. */
void progress_show(size_t files, uint64_t bytes, size_t articles);
void progress_hide(void);

#endif
