/* index_file.c - indexes in files: mapped when loaded, replaced in one step when saved.
 *
 * A save writes PATH.new, waits until the disk has it, and renames it over PATH: whenever the machine stops, PATH is
 * the old index or the new one, whole. Where there is no mmap the file is read.
 */
#if defined(__unix__) || defined(__APPLE__)
#define _POSIX_C_SOURCE 200809L
#define HAS_POSIX 1
#endif

#include "deduplicate/index_file.h"

#include <stdio.h>
#include <string.h>

#include "deduplicate/index_format.h"

#if HAS_POSIX
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

void pfi_unmap(void *mapping, size_t size) {
#if HAS_POSIX
  if (mapping != NULL) (void)munmap(mapping, size);
#else
  (void)mapping;
  (void)size;
#endif
}

static pf_status fail_file(pf_error *error, const char *what, const char *path) {
  return pfi_fail(error, PF_ERROR_FILE, 0, "%s: %s.", path, what);
}

#if HAS_POSIX

static pf_status map_file(pf_index *index, const char *path, pf_error *error) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail_file(error, "the index file can't be opened", path);
  struct stat about;
  pf_status status = PF_OK;
  void *mapping = MAP_FAILED;
  if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))
    status = fail_file(error, "this is not a regular file, as an index must be", path);
  else if (about.st_size <= 0)
    status = pfi_fail(error, PF_ERROR_FORMAT, 0, "%s: the file is empty, so it is not an index.", path);
  else
    mapping = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
  (void)close(file);
  if (status != PF_OK) return status;
  if (mapping == MAP_FAILED) return fail_file(error, "the index file can't be mapped into memory", path);
  index->mapping = mapping;
  index->bytes = (pf_view){mapping, (size_t)about.st_size};
  return PF_OK;
}

typedef struct writing {
  int file;
} writing;

static int write_all(void *context, const char *data, size_t size) {
  const writing *to = context;
  while (size > 0) {
    ssize_t done = write(to->file, data, size < (1u << 30) ? size : 1u << 30);
    if (done <= 0) return 1;
    data += done;
    size -= (size_t)done;
  }
  return 0;
}

/* The name in a directory is on the disk when the directory is. Not every file system can, so failing is no failure. */
static void sync_folder_of(const char *path, char *buffer) {
  const char *slash = strrchr(path, '/');
  size_t size = slash == NULL ? 0 : slash == path ? 1 : (size_t)(slash - path);
  if (size == 0)
    buffer[size++] = '.';
  else
    memcpy(buffer, path, size);
  buffer[size] = '\0';
  int folder = open(buffer, O_RDONLY | O_CLOEXEC);
  if (folder >= 0) {
    (void)fsync(folder);
    (void)close(folder);
  }
}

static pf_status write_new_file(const pf_index *index, const char *path, pf_error *error) {
  writing to = {open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
  if (to.file < 0) return fail_file(error, "the file can't be made", path);
  pf_status status = pf_index_save(index, write_all, &to, error);
  if (status == PF_ERROR_SINK || (status == PF_OK && fsync(to.file) != 0))
    status = fail_file(error, "writing failed; the disk may be full", path);
  if (close(to.file) != 0 && status == PF_OK) status = fail_file(error, "writing failed; the disk may be full", path);
  return status;
}

#else

static pf_status map_file(pf_index *index, const char *path, pf_error *error) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return fail_file(error, "the index file can't be opened", path);
  pf_status status = PF_OK;
  long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
  if (size <= 0 || fseek(file, 0, SEEK_SET) != 0)
    status = fail_file(error, "the index file is empty or can't be read", path);
  if (status == PF_OK) {
    index->buffer = pfi_resize(&index->allocator, NULL, 0, (size_t)size);
    index->bytes = (pf_view){index->buffer, index->buffer == NULL ? 0 : (size_t)size};
    if (index->buffer == NULL)
      status = pfi_fail_memory(error);
    else if (fread(index->buffer, 1, (size_t)size, file) != (size_t)size)
      status = fail_file(error, "the index file can't be read", path);
  }
  (void)fclose(file);
  return status;
}

static int write_all(void *context, const char *data, size_t size) {
  return fwrite(data, 1, size, context) != size;
}

static void sync_folder_of(const char *path, char *buffer) {
  (void)path;
  (void)buffer;
}

static pf_status write_new_file(const pf_index *index, const char *path, pf_error *error) {
  FILE *file = fopen(path, "wb");
  if (file == NULL) return fail_file(error, "the file can't be made", path);
  pf_status status = pf_index_save(index, write_all, file, error);
  if (fclose(file) != 0 || status == PF_ERROR_SINK)
    status = fail_file(error, "writing failed; the disk may be full", path);
  return status;
}

#endif

pf_status pf_index_load_file(pf_index **out, const char *path, const pf_allocator *allocator, pf_error *error) {
  pf_index *index = NULL;
  pf_status status;
  PFI_TRY(pf_index_new(out, allocator, error));
  index = *out;
  *out = NULL;
  if (path == NULL) {
    status = pfi_fail(error, PF_ERROR_ARGUMENT, 0, "path is NULL.");
    goto done;
  }
  PFI_TRY(map_file(index, path, error));
  PFI_TRY(pfi_index_borrow(index, index->bytes, error));
  *out = index;
  index = NULL;
done:
  pf_index_free(index);
  return status;
}

pf_status pf_index_save_file(const pf_index *index, const char *path, pf_error *error) {
  static const char suffix[] = ".new";
  pfi_error_clear(error);
  if (index == NULL || path == NULL || path[0] == '\0')
    return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "index is NULL, or path is NULL or empty.");
  size_t size = strlen(path), buffer_size = size + sizeof suffix + 1;
  char *beside = pfi_resize(&index->allocator, NULL, 0, buffer_size);
  if (beside == NULL) return pfi_fail_memory(error);
  memcpy(beside, path, size);
  memcpy(beside + size, suffix, sizeof suffix);
  pf_status status = write_new_file(index, beside, error);
  if (status == PF_OK && rename(beside, path) != 0)
    status = fail_file(error, "the new index can't be renamed to this name", path);
  if (status != PF_OK)
    (void)remove(beside);
  else
    sync_folder_of(path, beside);
  pfi_free(&index->allocator, beside, buffer_size);
  return status;
}
