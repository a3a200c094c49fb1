"""`python -m antoan`."""

import sys

from antoan.cli import main

if __name__ == "__main__":
    sys.exit(main())
