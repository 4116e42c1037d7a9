import Testing

import Build
