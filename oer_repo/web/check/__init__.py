"""May these works be put together? The page that answers it: asked line by line, held whole by its own link."""
