/* replay.c - runs a fuzz target over the files of a folder, in any order: what the ordinary run does with the corpora,
 * where there is no libFuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every file is copied to a block of just its size, so that sanitizers see a read past its end. */
static int replay_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return 0; /* "." and "..", on some systems */
  size_t capacity = (size_t)1 << 22;
  uint8_t *buffer = malloc(capacity);
  if (buffer == NULL) abort();
  size_t size = fread(buffer, 1, capacity, file);
  fclose(file);
  uint8_t *data = realloc(buffer, size + (size == 0));
  if (data == NULL) abort();
  if (size > 0) LLVMFuzzerTestOneInput(data, size);
  free(data);
  return size > 0;
}

int main(int argc, char **argv) {
  int count = 0;
  for (int i = 1; i < argc; i++) {
    DIR *folder = opendir(argv[i]);
    if (folder == NULL) {
      fprintf(stderr, "no folder %s\n", argv[i]);
      return 1;
    }
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
      char path[4096];
      if (entry->d_name[0] == '.') continue;
      snprintf(path, sizeof path, "%s/%s", argv[i], entry->d_name);
      count += replay_file(path);
    }
    closedir(folder);
  }
  printf("%d inputs\n", count);
  return count == 0;
}
