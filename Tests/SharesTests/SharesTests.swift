import Testing

import Shares
