// gzip and zstd.
#include "CCodecs.h"
#include "message.h"

#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

void codecs_free(void *bytes) { free(bytes); }

int codecs_gzip(const uint8_t *bytes, size_t count, int level, uint8_t **out, size_t *out_count, char *message) {
    z_stream stream = {0};
    // 15 bits of window, and 16 for a gzip header, which zlib writes with a time of 0 unless told otherwise.
    if (count > UINT32_MAX || deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        codecs_say(message, count > UINT32_MAX ? "more than 4 GiB at once" : "zlib could not start");
        return CODECS_DAMAGED;
    }
    size_t capacity = deflateBound(&stream, count);
    uint8_t *packed = capacity <= UINT32_MAX ? malloc(capacity) : NULL;
    if (!packed) {
        deflateEnd(&stream);
        codecs_say(message, "no memory");
        return CODECS_NO_MEMORY;
    }
    stream.next_in = (uint8_t *)(uintptr_t)bytes;
    stream.avail_in = (uInt)count;
    stream.next_out = packed;
    stream.avail_out = (uInt)capacity;
    int result = deflate(&stream, Z_FINISH);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) {
        free(packed);
        codecs_say(message, "zlib did not finish");
        return CODECS_DAMAGED;
    }
    *out = packed;
    *out_count = capacity - stream.avail_out;
    return CODECS_OK;
}

int codecs_zstd(const uint8_t *bytes, size_t count, int level, uint8_t **out, size_t *out_count, char *message) {
    size_t capacity = ZSTD_compressBound(count);
    uint8_t *packed = malloc(capacity);
    if (!packed) {
        codecs_say(message, "no memory");
        return CODECS_NO_MEMORY;
    }
    size_t result = ZSTD_compress(packed, capacity, bytes, count, level);
    if (ZSTD_isError(result)) {
        free(packed);
        codecs_say(message, ZSTD_getErrorName(result));
        return CODECS_DAMAGED;
    }
    *out = packed;
    *out_count = result;
    return CODECS_OK;
}

struct codecs_zstd_reader {
    ZSTD_DCtx *context;
    bool between_frames;
};

codecs_zstd_reader *codecs_zstd_reader_create(void) {
    codecs_zstd_reader *reader = malloc(sizeof *reader);
    if (!reader) return NULL;
    reader->context = ZSTD_createDCtx();
    if (!reader->context) {
        free(reader);
        return NULL;
    }
    reader->between_frames = true;
    ZSTD_DCtx_setParameter(reader->context, ZSTD_d_windowLogMax, 27);
    return reader;
}

void codecs_zstd_reader_free(codecs_zstd_reader *reader) {
    if (!reader) return;
    ZSTD_freeDCtx(reader->context);
    free(reader);
}

int codecs_zstd_reader_step(
    codecs_zstd_reader *reader, const uint8_t *in, size_t in_count, size_t *in_used, uint8_t *out, size_t out_count,
    size_t *out_used, bool *at_frame_end, char *message) {
    ZSTD_inBuffer input = {in, in_count, 0};
    ZSTD_outBuffer output = {out, out_count, 0};
    size_t result = ZSTD_decompressStream(reader->context, &output, &input);
    *in_used = input.pos;
    *out_used = output.pos;
    // After a frame zstd waits for the next one's header; a call that moves nothing has not begun it.
    if (result == 0 || input.pos > 0 || output.pos > 0) reader->between_frames = result == 0;
    *at_frame_end = reader->between_frames;
    if (ZSTD_isError(result)) {
        codecs_say(message, ZSTD_getErrorName(result));
        return CODECS_DAMAGED;
    }
    return CODECS_OK;
}
