/* complain.h - what the command says on standard error, and how it ends. */
#ifndef COMMAND_COMPLAIN_H
#define COMMAND_COMPLAIN_H

/* Exit codes; docs/man/peacefacts.1 lists them. */
enum {
  EXIT_ALL_WELL = 0,
  EXIT_SOME_REFUSED = 1, /* some article was refused; its record says why */
  EXIT_USAGE = 2,
  EXIT_NOT_DONE = 3 /* the output, the index or memory failed */
};

#if defined(__GNUC__)
#define COMPLAIN_PRINTF __attribute__((format(printf, 1, 2)))
#else
#define COMPLAIN_PRINTF
#endif

/* Prints "peacefacts: " and the message as one line; control characters, which may come from file names and articles,
 * are shown as '?'. */
void complain(const char *format, ...) COMPLAIN_PRINTF;

/* Takes away what the progress bar has drawn, when there is one, before something else is written. */
void progress_hide(void);

#endif
