/* cmocka_all.h - cmocka with the headers it wants before it. */
#ifndef TESTS_SUPPORT_CMOCKA_ALL_H
#define TESTS_SUPPORT_CMOCKA_ALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A failed assertion leaves the test by longjmp, which clang's analyzer doesn't know. */
#ifdef __clang_analyzer__
#include <stdlib.h>
#undef assert_true
#undef assert_non_null
#undef assert_int_equal
#undef fail_msg
#undef skip
#define assert_true(condition) ((condition) ? (void)0 : abort())
#define assert_non_null(pointer) ((pointer) != NULL ? (void)0 : abort())
#define assert_int_equal(a, b) ((intmax_t)(a) == (intmax_t)(b) ? (void)0 : abort())
#define fail_msg(...) abort()
#define skip() abort()
#endif

#endif
