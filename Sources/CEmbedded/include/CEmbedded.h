#ifndef CEMBEDDED_H
#define CEMBEDDED_H
// Templates/ and trained weights, put into the binary by C23 #embed: a moved binary carries them along.
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *name;
    const uint8_t *bytes;
    size_t length;
} embedded_file;

// The files of Templates/, by their names in that folder. Valid for the life of the process.
size_t embedded_template_count(void);
embedded_file embedded_template(size_t index);

// The weights of `style-0`, written by `techartt train-style`; the format stands on top of
// Similarity/StyleModel.swift.
embedded_file embedded_style_0(void);
#endif
