// How a library's words get into a caller's message buffer.
#ifndef CODECS_PRIVATE_MESSAGE_H
#define CODECS_PRIVATE_MESSAGE_H
#include "CCodecs.h"
#include <stdio.h>

static inline void codecs_say(char *message, const char *words) {
    snprintf(message, CODECS_MESSAGE_BYTES, "%s", words);
}
#endif
