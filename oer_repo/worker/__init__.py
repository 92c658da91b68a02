"""What runs behind the pages: draining changes, queued tasks, periodic jobs, and the supervisor of `make run`."""
