import Testing

import Widgets
