import Testing

import Fixtures
