import Testing

import Server
