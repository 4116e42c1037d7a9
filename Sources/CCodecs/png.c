#include "CCodecs.h"
#include "message.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

// What libpng's callbacks need: the input left, the output so far, where to put words.
typedef struct {
    const uint8_t *bytes;
    size_t left;
    bool truncated;
    uint8_t *out;
    size_t out_count;
    size_t out_capacity;
    bool no_memory;
    char *message;
} stream;

static int status_of(const stream *stream) {
    return stream->truncated ? CODECS_TRUNCATED : stream->no_memory ? CODECS_NO_MEMORY : CODECS_DAMAGED;
}

static _Noreturn void on_error(png_structp png, png_const_charp words) {
    stream *stream = png_get_error_ptr(png);
    codecs_say(stream->message, words);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp words) {
    (void)png;
    (void)words;
}

static void read_bytes(png_structp png, png_bytep to, size_t count) {
    stream *stream = png_get_io_ptr(png);
    if (count > stream->left) {
        stream->truncated = true;
        png_error(png, "the data ends early");
    }
    memcpy(to, stream->bytes, count);
    stream->bytes += count;
    stream->left -= count;
}

static void write_bytes(png_structp png, png_bytep from, size_t count) {
    stream *stream = png_get_io_ptr(png);
    if (count > stream->out_capacity - stream->out_count) {
        size_t capacity = (stream->out_count + count) * 2;
        uint8_t *grown = realloc(stream->out, capacity);
        if (!grown) {
            stream->no_memory = true;
            png_error(png, "no memory");
        }
        stream->out = grown;
        stream->out_capacity = capacity;
    }
    memcpy(stream->out + stream->out_count, from, count);
    stream->out_count += count;
}

static void flush_nothing(png_structp png) { (void)png; }

static uint32_t big_endian(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

int codecs_png_header(const uint8_t *bytes, size_t count, codecs_header *header, char *message) {
    static const uint8_t start[16] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    static const int channels_of_type[7] = {1, 0, 3, 3, 2, 0, 4};
    size_t known = count < sizeof start ? count : sizeof start;
    if (memcmp(bytes, start, known) != 0) {
        codecs_say(message, "it does not begin with a PNG header");
        return CODECS_DAMAGED;
    }
    if (count < 33) {
        codecs_say(message, "the header is cut off");
        return CODECS_TRUNCATED;
    }
    uint8_t type = bytes[25];
    header->width = big_endian(bytes + 16);
    header->height = big_endian(bytes + 20);
    header->bits = bytes[24];
    header->channels = type < 7 ? channels_of_type[type] : 0;
    if (header->width == 0 || header->height == 0 || header->channels == 0) {
        codecs_say(message, "the header has no valid size or colour type");
        return CODECS_DAMAGED;
    }
    return CODECS_OK;
}

int codecs_png_decode(
    const uint8_t *bytes, size_t count, uint8_t *rgba, size_t rgba_count, uint8_t **out_profile,
    size_t *out_profile_count, char *message) {
    stream stream = {.bytes = bytes, .left = count, .message = message};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &stream, on_error, on_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    uint8_t *volatile profile = NULL;
    if (!info) {
        png_destroy_read_struct(&png, &info, NULL);
        codecs_say(message, "no memory");
        return CODECS_NO_MEMORY;
    }
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_read_struct(&png, &info, NULL);
        free(profile);
        return status_of(&stream);
    }
    png_set_read_fn(png, &stream, read_bytes);
    png_read_info(png, info);

    png_uint_32 width = png_get_image_width(png, info);
    png_uint_32 height = png_get_image_height(png, info);
    if ((uint64_t)width * height * 4 != rgba_count) png_error(png, "the size changed after the header");

    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != (size_t)width * 4) png_error(png, "rows are not RGBA");
    for (int pass = 0; pass < passes; pass++)
        for (png_uint_32 y = 0; y < height; y++) png_read_row(png, rgba + (size_t)y * width * 4, NULL);
    png_read_end(png, NULL);

    png_charp name;
    png_bytep data;
    png_uint_32 data_count;
    int compression;
    *out_profile = NULL;
    *out_profile_count = 0;
    if (png_get_iCCP(png, info, &name, &compression, &data, &data_count) == PNG_INFO_iCCP && data_count > 0) {
        profile = malloc(data_count);
        if (!profile) {
            stream.no_memory = true;
            png_error(png, "no memory");
        }
        memcpy(profile, data, data_count);
        *out_profile = profile;
        *out_profile_count = data_count;
    }
    png_destroy_read_struct(&png, &info, NULL);
    return CODECS_OK;
}

int codecs_png_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int channels, uint8_t **out, size_t *out_count,
    char *message) {
    stream stream = {.message = message};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &stream, on_error, on_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) {
        png_destroy_write_struct(&png, &info);
        codecs_say(message, "no memory");
        return CODECS_NO_MEMORY;
    }
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        free(stream.out);
        return status_of(&stream);
    }
    int type = channels == 1 ? PNG_COLOR_TYPE_GRAY : channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA;
    png_set_write_fn(png, &stream, write_bytes, flush_nothing);
    png_set_IHDR(
        png, info, width, height, 8, type, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(png, 4);
    // Filters help photos; flat masks and drawings are smaller without.
    png_set_filter(png, PNG_FILTER_TYPE_BASE, channels == 1 ? PNG_FILTER_NONE : PNG_ALL_FILTERS);
    png_write_info(png, info);
    for (uint32_t y = 0; y < height; y++) png_write_row(png, pixels + (size_t)y * width * (size_t)channels);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    *out = stream.out;
    *out_count = stream.out_count;
    return CODECS_OK;
}
