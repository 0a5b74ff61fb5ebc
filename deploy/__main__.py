"""`python -m deploy`: see deploy/deploy.py."""

import sys

from deploy.deploy import main

if __name__ == "__main__":
    sys.exit(main())
