#include "CEmbedded.h"

// A file of Templates/ is added by its #embed and its line in the table.

static const uint8_t age_mustache[] = {
#embed "../../Templates/age.mustache"
};
static const uint8_t card_mustache[] = {
#embed "../../Templates/card.mustache"
};
static const uint8_t foot_mustache[] = {
#embed "../../Templates/foot.mustache"
};
static const uint8_t head_mustache[] = {
#embed "../../Templates/head.mustache"
};
static const uint8_t mini_mustache[] = {
#embed "../../Templates/mini.mustache"
};
static const uint8_t price_mustache[] = {
#embed "../../Templates/price.mustache"
};
static const uint8_t product_mustache[] = {
#embed "../../Templates/product.mustache"
};
static const uint8_t share_mustache[] = {
#embed "../../Templates/share.mustache"
};
static const uint8_t sizes_mustache[] = {
#embed "../../Templates/sizes.mustache"
};
static const uint8_t stage_mustache[] = {
#embed "../../Templates/stage.mustache"
};
static const uint8_t switch_mustache[] = {
#embed "../../Templates/switch.mustache"
};
static const uint8_t embed_css[] = {
#embed "../../Templates/embed.css"
};
static const uint8_t embed_js[] = {
#embed "../../Templates/embed.js"
};
static const uint8_t icon_svg[] = {
#embed "../../Templates/icon.svg"
};
static const uint8_t page_css[] = {
#embed "../../Templates/page.css"
};
static const uint8_t page_js[] = {
#embed "../../Templates/page.js"
};
static const uint8_t words_en_json[] = {
#embed "../../Templates/words.en.json"
};

#define ENTRY(name, bytes) {name, bytes, sizeof bytes}

static const embedded_file templates[] = {
    ENTRY("age.mustache", age_mustache),
    ENTRY("card.mustache", card_mustache),
    ENTRY("foot.mustache", foot_mustache),
    ENTRY("head.mustache", head_mustache),
    ENTRY("mini.mustache", mini_mustache),
    ENTRY("price.mustache", price_mustache),
    ENTRY("product.mustache", product_mustache),
    ENTRY("share.mustache", share_mustache),
    ENTRY("sizes.mustache", sizes_mustache),
    ENTRY("stage.mustache", stage_mustache),
    ENTRY("switch.mustache", switch_mustache),
    ENTRY("embed.css", embed_css),
    ENTRY("embed.js", embed_js),
    ENTRY("icon.svg", icon_svg),
    ENTRY("page.css", page_css),
    ENTRY("page.js", page_js),
    ENTRY("words.en.json", words_en_json),
};

size_t embedded_template_count(void) { return sizeof templates / sizeof *templates; }

embedded_file embedded_template(size_t index) { return templates[index]; }
