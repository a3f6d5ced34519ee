/* peacefacts.c - the command: articles in, facts out. Written on the public header alone, like any guest's program; its
 * parts are in command/, its manual in docs/man/peacefacts.1. */
#include "command/options.h"
#include "command/run.h"

int main(int argc, char **argv) {
  options asked;
  int code;
  if (!options_read(&asked, argc, argv, &code)) return code;
  return run(&asked);
}
