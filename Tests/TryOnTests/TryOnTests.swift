import Testing

import TryOn
