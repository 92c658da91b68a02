"""Why there is no backup, or why it cannot be taken back; each says what to do."""


class BackupError(RuntimeError):
    """In a sentence for whoever runs the command."""
