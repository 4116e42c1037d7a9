#ifndef CEMBEDDED_H
#define CEMBEDDED_H
// Templates/ and trained weights, put into the binary by C23 #embed: a moved binary carries them along.
#include <stddef.h>
#include <stdint.h>
#endif
