/* weights_en.h - the built-in English model, in the format of analyse/weights.h. The build makes weights_en.c from
 * weights_en.bin: the bytes lie in the library's read-only pages, which all processes share. */
#ifndef PFI_DATA_WEIGHTS_EN_H
#define PFI_DATA_WEIGHTS_EN_H

#include <stddef.h>

const unsigned char *pfi_weights_en(size_t *size);

#endif
