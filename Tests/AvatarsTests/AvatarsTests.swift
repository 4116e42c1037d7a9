import Testing

import Avatars
