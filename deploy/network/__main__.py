"""`python -m deploy.network`: see deploy/network/cli.py."""

import sys

from deploy.network.cli import main

if __name__ == "__main__":
    sys.exit(main())
