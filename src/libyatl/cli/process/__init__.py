"""The process: its streams, and the pager into which they may lead."""
