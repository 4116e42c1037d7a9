#include "CEmbedded.h"

// One table a folder of embedded files; a file is added by its #embed and its line in the table.

static const uint8_t share_mustache[] = {
#embed "../../Templates/share.mustache"
};
static const uint8_t page_css[] = {
#embed "../../Templates/page.css"
};
static const uint8_t embed_js[] = {
#embed "../../Templates/embed.js"
};

#define ENTRY(name, bytes) {name, bytes, sizeof bytes}

static const embedded_file templates[] = {
    ENTRY("share.mustache", share_mustache),
    ENTRY("page.css", page_css),
    ENTRY("embed.js", embed_js),
};

size_t embedded_template_count(void) { return sizeof templates / sizeof *templates; }

embedded_file embedded_template(size_t index) { return templates[index]; }
