import Testing

import Catalog
