"""The banks' network of validators: building its engine, making its homes, starting, watching and changing it.

`python -m deploy.network build|init|start|stop|status|add|remove|heal|destroy`; docs/operations.md tells when and how.
"""
