/* index_file.h - the files of indexes: the only part of deduplicate/ that touches the system. */
#ifndef PFI_DEDUPLICATE_INDEX_FILE_H
#define PFI_DEDUPLICATE_INDEX_FILE_H

#include "peacefacts.h"

/* Gives back what pf_index_load_file mapped. NULL is fine. */
void pfi_unmap(void *mapping, size_t size);

#endif
