import Testing

import Garments
