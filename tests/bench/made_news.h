/* made_news.h - news that nobody wrote: distinct paragraphs from a seed, for measuring without anybody's articles. */
#ifndef TESTS_BENCH_MADE_NEWS_H
#define TESTS_BENCH_MADE_NEWS_H

#include <stddef.h>
#include <stdint.h>

/* Writes an article of about `size` bytes, at most `room`; the same for the same number. Returns its size. */
size_t made_news(char *out, size_t room, size_t size, uint32_t number);

#endif
