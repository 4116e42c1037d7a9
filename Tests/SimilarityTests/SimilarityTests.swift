import Testing

import Similarity
