#ifndef CCODECS_H
#define CCODECS_H
// libpng, libjpeg-turbo, zlib and libzstd behind functions that return status codes: setjmp and longjmp stay in
// this module and never cross a Swift frame.
#include <stddef.h>
#include <stdint.h>
#endif
