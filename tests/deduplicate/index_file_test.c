/* index_file_test.c - indexes in files, and crashes while one is written. */
#define _XOPEN_SOURCE 700

#include "deduplicate/index_file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "deduplicate/paragraphs.h"

typedef struct folder {
  char path[64];
  char file[96];
  char file_new[96];
} folder;

static int make_folder(void **state) {
  folder *f = calloc(1, sizeof *f);
  if (f == NULL) return 1;
  snprintf(f->path, sizeof f->path, "peacefacts-index-XXXXXX");
  if (mkdtemp(f->path) == NULL) return 1;
  snprintf(f->file, sizeof f->file, "%s/seen", f->path);
  snprintf(f->file_new, sizeof f->file_new, "%s/seen.new", f->path);
  *state = f;
  return 0;
}

static int remove_folder(void **state) {
  folder *f = *state;
  (void)remove(f->file);
  (void)remove(f->file_new);
  int left = rmdir(f->path);
  free(f);
  return left;
}

static pf_index *index_of(unsigned paragraphs) {
  pf_index *index;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  assert_int_equal(pf_index_new(&index, NULL, NULL), PF_OK);
  for (unsigned i = 0; i < paragraphs; i++) {
    char text[200];
    pfi_repeats found;
    snprintf(text, sizeof text, "Ship %u left berth %u for harbour %u with %u crates and %u men.", i * 7919, i * 31,
             i * 13, i * 17, i * 19);
    SEE(index, "log", &arena, &found, text);
  }
  pfi_arena_free(&arena);
  return index;
}

static size_t count_in(const char *path) {
  pf_index *index;
  pf_error error;
  if (pf_index_load_file(&index, path, NULL, &error) != PF_OK) return PF_NONE;
  size_t count = pf_index_paragraph_count(index);
  pf_index_free(index);
  return count;
}

static long size_of(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 ? (long)about.st_size : -1;
}

static void a_file_is_written_and_loaded_again(void **state) {
  folder *f = *state;
  pf_index *index = index_of(50);
  assert_int_equal(pf_index_save_file(index, f->file, NULL), PF_OK);
  assert_int_equal(count_in(f->file), 50);
  assert_int_equal(size_of(f->file_new), -1);
  pf_index_free(index);
}

static void a_loaded_file_can_be_replaced_while_it_is_mapped(void **state) {
  folder *f = *state;
  pf_index *index = index_of(50), *mapped;
  assert_int_equal(pf_index_save_file(index, f->file, NULL), PF_OK);
  assert_int_equal(pf_index_load_file(&mapped, f->file, NULL, NULL), PF_OK);
  pf_index *more = index_of(80);
  assert_int_equal(pf_index_merge(mapped, more, NULL), PF_OK);
  assert_int_equal(pf_index_save_file(mapped, f->file, NULL), PF_OK);
  pf_index_free(mapped);
  assert_int_equal(count_in(f->file), 80);
  pf_index_free(more);
  pf_index_free(index);
}

/* The child may write so many bytes to a file; one more kills it, in the middle of the write. */
static int save_in_a_child(const pf_index *index, const char *path, long bytes, bool killed) {
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    struct rlimit limit = {(rlim_t)bytes, (rlim_t)bytes}, no_core = {0, 0};
    (void)setrlimit(RLIMIT_CORE, &no_core);
    (void)setrlimit(RLIMIT_FSIZE, &limit);
    if (!killed) (void)signal(SIGXFSZ, SIG_IGN);
    _exit(pf_index_save_file(index, path, NULL) == PF_OK ? 0 : 1);
  }
  int how;
  assert_int_equal(waitpid(child, &how, 0), child);
  return how;
}

static void a_crash_at_any_write_leaves_the_old_file(void **state) {
  folder *f = *state;
  pf_index *old = index_of(20), *next = index_of(60);
  assert_int_equal(pf_index_save_file(next, f->file, NULL), PF_OK);
  long size = size_of(f->file);
  assert_int_equal(pf_index_save_file(old, f->file, NULL), PF_OK);
  for (long bytes = 0; bytes < size; bytes += bytes < 300 ? 37 : 1009) {
    int how = save_in_a_child(next, f->file, bytes, true);
    assert_true(WIFSIGNALED(how) && WTERMSIG(how) == SIGXFSZ);
    assert_int_equal(count_in(f->file), 20);
  }
  assert_int_equal(save_in_a_child(next, f->file, size, true), 0); /* over what the dead left */
  assert_int_equal(count_in(f->file), 60);
  pf_index_free(old);
  pf_index_free(next);
}

static void a_disk_that_is_full_is_reported_and_leaves_the_old_file(void **state) {
  folder *f = *state;
  pf_index *old = index_of(20), *next = index_of(60);
  assert_int_equal(pf_index_save_file(old, f->file, NULL), PF_OK);
  int how = save_in_a_child(next, f->file, 5000, false);
  assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 1);
  assert_int_equal(count_in(f->file), 20);
  assert_int_equal(size_of(f->file_new), -1);
  pf_index_free(old);
  pf_index_free(next);
}

static void what_is_no_index_is_refused_with_its_reason(void **state) {
  folder *f = *state;
  pf_index *index;
  pf_error error;
  assert_int_equal(pf_index_load_file(&index, f->file, NULL, &error), PF_ERROR_FILE);
  assert_int_equal(pf_index_load_file(&index, f->path, NULL, &error), PF_ERROR_FILE);
  FILE *file = fopen(f->file, "w");
  assert_non_null(file);
  assert_int_equal(pf_index_load_file(&index, f->file, NULL, &error), PF_ERROR_FORMAT);
  assert_true(fputs("Dear reader,\n", file) >= 0);
  assert_int_equal(fclose(file), 0);
  assert_int_equal(pf_index_load_file(&index, f->file, NULL, &error), PF_ERROR_FORMAT);
  assert_non_null(strstr(error.message, "not an index"));
  assert_null(index);
  assert_int_equal(pf_index_load_file(&index, NULL, NULL, &error), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_index_load_file(NULL, f->file, NULL, &error), PF_ERROR_ARGUMENT);
}

static void a_folder_that_is_not_there_is_reported(void **state) {
  (void)state;
  pf_index *index = index_of(1);
  assert_int_equal(pf_index_save_file(index, "no such folder/seen", NULL), PF_ERROR_FILE);
  assert_int_equal(pf_index_save_file(index, "", NULL), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_index_save_file(NULL, "seen", NULL), PF_ERROR_ARGUMENT);
  pf_index_free(index);
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_A_FOLDER(a_file_is_written_and_loaded_again),
      IN_A_FOLDER(a_loaded_file_can_be_replaced_while_it_is_mapped),
      IN_A_FOLDER(a_crash_at_any_write_leaves_the_old_file),
      IN_A_FOLDER(a_disk_that_is_full_is_reported_and_leaves_the_old_file),
      IN_A_FOLDER(what_is_no_index_is_refused_with_its_reason),
      cmocka_unit_test(a_folder_that_is_not_there_is_reported),
  };
  return cmocka_run_group_tests_name("deduplicate/index_file", tests, NULL, NULL);
}
