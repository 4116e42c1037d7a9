import Testing

import Objects
