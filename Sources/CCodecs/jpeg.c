#include "CCodecs.h"
#include "message.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

// A progressive file of a few kilobytes can ask for thousands of passes over a large image.
enum { scans_at_most = 256 };

typedef struct {
    struct jpeg_error_mgr base;
    jmp_buf jump;
    bool truncated;
    bool no_memory;
    char *message;
} error_manager;

static int status_of(const error_manager *errors) {
    return errors->truncated ? CODECS_TRUNCATED : errors->no_memory ? CODECS_NO_MEMORY : CODECS_DAMAGED;
}

static void say(j_common_ptr codec) {
    char words[JMSG_LENGTH_MAX];
    codec->err->format_message(codec, words);
    codecs_say(((error_manager *)codec->err)->message, words);
}

static _Noreturn void on_error(j_common_ptr codec) {
    error_manager *errors = (error_manager *)codec->err;
    if (codec->err->msg_code == JERR_INPUT_EOF || codec->err->msg_code == JERR_INPUT_EMPTY) errors->truncated = true;
    if (codec->err->msg_code == JERR_OUT_OF_MEMORY) errors->no_memory = true;
    say(codec);
    longjmp(errors->jump, 1);
}

// libjpeg warns and invents the missing pixels; a grey lower half is not what the store photographed.
static void on_message(j_common_ptr codec, int level) {
    error_manager *errors = (error_manager *)codec->err;
    if (level >= 0) return;
    switch (codec->err->msg_code) {
    case JWRN_JPEG_EOF:
        errors->truncated = true;
        say(codec);
        longjmp(errors->jump, 1);
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
        say(codec);
        longjmp(errors->jump, 1);
    default:
        break;
    }
}

static void on_progress(j_common_ptr codec) {
    if (!codec->is_decompressor || ((j_decompress_ptr)codec)->input_scan_number <= scans_at_most) return;
    error_manager *errors = (error_manager *)codec->err;
    codecs_say(errors->message, "it has too many scans");
    longjmp(errors->jump, 1);
}

static void set_up(error_manager *errors, char *message) {
    memset(errors, 0, sizeof *errors);
    jpeg_std_error(&errors->base);
    errors->base.error_exit = on_error;
    errors->base.emit_message = on_message;
    errors->message = message;
}

int codecs_jpeg_header(const uint8_t *bytes, size_t count, codecs_header *header, char *message) {
    struct jpeg_decompress_struct codec;
    error_manager errors;
    set_up(&errors, message);
    codec.err = &errors.base;
    if (setjmp(errors.jump)) {
        jpeg_destroy_decompress(&codec);
        return status_of(&errors);
    }
    jpeg_create_decompress(&codec);
    jpeg_mem_src(&codec, bytes, count);
    jpeg_read_header(&codec, TRUE);
    header->width = codec.image_width;
    header->height = codec.image_height;
    header->bits = codec.data_precision;
    header->channels = codec.num_components;
    jpeg_destroy_decompress(&codec);
    return CODECS_OK;
}

// Ink to light as browsers do it without a profile: each ink takes its share of its colour, black of all.
static void cmyk_to_rgba(const uint8_t *cmyk, uint8_t *rgba, size_t pixels, bool inverted) {
    unsigned flip = inverted ? 0 : 255;
    for (size_t i = 0; i < pixels; i++, cmyk += 4, rgba += 4) {
        unsigned black = cmyk[3] ^ flip;
        for (int channel = 0; channel < 3; channel++)
            rgba[channel] = (uint8_t)(((cmyk[channel] ^ flip) * black + 127) / 255);
        rgba[3] = 255;
    }
}

int codecs_jpeg_decode(const uint8_t *bytes, size_t count, uint8_t *rgba, size_t rgba_count, char *message) {
    struct jpeg_decompress_struct codec;
    struct jpeg_progress_mgr progress = {.progress_monitor = on_progress};
    error_manager errors;
    uint8_t *volatile ink = NULL;
    set_up(&errors, message);
    codec.err = &errors.base;
    if (setjmp(errors.jump)) {
        jpeg_destroy_decompress(&codec);
        free(ink);
        return status_of(&errors);
    }
    jpeg_create_decompress(&codec);
    codec.progress = &progress;
    jpeg_mem_src(&codec, bytes, count);
    jpeg_read_header(&codec, TRUE);
    bool four = codec.jpeg_color_space == JCS_CMYK || codec.jpeg_color_space == JCS_YCCK;
    codec.out_color_space = four ? JCS_CMYK : JCS_EXT_RGBA;
    codec.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&codec);
    size_t row_bytes = (size_t)codec.output_width * 4;
    if (row_bytes * codec.output_height != rgba_count || codec.output_components != 4) {
        codecs_say(message, "the size changed after the header");
        longjmp(errors.jump, 1);
    }
    if (four) {
        ink = malloc(row_bytes);
        if (!ink) {
            errors.no_memory = true;
            codecs_say(message, "no memory");
            longjmp(errors.jump, 1);
        }
    }
    while (codec.output_scanline < codec.output_height) {
        uint8_t *row = rgba + codec.output_scanline * row_bytes;
        JSAMPROW target = four ? ink : row;
        jpeg_read_scanlines(&codec, &target, 1);
        if (four) cmyk_to_rgba(ink, row, codec.output_width, codec.saw_Adobe_marker);
    }
    jpeg_finish_decompress(&codec);
    jpeg_destroy_decompress(&codec);
    free(ink);
    return CODECS_OK;
}

int codecs_jpeg_encode(
    const uint8_t *rgba, uint32_t width, uint32_t height, int quality, bool full_chroma, uint8_t **out,
    size_t *out_count, char *message) {
    struct jpeg_compress_struct codec;
    error_manager errors;
    unsigned char *bytes = NULL;
    unsigned long bytes_count = 0;
    if (width == 0 || height == 0 || width > JPEG_MAX_DIMENSION || height > JPEG_MAX_DIMENSION) {
        codecs_say(message, "a JPEG has 1 to 65500 pixels a side");
        return CODECS_DAMAGED;
    }
    set_up(&errors, message);
    codec.err = &errors.base;
    if (setjmp(errors.jump)) {
        jpeg_destroy_compress(&codec);
        return status_of(&errors);
    }
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, &bytes, &bytes_count);
    codec.image_width = width;
    codec.image_height = height;
    codec.input_components = 4;
    codec.in_color_space = JCS_EXT_RGBX;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, quality, TRUE);
    codec.optimize_coding = TRUE;
    codec.dct_method = JDCT_ISLOW;
    codec.comp_info[0].h_samp_factor = full_chroma ? 1 : 2;
    codec.comp_info[0].v_samp_factor = full_chroma ? 1 : 2;
    jpeg_start_compress(&codec, TRUE);
    while (codec.next_scanline < height) {
        JSAMPROW row = (JSAMPROW)(uintptr_t)(rgba + (size_t)codec.next_scanline * width * 4);
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    *out = bytes;
    *out_count = bytes_count;
    return CODECS_OK;
}
