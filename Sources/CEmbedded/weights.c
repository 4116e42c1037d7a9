#include "CEmbedded.h"

static const uint8_t style_0[] = {
#embed "weights/style-0.bin"
};

embedded_file embedded_style_0(void) {
    return (embedded_file){"style-0.bin", style_0, sizeof style_0};
}
