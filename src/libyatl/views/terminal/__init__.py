"""What a terminal draws: views, reports, and how they share out its width."""
