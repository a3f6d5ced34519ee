/* news_names.h - names that datelines and bylines are known by: what news_names.c holds. Sorted, in lower case. */
#ifndef PFI_DATA_NEWS_NAMES_H
#define PFI_DATA_NEWS_NAMES_H

#include <stddef.h>

extern const char *const pfi_news_agencies[];
extern const size_t pfi_news_agency_count;
extern const char *const pfi_dateline_cities[];
extern const size_t pfi_dateline_city_count;

#endif
