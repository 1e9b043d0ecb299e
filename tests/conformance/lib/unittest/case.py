# Names that some test files take from here.
from unittest import SkipTest, TestCase, expectedFailure, skip, skipIf, skipUnless
