#ifndef CCODECS_H
#define CCODECS_H
// libpng, libjpeg-turbo, zlib and libzstd behind functions that return status codes: setjmp and longjmp stay in
// this module and never cross a Swift frame.
//
// `message` is a buffer of CODECS_MESSAGE_BYTES; on any status but CODECS_OK it holds the library's own words.
// What comes back through `out` is malloc'ed: give it to codecs_free.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CODECS_MESSAGE_BYTES 256

typedef enum {
    CODECS_OK = 0,
    CODECS_TRUNCATED = 1,
    CODECS_DAMAGED = 2,
    CODECS_NO_MEMORY = 3,
} codecs_status;

typedef struct {
    uint32_t width;
    uint32_t height;
    // PNG: 1 to 16; JPEG: 8.
    int bits;
    // PNG: 1 to 4 after a palette is looked up; JPEG: 1, 3 or 4.
    int channels;
} codecs_header;

void codecs_free(void *bytes);

// Reads the header only; no memory is taken for pixels.
int codecs_png_header(const uint8_t *bytes, size_t count, codecs_header *header, char *message);
int codecs_jpeg_header(const uint8_t *bytes, size_t count, codecs_header *header, char *message);

// `rgba` holds width * height * 4 bytes by the header; any bit depth, palette, transparency or interlacing becomes
// 8-bit straight RGBA. An ICC profile, when there is one, comes back through `out_profile`.
int codecs_png_decode(
    const uint8_t *bytes, size_t count, uint8_t *rgba, size_t rgba_count, uint8_t **out_profile,
    size_t *out_profile_count, char *message);

// The same for JPEG: grey, YCbCr, RGB, CMYK and YCCK (inverted when Adobe wrote it) become RGBA with alpha 255.
// EXIF orientation and ICC profile are the caller's.
int codecs_jpeg_decode(const uint8_t *bytes, size_t count, uint8_t *rgba, size_t rgba_count, char *message);

// `channels` is 1 (grey), 3 or 4 bytes a pixel, tightly packed rows.
int codecs_png_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int channels, uint8_t **out, size_t *out_count,
    char *message);

// Baseline JPEG with optimised Huffman tables from RGBA, alpha ignored. `full_chroma`: 4:4:4, else 4:2:0.
int codecs_jpeg_encode(
    const uint8_t *rgba, uint32_t width, uint32_t height, int quality, bool full_chroma, uint8_t **out,
    size_t *out_count, char *message);

// One gzip member with a time of 0 and no name, so that the same bytes give the same file. `level` 1 to 9.
int codecs_gzip(const uint8_t *bytes, size_t count, int level, uint8_t **out, size_t *out_count, char *message);

// One zstd frame with its content size. `level` 1 to 22.
int codecs_zstd(const uint8_t *bytes, size_t count, int level, uint8_t **out, size_t *out_count, char *message);

// Streaming decompression of one or more zstd frames, with a window of at most 128 MiB.
typedef struct codecs_zstd_reader codecs_zstd_reader;

// NULL when there is no memory.
codecs_zstd_reader *codecs_zstd_reader_create(void);
void codecs_zstd_reader_free(codecs_zstd_reader *reader);

// Takes some of the input, gives some output; `in_used` and `out_used` say how much of each. Call again while
// there is input left or `out_used == out_count`. `at_frame_end` is true between frames: input that ends while it
// is false was cut short.
int codecs_zstd_reader_step(
    codecs_zstd_reader *reader, const uint8_t *in, size_t in_count, size_t *in_used, uint8_t *out, size_t out_count,
    size_t *out_used, bool *at_frame_end, char *message);

#endif
